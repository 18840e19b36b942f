import { type Case, givenOutcomes } from '../services/cases/case';
import type { Locale } from '../services/locales';
import { asDecimal } from '../services/money';
import { resolve } from './buttons';
import { advisedOutcome } from './case-step';
import type { DeskView } from './desk-view';
import { money } from './format';
import { type Form, input, select } from './forms';
import { text } from './texts';

/** How it ended, the credit if there is one, and what the customer is told. */
export function resolveForm(found: Case, { standing, beyond }: DeskView, locale: Locale): Form {
  const { number, version, requester } = found;
  const outcome = {
    label: text(locale, 'form.resolve.outcome'),
    value: advisedOutcome(standing) ?? 'explained',
    choices: givenOutcomes.map((each) => ({ id: each, title: text(locale, `outcome.${each}`) })),
  };
  const label = text(locale, 'form.resolve.label', { language: text(locale, `language.${requester.locale}`) });
  return {
    title: text(locale, 'form.resolve'),
    selects: [
      select(resolve.input('outcome'), outcome, locale),
      ...(beyond ? [meantSelect(found, beyond, locale)] : []),
    ],
    inputs: [
      input(resolve.input('amount'), { label: text(locale, 'form.resolve.amount'), required: false }, locale),
      input(resolve.input('text'), { label, multiline: true }, locale),
    ],
    send: resolve.press(text(locale, 'send'), locale, { case: number, version }),
  };
}

/** Stands at the amount it asks about, and holds for no other. */
function meantSelect({ dispute }: Case, beyond: NonNullable<DeskView['beyond']>, locale: Locale) {
  const amount = money(beyond, locale);
  return select(
    resolve.input('meant'),
    {
      label: dispute.amount
        ? text(locale, 'form.resolve.beyond', { disputed: money(dispute.amount, locale) })
        : text(locale, 'form.resolve.beyond-nothing'),
      value: 'no',
      choices: [
        { id: 'no', title: text(locale, 'form.resolve.not-meant') },
        { id: asDecimal(beyond), title: text(locale, 'form.resolve.meant', { amount }) },
      ],
    },
    locale,
  );
}
