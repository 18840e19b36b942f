import type { Planned } from '../jobs/outbox';
import type { Case, Somebody } from './case';
import type { Actor, Change, Deed, DeedOf, Verb } from './deeds';
import { type CaseNotice, closeAt, doNotClose, tell } from './effects';
import { DAY_MS, type DeskPolicy } from './policy';

interface Done<D extends Deed> {
  readonly found: Case;
  readonly deed: D;
  readonly actor: Actor;
  readonly at: string;
  readonly policy: DeskPolicy;
}

export interface Consequence {
  readonly change?: Change;
  readonly effects?: readonly Planned[];
}

type Consequences = { readonly [V in Verb]: (done: Done<DeedOf<V>>) => Consequence };

export function consequenceOf<D extends Deed>(done: Done<D>): Consequence {
  const consequence = consequences[done.deed.verb] as (done: Done<D>) => Consequence;
  return consequence(done);
}

/** What each verb changes in the case and whom it lets know. The state itself: transitions.ts. */
const consequences: Consequences = {
  claim: ({ found, actor, at }) => ({
    change: { owner: owning(actor, at), firstResponseAt: found.firstResponseAt ?? at },
    effects: [toRequester(found, 'claimed', { agent: actor.name })],
  }),
  assign: ({ found, deed, actor, at }) => ({
    change: { owner: owning(deed.to, at) },
    effects: [
      tell(found.number, { person: deed.to.id }, 'assigned-to-you', { by: actor.name }),
      toRequester(found, 'claimed', { agent: deed.to.name }),
    ],
  }),
  'take-over': ({ found, actor, at }) => ({
    change: { owner: owning(actor, at) },
    effects: [
      ...(found.owner ? [tell(found.number, { person: found.owner.id }, 'taken-over', { by: actor.name })] : []),
      toRequester(found, 'claimed', { agent: actor.name }),
    ],
  }),
  'hand-back': ({ found }) => ({ change: { owner: undefined }, effects: [toRequester(found, 'handed-back')] }),

  note: () => ({}),
  reply: ({ found, deed, actor, at }) => ({
    change: { firstResponseAt: found.firstResponseAt ?? at },
    effects: [toRequester(found, 'reply', { text: deed.text, agent: actor.name })],
  }),
  'ask-customer': ({ found, deed, actor, at }) => ({
    change: { question: { text: deed.text, at } },
    effects: [toRequester(found, 'question', { text: deed.text, agent: actor.name })],
  }),
  'customer-says': ({ found, deed }) => ({
    change: { question: undefined },
    effects: toDesk(found, 'customer-said', { text: deed.text }),
  }),

  evidence: ({ deed }) => ({ change: { evidence: deed.evidence } }),
  'triage-answer': ({ found, deed, actor, at }) => ({
    change: {
      triage: [
        ...found.triage.filter(({ question }) => question !== deed.question),
        { question: deed.question, answer: deed.answer, by: person(actor), at },
      ],
    },
  }),
  'triage-back': ({ found }) => ({ change: { triage: found.triage.slice(0, -1) } }),
  'request-approval': ({ found, deed, actor }) => ({
    effects: [tell(found.number, { managers: true }, 'approval-wanted', { text: deed.text, agent: actor.name })],
  }),
  approve: ({ found, actor }) => ({ effects: toOwner(found, 'approved', { by: actor.name }) }),
  decline: ({ found, deed, actor }) => ({ effects: toOwner(found, 'declined', { by: actor.name, text: deed.why }) }),
  'call-back': () => ({ change: { question: undefined } }),

  escalate: ({ found, deed, actor, at }) => ({
    change: {
      escalation: {
        state: 'prepared',
        route: deed.route,
        request: deed.request,
        preparedAt: at,
        preparedBy: person(actor),
        package: deed.package,
      },
    },
    effects: [
      toRequester(found, 'escalated'),
      tell(found.number, { managerOf: actor.id }, 'escalated', { agent: actor.name }),
    ],
  }),
  submit: ({ found, deed, at }) =>
    withEscalation(found, { state: 'submitted', ticket: deed.ticket.trim(), submittedAt: at }),
  'vendor-needs': ({ found, deed }) => withEscalation(found, { state: 'attention-needed', answer: deed.text }),
  'vendor-answered': ({ found, deed, at }) =>
    withEscalation(found, { state: 'answered', answer: deed.text, answeredAt: at }),

  resolve: ({ found, deed, actor, at }) => ({
    change: {
      resolution: {
        outcome: deed.outcome,
        text: deed.text,
        locale: deed.locale,
        credit: deed.credit,
        at,
        by: person(actor),
      },
    },
    effects: [toRequester(found, 'resolved')],
  }),
  merge: ({ found, deed, actor, at }) => ({
    change: {
      mergedInto: deed.into,
      resolution: { outcome: 'merged', text: deed.text, locale: deed.locale, at, by: person(actor) },
    },
    effects: [toRequester(found, 'resolved')],
  }),
  told: (done) => wasTold(done),
  'told-by-hand': (done) => wasTold(done),
  unreachable: ({ found, deed }) => ({
    change: { resolution: found.resolution && { ...found.resolution, unreachable: deed.why } },
    effects: toOwner(found, 'unreachable', { text: deed.why }),
  }),

  solved: ({ found, at }) => ({
    change: { closing: { how: 'confirmed', at }, resolution: toldAt(found, at) },
    effects: [...toOwner(found, 'solved'), doNotClose(found.number)],
  }),
  'auto-close': ({ found, at }) => {
    const merged = found.mergedInto !== undefined;
    return {
      change: { closing: { how: merged ? 'merged' : 'assumed', at } },
      effects: merged ? [] : [toRequester(found, 'auto-closed')],
    };
  },
  'override-close': ({ found, deed, at }) => ({
    change: { closing: { how: 'overridden', at, why: deed.why } },
    effects: [toRequester(found, 'closed-by-manager'), doNotClose(found.number)],
  }),
  withdraw: ({ found, deed, at }) => ({
    change: { closing: { how: 'withdrawn', at, why: deed.why } },
    effects: toDesk(found, 'withdrawn', { text: deed.why ?? '' }),
  }),

  'not-solved': ({ found, deed }) => ({
    change: reopened(found),
    effects: [...toDesk(found, 'not-solved', { text: deed.text }), doNotClose(found.number)],
  }),
  reopen: ({ found, actor }) => ({
    change: reopened(found),
    effects: [toRequester(found, 'reopened', { agent: actor.name }), doNotClose(found.number)],
  }),
};

