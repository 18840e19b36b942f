import { text } from '../cards/texts';
import type { Invoice } from '../services/ledger/ledger';
import { afterOpening } from './correcting';
import { kindChoices, lineChoices, MORE_LINES } from './dispute-choices';
import { aboutOf, linesMeant, pointsAtLine } from './dispute-lines';
import type { Complete, Place } from './dispute-places';
import { isAsking, joined, tells, tellsMoreOf } from './dispute-told';
import { fitting } from './fitting';
import { chosen } from './places';
import { isAbout } from './reading';
import type { Heard } from './talk';
import { says, type Turn } from './turn';

/** Words instead of a yes, before it is sent: another line ("no, Visio"), another reason, or more to tell. */
export function changed(here: Complete, found: Invoice, turn: Turn): Heard<Place> {
  const words = turn.text;
  if (isAsking(turn) || (isAbout(turn, 'small-talk') && !/\d/.test(words))) return 'aside';
  const instead = { ...turn, text: afterOpening(words) };
  const rows = lineChoices(found, 0, turn.locale).filter(({ id }) => id !== MORE_LINES);
  const row = pointsAtLine(words) && chosen(here, instead, rows);
  if (row) return { at: { ...here, line: row.id } };
  const about = aboutOf(found, here.line, turn.locale);
  if (tellsMoreOf(words, [...about, ...kindChoices(turn.locale)])) return added(here, turn);
  const [line, ...lines] = linesMeant(words, found, turn.locale).filter(({ id }) => id !== MORE_LINES);
  if (line && lines.length === 0 && line.id !== here.line) return { at: { ...here, line: line.id } };
  const [kind, ...kinds] = fitting(words, kindChoices(turn.locale), about);
  if (kind && kinds.length === 0 && kind.id !== here.kind) return { at: { ...here, kind: kind.id } };
  if (kind) return added(here, turn);
  return tells(words, about) ? added(here, turn) : 'aside';
}

const added = (here: Complete, { text: words, locale }: Turn): Heard<Place> => ({
  at: { ...here, words: joined(here.words, words) },
  say: says(text(locale, 'dispute.kept-so-far')),
});
