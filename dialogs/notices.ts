import {
  addToCase,
  claim,
  endTalk,
  notSolved,
  type Press,
  passOffer,
  reply,
  showCase,
  showFiles,
} from '../cards/buttons';
import { decisions, sorted } from '../cards/case-actions';
import { packetCard } from '../cards/case-packet';
import { caseStatusCard } from '../cards/case-status';
import { moment, sentences } from '../cards/format';
import { type Form, wordsForm } from '../cards/forms';
import { asName, asTyped } from '../cards/plain';
import { saidCard } from '../cards/said';
import { hasText, text } from '../cards/texts';
import { missed, unreachedText } from '../cards/unreached';
import type { CustomerViewer, Viewer } from '../cards/viewer';
import { type Case, type CaseEvent, filesOfCustomer } from '../services/cases/case';
import type { CaseNotice } from '../services/cases/effects';
import { type Reply, says, shows } from './turn';

export interface Noticed {
  readonly notice: CaseNotice;
  readonly case: Case;
  readonly detail: Readonly<Record<string, string>>;
  /** What happened so far, where the notice tells of it. */
  readonly events?: readonly CaseEvent[];
  /** Whether the reader is the customer or somebody of the desk. */
  readonly reader: 'customer' | 'desk';
}

/** What a person is told when something happened to a case while they were not looking. */
export function noticeReply(noticed: Noticed, viewer: CustomerViewer): Reply {
  const { notice, case: found, detail, reader, events = [] } = noticed;
  if (notice === 'packet') return { card: packetCard(found, events, viewer) };
  const [first] =
    reader === 'customer' ? toCustomer(notice, found, detail, viewer) : toDesk(notice, found, detail, viewer);
  return first!;
}

type Detail = Noticed['detail'];

function toCustomer(notice: CaseNotice, found: Case, detail: Detail, viewer: CustomerViewer): readonly Reply[] {
  const { locale } = viewer;
  const names = { ...detail, agent: asName(detail['agent'] ?? ''), case: found.number };
  switch (notice) {
    case 'reply':
      return shows(
        saidCard(
          {
            title: text(locale, 'notice.reply', names),
            words: detail['text'],
            hint: found.talk ? text(locale, 'notice.reply-hint', names) : '',
            forms: [answer(found, viewer)],
          },
          locale,
        ),
      );
    case 'question': {
      const hint = found.talk ? text(locale, 'notice.reply-hint', names) : '';
      return shows(caseStatusCard(found, viewer, sentences(locale, text(locale, 'notice.question', names), hint)));
    }
    case 'reopened':
      return shows(caseStatusCard(found, viewer, text(locale, 'notice.reopened', names)));
    case 'resolved':
      return shows(
        caseStatusCard(found, viewer, text(locale, found.mergedInto ? 'notice.merged' : 'notice.resolved', names)),
      );
    case 'auto-closed':
    case 'closed-by-manager':
      return shows(
        saidCard({ title: text(locale, `notice.${notice}`, names), forms: [stillWrong(found, viewer)] }, locale),
      );
    case 'talk-taken':
      return shows(
        saidCard(
          {
            title: text(locale, 'notice.talk-taken', names),
            hint: text(locale, 'notice.reply-hint', names),
            actions: [endTalk.press(text(locale, 'talk.end'), locale, {})],
          },
          locale,
        ),
      );
    case 'file-sent':
      return shows(
        saidCard(
          {
            title: text(locale, 'notice.file-sent', { ...names, title: asTyped(detail['title'] ?? '') }),
            actions: [filesOf(found, filesOfCustomer(found), viewer)],
          },
          locale,
        ),
      );
    case 'claimed':
    case 'handed-back':
    case 'escalated':
    case 'called-back':
    case 'talk-left':
    case 'file':
      return says(text(locale, `notice.${notice}`, names));
    default:
      return says(text(locale, 'notice.changed', names));
  }
}

const idOf = ({ number, version }: Case) => ({ case: number, version });

const answer = (found: Case, { locale }: Viewer) =>
  wordsForm(
    addToCase,
    { title: text(locale, 'case.answer'), label: text(locale, 'case.add-label') },
    locale,
    idOf(found),
  );

const filesOf = ({ number }: Case, { length }: Case['files'], { locale }: Pick<Viewer, 'locale'>) =>
  showFiles.press(text(locale, 'case.show-files', { count: length }), locale, { case: number });

const stillWrong = (found: Case, { locale }: Viewer) =>
  wordsForm(
    notSolved,
    { title: text(locale, 'case.not-solved'), label: text(locale, 'case.what-remains') },
    locale,
    idOf(found),
  );

function toDesk(notice: CaseNotice, found: Case, detail: Detail, viewer: Viewer): readonly Reply[] {
  const { locale } = viewer;
  const title = text(locale, `desk-notice.${notice}`, namesOf(found, detail, viewer));
  const words = missed.has(notice) ? unreachedText(detail['text'] ?? '', locale) : detail['text'];
  const open = showCase.press(text(locale, 'list.open'), locale, { case: found.number });
  const { actions, forms } = offered(notice, found, locale);
  return shows(saidCard({ title, words, actions: [...actions, open], forms }, locale));
}

function namesOf(found: Case, detail: Detail, { locale, zone }: Viewer) {
  const clock = `clock.${detail['kind']}`;
  const what = `undelivered.${detail['what']}`;
  return {
    ...Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, asName(value)])),
    case: found.number,
    customer: asName(found.customer.name),
    person: asName(detail['person'] ?? found.requester.name),
    title: asTyped(detail['title'] ?? ''),
    time: detail['until'] ? moment(detail['until'], locale, zone) : '',
    clock: hasText(clock) ? text(locale, clock) : '',
    what: hasText(what) ? text(locale, what) : '',
  };
}

/** What is usually done about it, right where it is read. */
function offered(
  notice: CaseNotice,
  found: Case,
  locale: Viewer['locale'],
): { actions: readonly Press[]; forms: readonly Form[] } {
  const id = idOf(found);
  const press = (button: typeof claim, title: Parameters<typeof text>[1]) =>
    button.press(text(locale, title), locale, id);
  switch (notice) {
    case 'customer-said': {
      const labels = { title: text(locale, 'form.reply'), label: text(locale, 'form.reply.label') };
      return { actions: [], forms: found.owner ? [wordsForm(reply, labels, locale, id)] : [] };
    }
    case 'not-solved':
      return { actions: [press(claim, 'case.claim')], forms: [] };
    case 'offered':
      return { actions: [press(claim, 'case.claim'), press(passOffer, 'case.pass')], forms: [] };
    case 'approval-wanted':
      return sorted(decisions(found, locale));
    case 'file':
    case 'file-added':
    case 'file-sent':
      return { actions: [filesOf(found, found.files, { locale })], forms: [] };
    default:
      return { actions: [], forms: [] };
  }
}
