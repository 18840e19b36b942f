import { issueLink, search } from '../../../cards/buttons';
import { cannedCard, cannedPreviewCard } from '../../../cards/canned';
import { type CaseList, caseListCard, LISTED } from '../../../cards/case-list';
import { commandListCard } from '../../../cards/command-list';
import { digestCard, WORRIES_SHOWN } from '../../../cards/digest';
import { gapsCard } from '../../../cards/gaps';
import { linkCodeCard, linkedPeopleCard, whichCustomerCard } from '../../../cards/links';
import { pageOf } from '../../../cards/pages';
import { teamCard } from '../../../cards/team';
import { text } from '../../../cards/texts';
import type { Viewer } from '../../../cards/viewer';
import { type Case, caseStates } from '../../../services/cases/case';
import type { Worry } from '../../../services/digests/digest';
import { gapReasons } from '../../../services/knowledge/gaps';
import { locales } from '../../../services/locales';
import type { Place } from '../../../services/people/roster';
import { readReplies } from '../../../services/replies/replies';
import { noon } from '../case';
import { casesOf, fullCase } from './cases';
import { usualIn } from './usual';
import { aBoxful, type Cards, hostile, longName, upTo } from './words';

const counts = [0, 1, 200] as const;

/** What the desk and its managers look at besides a case. */
export const deskCards: Cards = (viewer) => [
  ...counts.flatMap((count) => [
    {
      name: `list of ${count}`,
      card: caseListCard(listOf(casesOf(Math.min(count, LISTED)), count, viewer), viewer),
    },
    { name: `digest of ${count}`, card: digestCard(digestOf(count), viewer) },
    { name: `team of ${count}`, card: teamCard(placesOf(count), new Map([['0', noon]]), { id: '0' }, viewer) },
    { name: `questions without an answer ${count}`, card: gapsCard(gapsOf(count), ratingsOf(count), viewer) },
  ]),
  {
    name: 'usual list',
    card: caseListCard(listOf(caseStates.map(usualIn), caseStates.length, viewer), viewer),
  },
  { name: 'usual digest', card: digestCard(usualDigest, viewer) },
  ...(['customer', 'agent', 'manager'] as const).map((kind) => ({
    name: `commands of a ${kind}`,
    card: commandListCard({ kind }, viewer.locale),
  })),
];

const listOf = (cases: readonly Case[], total: number, { locale }: Viewer): CaseList => ({
  title: 'Open',
  empty: 'none',
  cases,
  page: pageOf(total, LISTED, 2),
  turn: (page, title) => search.press(title, locale, { words: hostile, from: 1_000, page }),
  forDesk: total !== 1,
  notes: total > LISTED ? [text(locale, 'search.looked', { first: 1_001, last: 2_000, total: 100_000 })] : [],
  actions:
    total > LISTED ? [search.press(text(locale, 'search.further'), locale, { words: hostile, from: 2_000 })] : [],
});

const worry = (count: number): Worry => ({ first: casesOf(Math.min(count, WORRIES_SHOWN)), count });

const digestOf = (count: number) => ({
  from: noon,
  to: noon,
  counts: caseStates.map((state) => ({ state, count })),
  changed: count,
  opened: count,
  confirmed: count,
  assumed: count,
  otherwise: count,
  neverTold: worry(count),
  due: worry(count),
  awaitingApproval: worry(count),
  atVendor: worry(count),
  unowned: worry(count),
});

const usualDigest = {
  ...digestOf(3),
  atVendor: { first: [usualIn('awaiting-21vianet')], count: 1 },
  neverTold: { first: [usualIn('resolved')], count: 1 },
  unowned: { first: [usualIn('new')], count: 1 },
};

const placesOf = (count: number): readonly Place[] =>
  upTo(count, (i) => ({
    agent: { kind: 'agent', id: String(i), tenantId: 't', name: `${i} ${longName}`, role: 'admin-agent' },
    presence: (['away', 'available', 'off-hours'] as const)[i % 3]!,
    open: i,
    offered: i % 3,
    capacity: 10,
  }));

const gapsOf = (count: number) =>
  upTo(count, (i) => ({
    reason: gapReasons[i % gapReasons.length]!,
    topic: i % 2 === 0 ? 'cancel-subscription-billing' : 'topic-of-the-partner',
    locale: locales[i % locales.length]!,
    question: i % 3 === 0 ? hostile.slice(0, 200) : '',
    count: 10 ** 6,
    lastAt: noon,
  }));

const ratingsOf = (count: number) =>
  upTo(count, () => ({ topic: 'cancel-subscription-billing', helped: 10 ** 6, notHelped: 10 ** 6 }));

/** Replies the desk gives often; the partner's own are read from its folder. */
export const replyCards: Cards = ({ locale }) => {
  const usual = readReplies('content/replies').map(({ id, title, words }) => ({
    id,
    title: title[locale],
    words: words[locale].replace(/\{(\w+)\}/g, 'Bluefinch'),
  }));
  const prepared = (count: number) => upTo(count, (i) => ({ id: `reply-${i}`, title: longName, words: hostile }));
  return [
    ...counts.map((count) => ({ name: `replies ${count}`, card: cannedCard(fullCase, prepared(count), locale) })),
    { name: 'usual replies', card: cannedCard(fullCase, usual, locale) },
    { name: 'reply', card: cannedPreviewCard(fullCase, prepared(1)[0]!, locale) },
    {
      name: 'reply at length',
      card: cannedPreviewCard(fullCase, { id: 'r', title: longName, words: aBoxful }, locale),
    },
    { name: 'usual reply', card: cannedPreviewCard(usualIn('in-triage'), usual[0]!, locale) },
  ];
};

const company = (name: string) => ({ id: 'b1f00000-0000-4000-8000-0000000000a1', name });

/** Who may see which customer's amounts. */
export const linkCards: Cards = (viewer) => [
  ...[longName, 'Bluefinch-Foods (Shanghai)'].map((name) => ({
    name: `link code of ${name}`,
    card: linkCodeCard(company(name), { code: 'K7QF-3M9T', until: noon }, viewer),
  })),
  ...counts.map((count) => ({
    name: `linked people ${count}`,
    card: linkedPeopleCard(company(longName), linksOf(count), viewer),
  })),
  ...[2, 200].map((count) => ({
    name: `which of ${count} customers`,
    card: whichCustomerCard(
      upTo(count, (i) => company(i === 0 ? 'Blue-Finch (Beijing)' : longName)),
      issueLink,
      viewer.locale,
    ),
  })),
];

const linksOf = (count: number) =>
  upTo(count, (i) => ({
    person: { id: `c0570000-0000-4000-8000-${i}`, name: longName },
    company: company(longName),
    at: noon.toISOString(),
    by: 'bo',
    agent: longName,
  }));
