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
  const chain = followChain(key);
  const broken = entries.findIndex((entry) => !chain.follows(entry));
  if (broken >= 0) return broken;
  return chain.endsAt(head) ? undefined : entries.length;
}

/** The same entry by entry, for a chain that is too long to hold. */
export function followChain(key: string) {
  let before = NO_LINK;
  return {
    follows({ link: found, ...entry }: { readonly link: string } & object): boolean {
      if (link(key, before, entry) !== found) return false;
      before = found;
      return true;
    },
    endsAt: (head: string): boolean => before === head,
  };
}

/** JSON with its keys in order, so that a stored entry gives the same bytes again. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
