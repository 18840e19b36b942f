import type { Viewer } from '../../../cards/viewer';

/** A card with a name to find it by. */
export interface Named {
  readonly name: string;
  readonly card: object;
}

/** All cards of one kind as somebody sees them. */
export type Cards = (viewer: Viewer) => readonly Named[];

/** Words that burst cards: long, without a space, in every script, and with everything that means something to a renderer. */
export const hostile = `${'很长的文字'.repeat(40)} ${'W'.repeat(120)} [link](http://evil.example) **bold** <at>all</at> <b>x</b> {{DATE(2020-01-01T00:00:00Z)}} \${name} \u202Ertl ${'Übermäßig '.repeat(60)}`;

/** What a renderer would make a date and a time of. */
export const dated = 'at {{DATE(2026-01-01T00:00:00Z,SHORT)}} {{TIME(2026-01-01T00:00:00Z)}} sharp';

export const longName =
  'Allgemeine Versicherungs- und Beteiligungsgesellschaft für Übersee (Shanghai) Co., Ltd. 上海某某某某国际贸易有限公司';

/** As long as a message that we read to its end, in the script that takes the most bytes. */
export const endless = '我们在六月二十四日取消了这个订阅，但是七月的账单里仍然有它，请查一下。\n'
  .repeat(120)
  .slice(0, 4_000);

/** What fits into a box on a card. */
export const aBoxful = endless.slice(0, 2_000);

export const upTo = <Item>(count: number, item: (i: number) => Item): Item[] =>
  Array.from({ length: count }, (_, i) => item(i));
