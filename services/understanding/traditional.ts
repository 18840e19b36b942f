import { simplified as simple, traditional } from './traditional.json';

const pairs = new Map([...traditional].map((character, at) => [character, [...simple][at] ?? character]));
const han = /\p{Script=Han}/gu;

/** Traditional characters to simplified ones, one by one: enough for topics, not a translation. */
export const simplified = (text: string): string => text.replace(han, (character) => pairs.get(character) ?? character);
