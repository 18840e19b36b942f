import { text } from '../cards/texts';
import { act, type Opening } from './talk';
import { says } from './turn';

/** Where others read along nobody is told anything of their bills: they are not linked, and may be anybody. */
export const ownChatOnly: Opening = {
  first: true,
  wants: ({ who, conversation }) => who.kind === 'customer' && conversation.kind !== 'personal',
  talk: act('own chat only', async ({ locale }) => says(text(locale, 'own-chat-only'))),
};
