import { sendRequest } from '../../cards/buttons';
import { caseStatusCard } from '../../cards/case-status';
import { sentences } from '../../cards/format';
import { type Form, wordsForm } from '../../cards/forms';
import { text } from '../../cards/texts';
import type { DisputeKind } from '../../services/cases/case';
import type { Cases } from '../../services/cases/cases';
import { openCase } from '../open-case';
import { type Desk, unlessSomebodyThere } from '../somebody-there';
import { act, type Opening } from '../talk';
import { asViewer, operationOf, says, shows } from '../turn';

/** Below these answers a person can be asked to do what only a person does; what kind of case it becomes. */
const kinds = {
  'payment-status': 'payment-not-registered',
  'payment-methods': 'other',
  'late-payment': 'other',
  'seat-change': 'other',
  'cancel-subscription-billing': 'other',
  'tax-fapiao': 'tax-invoice-wrong',
  'refund-credit': 'credit-missing',
  'billing-contact': 'other',
  'fraud-misuse': 'fraud',
  'technical-support': 'technical',
} as const satisfies Readonly<Record<string, DisputeKind>>;
type Requested = keyof typeof kinds;

const isRequested = (topic: string): topic is Requested => Object.hasOwn(kinds, topic);

export function requestForm(topic: string, locale: Parameters<typeof text>[0]): readonly Form[] {
  if (!isRequested(topic)) return [];
  const words = { title: text(locale, `form.${topic}`), label: text(locale, `form.${topic}.label`) };
  return [wordsForm(sendRequest, words, locale, { topic })];
}

/** What was written below an answer becomes a case; the answer stays where it is. */
export const requests = ({ cases, ...desk }: { readonly cases: Cases } & Desk): Opening => ({
  wants: ({ who, pressed }) => who.kind === 'customer' && sendRequest.read(pressed) !== undefined,
  talk: act('request', async (turn) => {
    const { topic, text: words } = sendRequest.read(turn.pressed) ?? { topic: '', text: '' };
    if (!isRequested(topic)) return says(text(turn.locale, 'old-card'));
    if (words.trim() === '') return says(text(turn.locale, 'words.error'));
    const opened = await openCase(cases, turn, { kind: kinds[topic], words: words.trim() }, operationOf(turn));
    if (!opened) return says(text(turn.locale, 'stranger'));
    const thanks = text(turn.locale, 'request.opened', { case: opened.number });
    return shows(
      caseStatusCard(opened, asViewer(turn), sentences(turn.locale, thanks, await unlessSomebodyThere(desk, turn))),
    );
  }),
});
