import type { Planned } from '../jobs/outbox';
import type { Case, CaseClock, CaseFile, Somebody } from './case';
import type { Actor, Change, Deed, DeedOf, Verb } from './deeds';
import {
  absorbInto,
  type CaseNotice,
  closeAt,
  doNotClose,
  doNotOffer,
  endTalkAt,
  followTalk,
  offerNext,
  relateBack,
  talkEnded,
  tell,
} from './effects';
import { DAY_MS, type DeskPolicy, MINUTE_MS } from './policy';

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

/** What each verb changes in the case and whom it lets know. The state itself: transitions.ts; the clocks: clocks.ts. */
const consequences: Consequences = {
  claim: ({ found, actor, at }) => ({
    change: { owner: owning(actor, at), offer: undefined },
    effects: [doNotOffer(found.number), toRequester(found, 'claimed', { agent: actor.name }), packetTo(found, actor)],
  }),
  assign: ({ found, deed, actor, at }) => ({
    change: { owner: owning(deed.to, at), offer: undefined, talk: undefined },
    effects: [
      doNotOffer(found.number),
      tell(found.number, { person: deed.to.id }, 'assigned-to-you', { by: actor.name }),
      packetTo(found, deed.to),
      ...talkLeft(found),
      toRequester(found, 'claimed', { agent: deed.to.name }),
    ],
  }),
  'take-over': ({ found, deed, actor, at }) => ({
    change: { owner: owning(actor, at), offer: undefined, talk: undefined },
    effects: [
      doNotOffer(found.number),
      ...toOwner(found, 'taken-over', { by: actor.name, text: deed.why ?? '' }),
      packetTo(found, actor),
      ...talkLeft(found),
      toRequester(found, 'claimed', { agent: actor.name }),
    ],
  }),
  'hand-back': ({ found, actor, at }) => ({
    // as if it had lain on their table: the next one is asked first
    change: { owner: undefined, talk: undefined, offer: { to: person(actor), until: at, before: [], over: true } },
    effects: [...talkLeft(found), toRequester(found, 'handed-back'), offerNext(found.number)],
  }),
  offer: ({ found, deed }) => ({
    change: { offer: { to: deed.to, until: deed.until, before: offeredBefore(found, deed.to) } },
    effects: [
      tell(found.number, { person: deed.to.id }, 'offered', { until: deed.until }),
      offerNext(found.number, new Date(deed.until)),
    ],
  }),
  'pass-offer': ({ found, at }) => ({
    change: { offer: found.offer && { ...found.offer, until: at, over: true } },
    effects: [offerNext(found.number)],
  }),

  note: () => ({}),
  relate: ({ found, deed, actor }) => ({
    change: { related: related(found, deed.to) },
    effects: actor.kind === 'system' ? [] : [relateBack(deed.to, found.number)],
  }),
  absorb: ({ found, deed }) => ({
    change: { related: related(found, deed.from) },
    effects: toDesk(found, 'absorbed', { other: deed.from }),
  }),
  undelivered: ({ found, deed }) => ({ effects: toOwner(found, 'undelivered', { text: deed.why }) }),
  unasked: ({ found, deed }) => ({
    change: { question: undefined },
    effects: toOwner(found, 'unasked', { text: deed.why }),
  }),
  reply: (done) => ({
    change: { talk: talking(done) },
    effects: [...talkGoesOn(done), toRequester(done.found, 'reply', { text: done.deed.text, agent: done.actor.name })],
  }),
  'ask-customer': (done) => ({
    change: { question: { text: done.deed.text, at: done.at }, talk: talking(done) },
    effects: [
      ...talkGoesOn(done),
      toRequester(done.found, 'question', { text: done.deed.text, agent: done.actor.name }),
    ],
  }),
  'customer-says': ({ found, deed, at, policy }) => ({
    change: {
      question: undefined,
      said: { text: deed.text, at },
      talk: found.talk && { ...found.talk, lastAt: at },
    },
    effects: [
      ...toDesk(found, 'customer-said', { text: deed.text }),
      ...notSilent(found, at, policy),
      ...(found.talk ? [endTalkAt(found.number, found.version + 1, idleFrom(at, policy))] : []),
    ],
  }),
  'take-talk': (done) => ({
    change: { talk: talking(done) },
    effects: [...talkGoesOn(done), toRequester(done.found, 'talk-taken', { agent: done.actor.name })],
  }),
  'leave-talk': ({ found, actor, deed }) => ({
    change: { talk: undefined },
    effects: [
      ...(actor.kind === 'customer' ? noTalk(found) : talkLeft(found)),
      ...(actor.kind === 'customer' || deed.idle ? toOwner(found, 'talk-left', { by: actor.name }) : []),
    ],
  }),
  file: ({ found, deed: { file, from }, at, policy }) => ({
    change: { files: withFile(found.files, { ...file, by: person(from), at }) },
    effects:
      from.id === found.requester.id
        ? [
            ...toDesk(found, 'file', { title: file.title, person: from.name }),
            toRequester(found, 'file'),
            ...notSilent(found, at, policy),
          ]
        : [
            ...toDesk(found, file.toCustomer ? 'file-sent' : 'file-added', { title: file.title, person: from.name }),
            ...(file.toCustomer ? [toRequester(found, 'file-sent', { title: file.title, agent: from.name })] : []),
          ],
  }),

  clock: () => ({}),
  replan: () => ({}),

  evidence: ({ deed }) => ({ change: { evidence: deed.evidence } }),
  'triage-answer': ({ found, deed, actor, at }) => ({
    change: {
      triage: [
        ...found.triage.filter(({ question }) => question !== deed.question),
        { question: deed.question, answer: deed.answer, by: person(actor), at },
      ],
    },
  }),
  'triage-back': ({ found, deed }) => ({
    change: { triage: found.triage.filter(({ question }) => question !== deed.question) },
  }),
  'request-approval': ({ found, deed, actor, at }) => ({
    change: { approval: { text: deed.text, at, by: person(actor) } },
    effects: [tell(found.number, { managers: true }, 'approval-wanted', { text: deed.text, agent: actor.name })],
  }),
  approve: ({ found, actor }) => ({
    change: { approval: undefined },
    effects: toOwner(found, 'approved', { by: actor.name }),
  }),
  decline: ({ found, deed, actor }) => ({
    change: { approval: undefined },
    effects: toOwner(found, 'declined', { by: actor.name, text: deed.why }),
  }),
  'call-back': ({ found }) => ({
    change: { question: undefined, approval: undefined },
    effects: found.state === 'awaiting-21vianet' && wasSubmitted(found) ? [toRequester(found, 'called-back')] : [],
  }),

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
    effects: [tell(found.number, { managerOf: actor.id }, 'escalated', { agent: actor.name })],
  }),
  submit: ({ found, deed, at }) => ({
    ...withEscalation(found, { state: 'submitted', ticket: deed.ticket.trim(), submittedAt: at }),
    effects: wasSubmitted(found) ? [] : [toRequester(found, 'escalated')], // not before 21Vianet has it
  }),
  'vendor-needs': ({ found, deed }) => withEscalation(found, { state: 'attention-needed', answer: deed.text }),
  'vendor-supplied': ({ found }) => withEscalation(found, { state: 'submitted' }),
  'vendor-answered': ({ found, deed, at }) =>
    withEscalation(found, { state: 'answered', answer: deed.text, answeredAt: at }),

  resolve: ({ found, deed, actor, at }) => ({
    change: {
      talk: undefined,
      resolution: {
        outcome: deed.outcome,
        text: deed.text,
        locale: deed.locale,
        credit: deed.credit,
        at,
        by: person(actor),
      },
    },
    effects: [...noTalk(found), toRequester(found, 'resolved')],
  }),
  merge: ({ found, deed, actor, at }) => ({
    change: {
      talk: undefined,
      mergedInto: deed.into,
      related: related(found, deed.into),
      resolution: { outcome: 'merged', text: deed.text, locale: deed.locale, at, by: person(actor) },
    },
    effects: [...noTalk(found), toRequester(found, 'resolved'), absorbInto(deed.into, found.number)],
  }),
  told: (done) => wasTold(done),
  'told-by-hand': (done) => wasTold(done),
  unreachable: ({ found, deed }) => ({
    change: { resolution: found.resolution && { ...found.resolution, unreachable: deed.why } },
    effects: toOwner(found, 'unreachable', { text: deed.why }),
  }),

  solved: ({ found, at }) => ({
    change: { closing: { how: 'confirmed', at }, resolution: toldAt(found, at), talk: undefined },
    effects: [...noTalk(found), ...toOwner(found, 'solved'), doNotClose(found.number)],
  }),
  'auto-close': ({ found, at }) => {
    const merged = found.mergedInto !== undefined;
    return {
      change: { closing: { how: merged ? 'merged' : 'assumed', at }, talk: undefined },
      effects: [...noTalk(found), ...(merged ? [] : [toRequester(found, 'auto-closed')])],
    };
  },
  'override-close': ({ found, deed, actor, at }) => ({
    change: { closing: { how: 'overridden', at, why: deed.why }, talk: undefined, offer: undefined },
    effects: [
      ...noTalk(found),
      toRequester(found, 'closed-by-manager'),
      ...(found.owner?.id === actor.id ? [] : toOwner(found, 'closed-over', { by: actor.name, text: deed.why })),
      doNotClose(found.number),
      doNotOffer(found.number),
    ],
  }),
  withdraw: ({ found, deed, at }) => ({
    change: { closing: { how: 'withdrawn', at, why: deed.why }, talk: undefined, offer: undefined },
    effects: [...noTalk(found), ...toDesk(found, 'withdrawn', { text: deed.why ?? '' }), doNotOffer(found.number)],
  }),

  'not-solved': ({ found, deed, at }) => ({
    change: { ...reopened(found), said: deed.text.trim() === '' ? found.said : { text: deed.text, at } },
    effects: [...toDesk(found, 'not-solved', { text: deed.text }), doNotClose(found.number), ...offered(found)],
  }),
  reopen: ({ found, deed, actor }) => ({
    change: reopened(found),
    effects: [
      toRequester(found, 'reopened', { agent: actor.name }),
      ...(found.owner?.id === actor.id ? [] : toOwner(found, 'reopened-over', { by: actor.name, text: deed.why })),
      doNotClose(found.number),
      ...offered(found),
    ],
  }),
};

