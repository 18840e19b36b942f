import { z } from 'zod';
import { back, startOver, stop } from '../cards/buttons';
import { readCommand } from '../cards/commands';
import { saidCard } from '../cards/said';
import { text } from '../cards/texts';
import { type Packet, packetShape } from '../services/cases/case';
import type { SeatKey, Seats } from '../services/conversations/seat';
import type { Claimed, Planned } from '../services/jobs/outbox';
import { type Memory, memoryShape, nothingRemembered } from './memory';
import { oneAfterAnother } from './one-after-another';
import { saying } from './saying';
import type { Ending, Heard, Opening, Talk } from './talk';
import { type Reply, says, shows, type Turn } from './turn';

/** What a turn comes to: an answer that goes back with a pressed card, and the first thing to say, if it is ours to say. */
export interface Answered {
  readonly returned?: Reply;
  readonly begun?: Claimed;
}

/** What the door knows of a turn before the seat is read: who is speaking, where, and what about. */
export type Arriving = (seat: Pick<Turn, 'now' | 'memory' | 'packet'>) => Turn;

/** `arrival` is awaited while the seat is read, in the same round trip. */
export type FrontDesk = (key: SeatKey, arrival: Promise<Arriving>) => Promise<Answered>;

const nothingSaid: Packet = { said: [], tried: [] };
const talking = z.object({ talk: z.string(), place: z.unknown() });
const seatShape = z
  .object({
    talking: talking.optional(),
    memory: memoryShape.catch(nothingRemembered).default(nothingRemembered),
    packet: packetShape.catch(nothingSaid).default(nothingSaid),
    seen: z.array(z.string()).default([]),
  })
  .catch({ memory: nothingRemembered, packet: nothingSaid, seen: [] });
type SeatState = z.infer<typeof seatShape>;

/** What is said, and which talk the person is left in. */
interface Result {
  readonly replies: readonly Reply[];
  readonly left?: SeatState['talking'];
  /** Absent: nothing new to remember. */
  readonly memory?: Memory;
  readonly effects?: readonly Planned[];
  /** The first reply takes the place of the pressed card. */
  readonly inPlace: boolean;
  /** What was said was an answer the talk in progress had asked for. */
  readonly answer?: true;
}

/** More than so many processes do not take turns of one seat at the same moment. */
const ATTEMPTS = 20;
const REMEMBERED_TURNS = 20;

/** Load → hear → save if unchanged → speak. A turn that lost against another runs again on what that one left. */
export function frontDesk(openings: readonly Opening[], seats: Seats): FrontDesk {
  const inTurn = oneAfterAnother(({ conversationId, personId }: SeatKey) => `${conversationId} ${personId}`, take);
  return (key, arrival) => {
    arrival.catch(() => undefined); // it may fail while the turn before it is still at work: whoever takes it hears of it
    return inTurn(key, arrival);
  };

  async function take(key: SeatKey, arrival: Promise<Arriving>): Promise<Answered> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const [seat, arriving] = await Promise.all([seats.load(key), arrival]);
      const state = seatShape.parse(seat.state ?? {});
      const turn = commanded(arriving({ now: seat.now, memory: state.memory, packet: state.packet }));
      if (state.seen.includes(turn.id)) return again(state, turn);

      const { replies: answers, inPlace, ...result } = await hear(state, turn);
      const replies = turn.cutAt
        ? [...says(text(turn.locale, 'too-long', { count: turn.cutAt })), ...answers]
        : answers;
      const turnsCard = inPlace && turn.awaitsCard;
      const [returned, later] = turnsCard ? [replies[0], replies.slice(1)] : [undefined, replies];
      const planned = [...saying(key.conversationId, later), ...(result.effects ?? [])];
      const saved = await seats.save(key, seat.tag, remembering(result, state, turn), planned);
      if (saved) return { returned, begun: saved.begun };
    }
    throw new Error(`the seat in ${key.conversationId} kept changing`);
  }

  /** What is typed as a command is a press from here on, if anybody would answer it: a customer's "claim 1042" is just words. */
  function commanded(turn: Turn): Turn {
    const pressed = turn.pressed ? undefined : readCommand(turn.text);
    if (!pressed) return turn;
    const command = { ...turn, pressed, typed: true };
    return ways.has(pressed.verb) || openings.some(({ wants }) => wants(command)) ? command : turn;
  }

  async function hear(state: SeatState, turn: Turn): Promise<Result> {
    const first = openings.find((opening) => opening.first && opening.wants(turn));
    if (first) {
      const { left = state.talking, ...settled } = await settle(first.talk, await first.talk.open(turn), turn);
      return { ...settled, left, inPlace: first.inPlace?.(turn) ?? false };
    }
    const current = openings.find(({ talk }) => talk.name === state.talking?.talk)?.talk;
    if (current) {
      if (stop.read(turn.pressed))
        return { replies: shows(saidCard({ title: text(turn.locale, 'stopped') }, turn.locale)), inPlace: true };
      const restarted = startOver.read(turn.pressed) !== undefined;
      const heard = await (restarted ? current.open(turn) : current.hear(state.talking?.place, turn));
      if (heard === 'over') return aside(undefined, state, turn);
      if (heard !== 'aside') return { ...(await settle(current, heard, turn)), inPlace: true, answer: true };
    }
    return aside(current, state, turn);
  }

  /** Nothing the talk in progress was waiting for: somebody else answers, then the talk asks again where it was. */
  async function aside(current: Talk | undefined, state: SeatState, arrived: Turn): Promise<Result> {
    const turn = { ...arrived, inHand: current && inHand(state) };
    // words about what the talk is about are no reason to begin it anew: that is said by a button or "start over"
    const again = ({ talk }: Opening) => talk === current && !turn.pressed;
    const taken = await firstToTake(
      openings.filter((each) => !(current && each.lastResort) && !again(each) && each.wants(turn)),
      turn,
    );
    const askAgain = async (locale = turn.locale) =>
      current ? current.ask(state.talking?.place, { ...turn, locale }) : [];
    if (!taken) {
      const waiting = await askAgain();
      const said = turn.pressed ? [] : says(text(turn.locale, 'not-an-answer'));
      const replies = waiting.length > 0 ? [...said, ...waiting] : says(text(turn.locale, nothingToDo(turn)));
      return { replies, left: state.talking, inPlace: true };
    }
    const { opening, heard } = taken;
    const settled = await settle(opening.talk, heard, turn);
    const inPlace = opening.inPlace?.(turn) ?? false;
    if (settled.left || !current) return { ...settled, inPlace };
    const waiting = await askAgain(settled.locale);
    return { ...settled, replies: [...settled.replies, ...waiting], left: state.talking, inPlace };
  }

  /** The same press or message once more: what it did is not done again, a pressed card is shown where things stand. */
  async function again({ talking }: SeatState, turn: Turn): Promise<Answered> {
    if (!turn.awaitsCard) return {};
    const current = openings.find(({ talk }) => talk.name === talking?.talk)?.talk;
    const opening = openings.find(({ wants }) => wants(turn));
    const stands = current && (!opening || opening.talk === current);
    if (stands) return { returned: (await current.ask(talking?.place, turn))[0] };
    if (!opening?.inPlace?.(turn)) return {};
    return { returned: (await settle(opening.talk, await opening.talk.open(turn), turn)).replies[0] };
  }
}

