import { clipped } from './format';

/**
 * A card as text, top to bottom, for screens without cards and for notifications: headings, facts, people's words, and for
 * each button what to type instead (its tooltip).
 */
export function plainText(card: unknown): string {
  return linesOf(card).join('\n');
}

type Part = Readonly<Record<string, unknown>>;

function linesOf(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(linesOf);
  if (!isPart(part) || part['isVisible'] === false) return [];
  switch (part['type']) {
    case 'TextBlock':
      return [unescaped(String(part['text'] ?? ''))];
    case 'RichTextBlock':
      return [
        list(part['inlines'])
          .map((run) => (isPart(run) ? String(run['text'] ?? '') : String(run)))
          .join(''),
      ];
    case 'FactSet':
      return list(part['facts'])
        .filter(isPart)
        .map((fact) => unescaped(`${fact['title']}: ${fact['value'] ?? ''}`));
    case 'ColumnSet': {
      const cells = list(part['columns']).map((column) => linesOf(column).join(' '));
      return [cells.filter((cell) => cell !== '').join(' · ')];
    }
    case 'Input.ChoiceSet':
      return [
        String(part['label'] ?? ''),
        ...list(part['choices'])
          .filter(isPart)
          .map((choice, i) => `  ${i + 1}. ${choice['title']}`),
      ];
    case 'Input.Text':
      return [String(part['label'] ?? '')];
    case 'Action.OpenUrl':
      return [`${part['title']}: ${part['url']}`];
    case 'Action.ShowCard':
      return formLines(part);
    case 'Action.Execute':
      return part['tooltip'] ? [`[${part['title']}] ${part['tooltip']}`] : [`[${part['title']}]`];
    default:
      return [part['body'], part['items'], part['actions']].flatMap(linesOf);
  }
}

/** A button that unfolds a form: what there is to choose from, and what to type instead of filling it in. */
function formLines({ title, card }: Part): string[] {
  const inside = isPart(card) ? [...list(card['body']), ...list(card['actions'])].filter(isPart) : [];
  const send = inside.find(({ type }) => type === 'Action.Execute');
  const choices = inside.filter(({ type }) => type === 'Input.ChoiceSet').flatMap(linesOf);
  return [`[${title}] ${send?.['tooltip'] ?? ''}`.trim(), ...choices];
}

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null;
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const SPECIAL = /[\\*_[\]()~`#>|-]/g;

/**
 * Text from people or other systems for a TextBlock or a fact: shown as typed, not as Markdown or as a date function. What is
 * shown in a RichTextBlock is not escaped: templates cut it into runs between the braces of a date function, which is then none.
 */
export const asTyped = (text: string): string => text.replace(SPECIAL, (sign) => `\\${sign}`).replaceAll('{{', '{ {');

/** The name of a person or a company, or another short thing from elsewhere. */
export const asName = (text: string): string => asTyped(clipped(text, LONGEST_NAME));

const LONGEST_NAME = 60;

/** What `asTyped` made fit for a card, as it was; also for messages that are no cards. */
export const unescaped = (text: string): string => text.replace(/\\([\\*_[\]()~`#>|-])/g, '$1').replaceAll('{ {', '{{');
