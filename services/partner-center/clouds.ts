/** Where a cloud's doors are (domain.md §2.2, §3.3). Every address can be set otherwise: these are defaults. */
export interface Cloud {
  readonly partnerCenter: string;
  readonly graph: string;
  readonly authority: string;
  /** What an App-only token for Partner Center is asked for. */
  readonly appResource: string;
  /** What an App+User token for Partner Center is asked for. */
  readonly userResource: string;
}

export const clouds = {
  public: {
    partnerCenter: 'https://api.partnercenter.microsoft.com',
    graph: 'https://graph.microsoft.com',
    authority: 'https://login.microsoftonline.com',
    appResource: 'https://graph.windows.net',
    userResource: 'https://api.partnercenter.microsoft.com',
  },
  china: {
    partnerCenter: 'https://partner.partnercenterapi.microsoftonline.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    authority: 'https://login.partner.microsoftonline.cn', // its older name is login.chinacloudapi.cn
    appResource: 'https://graph.chinacloudapi.cn', // [?] by analogy with the public cloud (domain.md §5.6)
    userResource: 'https://partner.partnercenterapi.microsoftonline.cn',
  },
} as const satisfies Record<string, Cloud>;
