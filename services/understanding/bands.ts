import { type Band, OUT_OF_SCOPE, type Topic } from './understanding';

/** What the model thinks: the topics in scope, likeliest first, and how likely it is none of them. All adds up to 1. */
export interface Opinion {
  readonly ranked: readonly { readonly topic: Topic; readonly probability: number }[];
  readonly outOfScope: number;
}

/**
 * Chosen by cross-validation (test/measure/cross-validate.ts): right as often as a quarter of offers can buy, and at least nine in
 * ten messages from elsewhere not answered as billing. `reject` and `least` lie where one message in scope lost refuses about ten
 * from elsewhere that were offered readings they could only wonder at. `npm run bench` shows what they do on messages nobody
 * trained on.
 */
export const thresholds = { reject: 0.4, doubt: 0.15, answer: 0.6, least: 0.15 };

const OFFERED = 3;
const WORTH_OFFERING = 0.03;

export interface Verdict {
  readonly band: Band;
  readonly topic: Topic;
  readonly offered: readonly Topic[];
  readonly confidence: number;
}

/** Sure: answer. Surely not billing: say so. Between the two, the person picks from the likeliest two or three. */
export function verdict({ ranked, outOfScope }: Opinion, { reject, doubt, answer, least } = thresholds): Verdict {
  const [best, second] = ranked;
  if (!best || outOfScope >= reject || best.probability < least)
    return { band: 'out-of-scope', topic: OUT_OF_SCOPE, offered: [], confidence: outOfScope };
  const { topic, probability } = best;
  if (!second || (outOfScope < doubt && probability >= answer))
    return { band: 'answer', topic, offered: [], confidence: probability };
  return { band: 'offer', topic, offered: worthOffering(ranked), confidence: probability };
}

const worthOffering = (ranked: Opinion['ranked']): Topic[] =>
  ranked
    .slice(0, OFFERED)
    .filter(({ probability }, at) => at < 2 || probability >= WORTH_OFFERING)
    .map(({ topic }) => topic);

/** The same verdict from somebody who may be mistaken about the language: offers where it would have answered. */
export const offerOnly = (sure: Verdict, { ranked }: Opinion): Verdict =>
  sure.band === 'answer' ? { ...sure, band: 'offer', offered: worthOffering(ranked) } : sure;
