import type { Planned } from '../jobs/outbox';
import type { Case } from './case';

/** What people are told about a case. Words and buttons for each: dialogs/notices. */
export type CaseNotice =
  | 'claimed'
  | 'handed-back'
  | 'assigned-to-you'
  | 'offered'
  | 'packet'
  | 'talk-taken'
  | 'talk-left'
  | 'file'
  | 'file-added'
  | 'file-sent'
  | 'clock-warning'
  | 'clock-breached'
  | 'taken-over'
  | 'reply'
  | 'question'
  | 'customer-said'
  | 'escalated'
  | 'approval-wanted'
  | 'approved'
  | 'declined'
  | 'resolved'
  | 'unreachable'
  | 'solved'
  | 'not-solved'
  | 'reopened'
  | 'withdrawn'
  | 'auto-closed'
  | 'closed-by-manager'
  | 'given-away'
  | 'closed-over'
  | 'reopened-over'
  | 'called-back'
  | 'absorbed'
  | 'undelivered'
  | 'unasked';

/** Whom: a person by id, the case's thread in the agents' channel, the managers' channel, or the owner's own manager. */
export type Addressee =
  | { readonly person: string }
  | { readonly thread: true }
  | { readonly managers: true }
  | { readonly managerOf: string };

export type CaseEffect =
  | { readonly kind: 'case-card'; readonly case: string }
  | { readonly kind: 'case-evidence'; readonly case: string }
  | { readonly kind: 'case-compare'; readonly case: string }
  | { readonly kind: 'case-close'; readonly case: string; readonly version: number }
  | { readonly kind: 'case-offer'; readonly case: string }
  | { readonly kind: 'put-on-table'; readonly case: string }
  | { readonly kind: 'case-clock'; readonly case: string; readonly version: number }
  | { readonly kind: 'case-talk'; readonly case: string }
  /** Both cases name each other, since a version of the other; `absorbs`: the other was merged into this one. */
  | {
      readonly kind: 'case-relate';
      readonly case: string;
      readonly other: string;
      readonly since: number;
      readonly absorbs?: true;
    }
  | { readonly kind: 'case-talk-idle'; readonly case: string; readonly version: number }
  | {
      readonly kind: 'case-notice';
      readonly case: string;
      readonly to: Addressee;
      readonly notice: CaseNotice;
      readonly detail: Readonly<Record<string, string>>;
    };

/** The live card in the agents' channel: shown from the case as it is when the effect is done, so waiting twice is enough once. */
export const showCard = (number: string): Planned => ({
  lane: `case:${number}:card`,
  mode: 'once',
  effect: { kind: 'case-card', case: number },
});

/** Shown once more at a time of its own, whatever else changes the case until then. */
export const showCardAt = (number: string, due: Date): Planned => ({
  lane: `timer:case:${number}:card`,
  mode: 'replace',
  due: due.getTime(),
  effect: { kind: 'case-card', case: number },
});

/** One lane per case and addressee: what is said to one person arrives in order. */
export function tell(number: string, to: Addressee, notice: CaseNotice, detail: Record<string, string> = {}): Planned {
  const whom = 'person' in to ? to.person : Object.keys(to).join();
  return { lane: `case:${number}:to:${whom}`, effect: { kind: 'case-notice', case: number, to, notice, detail } };
}

export const gatherEvidence = (number: string): Planned => ({
  lane: `case:${number}:evidence`,
  mode: 'once',
  effect: { kind: 'case-evidence', case: number },
});

/** Asked for in a talk, whose lanes lie elsewhere: from here it comes behind a comparison that is still being made. */
export const compareAgain = (number: string): Planned => ({
  lane: `case:${number}:compare`,
  mode: 'once',
  effect: { kind: 'case-compare', case: number },
});

const relateLane = (number: string) => `case:${number}:relate`;

export const relateBack = (number: string, { number: other, version }: Case): Planned => ({
  lane: relateLane(number),
  effect: { kind: 'case-relate', case: number, other, since: version + 1 },
});

export const absorbInto = (number: string, { number: other, version }: Case): Planned => ({
  lane: relateLane(number),
  effect: { kind: 'case-relate', case: number, other, since: version + 1, absorbs: true },
});

const offerLane = (number: string) => `timer:case:${number}:offer`;

/** On the next agent's table; `due`: when the one before had long enough. */
export const offerNext = (number: string, due?: Date): Planned => ({
  lane: offerLane(number),
  mode: 'replace',
  due: due?.getTime(),
  effect: { kind: 'case-offer', case: number },
});

/** What has one key: the tables of all agents. */
export const TABLES = 'tables';

/** In one lane for all cases: who has the fewest is counted when the case before lies where it belongs. */
export const putOnTable = (number: string): Planned => ({
  lane: TABLES,
  mode: 'once',
  effect: { kind: 'put-on-table', case: number },
});

export const doNotOffer = (number: string): Planned => ({ lane: offerLane(number), mode: 'cancel' });

const clockLane = (number: string) => `timer:case:${number}:clock`;

/** When the next clock of the case has something to say; undefined: none of them does. */
export const lookAtClocks = (number: string, version: number, due: Date | undefined): Planned =>
  due
    ? {
        lane: clockLane(number),
        mode: 'replace',
        due: due.getTime(),
        effect: { kind: 'case-clock', case: number, version },
      }
    : { lane: clockLane(number), mode: 'cancel' };

/** Lets the requester's chat know whether a person has the talk; in the lane of what is said to them, so that it holds before they read it. */
export const followTalk = ({ number, requester }: Pick<Case, 'number' | 'requester'>): Planned => ({
  lane: `case:${number}:to:${requester.id}`,
  effect: { kind: 'case-talk', case: number },
});

const talkLane = (number: string) => `timer:case:${number}:talk`;

export const endTalkAt = (number: string, version: number, due: Date): Planned => ({
  lane: talkLane(number),
  mode: 'replace',
  due: due.getTime(),
  effect: { kind: 'case-talk-idle', case: number, version },
});

export const talkEnded = (number: string): Planned => ({ lane: talkLane(number), mode: 'cancel' });

const closeLane = (number: string) => `timer:case:${number}:close`;

export const closeAt = (number: string, version: number, due: Date): Planned => ({
  lane: closeLane(number),
  mode: 'replace',
  due: due.getTime(),
  effect: { kind: 'case-close', case: number, version },
});

export const doNotClose = (number: string): Planned => ({ lane: closeLane(number), mode: 'cancel' });
