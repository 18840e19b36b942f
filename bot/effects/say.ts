import { z } from 'zod';
import type { SayEffect } from '../../dialogs/saying';
import type { References } from '../../services/conversations/reference';
import type { Speaker } from '../speaker';
import type { Doing } from '../worker';

const shape = z.custom<SayEffect>(
  (value) => z.looseObject({ conversationId: z.string(), reply: z.object({}) }).safeParse(value).success,
);

/** What a turn queued to be said; once more when it is not known whether it arrived (see the worker). */
export const say =
  ({ references, speaker }: { readonly references: References; readonly speaker: Speaker }): Doing =>
  async ({ effect }) => {
    const { conversationId, reply } = shape.parse(effect);
    const reference = await references.find(conversationId);
    if (reference) await speaker.say(reference, reply);
  };
