import { z } from 'zod';

/** What Teams shows of a card and what people can do with it (domain.md §4.1, §4.4): each rule with the first place that breaks it. */
export function lint(card: object): readonly string[] {
  const all = partsOf(card, '');
  const json = JSON.stringify(card);
  return [
    // `${name}` is what a person typed in the hostile words: shown as it is, or cut in the middle
    ...(json.replace(/\$\{(?:name\}|n?a?m?e?…)/g, '').includes('${') ? ['something stayed unfilled'] : []),
    ...(/"(?:undefined|null|NaN|\[object Object\])"/.test(json) ? ['something that is not there is shown'] : []),
    ...(Buffer.byteLength(json) > MOST_BYTES ? [`${Buffer.byteLength(json)} bytes are more than Teams takes`] : []),
    ...all.flatMap(({ part, where }) => rules.flatMap((rule) => rule(part).map((what) => `${where}: ${what}`))),
    ...top(card),
  ];
}

export const MOST_BYTES = 28_000;
const MOST_ACTIONS = 6;

type Part = Readonly<Record<string, unknown>>;
type Rule = (part: Part) => string[];

const said = (value: unknown) => typeof value === 'string' && value.trim() !== '';
const broken = (when: boolean, what: string) => (when ? [what] : []);
const typeOf = (part: Part) => String(part['type'] ?? '');

const rules: readonly Rule[] = [
  (part) => broken(typeOf(part) === 'TextBlock' && !said(part['text']), 'an empty text'),
  (part) =>
    broken(
      typeOf(part) === 'TextBlock' && part['wrap'] !== true && part['horizontalAlignment'] !== 'Right',
      'a text that does not wrap',
    ),
  (part) => broken(typeOf(part).startsWith('Input.') && !said(part['label']), 'an input without a label'),
  (part) => broken(part['isRequired'] === true && !said(part['errorMessage']), 'a required input without a message'),
  (part) => broken(typeOf(part) === 'Image' && !said(part['altText']), 'an image without a text'),
  (part) => broken('color' in part, 'meaning by colour'),
  (part) => broken(typeOf(part).startsWith('Action.') && !said(part['title']), 'a button without a title'),
  (part) =>
    broken(
      typeOf(part) === 'Action.Execute' && !said(part['tooltip']) && !ofTalk.has(String(part['verb'])),
      'a button without a command to type',
    ),
  (part) =>
    broken(
      typeOf(part) === 'FactSet' && list(part['facts']).some((fact) => !said(fact['title']) || !said(fact['value'])),
      'an empty fact',
    ),
  (part) => broken(typeOf(part) === 'Input.ChoiceSet' && list(part['choices']).length === 0, 'nothing to choose from'),
  (part) =>
    broken(
      !typeOf(part).startsWith('Input.') && shownIn(part).some((words) => DATE.test(String(words))),
      'a date nobody typed',
    ),
];

/** What renderers make a date or a time of, in whatever shows text: TextBlock, TextRun, a fact, a title. */
const DATE = /\{\{(?:DATE|TIME)\(\d{4}-/i;
const shownIn = ({ text, title, value, inlines }: Part) => [
  text,
  title,
  value,
  ...(Array.isArray(inlines) ? inlines : []),
];

/** Answers to the question of a talk are typed as they are: a number, words, "yes". */
const ofTalk = new Set(['choose', 'say', 'confirm']);

function top(card: object): string[] {
  const { version, lang, fallbackText, body, actions } = z
    .looseObject({
      version: z.string(),
      lang: z.string(),
      fallbackText: z.string(),
      body: z.array(z.looseObject({})),
      actions: z.array(z.unknown()).default([]),
    })
    .parse(card);
  const ids = partsOf(card, '').flatMap(({ part }) => (typeOf(part).startsWith('Input.') ? [String(part['id'])] : []));
  return [
    ...broken(Number(version) > 1.5, `schema ${version}`),
    ...broken(!/^[a-z]{2,3}$/.test(lang), `language “${lang}”`),
    ...broken(!said(fallbackText), 'no text for screens without cards'),
    ...broken(body[0]?.['style'] !== 'heading', 'does not begin with a heading'),
    ...broken(actions.length > MOST_ACTIONS, `${actions.length} buttons at its foot`),
    ...broken(new Set(ids).size !== ids.length, 'two inputs of one id'),
  ];
}

function partsOf(part: unknown, where: string): { part: Part; where: string }[] {
  if (Array.isArray(part)) return part.flatMap((each, i) => partsOf(each, `${where}[${i}]`));
  if (typeof part !== 'object' || part === null) return [];
  const own: Part = { ...part };
  return [
    { part: own, where },
    ...Object.entries(own).flatMap(([name, inside]) => (name === 'data' ? [] : partsOf(inside, `${where}.${name}`))),
  ];
}

const list = (value: unknown): readonly Part[] => z.array(z.looseObject({})).catch([]).parse(value);