/** Who hears of a clock: its owner; managers too when it is breached, or when nobody owns the case. */
export const clockNotices = (found: Case, told: readonly CaseClock[]): readonly Planned[] =>
  told.flatMap(({ kind, told: how }) => {
    const notice = how === 'breached' ? 'clock-breached' : 'clock-warning';
    const managers =
      how === 'breached' || !found.owner ? [tell(found.number, { managers: true }, notice, { kind })] : [];
    return [...toOwner(found, notice, { kind }), ...managers];
  });

const person = ({ id, name }: Somebody): Somebody => ({ id, name });
const owning = (who: Somebody, at: string) => ({ ...person(who), since: at, seenAt: at });
const toRequester = (found: Case, notice: CaseNotice, detail?: Record<string, string>) =>
  tell(found.number, { person: found.requester.id }, notice, detail);

const toOwner = ({ number, owner }: Case, notice: CaseNotice, detail?: Record<string, string>) =>
  owner ? [tell(number, { person: owner.id }, notice, detail)] : [];

/** One that is there already stays as it was; at most its customer may read it now. */
function withFile(files: readonly CaseFile[], file: CaseFile): CaseFile[] {
  if (!files.some(({ hash }) => hash === file.hash)) return [...files, file];
  return files.map((each) => (each.hash === file.hash && file.toCustomer ? { ...each, toCustomer: true } : each));
}

