import { attachFiles, keepFile } from '../services/files/kept-files';
import type { Planned } from '../services/jobs/outbox';
import type { Turn } from './turn';

/** Files of a turn, fetched and kept for a case or for the talk that may become one. */
export const keepFor = (
  keptFor: string,
  { files, who, conversation }: Turn,
  subject: string = who.id,
): readonly Planned[] =>
  files.map((file) =>
    keepFile({ keptFor, subject, from: { id: who.id, name: who.name }, file, conversationId: conversation.id }),
  );

/** Files of a turn, put with a case that is there. */
export const keepFiles = (number: string, turn: Turn, subject?: string): readonly Planned[] =>
  turn.files.length === 0 ? [] : [...keepFor(number, turn, subject), attachTo(number, number, turn)];

export const attachTo = (number: string, keptFor: string, { conversation }: Turn): Planned =>
  attachFiles({ case: number, keptFor, conversationId: conversation.id });
