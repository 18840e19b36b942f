import { deskHere, digest, digestHere } from '../../cards/buttons';
import { digestCard, WORRIES_SHOWN } from '../../cards/digest';
import { text } from '../../cards/texts';
import type { Cases } from '../../services/cases/cases';
import { channelOf, type References } from '../../services/conversations/reference';
import { digestOf } from '../../services/digests/digest';
import { type DigestSchedule, lastPeriod } from '../../services/digests/schedule';
import { act, type Opening } from '../talk';
import { says, shows, type Turn } from '../turn';
import { onDesk } from './at-desk';

interface Needs {
  readonly cases: Cases;
  readonly references: References;
  readonly schedule: DigestSchedule;
}

/** What changed since the last one that was due, up to now. */
export const digestAct = ({ cases, schedule }: Needs): Opening => ({
  wants: ({ who, pressed }) => onDesk(who) && digest.read(pressed) !== undefined,
  talk: act('digest', async (turn) => {
    if (turn.who.kind !== 'manager') return says(text(turn.locale, 'refused.managers-only'));
    const { from } = lastPeriod(schedule, turn.now);
    return shows(digestCard(await digestOf(cases, from, turn.now, WORRIES_SHOWN), turn));
  }),
});

/** What is said in a channel is said in a thread of it: the duty is the channel's, where the next one begins a thread of its own. */
async function channelItself(references: References, { id }: Turn['conversation']): Promise<string> {
  const channel = channelOf(id);
  const thread = await references.find(id);
  if (channel !== id && thread) await references.remember({ ...thread, conversationId: channel });
  return channel;
}

/** "desk here", "digest here": a manager says in a channel what it is for. */
export const channelDuties = ({ references }: Pick<Needs, 'references'>): Opening => ({
  wants: ({ who, pressed }) => onDesk(who) && (deskHere.read(pressed) ?? digestHere.read(pressed)) !== undefined,
  talk: act('channel duties', async ({ who, pressed, conversation, locale }) => {
    if (who.kind !== 'manager') return says(text(locale, 'refused.managers-only'));
    const purpose = deskHere.read(pressed) ? 'cases' : 'digest';
    if (purpose === 'cases' && conversation.kind !== 'channel') return says(text(locale, 'desk.only-in-channel'));
    await references.assign(purpose, await channelItself(references, conversation));
    return says(text(locale, `desk.here.${purpose}`));
  }),
});
