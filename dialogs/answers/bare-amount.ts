import { sentences } from '../../cards/format';
import { text } from '../../cards/texts';
import type { Ledger } from '../../services/ledger/ledger';
import { amountSaid } from '../../services/money';
import { isAbout } from '../reading';
import { act, type Opening } from '../talk';
import { companyOf, says, type Turn } from '../turn';
import type { AnswerTo } from './answering';
import { placesSaid } from './which-invoice';

interface Needs {
  readonly ledger: Ledger;
  readonly answer: AnswerTo;
}

/** "What is 4543.16?", "1,498.84是哪张账单": an amount to the cent and little else says no topic, but may stand on an invoice of theirs. */
export const bareAmount = ({ ledger, answer }: Needs): Opening => ({
  wants: (turn) => companyOf(turn) !== undefined && saysNoTopic(turn) && amountIn(turn.text) !== undefined,
  talk: act('bare amount', async (turn) => {
    const { locale, text: words } = turn;
    const places = placesSaid(words, await ledger.invoices(companyOf(turn)?.id ?? ''), locale);
    const [only, ...others] = new Set(places.map(({ first }) => first));
    if (!only) return says(text(locale, 'amount.unknown', { amount: amountIn(words) ?? '' }));
    if (places.length > 1) return says(sentences(locale, only, ...others.slice(0, MOST)));
    return answer('invoice-copy', words, turn);
  }),
});

const MOST = 5;
const FEW_LETTERS = 16;
const TO_THE_CENT = /(?<![\p{Script=Latin}\d.,-])\d[\d.,]*[.,]\d{2}(?![\d.,-]*\d)/u;

function amountIn(typed: string): string | undefined {
  const words = typed.normalize('NFKC');
  const [amount] = TO_THE_CENT.exec(words) ?? [];
  const besides = words.replace(amount ?? '', '').replace(/[^\p{L}\d]/gu, '');
  return amountSaid(amount ?? '', 'CNY') !== undefined && besides.length <= FEW_LETTERS && !/\d/.test(besides)
    ? amount
    : undefined;
}

const saysNoTopic = (turn: Turn): boolean =>
  turn.pressed === undefined && (turn.reading?.band !== 'answer' || isAbout(turn, 'small-talk'));
