import type { Locale } from '../services/locales';
import type { Press } from './buttons';
import { text } from './texts';

interface WordsButton<D extends object> {
  press(title: string, locale: Locale, data: D): Press;
  input(name: 'text'): string;
}

interface Select {
  readonly id: string;
  readonly label: string;
  readonly error: string;
  readonly value: string;
  readonly choices: readonly { readonly id: string; readonly title: string }[];
}

/** A button that first opens a box to write in. For the "forms" of a template. */
export interface Form {
  readonly title: string;
  /** Lists to choose from above the box: none or one. */
  readonly selects: readonly Select[];
  readonly input: {
    readonly id: string;
    readonly label: string;
    readonly error: string;
    readonly value: string;
    readonly multiline: boolean;
  };
  readonly send: Press;
}

export function wordsForm<D extends object>(
  button: WordsButton<D>,
  { title, label, send, value = '' }: { title: string; label: string; send?: string; value?: string },
  locale: Locale,
  data: D,
): Form {
  return {
    title,
    selects: [],
    input: { id: button.input('text'), label, error: text(locale, 'words.error'), value, multiline: true },
    send: button.press(send ?? text(locale, 'send'), locale, data),
  };
}
