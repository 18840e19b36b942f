import type { Case, CaseEvent } from '../services/cases/case';
import { answerCard } from './answer';
import { showCase, showHistory } from './buttons';
import { didText } from './case-history';
import { commandFor } from './commands';
import { clipped, listed, moment, money } from './format';
import { asName, asTyped } from './plain';
import { text, topicTitle } from './texts';
import { missed, unreachedText } from './unreached';
import type { Viewer } from './viewer';

/** What went before, for whoever begins to work on a case: nobody has to ask or say it twice. */
export function packetCard(found: Case, events: readonly CaseEvent[], viewer: Viewer) {
  const { locale, zone } = viewer;
  const { number, customer, requester, dispute, evidence, packet, files } = found;
  const tried = packet?.tried ?? [];
  const said = (packet?.said ?? []).filter(({ text: line }) => line !== dispute.words);
  const facts = [
    ['case.customer', asTyped(`${customer.name} · ${requester.name}`)],
    ['packet.language', text(locale, `language.${requester.locale}`)],
    ['dispute.what-is-wrong', text(locale, `kind.${dispute.kind}`)],
    ['invoice', asTyped([dispute.invoiceId, dispute.product].filter(Boolean).join(' · '))],
    ['amount-in-dispute', dispute.amount ? money(dispute.amount, locale) : ''],
    ['packet.evidence', evidence ? text(locale, `verdict.${evidence.verdict}`) : ''],
    [
      'packet.tried',
      listed(
        tried.map((topic) => topicTitle(topic, locale) ?? topic),
        locale,
      ),
    ],
    ['case.files', files.length > 0 ? String(files.length) : ''],
  ] as const;
  const words = dispute.words === '' ? [] : [{ title: text(locale, 'packet.words'), lines: [asTyped(dispute.words)] }];
  const before = {
    title: text(locale, 'packet.said'),
    lines:
      said.length === 0
        ? [text(locale, 'packet.nothing-said')]
        : said.map(({ at, text: line }) => `${moment(at, locale, zone)} · ${asTyped(line)}`),
  };
  return answerCard(
    {
      title: text(locale, 'desk-notice.packet', { case: number }),
      facts: facts.filter(([, value]) => value !== '').map(([key, value]) => ({ name: text(locale, key), value })),
      rows: [...words, before, ...talkSince(number, events, viewer)],
      actions: [showCase.press(text(locale, 'package.back'), locale, { case: number })],
    },
    locale,
  );
}

/**
 * What passed between the customer, the desk and 21Vianet since the case is open, what was decided, and what did not arrive of
 * it; notes are among it, they are the desk's too.
 */
const spoken: ReadonlySet<string> = new Set([
  'reply',
  'ask-customer',
  'customer-says',
  'not-solved',
  'resolve',
  'note',
  'vendor-needs',
  'vendor-supplied',
  'vendor-answered',
  'call-back',
  'request-approval',
  'decline',
  'reopen',
]);
const LATEST = 8;
const LONGEST = 100;

function talkSince(number: string, events: readonly CaseEvent[], { locale, zone }: Viewer) {
  const lines = events.flatMap(({ verb, at, by, detail }) => {
    const { text: said, why } = detail ?? {};
    const words = typeof why === 'string' && missed.has(verb) ? unreachedText(why, locale) : (said ?? why);
    const told = spoken.has(verb) || missed.has(verb);
    if (!told || typeof words !== 'string' || words.trim() === '') return [];
    return `${moment(at, locale, zone)} · ${asName(by.name)} (${didText(verb, locale)}): ${asTyped(clipped(words, LONGEST))}`;
  });
  if (lines.length === 0) return [];
  const command = commandFor(showHistory.verb, locale, { case: number });
  const older = lines.length - LATEST;
  const more = older > 0 ? [text(locale, 'packet.older', { count: older, command })] : [];
  return [{ title: text(locale, 'packet.since'), lines: [...more, ...lines.slice(-LATEST)] }];
}
