import type { Case } from '../services/cases/case';
import type { Locale } from '../services/locales';
import { fill } from './card';
import { pressableOf } from './case-actions';
import { evidenceOf } from './case-evidence';
import { factsOf } from './case-facts';
import { nextOf, soFarOf, stepOf } from './case-step';
import type { DeskView } from './desk-view';
import { ago, clipped, moment } from './format';
import { asName } from './plain';
import template from './templates/case.json';
import { text } from './texts';
import type { Viewer } from './viewer';

/** A case as the desk sees it: one card, always the current step, each button also a command. */
export function caseCard(found: Case, view: DeskView, viewer: Viewer) {
  const { locale, now } = viewer;
  const { version, since } = found;
  return fill(template, locale, {
    title: text(locale, 'list.row', { case: found.number, state: text(locale, `state.${found.state}`) }),
    notice: view.notice ?? '',
    next: nextOf(found, view, locale),
    facts: factsOf(found, view, viewer),
    quotes: quotesOf(found, viewer),
    evidence: evidenceOf(found, locale),
    soFar: soFarOf(found, view, locale),
    step: stepOf(found, view, locale),
    footer: text(locale, 'case.footer', { version, ago: ago(since, now, locale) }),
    ...pressableOf(found, view, locale),
  });
}

/** What keeps a card with all of them under its size limit; the whole is in the packet. */
const LONGEST_QUOTE = 800;

function quotesOf(
  { requester, dispute, said, question, approval, escalation, resolution }: Case,
  { locale, zone }: Viewer,
) {
  const language = text(locale, `language.${requester.locale}`);
  const quotes = [
    { label: text(locale, 'case.customers-words', { language }), words: dispute.words },
    {
      label: text(locale, 'case.latest-words', { time: said ? moment(said.at, locale, zone) : '' }),
      words: said?.text ?? '',
    },
    { label: text(locale, 'case.our-question'), words: question?.text ?? '' },
    {
      label: text(locale, 'case.approval', { agent: asName(approval?.by.name ?? '') }),
      words: approval?.text ?? '',
    },
    {
      label: text(locale, escalation?.state === 'attention-needed' ? 'case.vendors-needs' : 'case.vendors-answer'),
      words: escalation?.answer ?? '',
    },
    { label: answerLabel(resolution?.locale, requester.locale, locale), words: resolution?.text ?? '' },
  ];
  return quotes
    .filter(({ words }) => words !== '')
    .map(({ label, words }) => ({ label, words: clipped(words, LONGEST_QUOTE) }));
}

/** Says so when our answer is not in the language the customer reads. */
function answerLabel(written: Locale | undefined, theirs: Locale, locale: Locale): string {
  if (written === undefined || written === theirs) return text(locale, 'case.our-answer');
  const names = { language: text(locale, `language.${written}`), theirs: text(locale, `language.${theirs}`) };
  return text(locale, 'case.written-in', names);
}
