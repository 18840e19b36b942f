import { notSolved, solved } from '../cards/buttons';
import { wordsForm } from '../cards/forms';
import { text } from '../cards/texts';
import type { Case } from '../services/cases/case';
import type { Cases } from '../services/cases/cases';
import { DAY_MS, type DeskPolicy } from '../services/cases/policy';
import type { Ledger } from '../services/ledger/ledger';
import { isRecent } from './memory';
import { choicesOf, latestOnes, meant, openOnes, ownWords, whichCase } from './own-cases';
import { ownDeed } from './own-deed';
import { act, type Ending, type Opening } from './talk';
import type { Turn } from './turn';
import { saysNoMore, saysWrong, type Verdict, verdictIn } from './verdict';

interface Needs {
  readonly cases: Cases;
  readonly ledger: Ledger;
  readonly desk: { readonly policy: Pick<DeskPolicy, 'reopenDays'> };
}

/**
 * "Solved, thanks", "问题没解决", "ainda está errado": the same as the buttons of the case they were told about, or which was
 * closed lately. Where there is none the words are for others.
 */
export function solvedInWords({ cases, ledger, desk }: Needs): Opening {
  return {
    wants: (turn) => verdictIn(ownWords(turn)) !== undefined,
    talk: act('solved in words', async (turn) => {
      const verdict = verdictIn(turn.text)!;
      const found = await meant(ledger, await judged(verdict, turn), turn);
      const [only, another] = found;
      if (!only) return 'aside';
      const isSolved = verdict === 'solved' || verdict === 'yes';
      if (another) return isSolved ? { end: whichSolved(found, turn) } : { end: whichNot(found, turn) };
      return isSolved ? ownDeed(cases, only.number, { verb: 'solved' }, turn) : comesBack(only, turn);
    }),
  };

  /** The cases it can be said of. */
  async function judged(verdict: Verdict, turn: Turn): Promise<readonly Case[]> {
    const open = await openOnes(cases, turn);
    const told = open.filter(isAnswered);
    if (verdict === 'solved') return told;
    const closed = open.length === 0 && verdict !== 'yes' ? await closedLately(turn) : []; // with one in the works they speak of that
    if (verdict === 'not-solved') return told.length > 0 ? told : closed;
    const justClosed = saysWrong(turn.text) ? closed.filter(({ since }) => isRecent(since, turn.now)) : [];
    const [only, another] = open.length > 1 ? [] : [...told, ...justClosed];
    return only && !another && (await askedLast(only, turn)) ? [only] : [];
  }

  async function closedLately(turn: Turn): Promise<readonly Case[]> {
    const from = turn.now.getTime() - desk.policy.reopenDays * DAY_MS;
    const latest = await latestOnes(cases, turn);
    return latest.filter(
      ({ state, closing, mergedInto }) =>
        state === 'closed' && closing !== undefined && !mergedInto && Date.parse(closing.at) >= from,
    );
  }

  /** Nothing was said since it stands as it does: by them, by the bot, or by who has the case. */
  async function askedLast({ number, since }: Case, { packet, memory }: Turn): Promise<boolean> {
    const later = (at: string | undefined) => at !== undefined && Date.parse(at) > Date.parse(since);
    const { about, offered, personOffered } = memory;
    if ([packet.said.at(-1), about, offered, personOffered].some((said) => later(said?.at))) return false;
    const events = await cases.events(number);
    return !events.some(({ verb, at }) => verb === 'reply' && later(at));
  }

  /** It is open again at once, as by the button; what is wrong may be said then. */
  async function comesBack({ number }: Case, turn: Turn): Promise<Ending> {
    const more = saysNoMore(turn.text) ? text(turn.locale, 'my-cases.what-remains', { case: number }) : '';
    return ownDeed(cases, number, { verb: 'not-solved', text: turn.text.trim() }, turn, more);
  }
}

/** A merged one has nothing to confirm. */
const isAnswered = ({ state, mergedInto }: Case): boolean => (state === 'resolved' || state === 'told') && !mergedInto;

const whichSolved = (found: readonly Case[], turn: Turn) =>
  whichCase({ actions: choicesOf(found, turn).map(({ title, id }) => solved.press(title, turn.locale, id)) }, turn);

const whichNot = (found: readonly Case[], turn: Turn) => {
  const label = text(turn.locale, 'case.what-remains');
  const forms = choicesOf(found, turn).map(({ title, id }) =>
    wordsForm(notSolved, { title, label, value: turn.text }, turn.locale, id),
  );
  return whichCase({ forms }, turn);
};
