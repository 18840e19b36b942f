import { type Answer, answerCard } from '../../../cards/answer';
import { answerFoot } from '../../../cards/answer-foot';
import { accessAnswer, lateAnswer, type Pursued } from '../../../cards/answers/access';
import { balanceAnswer } from '../../../cards/answers/balance';
import { creditsAnswer } from '../../../cards/answers/credits';
import { fapiaoAnswer } from '../../../cards/answers/fapiao';
import { oneInvoiceAnswer, paymentsAnswer } from '../../../cards/answers/payments';
import { endingAnswer, priceAnswer, seatsAnswer } from '../../../cards/answers/subscriptions';
import { topicTitle } from '../../../cards/texts';
import { requestForm } from '../../../dialogs/answers/requests';
import { stagesFor } from '../../../services/collections/stages';
import { loadKnowledge } from '../../../services/knowledge/files';
import type { Passage } from '../../../services/knowledge/knowledge';
import { accountOf, creditsOf } from '../../../services/ledger/account';
import type { Locale } from '../../../services/locales';
import { holdingsOf, invoicesOf, paymentsOf, policy, today } from './books';
import { type Cards, hostile, type Named, upTo } from './words';

const counts = [0, 1, 40] as const;

/** Answers from the customer's own records, with what can be asked for below them. */
export const answerCards: Cards = (viewer) => {
  const { locale } = viewer;
  const foot = answerFoot([], { topic: 'balance-due', question: hostile.slice(0, 200) }, locale);
  const answered = (name: string, topic: string, answer: Answer): Named => ({
    name: `answer ${name}`,
    card: answerCard({ ...answer, forms: requestForm(topic, locale) }, locale, foot),
  });
  return counts.flatMap((count) => {
    const [invoices, payments, holdings] = [invoicesOf(count), paymentsOf(count), holdingsOf(count)];
    const open = invoices.filter((each) => each.open.amount > 0);
    const owned = { holdings, invoices: invoices.map(({ invoice }) => invoice), today };
    const account = accountOf(invoices, payments, today);
    return [
      answered(`balance of ${count}`, 'balance-due', balanceAnswer(account, today, locale)),
      answered(`payments ${count}`, 'payment-status', paymentsAnswer({ payments, open }, locale)),
      ...invoices
        .slice(0, 3)
        .map((state) =>
          answered(
            `payments ${count} of ${state.invoice.id}`,
            'payment-status',
            oneInvoiceAnswer({ state, payments, today }, locale),
          ),
        ),
      answered(`access of ${count}`, 'suspension', accessAnswer(pursued(invoices), policy, today, locale)),
      answered(`access of ${count} on hold`, 'suspension', accessAnswer(held(invoices), policy, today, locale)),
      answered(`late payment of ${count}`, 'late-payment', lateAnswer(pursued(invoices), policy, today, locale)),
      answered(
        `late payment of ${count} with a charge`,
        'late-payment',
        lateAnswer(held(invoices), charging, today, locale),
      ),
      answered(`prices of ${count}`, 'price-change', priceAnswer(owned, locale)),
      answered(`seats of ${count}`, 'seat-change', seatsAnswer(owned, locale)),
      answered(`endings of ${count}`, 'cancel-subscription-billing', endingAnswer(holdings, today, locale)),
      answered(`fapiao of ${count}`, 'tax-fapiao', fapiaoAnswer(invoices, locale)),
      answered(
        `credits of ${count}`,
        'refund-credit',
        creditsAnswer({ credits: creditsOf(invoices), promised: promisedIn(count) }, viewer),
      ),
    ];
  });
};

const promisedIn = (count: number) =>
  upTo(count, (i) => ({
    case: `${1000 + i}`,
    amount: i % 2 === 0 ? { amount: 12_345, currency: 'CNY' } : undefined,
    resolvedAt: '2026-07-20T10:00:00.000Z',
  }));

const charging = {
  ...policy,
  financeCharge: { percentPerMonth: 1.5, source: { 'en-US': 'the contract', 'zh-CN': '合同', 'pt-BR': 'o contrato' } },
};

const pursued = (invoices: ReturnType<typeof invoicesOf>): readonly Pursued[] =>
  invoices.map((state) => ({ state, stages: stagesFor(state.invoice, policy) }));

const held = (invoices: ReturnType<typeof invoicesOf>): readonly Pursued[] => {
  const holds = [{ kind: 'open-dispute', from: new Date('2026-07-16') } as const];
  return invoices.map((state) => ({ state, stages: stagesFor(state.invoice, policy, { holds }) }));
};

/** Answers from the articles: the shortest, the two longest with lists and bold words, and one past its date. */
export const articleCards: Cards = ({ locale }) => {
  const asked = { topic: 'suspension', question: hostile.slice(0, 200) };
  const card = (passages: readonly Passage[], ask?: typeof asked) =>
    answerCard({ title: topicTitle('suspension', locale)! }, locale, answerFoot(passages, ask, locale));
  const [long, longer, short] = passagesOf(locale);
  return [
    { name: 'article', card: card([short!], asked) },
    { name: 'two long articles', card: card([long!, longer!], asked) },
    { name: 'stale article', card: card([{ ...long!, audience: 'agent', stale: true }]) },
    { name: 'no article', card: card([]) },
  ];
};

const knowledge = loadKnowledge('content/knowledge');

/** The longest, the one after it, and the shortest of these articles. */
function passagesOf(locale: Locale): readonly Passage[] {
  const all = ['suspending-a-subscription', 'escalating-to-21vianet', 'balance-due'].flatMap((name): Passage[] => {
    const article = knowledge.article(name, locale)!;
    return article.sections.map((section) => ({ ...article, ...section, article: name, stale: false }));
  });
  const byLength = all.toSorted((a, b) => b.text.length - a.text.length);
  return [byLength[0]!, byLength[1]!, byLength.at(-1)!];
}
