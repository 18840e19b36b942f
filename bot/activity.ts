import type { Activity } from 'botbuilder';
import { unescaped } from '../cards/plain';
import type { Reply } from '../dialogs/turn';
import type { Reference } from '../services/conversations/reference';
import type { Seal } from './seal';

const CARD = 'application/vnd.microsoft.card.adaptive';
const LONGEST_SUMMARY = 200;

/** A reply as the channel takes it. Text is plain: what a person wrote is never rendered as Markdown or HTML. */
export function toActivity(reply: Reply, to: Reference, seal: Seal): Partial<Activity> {
  const message = {
    type: 'message',
    from: { id: to.bot.id, name: to.bot.name ?? '' },
    conversation: {
      id: to.conversationId,
      isGroup: to.kind !== 'personal',
      conversationType: to.kind,
      tenantId: to.tenantId,
      name: '',
    },
  };
  if ('text' in reply) return { ...message, text: unescaped(reply.text), textFormat: 'plain' };
  const content = seal.seal(reply.card, to.conversationId);
  return {
    ...message,
    attachments: [{ contentType: CARD, content }],
    summary: reply.card.fallbackText.split('\n')[0]?.slice(0, LONGEST_SUMMARY),
  };
}
