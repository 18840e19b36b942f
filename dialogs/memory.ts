import { z } from 'zod';

const moment = z.string();

/** What a chat remembers besides the talk in progress: enough for "no, the August one", "2", and for noticing that answers do not help. */
export const memoryShape = z.object({
  /** What was answered last and not judged yet, and when. `invoice`: about which one. */
  about: z
    .object({ topic: z.string(), question: z.string(), invoice: z.string().optional(), at: moment.optional() })
    .optional(),
  /** Readings of a question that were offered last. */
  offered: z.object({ topics: z.array(z.string()), question: z.string(), at: moment.optional() }).optional(),
  /** A person was offered as the last thing, after this question: "yes" takes it. */
  personOffered: z.object({ question: z.string().optional(), at: moment }).optional(),
  /** Answers in a row that did not help. */
  unhelped: z.int().default(0),
  /** Cards that were judged, the latest last: each of them once. */
  judged: z.array(z.string()).default([]),
});
export type Memory = z.infer<typeof memoryShape>;

export const nothingRemembered: Memory = { unhelped: 0, judged: [] };

/** Time to read an answer and to think about it; who comes back later comes for something else. */
const RECENTLY_MS = 10 * 60 * 1_000;

export const isRecent = (at: string | undefined, now: Date): boolean =>
  at !== undefined && now.getTime() - Date.parse(at) < RECENTLY_MS;
