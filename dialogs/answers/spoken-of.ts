import { namesInvoice } from '../../services/ledger/mentioned';
import { isRecent } from '../memory';
import { saysOnly, saysToo } from '../phrases';
import type { Turn } from '../turn';

const IT = saysToo('phrase.it');
const OF_IT = saysOnly('phrase.of-it');
/** Longer, and "it" may be anything. */
const SHORT = 60;

/**
 * The invoice a question means without naming it: the one that was answered just now ("is it paid?", "付了吗"), or in the
 * middle of a dispute the disputed one. Who asks there why it is what it is need not even say "it".
 */
export function spokenOf(topic: string, question: string, { memory, inHand, now }: Turn): string | undefined {
  if (namesInvoice(question)) return undefined;
  if (inHand && topic === 'invoice-explain') return inHand;
  const { about } = memory;
  const meant = inHand ?? (isRecent(about?.at, now) ? about?.invoice : undefined);
  const isShort = [...question].length <= SHORT;
  return meant && isShort && (IT(question) || OF_IT(question)) ? meant : undefined;
}
