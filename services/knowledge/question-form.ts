import type { Locale } from '../locales';
import forms from './question-forms.json';

/** Asks how something is done or what holds ("how do I …", "多久", "preciso …"): not a wish that it be done. */
export function asksHow(words: string, locale: Locale): boolean {
  const { opens, holds } = forms[locale];
  const said = words.toLowerCase().replace(/\s+/g, ' ').trim();
  return opens.some((form) => said.startsWith(`${form} `)) || holds.some((form) => said.includes(form));
}
