import { askWordsCard } from '../../../cards/ask-words';
import { addToCase, openDispute, showCase } from '../../../cards/buttons';
import { caseStatusCard } from '../../../cards/case-status';
import { chooseCard } from '../../../cards/choose';
import { disputeSummaryCard } from '../../../cards/dispute-summary';
import { wordsForm } from '../../../cards/forms';
import { menuCard } from '../../../cards/menu';
import { personCard, readingsCard } from '../../../cards/offer';
import { asTyped } from '../../../cards/plain';
import { saidCard } from '../../../cards/said';
import { text, topicTitle } from '../../../cards/texts';
import { kindChoices, lineChoices } from '../../../dialogs/dispute-choices';
import { type Case, caseStates } from '../../../services/cases/case';
import type { Locale } from '../../../services/locales';
import type { Person } from '../../../services/people/person';
import { invoiceOf } from './books';
import { askedCase, bareCase, fullCase, wordyCase } from './cases';
import { usualIn } from './usual';
import { aBoxful, type Cards, endless, hostile, longName, upTo } from './words';

/** A case as its customer sees it. */
export const statusCards: Cards = (viewer) => {
  const status = (found: Case, intro?: string) =>
    caseStatusCard(found, { ...viewer, linkedTo: found.customer.id }, intro);
  return [
    { name: 'status with a long question', card: status(askedCase) },
    ...caseStates.flatMap((state) => [
      { name: `status ${state}`, card: status({ ...fullCase, state }, asTyped(hostile.slice(0, 300))) },
      { name: `wordy status ${state}`, card: status({ ...wordyCase, state }) },
      { name: `bare status ${state}`, card: status({ ...bareCase, state }) },
      { name: `usual status ${state}`, card: status(usualIn(state)) },
    ]),
  ];
};

/** The questions of a dispute, and what is shown before it is sent. */
export const disputeCards: Cards = ({ locale }) => {
  const question = { talk: 't', at: 'which line', title: hostile.slice(0, 300), label: longName };
  const many = upTo(42, (i) => ({ id: String(i), title: `${i} ${longName}` }));
  const summary = { talk: 't', at: 'a', amount: { amount: 58_300, currency: 'CNY' }, kind: 'proration' } as const;
  const lines = lineChoices(invoiceOf(6).invoice, 0, locale);
  return [
    ...[1, 13, 42].map((count) => ({
      name: `choose of ${count}`,
      card: chooseCard({ ...question, choices: many.slice(0, count) }, locale),
    })),
    {
      name: 'usual choose a kind',
      card: chooseCard(
        {
          ...question,
          title: text(locale, 'dispute.reason'),
          label: text(locale, 'dispute.what-is-wrong'),
          choices: kindChoices(locale),
        },
        locale,
      ),
    },
    {
      name: 'usual choose a line',
      card: chooseCard(
        {
          ...question,
          title: text(locale, 'dispute.reason'),
          label: text(locale, 'dispute.line'),
          choices: lines,
          first: true,
        },
        locale,
      ),
    },
    { name: 'ask words', card: askWordsCard({ ...question, hint: hostile.slice(0, 300) }, locale) },
    {
      name: 'usual ask words',
      card: askWordsCard(
        {
          ...question,
          title: text(locale, 'dispute.in-your-words'),
          hint: text(locale, 'dispute.evidence-hint'),
          label: text(locale, 'dispute.your-words'),
        },
        locale,
      ),
    },
    {
      name: 'summary',
      card: disputeSummaryCard({ ...summary, invoiceId: hostile.slice(0, 40), line: longName, words: aBoxful }, locale),
    },
    {
      name: 'usual summary',
      card: disputeSummaryCard(
        { ...summary, invoiceId: 'BF-2026-07', line: lines[0]!.title, words: 'We cancelled on 24 June.' },
        locale,
      ),
    },
  ];
};

const customer = { kind: 'customer', id: 'ana', tenantId: 't', name: hostile.slice(0, 100) } as const;
const readers: readonly (readonly [string, Person])[] = [
  ['a linked customer', { ...customer, company: { id: 'c', name: longName } }],
  ['an unlinked customer', customer],
  ['an agent', { kind: 'agent', id: 'bo', tenantId: 't', name: longName, role: 'admin-agent' }],
  ['a manager', { kind: 'manager', id: 'helen', tenantId: 't', name: 'Helen Zhou', role: 'global-admin' }],
  ['a stranger', { kind: 'stranger', id: 'x', tenantId: 't', name: longName }],
];

/** What anybody may be shown: the menu, somebody's words, and the way to a person. */
export const talkCards: Cards = ({ locale }) => [
  ...readers.map(([who, person]) => ({ name: `menu of ${who}`, card: menuCard(person, locale) })),
  {
    name: 'usual menu',
    card: menuCard({ ...customer, name: 'Ana Souza', company: { id: 'c', name: 'Bluefinch Foods' } }, locale),
  },
  {
    name: 'said',
    card: saidCard(
      {
        title: hostile.slice(0, 200),
        words: hostile,
        hint: longName,
        actions: [showCase.press('Open', locale, { case: '1042' })],
        forms: [wordsForm(addToCase, { title: 'Add', label: longName }, locale, { case: '1042' })],
      },
      locale,
    ),
  },
  { name: 'said at length', card: saidCard({ title: 'Ana', words: endless }, locale) },
  {
    name: 'said briefly',
    card: saidCard({ title: 'Hello', actions: [openDispute.press('Dispute', locale, { invoice: 'BF-1' })] }, locale),
  },
  ...[1, 2, 3].map((count) => ({
    name: `readings ${count}`,
    card: readingsCard({ choices: readings(locale).slice(0, count), question: hostile.slice(0, 200) }, locale),
  })),
  { name: 'person', card: personCard(locale) },
  { name: 'person after two answers', card: personCard(locale, { why: text(locale, 'person.after-two') }) },
  {
    name: 'person for something else',
    card: personCard(locale, { title: text(locale, 'out-of-scope.title'), why: text(locale, 'out-of-scope') }),
  },
];

const readings = (locale: Locale) =>
  ['cancel-subscription-billing', 'invoice-explain', 'topic-of-the-partner'].map((topic) => ({
    topic,
    title: topicTitle(topic, locale) ?? 'Rückerstattung und Gutschriften',
  }));
