import { namesInvoice } from '../services/ledger/mentioned';

/** How people take back what was understood, or ask the same about something else. */
const CORRECTING =
  /^\s*(?:no\b|not\b|i mean\b|sorry\b|actually\b|and\b|what about\b|n[ãa]o\b|quero dizer\b|na verdade\b|e a\b|不|我是说|那|还有)/iu;
/** Longer, and it is a sentence of its own. */
const SHORT = 40;

/** "no, the August one", "and June?", "不是，八月的": another invoice than the one that was spoken of. */
export const correctsInvoice = (words: string): boolean =>
  [...words].length <= SHORT && CORRECTING.test(words) && namesInvoice(words);
