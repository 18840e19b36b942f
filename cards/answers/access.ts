import type { CollectionsPolicy } from '../../services/collections/policy';
import { accessAffectedOn, type DatedStage } from '../../services/collections/stages';
import type { Day, InvoiceState } from '../../services/ledger/ledger';
import type { Locale } from '../../services/locales';
import type { Answer } from '../answer';
import { day, money, percent } from '../format';
import { asTyped } from '../plain';
import { type TextKey, text } from '../texts';
import { dueText } from './due';

/** An invoice that is not paid, with the policy's stages on their dates. */
export interface Pursued {
  readonly state: InvoiceState;
  readonly stages: readonly DatedStage[];
}

/** When access would be affected: the dates of these very invoices, on whose word they depend, and what happens after. */
export function accessAnswer(
  pursued: readonly Pursued[],
  policy: CollectionsPolicy,
  today: Day,
  locale: Locale,
): Answer {
  const earliest = pursued.flatMap(({ stages }) => accessAffectedOn(stages)?.on ?? []).sort()[0];
  const held = pursued.length > 0 && earliest === undefined;
  return {
    title: text(locale, 'access.title'),
    paragraphs: [
      ...(pursued.length === 0 ? [text(locale, 'access.nothing-open')] : []),
      ...(earliest ? [text(locale, 'access.earliest', { day: day(earliest, locale) })] : []),
      ...(held ? [text(locale, 'access.on-hold')] : []),
    ],
    ...stagesPart(pursued, today, locale),
    notes: [
      ...(earliest ? [text(locale, 'access.second-person')] : []),
      ...(isProvisional(pursued) ? [text(locale, 'access.provisional')] : []),
      afterText(policy, locale),
    ],
    source: sourceOf(policy, locale),
  };
}

/** What is in store for somebody who pays late: the next steps with their dates, and what it costs. */
export function lateAnswer(pursued: readonly Pursued[], policy: CollectionsPolicy, today: Day, locale: Locale): Answer {
  return {
    title: text(locale, 'late.title'),
    paragraphs: pursued.length === 0 ? [text(locale, 'balance.all-paid')] : [],
    ...stagesPart(pursued, today, locale),
    notes: [chargeText(policy, locale), ...(isProvisional(pursued) ? [text(locale, 'access.provisional')] : [])],
    source: sourceOf(policy, locale),
  };
}

const stagesPart = (pursued: readonly Pursued[], today: Day, locale: Locale): Pick<Answer, 'rows'> => ({
  rows: pursued.map(({ state: { invoice, open }, stages }) => ({
    title: text(locale, 'access.row', {
      invoice: asTyped(invoice.id),
      open: money(open, locale),
      due: dueText(invoice.dueOn, today, locale),
    }),
    lines: linesOf(stages, today, locale),
  })),
});

/** What is still to come; the desk's own proposal is no step a customer takes part in. */
function linesOf(stages: readonly DatedStage[], today: Day, locale: Locale): readonly string[] {
  const told = {
    reminder: 'stage.reminder',
    'final-notice': 'stage.final-notice',
    suspended: 'stage.suspended',
  } as const;
  const coming = stages.flatMap(({ effect, when }) =>
    effect !== 'propose-suspension' && when && when.on >= today
      ? [text(locale, told[effect] satisfies TextKey, { day: day(when.on, locale) })]
      : [],
  );
  return stages.some(({ when }) => when === undefined) ? [...coming, text(locale, 'stage.held')] : coming;
}

const isProvisional = (pursued: readonly Pursued[]) =>
  pursued.some(({ stages }) => stages.some(({ when }) => when?.provisional));

const afterText = ({ afterSuspension: { dataDeletionDays, source } }: CollectionsPolicy, locale: Locale) =>
  text(locale, 'access.data', { days: dataDeletionDays, source: source[locale] });

/** Whether paying late costs something: of the policy, and the same for everybody. */
export const chargeText = ({ financeCharge }: CollectionsPolicy, locale: Locale) =>
  financeCharge === 'none'
    ? text(locale, 'late.no-charge')
    : text(locale, 'late.charge', {
        percent: percent(financeCharge.percentPerMonth / 100, locale),
        source: financeCharge.source[locale],
      });

const sourceOf = ({ reviewed }: CollectionsPolicy, locale: Locale) =>
  text(locale, 'source.policy', { day: day(reviewed, locale) });
