import type { Planned } from '../jobs/outbox';

/** What people are told about a case. Words and buttons for each: dialogs/notices. */
export type CaseNotice =
  | 'claimed'
  | 'handed-back'
  | 'assigned-to-you'
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
  | 'closed-by-manager';

/** Whom: a person by id, the case's thread in the agents' channel, the managers' channel, or the owner's own manager. */
export type Addressee =
  | { readonly person: string }
  | { readonly thread: true }
  | { readonly managers: true }
  | { readonly managerOf: string };

export type CaseEffect =
  | { readonly kind: 'case-card'; readonly case: string }
  | { readonly kind: 'case-evidence'; readonly case: string }
  | { readonly kind: 'case-close'; readonly case: string; readonly version: number }
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

const closeLane = (number: string) => `timer:case:${number}:close`;

export const closeAt = (number: string, version: number, due: Date): Planned => ({
  lane: closeLane(number),
  mode: 'replace',
  due: due.getTime(),
  effect: { kind: 'case-close', case: number, version },
});

export const doNotClose = (number: string): Planned => ({ lane: closeLane(number), mode: 'cancel' });
