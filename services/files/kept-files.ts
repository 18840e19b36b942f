import type { CaseFile, Somebody } from '../cases/case';
import type { Planned } from '../jobs/outbox';

/** A file as the channel announces it; its address works for some minutes only. */
export interface SentFile {
  readonly title: string;
  /** Where its content can be fetched, for a while; absent: the channel does not say. */
  readonly url?: string;
}

/** Fetches a file at once and keeps it, whether there is a case for it yet or not. */
export interface KeepFileEffect {
  readonly kind: 'keep-file';
  /** What it is kept for: the number of a case, or the talk that may become one. */
  readonly keptFor: string;
  /** Whose it is: it can be read as long as their key is there. */
  readonly subject: string;
  readonly from: Somebody;
  readonly file: SentFile;
  /** The desk sends it to the customer. */
  readonly toCustomer?: true;
  /** Where it is said when it could not be taken. */
  readonly conversationId: string;
}

/** Puts what was kept with a case. */
export interface AttachFilesEffect {
  readonly kind: 'attach-files';
  readonly case: string;
  readonly keptFor: string;
  /** Where it is said when there are too many. */
  readonly conversationId: string;
}

export type KeptFile = Pick<CaseFile, 'hash' | 'title' | 'type' | 'size' | 'by' | 'toCustomer'>;

/** Files that were fetched and wait to be put with their case; for a week. */
export interface KeptFiles {
  add(keptFor: string, file: KeptFile): Promise<void>;
  list(keptFor: string): Promise<readonly KeptFile[]>;
}

/** One lane for what is kept together: it is attached after it was fetched. */
const lane = (keptFor: string) => `files:${keptFor}`;

export const keepFile = (effect: Omit<KeepFileEffect, 'kind'>): Planned => ({
  lane: lane(effect.keptFor),
  effect: { ...effect, kind: 'keep-file' },
});

export const attachFiles = (effect: Omit<AttachFilesEffect, 'kind'>): Planned => ({
  lane: lane(effect.keptFor),
  effect: { ...effect, kind: 'attach-files' },
});
