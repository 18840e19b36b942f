import { plainText } from '../../cards/plain';
import type { Shown } from '../stage/channel';
import type { Player, Where } from '../stage/player';

const WIDTH = 92;

/** A talk on a terminal: who said or pressed what, and what came back, as people would see it. */
export const spoken = (who: Player, words: string, where: Where): string =>
  `\n${who.person.name}${place(where)} › ${words}\n`;

export function seen({ text, card }: Shown, to: string, changed: boolean): string {
  const lines = card ? plainText(card).split('\n') : (text ?? '').split('\n');
  const head = `  ┌ Closeloop → ${to}${changed ? ' (card changed)' : ''}`;
  return [head, ...lines.flatMap(wrapped).map((line) => `  │ ${line}`), '  └'].join('\n').concat('\n');
}

const place = (where: Where): string => (where === 'chat' ? '' : where === 'channel' ? ' (channel)' : ' (thread)');

function wrapped(line: string): string[] {
  const words = line.split(' ');
  const rows = [''];
  for (const word of words) {
    const row = rows.at(-1) ?? '';
    if (row.length + word.length > WIDTH && row !== '') rows.push(word);
    else rows[rows.length - 1] = row === '' ? word : `${row} ${word}`;
  }
  return rows;
}
