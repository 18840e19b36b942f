/** The languages people are spoken to in. Adding one: a line here, a file in cards/texts, a folder in content/knowledge. */
export const locales = ['en-US', 'zh-CN', 'pt-BR'] as const;
export type Locale = (typeof locales)[number];

/** Those 21Vianet is written to in. */
export const vendorLocales = ['en-US', 'zh-CN'] as const satisfies readonly Locale[];
export type VendorLocale = (typeof vendorLocales)[number];

/** 'en-us', 'zh', 'zh-Hans-CN', 'pt-PT' or nothing, as channels send it, to a language we speak. */
export function localeFrom(tag: string | undefined): Locale | undefined {
  const language = tag?.slice(0, 2).toLowerCase();
  return locales.find((locale) => locale.startsWith(`${language}-`));
}
