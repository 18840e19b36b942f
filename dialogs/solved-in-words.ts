import { notSolved, solved } from '../cards/buttons';
import { wordsForm } from '../cards/forms';
import { text } from '../cards/texts';
import type { Case } from '../services/cases/case';
import type { Cases } from '../services/cases/cases';
import type { DeedOf } from '../services/cases/deeds';
import { DAY_MS, type DeskPolicy } from '../services/cases/policy';
import type { Ledger } from '../services/ledger/ledger';
import { asCustomer } from './add-words';
import { isRecent } from './memory';
import { choicesOf, latestOnes, meant, openOnes, ownWords, whichCase } from './own-cases';
import { ownDeed } from './own-deed';
import { act, type Ending, type Opening } from './talk';
import { operationOf, type Turn } from './turn';
import { isYesOrNo, saysNoMore, saysSolvedOrNot, saysWrong, type Verdict, verdictIn } from './verdict';

interface Needs {
  readonly cases: Cases;
  readonly ledger: Ledger;
  readonly desk: { readonly policy: Pick<DeskPolicy, 'reopenDays'> };
}

/**
 * "Solved, thanks", "问题没解决", "ainda está errado": the same as the buttons of the case they were told about, or which was
 * closed lately. Where there is none the words are for others.
 */
export function solvedInWords({ cases, ledger, desk }: Needs): readonly Opening[] {
  return [
    {
      wants: (turn) => saysSolvedOrNot(verdictIn(ownWords(turn))),
      lastResort: true, // in the middle of a dispute "still wrong" is said of that one
      talk: act('solved in words', (turn) => judge(judged, turn)),
    },
    {
      wants: (turn) => isYesOrNo(verdictIn(ownWords(turn))),
      lastResort: true,
      talk: act('yes, it is solved', (turn) => judge(askedAbout, turn)),
    },
  ];

  async function judge(concerned: typeof judged, turn: Turn): Promise<Ending | 'aside'> {
    const verdict = verdictIn(turn.text)!;
    const deed = deedOf(verdict, turn);
    const found = await meant(ledger, await concerned(verdict, turn), turn);
    const [only, another] = found.length > 0 ? found : await doneJustNow(deed, turn);
    if (!only) return 'aside';
    if (another) return { end: deed.verb === 'solved' ? whichSolved(found, turn) : whichNot(found, turn) };
    return ownDeed(cases, only.number, deed, turn, whatRemains(only, deed, turn));
  }

  /** The same message once more, whose answer was lost: the deed is done, and where the case stands now it cannot be done again. */
  async function doneJustNow(deed: Judgement, turn: Turn): Promise<readonly Case[]> {
    const stands = deed.verb === 'solved' ? 'closed' : 'reopened';
    const latest = await latestOnes(cases, turn);
    const [last] = latest.filter(({ state, since }) => state === stands && isRecent(since, turn.now)).toSorted(bySince);
    const by = { actor: asCustomer(turn), operation: operationOf(turn) };
    const applied = last && (await cases.apply(last.number, deed, by));
    return applied && 'done' in applied ? [applied.done] : [];
  }

  /** The cases it can be said of; while one is in the works, "not solved" is of none that is over. */
  async function judged(verdict: Verdict, turn: Turn): Promise<readonly Case[]> {
    const open = await openOnes(cases, turn);
    const told = open.filter(isAnswered);
    return told.length > 0 || verdict === 'solved' || open.length > 0 ? told : closedLately(turn);
  }

  /** The one case they were asked about last, or objected to as soon as it was closed. */
  async function askedAbout(verdict: Verdict, turn: Turn): Promise<readonly Case[]> {
    const open = await openOnes(cases, turn);
    const objects = open.length === 0 && verdict === 'no' && saysWrong(turn.text);
    const closed = objects ? (await closedLately(turn)).filter(({ since }) => isRecent(since, turn.now)) : [];
    const [only, another] = [...open, ...closed];
    const asked = only && !another && (closed.length > 0 || (isAnswered(only) && only.state === 'told'));
    return asked && (await askedLast(only, turn)) ? [only] : [];
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
}

type Judgement = DeedOf<'solved' | 'not-solved'>;

const deedOf = (verdict: Verdict, { text: words }: Turn): Judgement =>
  verdict === 'solved' || verdict === 'yes' ? { verb: 'solved' } : { verb: 'not-solved', text: words.trim() };

/** It is open again at once, as by the button; what is wrong may be said then. */
const whatRemains = ({ number }: Case, { verb }: Judgement, { text: words, locale }: Turn): string =>
  verb === 'not-solved' && saysNoMore(words) ? text(locale, 'my-cases.what-remains', { case: number }) : '';

const bySince = (a: Case, b: Case): number => Date.parse(b.since) - Date.parse(a.since);

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
