import type { Case, Somebody } from '../case';
import { doNotOffer, offerNext, tell } from '../effects';
import type { Consequences } from './consequence';
import { talkLeft } from './talks';
import { packetTo, person, toOwner, toRequester } from './telling';

type Verbs = 'claim' | 'assign' | 'take-over' | 'hand-back' | 'offer' | 'pass-offer';

/** Whose case it is. */
export const owning: Consequences<Verbs> = {
  claim: ({ found, actor, at }) => ({
    change: { owner: ownedBy(actor, at), offer: undefined },
    effects: [
      doNotOffer(found.number),
      // who has had it all along is no news to the customer
      ...(found.owner?.id === actor.id ? [] : [toRequester(found, 'claimed', { agent: actor.name })]),
      packetTo(found, actor),
    ],
  }),
  assign: ({ found, deed, actor, at }) => ({
    change: { owner: ownedBy(deed.to, at), offer: undefined, talk: undefined },
    effects: [
      doNotOffer(found.number),
      ...(isTaken(found, actor, deed.to) ? toOwner(found, 'given-away', { by: actor.name, agent: deed.to.name }) : []),
      tell(found.number, { person: deed.to.id }, 'assigned-to-you', { by: actor.name }),
      packetTo(found, deed.to),
      ...talkLeft(found),
      toRequester(found, 'claimed', { agent: deed.to.name }),
    ],
  }),
  'take-over': ({ found, deed, actor, at }) => ({
    change: { owner: ownedBy(actor, at), offer: undefined, talk: undefined },
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
};

const ownedBy = (who: Somebody, at: string) => ({ ...person(who), since: at, seenAt: at });

/** Whoever gets it again begins a new round. */
function offeredBefore({ offer }: Case, { id }: Somebody): string[] {
  const before = offer ? [...offer.before, offer.to.id] : [];
  return before.includes(id) ? [] : before;
}

/** From somebody who had no hand in it. */
const isTaken = ({ owner }: Case, by: Somebody, to: Somebody) =>
  owner !== undefined && owner.id !== by.id && owner.id !== to.id;
