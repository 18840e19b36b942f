import type { Locale } from '../services/locales';
import type { Press } from './buttons';
import type { Pressed } from './pressed';
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

interface Input {
  readonly id: string;
  readonly label: string;
  readonly error: string;
  readonly value: string;
  readonly multiline: boolean;
  readonly required: boolean;
}

/** A button that first opens a small form: lists to choose from, then boxes to write in. */
export interface Form {
  readonly title: string;
  readonly selects: readonly Select[];
  readonly inputs: readonly Input[];
  readonly send: Press;
}

export const select = (
  id: string,
  { label, value, choices }: Pick<Select, 'label' | 'value' | 'choices'>,
  locale: Locale,
): Select => ({ id, label, value, choices, error: text(locale, 'choose.error') });

export const input = (
  id: string,
  { label, value = '', multiline = false, required = true, error }: Pick<Input, 'label'> & Partial<Input>,
  locale: Locale,
): Input => ({ id, label, value, multiline, required, error: error ?? text(locale, 'words.error') });

/** A box for the number of something. */
export const numberInput = (id: string, label: string, locale: Locale): Input =>
  input(id, { label, error: text(locale, 'number.error') }, locale);

/** The most usual one: a box for words. */
export function wordsForm<D extends object>(
  button: WordsButton<D>,
  { title, label, send, value }: { title: string; label: string; send?: string; value?: string },
  locale: Locale,
  data: D,
): Form {
  return {
    title,
    selects: [],
    inputs: [input(button.input('text'), { label, value, multiline: true }, locale)],
    send: button.press(send ?? text(locale, 'send'), locale, data),
  };
}

/** The same form with what somebody had written in it when it could not be sent: nobody writes a thing twice. */
export function withTyped(form: Form, unsent: Pressed | undefined): Form {
  if (unsent?.verb !== form.send.verb) return form;
  const typed = ({ id }: Select | Input) => unsent.inputs[id.slice(unsent.verb.length + 1)];
  return {
    ...form,
    selects: form.selects.map((field) => ({ ...field, value: chosenIn(field, typed(field)) ?? field.value })),
    inputs: form.inputs.map((field) => ({ ...field, value: typed(field) ?? field.value })),
  };
}

/** Chosen by its id, typed by its name. */
const chosenIn = ({ choices }: Select, typed = ''): string | undefined =>
  choices.find(({ id, title }) => id === typed || title.toLowerCase() === typed.toLowerCase())?.id;
