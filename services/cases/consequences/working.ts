import type { Case } from '../case';
import { tell } from '../effects';
import type { Consequences } from './consequence';
import { person, toOwner, toRequester } from './telling';

type Verbs =
  | 'clock'
  | 'replan'
  | 'evidence'
  | 'triage-answer'
  | 'triage-back'
  | 'request-approval'
  | 'approve'
  | 'decline'
  | 'call-back'
  | 'escalate'
  | 'submit'
  | 'vendor-needs'
  | 'vendor-supplied'
  | 'vendor-answered';

/** How it is worked on, here and at 21Vianet. */
export const working: Consequences<Verbs> = {
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
    change: { ...takenBack(found), question: undefined, approval: undefined },
    effects: found.state === 'awaiting-21vianet' && wasSubmitted(found) ? [toRequester(found, 'called-back')] : [],
  }),

  escalate: ({ found, deed, actor, at }) => ({
    change: {
      escalation: {
        version: found.version + 1,
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
  submit: ({ found, deed, at }) => {
    const ticket = deed.ticket.trim();
    if (wasSubmitted(found)) return withEscalation(found, { ticket }); // a number put right: 21Vianet is where it was
    return {
      ...withEscalation(found, { state: 'submitted', ticket, submittedAt: at }),
      effects: [toRequester(found, 'escalated')], // not before 21Vianet has it
    };
  },
  'vendor-needs': ({ found, deed }) =>
    withEscalation(found, { state: 'attention-needed', answer: deed.text, answeredAt: undefined }),
  'vendor-supplied': ({ found }) =>
    withEscalation(found, { state: 'submitted', answer: undefined, answeredAt: undefined }),
  'vendor-answered': ({ found, deed, at }) =>
    withEscalation(found, { state: 'answered', answer: deed.text, answeredAt: at }),
};

const wasSubmitted = ({ escalation }: Case) => escalation?.ticket !== undefined;

const takenBack = ({ state, escalation }: Case) =>
  state === 'awaiting-21vianet' && escalation ? { escalation: { ...escalation, state: 'taken-back' as const } } : {};

const withEscalation = ({ escalation }: Case, change: Partial<NonNullable<Case['escalation']>>) => ({
  change: { escalation: escalation && { ...escalation, ...change } },
});
