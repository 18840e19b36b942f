import { attachFiles, keepFile } from '../services/files/kept-files';
import type { Planned } from '../services/jobs/outbox';
import type { Turn } from './turn';

/** Files of a turn, fetched and kept for a case or for the talk that may become one. */
export const keepFor = (
  keptFor: string,
  { files, who, conversation }: Turn,
  { subject = who.id, toCustomer }: Kept = {},
): readonly Planned[] =>
  files.map((file) =>
    keepFile({
      keptFor,
      subject,
      from: { id: who.id, name: who.name },
      file,
      toCustomer,
      conversationId: conversation.id,
    }),
  );

interface Kept {
  /** Whose they are, where it is not the sender. */
  readonly subject?: string;
  readonly toCustomer?: true;
}

/** Files of a turn, put with a case that is there. */
export const keepFiles = (number: string, turn: Turn, kept?: Kept): readonly Planned[] =>
  turn.files.length === 0 ? [] : [...keepFor(number, turn, kept), attachTo(number, number, turn)];

export const attachTo = (number: string, keptFor: string, { conversation }: Turn): Planned =>
  attachFiles({ case: number, keptFor, conversationId: conversation.id });
