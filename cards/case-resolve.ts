import { type Case, givenOutcomes } from '../services/cases/case';
import type { Locale } from '../services/locales';
import type { Standing } from '../services/triage/walk';
import { resolve } from './buttons';
import { advisedOutcome } from './case-step';
import { type Form, input, select } from './forms';
import { text } from './texts';

/** How it ended, the credit if there is one, and what the customer is told. */
export function resolveForm(
  { number, version, requester }: Case,
  standing: Standing | undefined,
  locale: Locale,
): Form {
  const outcome = {
    label: text(locale, 'form.resolve.outcome'),
    value: advisedOutcome(standing) ?? 'explained',
    choices: givenOutcomes.map((each) => ({ id: each, title: text(locale, `outcome.${each}`) })),
  };
  const label = text(locale, 'form.resolve.label', { language: text(locale, `language.${requester.locale}`) });
  return {
    title: text(locale, 'form.resolve'),
    selects: [select(resolve.input('outcome'), outcome, locale)],
    inputs: [
      input(resolve.input('amount'), { label: text(locale, 'form.resolve.amount'), required: false }, locale),
      input(resolve.input('text'), { label, multiline: true }, locale),
    ],
    send: resolve.press(text(locale, 'send'), locale, { case: number, version }),
  };
}
