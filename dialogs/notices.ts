import { addToCase, claim, notSolved, reply, showCase } from '../cards/buttons';
import { caseStatusCard } from '../cards/case-status';
import { wordsForm } from '../cards/forms';
import { saidCard } from '../cards/said';
import { text } from '../cards/texts';
import type { Viewer } from '../cards/viewer';
import type { Case } from '../services/cases/case';
import type { CaseNotice } from '../services/cases/effects';
import { type Reply, says, shows } from './turn';

export interface Noticed {
  readonly notice: CaseNotice;
  readonly case: Case;
  readonly detail: Readonly<Record<string, string>>;
  /** Whether the reader is the customer or somebody of the desk. */
  readonly reader: 'customer' | 'desk';
}

/** What a person is told when something happened to a case while they were not looking. */
export function noticeReply({ notice, case: found, detail, reader }: Noticed, viewer: Viewer): Reply {
  const [first] =
    reader === 'customer' ? toCustomer(notice, found, detail, viewer) : toDesk(notice, found, detail, viewer);
  return first!;
}

type Detail = Noticed['detail'];

function toCustomer(notice: CaseNotice, found: Case, detail: Detail, viewer: Viewer): readonly Reply[] {
  const { locale } = viewer;
  const names = { ...detail, case: found.number };
  switch (notice) {
    case 'reply':
      return shows(
        saidCard(
          { title: text(locale, 'notice.reply', names), words: detail['text'], forms: [answer(found, viewer)] },
          locale,
        ),
      );
    case 'question':
    case 'reopened':
      return shows(caseStatusCard(found, viewer, text(locale, `notice.${notice}`, names)));
    case 'resolved':
      return shows(
        caseStatusCard(found, viewer, text(locale, found.mergedInto ? 'notice.merged' : 'notice.resolved', names)),
      );
    case 'auto-closed':
    case 'closed-by-manager':
      return shows(
        saidCard({ title: text(locale, `notice.${notice}`, names), forms: [stillWrong(found, viewer)] }, locale),
      );
    case 'claimed':
    case 'handed-back':
    case 'escalated':
      return says(text(locale, `notice.${notice}`, names));
    default:
      return says(text(locale, 'notice.changed', names));
  }
}

const answer = ({ number, version }: Case, { locale }: Viewer) =>
  wordsForm(addToCase, { title: text(locale, 'case.answer'), label: text(locale, 'case.add-label') }, locale, {
    case: number,
    version,
  });

const stillWrong = ({ number, version }: Case, { locale }: Viewer) =>
  wordsForm(notSolved, { title: text(locale, 'case.not-solved'), label: text(locale, 'case.what-remains') }, locale, {
    case: number,
    version,
  });

function toDesk(notice: CaseNotice, found: Case, detail: Detail, { locale }: Viewer): readonly Reply[] {
  const id = { case: found.number, version: found.version };
  const names = { ...detail, case: found.number, customer: found.customer.name, person: found.requester.name };
  const open = showCase.press(text(locale, 'list.open'), locale, { case: found.number });
  const title = text(locale, `desk-notice.${notice}`, names);
  if (notice === 'customer-said' || notice === 'not-solved') {
    const form = wordsForm(
      reply,
      { title: text(locale, 'form.reply'), label: text(locale, 'form.reply.label') },
      locale,
      id,
    );
    const forms = found.owner && notice === 'customer-said' ? [form] : [];
    const actions = notice === 'not-solved' ? [claim.press(text(locale, 'case.claim'), locale, id), open] : [open];
    return shows(saidCard({ title, words: detail['text'], actions, forms }, locale));
  }
  return shows(saidCard({ title, words: detail['text'], actions: [open] }, locale));
}
