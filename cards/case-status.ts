import { type Case, filesOfCustomer, isOpen } from '../services/cases/case';
import type { Locale } from '../services/locales';
import { addToCase, caseStatus, notSolved, type Press, showFiles, solved, withdraw } from './buttons';
import { fill } from './card';
import { moment, money } from './format';
import { type Form, wordsForm } from './forms';
import { asTyped } from './plain';
import template from './templates/case-status.json';
import { text } from './texts';
import type { CustomerViewer, Viewer } from './viewer';

/** A case as its customer sees it: never the desk's notes, never what 21Vianet charges. `intro` is ready to be shown. */
export function caseStatusCard(found: Case, viewer: CustomerViewer, intro = '') {
  const { locale } = viewer;
  return fill(template, locale, {
    title: text(locale, 'case.title', { case: found.number }),
    intro,
    facts: factsOf(found, viewer),
    quotes: quotesOf(found, viewer),
    next: found.mergedInto
      ? text(locale, 'next.merged', { case: found.mergedInto })
      : text(locale, `next.${stateForCustomer(found)}`, { case: found.number }),
    actions: pressesOf(found, viewer),
    forms: formsOf(found, viewer),
  });
}

/** Until the ticket is there nothing was put to 21Vianet yet. */
export const stateForCustomer = ({ state, escalation }: Case) =>
  state === 'awaiting-21vianet' && !escalation?.ticket ? 'before-21vianet' : state;

function factsOf(found: Case, { locale, zone, linkedTo }: CustomerViewer) {
  const { state, since, customer, dispute, owner, openedAt, escalation, resolution } = found;
  const isLinked = linkedTo === customer.id;
  const facts = [
    ['case.state', text(locale, `my-state.${stateForCustomer(found)}`)],
    ['dispute.what-is-wrong', text(locale, `kind.${dispute.kind}`)],
    ['invoice', asTyped([dispute.invoiceId, dispute.product].filter(Boolean).join(' · '))],
    ['amount-with-tax', isLinked && dispute.amount ? money(dispute.amount, locale) : ''],
    ['case.person', asTyped(owner?.name ?? '')],
    [
      'case.with-21vianet',
      state === 'awaiting-21vianet' && escalation?.submittedAt ? moment(escalation.submittedAt, locale, zone) : '',
    ],
    ['case.credit', isLinked && resolution?.credit ? money(resolution.credit, locale) : ''],
    ['case.opened-at', moment(openedAt, locale, zone)],
    ['case.since', moment(since, locale, zone)],
  ] as const;
  return facts.filter(([, value]) => value !== '').map(([key, value]) => ({ name: text(locale, key), value }));
}

function quotesOf({ dispute, question, resolution, state }: Case, { locale }: Viewer) {
  const quotes = [
    { label: text(locale, 'dispute.your-words'), words: resolution || question ? '' : dispute.words },
    { label: text(locale, 'case.our-question'), words: resolution ? '' : (question?.text ?? '') },
    { label: answerLabel(resolution, locale), words: state === 'reopened' ? '' : (resolution?.text ?? '') },
  ];
  return quotes.filter(({ words }) => words !== '');
}

/** Says so when the answer is not in the reader's language. */
function answerLabel(resolution: Case['resolution'], locale: Locale): string {
  if (!resolution || resolution.locale === locale) return text(locale, 'case.our-answer');
  return text(locale, 'case.answer-in', { language: text(locale, `language.${resolution.locale}`) });
}

function pressesOf(found: Case, { locale }: Viewer): readonly Press[] {
  const { number, version, state } = found;
  const id = { case: number, version };
  const isAnswered = (state === 'resolved' || state === 'told') && !found.mergedInto; // a merged one has nothing to confirm
  const count = filesOfCustomer(found).length;
  return [
    ...(isAnswered ? [solved.press(text(locale, 'case.solved'), locale, id)] : []),
    ...(isOpen(state) && !isAnswered ? [caseStatus.press(text(locale, 'case.refresh'), locale, id)] : []),
    ...(count > 0 ? [showFiles.press(text(locale, 'case.show-files', { count }), locale, { case: number })] : []),
  ];
}

function formsOf({ number, state, version }: Case, { locale }: Viewer): readonly Form[] {
  const id = { case: number, version };
  if (state === 'closed' || state === 'resolved' || state === 'told') {
    return [
      wordsForm(
        notSolved,
        { title: text(locale, 'case.not-solved'), label: text(locale, 'case.what-remains') },
        locale,
        id,
      ),
    ];
  }
  if (state === 'withdrawn') return [];
  return [
    wordsForm(addToCase, { title: text(locale, 'case.add'), label: text(locale, 'case.add-label') }, locale, id),
    wordsForm(
      withdraw,
      { title: text(locale, 'case.withdraw'), label: text(locale, 'case.withdraw-label') },
      locale,
      id,
    ),
  ];
}
