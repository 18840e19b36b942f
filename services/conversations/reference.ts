import { z } from 'zod';

export const conversationKinds = ['personal', 'group', 'channel'] as const;

/** Where and through whom a conversation is reached. Refreshed whenever somebody speaks there: the address may change. */
export const referenceShape = z.object({
  conversationId: z.string(),
  kind: z.enum(conversationKinds),
  tenantId: z.string(),
  serviceUrl: z.string(),
  bot: z.object({ id: z.string(), name: z.string().optional() }),
  /** The other side of a 1:1 chat. */
  userId: z.string().optional(),
  /** 'blocked': the person blocked the bot; 'gone': the app was removed or the conversation deleted. */
  health: z.enum(['ok', 'blocked', 'gone']),
});
export type Reference = z.infer<typeof referenceShape>;

/** The channel a conversation is, or is a thread of: a thread is named after its first message. */
export const channelOf = (conversationId: string): string => conversationId.split(';messageid=')[0] ?? conversationId;

/** Conversations with a duty: where cases are shown to agents, where digests go. */
export const deskPurposes = ['cases', 'digest'] as const;
export type DeskPurpose = (typeof deskPurposes)[number];

export interface References {
  find(conversationId: string): Promise<Reference | undefined>;
  remember(reference: Reference): Promise<void>;
  assign(purpose: DeskPurpose, conversationId: string): Promise<void>;
  assigned(purpose: DeskPurpose): Promise<string | undefined>;
}
