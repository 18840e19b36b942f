import type { Logger } from 'pino';
import { z } from 'zod';
import { type TextKey, text } from '../../cards/texts';
import { saying } from '../../dialogs/saying';
import type { Cases } from '../../services/cases/cases';
import { closeloop } from '../../services/cases/deeds';
import type { References } from '../../services/conversations/reference';
import { isServiceError } from '../../services/errors';
import { type Files, fileTypeOf, MOST_FILES_A_CASE } from '../../services/files/files';
import type { KeptFiles } from '../../services/files/kept-files';
import type { Outbox } from '../../services/jobs/outbox';
import type { Locale } from '../../services/locales';
import { localeOf, type Profiles } from '../../services/people/person';
import type { Download, NotHad } from '../download';
import type { Doing } from '../worker';

export interface FileNeeds {
  readonly cases: Cases;
  readonly files: Files;
  readonly kept: KeptFiles;
  readonly download: Download;
  readonly references: References;
  readonly profiles: Profiles;
  readonly outbox: Outbox;
  readonly log: Logger;
}

const keeping = z.looseObject({
  keptFor: z.string(),
  subject: z.string(),
  from: z.object({ id: z.string(), name: z.string() }),
  file: z.object({ title: z.string(), url: z.string().optional() }),
  toCustomer: z.literal(true).optional(),
  conversationId: z.string(),
});
type Keeping = z.infer<typeof keeping>;

/** Tries until a file counts as gone while its place gives no clear answer: its address works for some minutes only. */
const PATIENCE = 5;

/** Fetches what somebody sent, looks at what it really is and keeps it; or says why not. */
export function keepFile({ files, kept, download, references, profiles, outbox, log }: FileNeeds): Doing {
  return async ({ effect, attempt, interrupted }) => {
    const asked = keeping.parse(effect);
    const bytes = await fetched(asked, attempt);
    if (typeof bytes === 'string') return refuse(asked, bytes);
    const title = plainTitle(asked.file.title);
    const type = fileTypeOf(title, bytes);
    if (!type) return refuse(asked, 'type');
    const hash = await files.put(asked.subject, bytes);
    const { keptFor, from: by, toCustomer } = asked;
    const before = (await kept.list(keptFor)).find((each) => each.hash === hash);
    await kept.add(keptFor, { hash, title, type, size: bytes.length, by, toCustomer });
    const nothingNew = before && (before.toCustomer || !toCustomer);
    if (nothingNew && attempt === 1 && !interrupted) await say(asked, 'file.again', { title });
  };

  async function fetched({ file, conversationId }: Keeping, attempt: number): Promise<Buffer | NotHad> {
    const reference = await references.find(conversationId);
    if (file.url === undefined || !reference) return 'gone';
    return download(file.url, reference.serviceUrl).catch((error: unknown) => {
      if (isServiceError(error) && attempt >= PATIENCE) return 'gone';
      throw error;
    });
  }

  async function refuse(asked: Keeping, why: NotHad | 'type'): Promise<void> {
    const { conversationId, file, from } = asked;
    log.warn({ conversation: conversationId, why }, 'file not taken');
    const locale = await localeFor(from.id, profiles);
    await say(asked, 'file.refused', { title: file.title, why: text(locale, `file.refused.${why}`) });
  }

  async function say({ conversationId, from }: Keeping, key: TextKey, names: Record<string, string>): Promise<void> {
    const words = text(await localeFor(from.id, profiles), key, names);
    await outbox.plan(conversationId, saying(conversationId, [{ text: words }]));
  }
}

async function localeFor(id: string, profiles: Profiles, otherwise: Locale = 'en-US'): Promise<Locale> {
  const profile = await profiles.find(id);
  return (profile && localeOf(profile)) ?? otherwise;
}

const attaching = z.looseObject({ case: z.string(), keptFor: z.string(), conversationId: z.string() });

/** Puts kept files with their case; the same one twice is there once. */
export function attachFiles({ cases, kept, outbox, profiles }: FileNeeds): Doing {
  return async ({ effect }) => {
    const { case: number, keptFor, conversationId } = attaching.parse(effect);
    for (const { by, ...file } of await kept.list(keptFor)) {
      const found = await cases.find(number);
      const there = found?.files.find(({ hash }) => hash === file.hash);
      if (!found || (there && (there.toCustomer || !file.toCustomer))) continue;
      if (there || found.files.length < MOST_FILES_A_CASE) {
        const operation = `file ${keptFor} ${file.hash}${file.toCustomer ? ' sent' : ''}`;
        await cases.apply(number, { verb: 'file', file, from: by }, { actor: closeloop, operation });
        continue;
      }
      const locale = await localeFor(by.id, profiles, found.requester.locale);
      const names = { title: file.title, why: text(locale, 'file.refused.many') };
      await outbox.plan(conversationId, saying(conversationId, [{ text: text(locale, 'file.refused', names) }]));
    }
  };
}

/** A name is a name: no folders, nothing invisible. */
const plainTitle = (title: string): string => title.replace(/[\p{Cc}\p{Cf}]/gu, '').replace(/^.*[\\/]/, '') || 'file';
