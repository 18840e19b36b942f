import type { Locale } from '../services/locales';
import en from './texts/en-US.json';
import pt from './texts/pt-BR.json';
import zh from './texts/zh-CN.json';

export type TextKey = keyof typeof en;

const languages = { 'en-US': en, 'zh-CN': zh, 'pt-BR': pt } satisfies Record<Locale, Record<TextKey, string>>; // a missing line does not build

/** Fills in {name}; {name|seat|seats} is the first word for one of them, the second for any other number. */
export function text(locale: Locale, key: TextKey, names: Readonly<Record<string, string | number>> = {}): string {
  return languages[locale][key]
    .replace(/\{(\w+)\|([^|{}]*)\|([^|{}]*)\}/g, (_, name: string, one: string, many: string) =>
      Number(names[name]) === 1 ? one : many,
    )
    .replace(/\{(\w+)\}/g, (whole, name: string) => String(names[name] ?? whole));
}

/** Undefined: a topic the partner added; its article has a title. */
export function topicTitle(topic: string, locale: Locale): string | undefined {
  const key = `topic.${topic}`;
  return hasText(key) ? text(locale, key) : undefined;
}

export const hasText = (key: string): key is TextKey => Object.hasOwn(en, key);