/** The whole desk sees it in the case's thread; the owner also hears it in their own chat. */
const toDesk = (found: Case, notice: CaseNotice, detail?: Record<string, string>) => [
  tell(found.number, { thread: true }, notice, detail),
  ...toOwner(found, notice, detail),
];

/** What went before, for whoever begins to work on it: nobody has to say it twice. */
const packetTo = ({ number }: Case, { id }: Somebody) => tell(number, { person: id }, 'packet');

/** Whoever gets it again begins a new round. */
function offeredBefore({ offer }: Case, { id }: Somebody): string[] {
  const before = offer ? [...offer.before, offer.to.id] : [];
  return before.includes(id) ? [] : before;
}

/** A case nobody owns goes round the tables again. */
const offered = ({ number, owner }: Case): readonly Planned[] => (owner ? [] : [offerNext(number)]);

type Talking = Pick<Done<Deed>, 'found' | 'actor' | 'at' | 'policy'>;

const talking = ({ found, actor, at }: Talking) => ({
  agent: person(actor),
  since: found.talk?.agent.id === actor.id ? found.talk.since : at,
  lastAt: at,
});

const talkGoesOn = ({ found, at, policy }: Talking): readonly Planned[] => [
  ...(found.talk ? [] : [followTalk(found)]),
  endTalkAt(found.number, found.version + 1, idleFrom(at, policy)),
];

