import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Pressed } from '../cards/pressed';
import { channelOf } from '../services/conversations/reference';

/**
 * Everything on a card comes back from the client, who can write what they like. So what a button carries is signed for the
 * conversation it was shown in; who presses, and what they may do, is never read from a card (design.md §7).
 */
export interface Seal {
  /** The same card, its buttons signed. */
  seal(card: object, conversationId: string): object;
  /** What was pressed; undefined: not a button of ours. */
  open(pressed: { verb: string; data: unknown }, conversationId: string): Pressed | undefined;
}

const sealed = z.looseObject({ carried: z.record(z.string(), z.unknown()), seal: z.string() });
const typed = z.record(z.string(), z.unknown());

export function cardSeal(key: string): Seal {
  // a thread gets its own id only once its first card is posted: the card belongs to the channel
  const sign = (verb: string, carried: object, conversationId: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify([channelOf(conversationId), verb, carried]))
      .digest('base64url')
      .slice(0, 22);

  return {
    seal: (card, conversationId) => sealPart(card, conversationId),

    open({ verb, data }, conversationId) {
      const found = sealed.safeParse(data).data;
      if (!found || !same(found.seal, sign(verb, found.carried, conversationId))) return undefined;
      return { verb, data: found.carried, inputs: inputsOf(verb, typed.parse(data)) };
    },
  };

  function sealPart<T>(part: T, conversationId: string): T;
  function sealPart(part: unknown, conversationId: string): unknown {
    if (Array.isArray(part)) return part.map((each) => sealPart(each, conversationId));
    if (typeof part !== 'object' || part === null) return part;
    const inside = Object.fromEntries(
      Object.entries(part).map(([name, value]) => [name, sealPart(value, conversationId)]),
    );
    const action = execute.safeParse(part).data;
    if (!action) return inside;
    const { verb, title, data = {} } = action;
    const carried = { carried: data, seal: sign(verb, data, conversationId) };
    // clients from before universal actions send a message with this instead (domain.md §4.4)
    return { ...inside, data: carried, fallback: { type: 'Action.Submit', title, data: { verb, ...carried } } };
  }
}

const execute = z.looseObject({
  type: z.literal('Action.Execute'),
  verb: z.string(),
  title: z.string(),
  data: z.record(z.string(), z.unknown()).optional(),
});

/** Inputs are named after the button they belong to (`verb.name`); those of other buttons on the card are left out. */
const inputsOf = (verb: string, data: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(data)
      .filter(([name, value]) => name.startsWith(`${verb}.`) && typeof value === 'string')
      .map(([name, value]) => [name.slice(verb.length + 1), String(value)]),
  );

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
