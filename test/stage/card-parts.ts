import { z } from 'zod';
import type { Card } from './channel';

const button = z.looseObject({
  type: z.literal('Action.Execute'),
  title: z.string(),
  verb: z.string(),
  data: z.record(z.string(), z.unknown()),
});
const input = z.looseObject({ type: z.string().startsWith('Input.'), id: z.string(), label: z.string().default('') });

const unfolding = z.looseObject({ type: z.literal('Action.ShowCard'), title: z.string(), card: z.unknown() });

/** Every button of a card. One that unfolds a form stands for the form's own button: "Reply", write, send. */
export const buttonsOf = (card: Card): readonly z.infer<typeof button>[] =>
  partsOf(card).flatMap((part) => {
    const form = unfolding.safeParse(part).data;
    if (!form) return button.safeParse(part).data ?? [];
    return partsOf(form.card, true)
      .flatMap((inner) => button.safeParse(inner).data ?? [])
      .map((send) => ({ ...send, title: form.title }));
  });

export const inputsOf = (card: Card): readonly z.infer<typeof input>[] =>
  partsOf(card, true).flatMap((part) => input.safeParse(part).data ?? []);

/** Choices of the first list on a card: what is shown, and what picking it sends. */
export function choicesOf(card: Card): readonly { title: string; value: string }[] {
  const list = inputsOf(card).find(({ type }) => type === 'Input.ChoiceSet');
  return z.array(z.object({ title: z.string(), value: z.string() })).parse(list?.['choices'] ?? []);
}

/** All objects in a card; what a button unfolds only when asked for. */
function partsOf(part: unknown, unfolded = false): unknown[] {
  if (Array.isArray(part)) return part.flatMap((each) => partsOf(each, unfolded));
  if (typeof part !== 'object' || part === null) return [];
  const inside = Object.entries(part).filter(([name]) => name !== 'fallback' && (unfolded || name !== 'card'));
  return [part, ...inside.flatMap(([, value]) => partsOf(value, unfolded))];
}
