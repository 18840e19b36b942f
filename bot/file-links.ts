import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { LinksTo } from '../cards/case-files';
import { fileTypes } from '../services/cases/file-types';

/** A file of a case behind an address that is signed and ends: shown on a card somebody asked for: to the desk, and to whose it is. */
export interface FileLinks {
  readonly linksTo: LinksTo;
  /** Undefined: not our link, or its time is over. */
  open(token: string, now: Date): Linked | undefined;
}

const linked = z.object({
  subject: z.string(),
  hash: z.string(),
  type: z.enum(fileTypes),
  title: z.string(),
  until: z.int(),
});
type Linked = z.infer<typeof linked>;

/** `publicUrl`: where people reach this house; undefined: it gives no links. */
export function fileLinks(key: string, publicUrl: string | undefined): FileLinks {
  const sign = (body: string) => createHmac('sha256', key).update(body).digest('base64url');

  return {
    linksTo:
      (subject, now, minutes) =>
      ({ hash, type, title }) => {
        if (publicUrl === undefined) return undefined;
        const until = now.getTime() + minutes * 60_000;
        const body = Buffer.from(JSON.stringify({ subject, hash, type, title, until })).toString('base64url');
        return `${publicUrl.replace(/\/$/, '')}/files/${body}.${sign(body)}`;
      },
    open(token, now) {
      const [body = ''] = token.split('.');
      const [given, own] = [Buffer.from(token), Buffer.from(`${body}.${sign(body)}`)];
      if (given.length !== own.length || !timingSafeEqual(given, own)) return undefined;
      const found = linked.safeParse(fromJson(Buffer.from(body, 'base64url').toString('utf8'))).data;
      return found && found.until > now.getTime() ? found : undefined;
    },
  };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
