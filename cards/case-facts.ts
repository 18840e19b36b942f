import type { Case } from '../services/cases/case';
import type { Locale } from '../services/locales';
import { clockText } from './clock';
import type { DeskView } from './desk-view';
import { listed, moment, money } from './format';
import { asName, asTyped } from './plain';
import { type TextKey, text } from './texts';
import { unreachedText } from './unreached';
import type { Viewer } from './viewer';

type Row = readonly [TextKey, string];

/** What the desk sees of a case at a glance, from whose it is to how much time is left; what is empty is left out. */
export function factsOf(found: Case, view: Pick<DeskView, 'clocks' | 'offered'>, viewer: Viewer) {
  const rows = [
    ...about(found, viewer.locale),
    ...hands(found, view.offered ?? false, viewer),
    ...times(view, viewer),
    ...course(found, viewer),
  ];
  return rows.filter(([, value]) => value !== '').map(([key, value]) => ({ name: text(viewer.locale, key), value }));
}

const about = ({ customer, requester, dispute }: Case, locale: Locale): readonly Row[] => [
  ['case.customer', asTyped(`${customer.name} · ${requester.name}`)],
  ['case.language', text(locale, `language.${requester.locale}`)],
  ['dispute.what-is-wrong', text(locale, `kind.${dispute.kind}`)],
  ['invoice', asTyped([dispute.invoiceId, dispute.product].filter(Boolean).join(' · '))],
  ['amount-in-dispute', dispute.amount ? money(dispute.amount, locale) : ''],
];

function hands({ owner, offer, talk }: Case, offered: boolean, { locale, zone }: Viewer): readonly Row[] {
  const until = offered && offer && { agent: asName(offer.to.name), time: moment(offer.until, locale, zone) };
  return [
    ['case.owner', owner ? asTyped(owner.name) : text(locale, 'nobody')],
    ['case.offered', until ? text(locale, 'case.offered-until', until) : ''],
    ['case.talk', talk ? text(locale, 'case.talk-with', { agent: asName(talk.agent.name) }) : ''],
  ];
}

const times = ({ clocks }: Pick<DeskView, 'clocks'>, viewer: Viewer): readonly Row[] =>
  clocks.map((clock) => [`clock.${clock.kind}`, clockText(clock, clock.reading, viewer)]);

function course(found: Case, { locale, zone }: Viewer): readonly Row[] {
  const { openedAt, escalation, files, related, resolution, promised, timesReopened, follows } = found;
  return [
    ['case.opened-at', moment(openedAt, locale, zone)],
    ['case.21vianet', escalation ? text(locale, `escalation.${escalation.state}`) : ''],
    ['case.ticket', asTyped(escalation?.ticket ?? '')],
    ['case.files', files.length > 0 ? String(files.length) : ''],
    ['case.credit', resolution?.credit ? money(resolution.credit, locale) : ''],
    ['case.credited-before', credits(promised, locale)],
    ['case.told-at', resolution?.toldAt ? moment(resolution.toldAt, locale, zone) : ''],
    ['case.unreachable', asTyped(unreachedText(resolution?.unreachable ?? '', locale))],
    ['case.times-reopened', timesReopened > 0 ? String(timesReopened) : ''],
    ['case.follows', follows ?? ''],
    ['case.related', listed(related, locale)],
  ];
}

const credits = (promised: Case['promised'], locale: Locale): string =>
  listed(
    promised.flatMap(({ credit }) => (credit ? [money(credit, locale)] : [])),
    locale,
  );
