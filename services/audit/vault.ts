import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';

/** A person's (or company's) own key. What is sealed with it can be read until the key is thrown away. */
export interface SubjectKey {
  /** Random: somebody who was erased and comes back has another one. */
  readonly id: string;
  readonly key: Uint8Array;
}

/** For so long a process may go on with a key it has read. */
export const KEPT_MS = 60_000;

export type SubjectKeys = ReadonlyMap<string, SubjectKey>;

export interface Vault {
  /** Makes a key for whoever has none. */
  keysFor(subjects: Iterable<string>): Promise<SubjectKeys>;
  /** Only the keys that are there: reading makes none. */
  knownKeys(subjects: Iterable<string>): Promise<SubjectKeys>;
  /** From here on nothing of this subject can be read any more, here at once and in other processes within KEPT_MS. */
  erase(subject: string): Promise<boolean>;
}

/** What stands in place of words whose key is gone. */
export const ERASED = '[erased]';

/**
 * Which texts of a record are whose: the name of an object with an `id` is sealed for that id, the texts at these paths
 * (`*` for any key or index) for the record's own subject.
 */
export interface Personal {
  readonly subject: string;
  readonly texts: readonly string[];
}

const sealedShape = z.strictObject({ sealed: z.string(), key: z.string(), data: z.string() });
const IV = 12;
const TAG = 16;

export function subjectsIn(value: unknown, { subject }: Pick<Personal, 'subject'>): ReadonlySet<string> {
  const found = new Set([subject]);
  walk(value, (part) => {
    if (isNamed(part)) found.add(part.id);
  });
  return found;
}

export function sealedSubjectsIn(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  walk(value, (part) => {
    const sealed = sealedShape.safeParse(part).data;
    if (sealed) found.add(sealed.sealed);
  });
  return found;
}

/** The same record with what is personal in it sealed. Every subject in it must have its key (`subjectsIn`). */
export function seal(value: unknown, { subject, texts }: Personal, keys: SubjectKeys): unknown {
  const patterns = texts.map((path) => path.split('.'));
  return mapped(value, [], (part, path, parent) => {
    if (typeof part !== 'string') return undefined;
    const named = path.at(-1) === 'name' && isNamed(parent) ? parent.id : undefined;
    const whose = named ?? (patterns.some((pattern) => fits(pattern, path)) ? subject : undefined);
    return whose === undefined ? undefined : sealText(part, whose, keys);
  });
}

export const unseal = (value: unknown, keys: SubjectKeys): unknown =>
  mapped(value, [], (part) => {
    const sealed = sealedShape.safeParse(part).data;
    return sealed && unsealText(sealed, keys);
  });

function sealText(text: string, subject: string, keys: SubjectKeys): z.infer<typeof sealedShape> {
  const own = keys.get(subject);
  if (!own) throw new Error(`no key to seal for ${subject}`);
  return { sealed: subject, key: own.id, data: close(own.key, Buffer.from(text, 'utf8')).toString('base64') };
}

function unsealText({ sealed, key, data }: z.infer<typeof sealedShape>, keys: SubjectKeys): string {
  const own = keys.get(sealed);
  return own?.id === key ? open(own.key, Buffer.from(data, 'base64')).toString('utf8') : ERASED;
}

/** Bytes under a key, with their own nonce and a tag that shows tampering. */
export function close(key: Uint8Array, bytes: Uint8Array): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  return Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** Throws when the bytes are not what was closed with this key. */
export function open(key: Uint8Array, closed: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, closed.subarray(0, IV), { authTagLength: TAG });
  decipher.setAuthTag(closed.subarray(closed.length - TAG));
  return Buffer.concat([decipher.update(closed.subarray(IV, closed.length - TAG)), decipher.final()]);
}

type Path = readonly string[];

const fits = (pattern: Path, path: Path) =>
  pattern.length === path.length && pattern.every((step, i) => step === '*' || step === path[i]);

const isNamed = (part: unknown): part is { id: string; name: string } =>
  typeof part === 'object' &&
  part !== null &&
  'id' in part &&
  typeof part.id === 'string' &&
  'name' in part &&
  typeof part.name === 'string';

function walk(part: unknown, visit: (part: unknown) => void): void {
  visit(part);
  if (typeof part !== 'object' || part === null) return;
  for (const inside of Object.values(part)) walk(inside, visit);
}

/** A copy in which `change` may replace any part; undefined: it stays, and its inside is looked at. */
function mapped(
  part: unknown,
  path: Path,
  change: (part: unknown, path: Path, parent?: unknown) => unknown,
  parent?: unknown,
): unknown {
  const changed = change(part, path, parent);
  if (changed !== undefined) return changed;
  if (Array.isArray(part)) return part.map((each, i) => mapped(each, [...path, String(i)], change, part));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, inside]) => [name, mapped(inside, [...path, name], change, part)]),
  );
}
