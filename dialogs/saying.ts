import { talkLane } from '../services/conversations/seat';
import type { Planned } from '../services/jobs/outbox';
import type { Reply } from './turn';

/** Something to say in a conversation, kept until it was said: a turn that was saved is spoken, even by another process. */
export interface SayEffect {
  readonly kind: 'say';
  readonly conversationId: string;
  readonly reply: Reply;
}

export const saying = (conversationId: string, replies: readonly Reply[]): readonly Planned[] =>
  replies.map((reply) => ({
    lane: talkLane(conversationId),
    effect: { kind: 'say', conversationId, reply } satisfies SayEffect,
  }));
