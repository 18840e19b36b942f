import type { Day, Holding } from '../../services/ledger/ledger';
import type { Locale } from '../../services/locales';
import type { Money } from '../../services/money';
import type { Answer } from '../answer';
import { day, money } from '../format';
import { asName } from '../plain';
import { type TextKey, text } from '../texts';

/** Prices a seat costs now, cost before, and will cost at renewal. */
export const priceAnswer = (holdings: readonly Holding[], today: Day, locale: Locale): Answer =>
  about('price.title', inUse(holdings, today), locale, ({ cancelledOn, prices, renewsOn, renewalUnitPrice }) => {
    if (isPast(cancelledOn, today)) return [endedText(cancelledOn, locale)];
    const [now, before] = latestTwo(prices, today);
    return [
      ...(now ? [text(locale, 'price.now', { price: money(now.unitPrice, locale), day: day(now.since, locale) })] : []),
      ...(before ? [text(locale, 'price.before', { price: money(before.unitPrice, locale) })] : []),
      renewalText(renewsOn, renewalUnitPrice, locale),
    ];
  });

function renewalText(on: Day | undefined, price: Money | undefined, locale: Locale): string {
  if (!on) return text(locale, 'subscription.no-date');
  if (!price) return text(locale, 'price.renewal-open', { day: day(on, locale) });
  return text(locale, 'price.renewal', { day: day(on, locale), price: money(price, locale) });
}

export const seatsAnswer = (holdings: readonly Holding[], today: Day, locale: Locale): Answer =>
  about('seats.title', inUse(holdings, today), locale, ({ cancelledOn, seats }) => {
    if (isPast(cancelledOn, today)) return [endedText(cancelledOn, locale)];
    const [now, before] = latestTwo(seats, today);
    return [
      ...(now ? [text(locale, 'seats.now', { seats: now.seats, day: day(now.since, locale) })] : []),
      ...(before ? [text(locale, 'seats.before', { seats: before.seats })] : []),
    ];
  });

/** How long each subscription runs; ended ones last. */
export const endingAnswer = (holdings: readonly Holding[], today: Day, locale: Locale): Answer =>
  about(
    'cancel.title',
    [...running(holdings, today), ...ended(holdings, today)],
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

const isPast = (on: Day | undefined, today: Day): on is Day => on !== undefined && on < today;
const running = (holdings: readonly Holding[], today: Day) =>
  holdings.filter(({ cancelledOn }) => !isPast(cancelledOn, today));
const ended = (holdings: readonly Holding[], today: Day) =>
  holdings.filter(({ cancelledOn }) => isPast(cancelledOn, today));

/** What runs; where none of it does, what ran: the one that was asked about is not unknown because it ended. */
function inUse(holdings: readonly Holding[], today: Day): readonly Holding[] {
  const now = running(holdings, today);
  return now.length > 0 ? now : ended(holdings, today);
}

/** What holds today, and what held before it. */
function latestTwo<T extends { readonly since: Day }>(history: readonly T[], today: Day): readonly (T | undefined)[] {
  const known = history.filter(({ since }) => since <= today);
  return [known.at(-1), known.at(-2)];
}
