/** The company's own directory (Entra ID): who somebody is, and whom they report to. */
export interface Directory {
  /** By Entra object id. Undefined: nobody by that id. */
  user(id: string): Promise<DirectoryUser | undefined>;
  /** Undefined: nobody by that id, or nobody above them. */
  managerOf(id: string): Promise<DirectoryUser | undefined>;
}

export interface DirectoryUser {
  readonly id: string;
  readonly name: string;
  /** Where mail reaches them; a sign-in name need not be a mailbox, so it is never used instead. */
  readonly mail?: string;
  /** As the directory has it ('zh-CN', 'pt'): see localeFrom. */
  readonly language?: string;
}
