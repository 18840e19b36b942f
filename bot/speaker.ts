import type { Reply } from '../dialogs/turn';
import type { Reference } from '../services/conversations/reference';
import { toActivity } from './activity';
import type { Connector } from './connector';
import type { Seal } from './seal';

/** Replies on their way out: sealed, and as the channel wants them. */
export interface Speaker {
  say(to: Reference, reply: Reply): Promise<string>;
  change(to: Reference, activityId: string, reply: Reply): Promise<void>;
  post(channel: Reference, reply: Reply): Promise<{ readonly conversationId: string; readonly activityId: string }>;
}

export const speaker = (connector: Connector, seal: Seal): Speaker => ({
  say: (to, reply) => connector.send(to, toActivity(reply, to, seal)),
  change: (to, activityId, reply) => connector.update(to, activityId, toActivity(reply, to, seal)),
  post: (channel, reply) => connector.post(channel, toActivity(reply, channel, seal)),
});
