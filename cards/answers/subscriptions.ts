import { type Days, heldIn, type Since } from '../../services/ledger/held';
import type { Day, Holding, Invoice } from '../../services/ledger/ledger';
import type { Locale } from '../../services/locales';
import type { Money } from '../../services/money';
import type { Answer } from '../answer';
import { day, money } from '../format';
import { asName } from '../plain';
import { type TextKey, text } from '../texts';
import { pricesApart, saysFirst, seatsApart } from './billed-otherwise';

/** What a customer holds, and what it was billed. */
export interface Held {
  readonly holdings: readonly Holding[];
  /** Newest first: those whose charges are compared with the record. */
  readonly invoices: readonly Invoice[];
  readonly today: Day;
  /** The past days that were asked about. */
  readonly then?: Days;
}

/** Prices a seat costs now (or cost then), cost before, and will cost at renewal; first of all what was billed otherwise. */
export function priceAnswer({ holdings, invoices, today, then }: Held, locale: Locale): Answer {
  const days = then ?? only(today);
  const shown = inUse(holdings, days);
  const answer = about('price.title', shown, locale, (holding) => {
    const { cancelledOn, prices, renewsOn, renewalUnitPrice } = holding;
    if (isPast(cancelledOn, days)) return [endedText(cancelledOn, locale)];
    const renewal = then ? [] : [renewalText(renewsOn, renewalUnitPrice, locale)];
    return [...pricesText(prices, days, locale), ...renewal];
  });
  return saysFirst(pricesApart(running(shown, days), invoices, locale), dated(answer, then, locale), locale);
}

/** Prices that were held on these days, the latest first, and the one before them. */
function pricesText(prices: Holding['prices'], days: Days, locale: Locale): readonly string[] {
  const { held, before } = historyIn(prices, days);
  return [
    ...held.map(({ unitPrice, since }) =>
      text(locale, 'price.now', { price: money(unitPrice, locale), day: day(since, locale) }),
    ),
    ...(before ? [text(locale, 'price.before', { price: money(before.unitPrice, locale) })] : []),
  ];
}

function renewalText(on: Day | undefined, price: Money | undefined, locale: Locale): string {
  if (!on) return text(locale, 'subscription.no-date');
  if (!price) return text(locale, 'price.renewal-open', { day: day(on, locale) });
  return text(locale, 'price.renewal', { day: day(on, locale), price: money(price, locale) });
}

/** Seats there are now, with what one costs; or the seats there were then. */
export function seatsAnswer({ holdings, invoices, today, then }: Held, locale: Locale): Answer {
  const days = then ?? only(today);
  const shown = inUse(holdings, days);
  const answer = about('seats.title', shown, locale, ({ cancelledOn, seats, prices }) => {
    if (isPast(cancelledOn, days)) return [endedText(cancelledOn, locale)];
    const { held, before } = historyIn(seats, days);
    return [
      ...held.map((each) => text(locale, 'seats.now', { seats: each.seats, day: day(each.since, locale) })),
      ...(before ? [text(locale, 'seats.before', { seats: before.seats })] : []),
      ...(then ? [] : pricesText(prices, days, locale).slice(0, 1)),
    ];
  });
  const billed = [running(shown, days), invoices, locale] as const;
  const apart = [...seatsApart(...billed), ...(then ? [] : pricesApart(...billed))];
  return saysFirst(apart, dated(answer, then, locale), locale);
}

/** The days that were asked about stand beside the title. */
function dated(answer: Answer, then: Days | undefined, locale: Locale): Answer {
  if (!then) return answer;
  const [from, to] = [day(then.from, locale), day(then.to, locale)];
  return { ...answer, title: [answer.title, from === to ? from : `${from} – ${to}`].join(' · ') };
}

/** How long each subscription runs; ended ones last. */
export const endingAnswer = (holdings: readonly Holding[], today: Day, locale: Locale): Answer =>
  about(
    'cancel.title',
    [...running(holdings, only(today)), ...ended(holdings, only(today))],
    locale,
    ({ renewsOn, cancelledOn }) => {
      if (cancelledOn) return [endedText(cancelledOn, locale)];
      return [
        renewsOn
          ? text(locale, 'subscription.renews', { day: day(renewsOn, locale) })
          : text(locale, 'subscription.no-date'),
      ];
    },
  );

const about = (
  title: TextKey,
  holdings: readonly Holding[],
  locale: Locale,
  lines: (holding: Holding) => readonly string[],
): Answer => ({
  title: text(locale, title),
  paragraphs: holdings.length === 0 ? [text(locale, 'subscription.none')] : [],
  rows: holdings.map((holding) => ({ title: asName(holding.product), lines: lines(holding) })),
  source: text(locale, 'source.ledger'),
});

const endedText = (on: Day, locale: Locale) => text(locale, 'subscription.ended', { day: day(on, locale) });

const only = (day: Day): Days => ({ from: day, to: day });

const isPast = (on: Day | undefined, { from }: Days): on is Day => on !== undefined && on < from;
const running = (holdings: readonly Holding[], days: Days) =>
  holdings.filter(({ cancelledOn }) => !isPast(cancelledOn, days));
const ended = (holdings: readonly Holding[], days: Days) =>
  holdings.filter(({ cancelledOn }) => isPast(cancelledOn, days));

/** What runs; where none of it does, what ran: the one that was asked about is not unknown because it ended. */
function inUse(holdings: readonly Holding[], days: Days): readonly Holding[] {
  const now = running(holdings, days);
  return now.length > 0 ? now : ended(holdings, days);
}

/** What holds on these days, the latest first, and what held before them. */
function historyIn<T extends Since>(record: readonly T[], days: Days) {
  const held = heldIn(record, days);
  return { held: held.toReversed(), before: record[record.indexOf(held[0]!) - 1] };
}
