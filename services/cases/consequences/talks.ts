import type { Planned } from '../../jobs/outbox';
import type { Case } from '../case';
import type { Deed } from '../deeds';
import { endTalkAt, followTalk, talkEnded } from '../effects';
import { type DeskPolicy, MINUTE_MS } from '../policy';
import type { Done } from './consequence';
import { person, toRequester } from './telling';

type Talking = Pick<Done<Deed>, 'found' | 'actor' | 'at' | 'policy'>;

export const talking = ({ found, actor, at }: Talking) => ({
  agent: person(actor),
  since: found.talk?.agent.id === actor.id ? found.talk.since : at,
  lastAt: at,
});

export const talkGoesOn = ({ found, at, policy }: Talking): readonly Planned[] => [
  ...(found.talk ? [] : [followTalk(found)]),
  endTalkAt(found.number, found.version + 1, idleFrom(at, policy)),
];

/** Who was in it hears that it is over, whoever ended it. */
export const talkLeft = (found: Case): readonly Planned[] =>
  found.talk ? [...noTalk(found), toRequester(found, 'talk-left', { agent: found.talk.agent.name })] : [];

export const noTalk = (found: Case): readonly Planned[] =>
  found.talk ? [followTalk(found), talkEnded(found.number)] : [];

export const idleFrom = (at: string, { talkIdleMinutes }: DeskPolicy) =>
  new Date(Date.parse(at) + talkIdleMinutes * MINUTE_MS);
