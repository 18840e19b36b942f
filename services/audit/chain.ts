import { createHmac } from 'node:crypto';

/** The head of a chain that holds nothing yet. */
export const NO_LINK = '';

/** Each link covers the one before, so an entry cannot be changed, removed or moved without the rest showing it. */
export const link = (key: string, before: string, entry: object): string =>
  createHmac('sha256', key).update(before).update('\n').update(canonical(entry)).digest('base64url');

/** The position of the first entry that does not follow from those before it; undefined when the chain is whole. */
export function brokenAt(
  key: string,
  entries: readonly ({ readonly link: string } & object)[],
  head: string,
): number | undefined {
  let before = NO_LINK;
  for (const [position, { link: found, ...entry }] of entries.entries()) {
    if (link(key, before, entry) !== found) return position;
    before = found;
  }
  return before === head ? undefined : entries.length;
}

/** JSON with its keys in order, so that a stored entry gives the same bytes again. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
