import { z } from 'zod';

/** What a chat remembers besides the talk in progress: enough for "no, the August one", "2", and for noticing that answers do not help. */
export const memoryShape = z.object({
  /** What was answered last and not judged yet. `invoice`: about which one. */
  about: z.object({ topic: z.string(), question: z.string(), invoice: z.string().optional() }).optional(),
  /** Readings of a question that were offered last. */
  offered: z.object({ topics: z.array(z.string()), question: z.string() }).optional(),
  /** Answers in a row that did not help. */
  unhelped: z.int().default(0),
});
export type Memory = z.infer<typeof memoryShape>;

export const nothingRemembered: Memory = { unhelped: 0 };