/** Who was in it hears that it is over, whoever ended it. */
const talkLeft = (found: Case): readonly Planned[] =>
  found.talk ? [...noTalk(found), toRequester(found, 'talk-left', { agent: found.talk.agent.name })] : [];

const noTalk = (found: Case): readonly Planned[] => (found.talk ? [followTalk(found), talkEnded(found.number)] : []);

const idleFrom = (at: string, { talkIdleMinutes }: DeskPolicy) =>
  new Date(Date.parse(at) + talkIdleMinutes * MINUTE_MS);

const related = ({ related: before }: Case, other: string) => [...new Set([...before, other])];

const wasSubmitted = ({ escalation }: Case) => escalation?.ticket !== undefined;

const withEscalation = ({ escalation }: Case, change: Partial<NonNullable<Case['escalation']>>) => ({
  change: { escalation: escalation && { ...escalation, ...change } },
});

const toldAt = ({ resolution }: Case, at: string) =>
  resolution && { ...resolution, toldAt: resolution.toldAt ?? at, unreachable: undefined };

/** A merged case has nothing to confirm: it closes as soon as its customer knows where it went on. */
const wasTold = ({ found, at, policy }: Done<DeedOf<'told'> | DeedOf<'told-by-hand'>>): Consequence => ({
  change: { resolution: toldAt(found, at) },
  effects: [closeInSilence(found, at, policy)],
});

function closeInSilence({ number, version, mergedInto }: Case, at: string, { closeAfterDays }: DeskPolicy): Planned {
  const days = mergedInto === undefined ? closeAfterDays : 0;
  return closeAt(number, version + 1, new Date(Date.parse(at) + days * DAY_MS));
}

/** Whoever still writes is not silent: the time after which a told case counts as solved begins anew. */
const notSilent = (found: Case, at: string, policy: DeskPolicy): readonly Planned[] =>
  found.state === 'told' ? [closeInSilence(found, at, policy)] : [];

/** The owner keeps the case; the old resolution stays in the events. One that was merged is a case of its own again. */
const reopened = ({ timesReopened, resolution, promised }: Case): Change => ({
  timesReopened: timesReopened + 1,
  resolution: undefined,
  promised: resolution?.outcome === 'credited' && resolution.toldAt ? [...promised, resolution] : promised,
  closing: undefined,
  mergedInto: undefined,
});
