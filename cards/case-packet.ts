import type { Case } from '../services/cases/case';
import { answerCard } from './answer';
import { showCase } from './buttons';
import { moment, money } from './format';
import { asTyped } from './plain';
import { text, topicTitle } from './texts';
import type { Viewer } from './viewer';

/** What went before, for whoever begins to work on a case: nobody has to ask or say it twice. */
export function packetCard(found: Case, { locale, zone }: Viewer) {
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
    ['packet.tried', tried.map((topic) => topicTitle(topic, locale) ?? topic).join(', ')],
    ['case.files', files.length > 0 ? String(files.length) : ''],
  ] as const;
  const words = { title: text(locale, 'packet.words'), lines: [asTyped(dispute.words)] };
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
      rows: [words, before],
      actions: [showCase.press(text(locale, 'package.back'), locale, { case: number })],
    },
    locale,
  );
}
