import type { Planned } from '../../jobs/outbox';
import type { Case } from '../case';
import type { Change, DeedOf } from '../deeds';
import { absorbInto, doNotClose, doNotOffer, offerNext } from '../effects';
import type { Consequence, Consequences, Done } from './consequence';
import { related } from './related';
import { closeInSilence } from './silence';
import { noTalk } from './talks';
import { person, toDesk, toOwner, toRequester, toResponsible } from './telling';

type Verbs =
  | 'resolve'
  | 'merge'
  | 'told'
  | 'told-by-hand'
  | 'unreachable'
  | 'solved'
  | 'auto-close'
  | 'override-close'
  | 'withdraw'
  | 'not-solved'
  | 'reopen';

/** How it ends, and comes back. */
export const ending: Consequences<Verbs> = {
  resolve: ({ found, deed, actor, at }) => ({
    change: {
      ...settled,
      resolution: {
        outcome: deed.outcome,
        text: deed.text,
        locale: deed.locale,
        credit: deed.credit,
        at,
        by: person(actor),
      },
    },
    effects: [...noTalk(found), toRequester(found, 'resolved', { at })],
  }),
  merge: ({ found, deed, actor, at }) => ({
    change: {
      ...settled,
      mergedInto: deed.into,
      related: related(found, deed.into),
      resolution: { outcome: 'merged', text: deed.text, locale: deed.locale, at, by: person(actor) },
    },
    effects: [...noTalk(found), toRequester(found, 'resolved', { at }), absorbInto(deed.into, found)],
  }),
  told: (done) => wasTold(done),
  'told-by-hand': (done) => wasTold(done),
  unreachable: ({ found, deed }) => ({
    change: { resolution: found.resolution && { ...found.resolution, unreachable: deed.why } },
    effects: toResponsible(found, 'unreachable', { text: deed.why }),
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
    change: { ...settled, closing: { how: 'overridden', at, why: deed.why }, offer: undefined },
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
    // who presses it has read the answer, whatever became of the receipt
    change: {
      ...reopened({ ...found, resolution: toldAt(found, at) }),
      said: deed.text.trim() === '' ? found.said : { text: deed.text, at },
    },
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

/** Nobody waits for an answer or an approval any more, and nobody talks. */
const settled = { talk: undefined, question: undefined, approval: undefined } as const;

const toldAt = ({ resolution }: Case, at: string) =>
  resolution && { ...resolution, toldAt: resolution.toldAt ?? at, unreachable: undefined };

const wasTold = ({ found, at, policy }: Done<DeedOf<'told'> | DeedOf<'told-by-hand'>>): Consequence => ({
  change: { resolution: toldAt(found, at) },
  effects: [closeInSilence(found, at, policy)],
});

/** A case nobody owns goes round the tables again. */
const offered = ({ number, owner }: Case): readonly Planned[] => (owner ? [] : [offerNext(number)]);

/** The owner keeps the case; the old resolution stays in the events. One that was merged is a case of its own again. */
const reopened = ({ timesReopened, resolution, promised }: Case): Change => ({
  timesReopened: timesReopened + 1,
  resolution: undefined,
  promised: resolution?.outcome === 'credited' && resolution.toldAt ? [...promised, resolution] : promised,
  closing: undefined,
  mergedInto: undefined,
});