const person = ({ id, name }: Somebody): Somebody => ({ id, name });
const owning = (who: Somebody, at: string) => ({ ...person(who), since: at, seenAt: at });
const toRequester = (found: Case, notice: CaseNotice, detail?: Record<string, string>) =>
  tell(found.number, { person: found.requester.id }, notice, detail);

const toOwner = ({ number, owner }: Case, notice: CaseNotice, detail?: Record<string, string>) =>
  owner ? [tell(number, { person: owner.id }, notice, detail)] : [];

/** The whole desk sees it in the case's thread; the owner also hears it in their own chat. */
const toDesk = (found: Case, notice: CaseNotice, detail?: Record<string, string>) => [
  tell(found.number, { thread: true }, notice, detail),
  ...toOwner(found, notice, detail),
];

const withEscalation = ({ escalation }: Case, change: Partial<NonNullable<Case['escalation']>>): Consequence => ({
  change: { escalation: escalation && { ...escalation, ...change } },
});

const toldAt = ({ resolution }: Case, at: string) =>
  resolution && { ...resolution, toldAt: resolution.toldAt ?? at, unreachable: undefined };

/** A merged case has nothing to confirm: it closes as soon as its customer knows where it went on. */
function wasTold({ found, at, policy }: Done<DeedOf<'told'> | DeedOf<'told-by-hand'>>): Consequence {
  const days = found.mergedInto === undefined ? policy.closeAfterDays : 0;
  const due = new Date(Date.parse(at) + days * DAY_MS);
  return { change: { resolution: toldAt(found, at) }, effects: [closeAt(found.number, found.version + 1, due)] };
}

/** The owner keeps the case; the old resolution stays in the events. */
const reopened = ({ timesReopened }: Case): Change => ({
  timesReopened: timesReopened + 1,
  resolution: undefined,
  closing: undefined,
});
