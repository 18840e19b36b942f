import type { Day } from '../ledger/ledger';
import { type ComparedDay, compareDay, faultless, type JudgedDay } from './day-by-day';
import type { Setting } from './scene';

/**
 * A day as it stood when the disputed invoice was out. A fault is that invoice's own when it made it, or could have put
 * it right and did not; what an earlier one had wrong already is that one's. 21Vianet's fault is of interest where the
 * disputed invoice has something to do with the day.
 */
export function dayThen(setting: Setting, day: Day): ComparedDay {
  const then = compareDay(setting, day);
  const before = dayBefore(setting, then);
  const ours = { ...then.ours, elsewhere: before?.ours.fault !== undefined };
  const concerned = charges(setting, then) || (ours.fault !== undefined && !ours.elsewhere);
  return {
    ...then,
    ours,
    vendor: { ...then.vendor, elsewhere: !concerned },
    priceFault: then.priceFault && { ...then.priceFault, elsewhere: before?.priceFault !== undefined },
  };
}

/** The day by the invoices before the disputed one, where that one changes nothing in it. */
function dayBefore(setting: Setting, { day, ours }: ComparedDay): ComparedDay | undefined {
  if (!setting.before) return undefined;
  const before = compareDay({ ...setting, ours: setting.before.ours }, day);
  const couldSpeak = before.ours.charges.length > 0 || day <= setting.before.paidUntil;
  const unchanged = before.ours.seats === ours.seats && before.ours.worth === ours.worth;
  return couldSpeak && unchanged ? before : undefined;
}

/**
 * The same day as it stands now: what the invoice charged rightly then, and a later one should have given back
 * (domain.md §1.6, vector B: the advance is right, the credit for its unused days never came). Nothing else. What an
 * invoice has wrong it has wrong for all its lines; what came later concerns the line that charged these very days.
 */
export function dayNow(setting: Setting, then: ComparedDay): ComparedDay {
  const now = compareDay(setting.now, then.day);
  const elsewhere = !then.ours.charges.some(({ id }) => setting.disputed.has(id));
  const standing = (was: JudgedDay, is: JudgedDay): JudgedDay =>
    charges(setting, then) && !was.fault && is.over && is.seats === was.seats
      ? { ...is, elsewhere }
      : { ...is, ...faultless };
  return {
    ...now,
    ours: standing(then.ours, now.ours),
    vendor: standing(then.vendor, now.vendor),
    priceFault: undefined,
  };
}

const charges = ({ invoiceId }: Setting, { ours }: ComparedDay) =>
  ours.charges.some((charge) => charge.invoiceId === invoiceId);