/** Whether a turn is for a talk is seen by its words; some have to look at what there is: who finds nothing leaves it to the next. */
async function firstToTake(wanting: readonly Opening[], turn: Turn) {
  for (const opening of wanting) {
    const heard = await opening.talk.open(turn);
    if (heard !== 'aside') return { opening, heard };
  }
  return undefined;
}

async function settle(
  talk: Talk,
  heard: Heard<unknown>,
  turn: Turn,
): Promise<Omit<Result, 'inPlace'> & Pick<Ending, 'locale'>> {
  if (heard === 'aside' || heard === 'over') return { replies: [] };
  if ('end' in heard) {
    const { end, ...rest } = heard;
    return { ...rest, replies: end };
  }
  return {
    replies: [...(heard.say ?? []), ...(await talk.ask(heard.at, turn))],
    left: { talk: talk.name, place: heard.at },
    effects: heard.effects,
  };
}

/** A talk's place says which invoice it is about, if it is about one. */
const inHand = ({ talking }: SeatState): string | undefined =>
  z.object({ invoice: z.string() }).safeParse(talking?.place).data?.invoice;

/** The ways through a talk itself, at any of its places. */
const ways = new Set([stop.verb, back.verb, startOver.verb]);

const remembering = (
  { left, memory, answer }: Pick<Result, 'left' | 'memory' | 'answer'>,
  { talking, memory: before, packet, seen }: SeatState,
  turn: Turn,
): SeatState => ({
  talking: left,
  memory: memory ?? (answer || (left && left.talk !== talking?.talk) ? movedOn(before) : before),
  packet: packetAfter(packet, answer ? { ...turn, text: '' } : turn, memory?.about?.topic),
  seen: [...seen, turn.id].slice(-REMEMBERED_TURNS),
});

/** Once another talk has begun or gone on, what was answered before it is nothing that “that’s wrong” or “the first one” is about. */
const movedOn = (memory: Memory): Memory => ({
  ...memory,
  about: undefined,
  offered: undefined,
  personOffered: undefined,
});

const LATELY_MS = 24 * 60 * 60 * 1_000;
const KEPT_WORDS = 12;
const LONGEST_KEPT = 300;
const KEPT_TOPICS = 6;

/** The last words a customer wrote here today, and what was answered to them. */
function packetAfter({ said, tried }: Packet, { who, text: words, pressed, now }: Turn, answered?: string): Packet {
  if (who.kind !== 'customer') return nothingSaid;
  const lately = said.filter(({ at }) => now.getTime() - Date.parse(at) < LATELY_MS);
  const news = pressed || words.trim() === '' ? [] : [{ at: now.toISOString(), text: words.slice(0, LONGEST_KEPT) }];
  const topics = answered === undefined ? tried : [...tried.filter((topic) => topic !== answered), answered];
  return { said: [...lately, ...news].slice(-KEPT_WORDS), tried: topics.slice(-KEPT_TOPICS) };
}

const nothingToDo = ({ pressed }: Turn) =>
  stop.read(pressed) || startOver.read(pressed) || back.read(pressed) ? 'nothing-to-stop' : 'old-card';
