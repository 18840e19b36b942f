import type { Case } from '../services/cases/case';
import { fill } from './card';
import { actionsOf, formsOf, linksOf } from './case-actions';
import { evidenceOf } from './case-evidence';
import { stepOf } from './case-step';
import type { DeskView } from './desk-view';
import { ago, moment, money } from './format';
import { asTyped } from './plain';
import template from './templates/case.json';
import { text } from './texts';
import type { Viewer } from './viewer';

/** A case as the desk sees it: one card, always the current step, each button also a command. */
export function caseCard(found: Case, view: DeskView, viewer: Viewer) {
  const { locale, now } = viewer;
  return fill(template, locale, {
    title: text(locale, 'list.row', { case: found.number, state: text(locale, `state.${found.state}`) }),
    notice: view.notice ?? '',
    facts: factsOf(found, viewer),
    quotes: quotesOf(found, viewer),
    evidence: evidenceOf(found, locale),
    step: stepOf(found, view.standing, locale),
    footer: text(locale, 'case.footer', { version: found.version, ago: ago(found.since, now, locale) }),
    actions: actionsOf(found, view, locale),
    links: linksOf(found, view, locale),
    forms: formsOf(found, view, locale),
  });
}

function factsOf(
  { customer, requester, dispute, owner, escalation, resolution, openedAt, timesReopened, follows }: Case,
  { locale, zone }: Viewer,
) {
  const facts = [
    ['case.customer', asTyped(`${customer.name} · ${requester.name}`)],
    ['case.owner', owner ? asTyped(owner.name) : text(locale, 'nobody')],
    ['dispute.what-is-wrong', text(locale, `kind.${dispute.kind}`)],
    ['invoice', asTyped([dispute.invoiceId, dispute.product].filter(Boolean).join(' · '))],
    ['amount-in-dispute', dispute.amount ? money(dispute.amount, locale) : ''],
    ['case.opened-at', moment(openedAt, locale, zone)],
    ['case.21vianet', escalation ? text(locale, `escalation.${escalation.state}`) : ''],
    ['case.ticket', asTyped(escalation?.ticket ?? '')],
    ['case.told-at', resolution?.toldAt ? moment(resolution.toldAt, locale, zone) : ''],
    ['case.unreachable', asTyped(resolution?.unreachable ?? '')],
    ['case.times-reopened', timesReopened > 0 ? String(timesReopened) : ''],
    ['case.follows', follows ?? ''],
  ] as const;
  return facts.filter(([, value]) => value !== '').map(([key, value]) => ({ name: text(locale, key), value }));
}

function quotesOf({ requester, dispute, question, escalation, resolution }: Case, { locale }: Viewer) {
  const language = text(locale, `language.${requester.locale}`);
  const quotes = [
    { label: text(locale, 'case.customers-words', { language }), words: dispute.words },
    { label: text(locale, 'case.our-question'), words: question?.text ?? '' },
    { label: text(locale, 'case.vendors-answer'), words: escalation?.answer ?? '' },
    { label: text(locale, 'case.our-answer'), words: resolution?.text ?? '' },
  ];
  return quotes.filter(({ words }) => words !== '');
}
