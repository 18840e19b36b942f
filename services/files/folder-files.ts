import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { close, open, type Vault } from '../audit/vault';
import type { Files } from './files';

/** Files in a folder that all processes share; named by hash, closed with their subject's key. */
export function folderFiles(folder: string, vault: Vault): Files {
  const placeOf = (subject: string) => join(folder, createHash('sha256').update(subject).digest('hex').slice(0, 32));

  return {
    async put(subject, bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const key = (await vault.keysFor([subject])).get(subject);
      if (!key) throw new Error('no key for a file');
      const place = placeOf(subject);
      await mkdir(place, { recursive: true, mode: 0o700 });
      const path = join(place, hash);
      const unfinished = `${path}.${randomUUID()}`;
      try {
        await writeFile(unfinished, close(key.key, bytes), { mode: 0o600 });
        await rename(unfinished, path); // never half a file under its name
      } finally {
        await rm(unfinished, { force: true });
      }
      return hash;
    },

    async read(subject, hash) {
      if (!/^[0-9a-f]{64}$/.test(hash)) return undefined;
      const key = (await vault.knownKeys([subject])).get(subject);
      const closed = await readFile(join(placeOf(subject), hash)).catch(undefinedIfMissing);
      return key && closed ? openOrNothing(key.key, closed) : undefined;
    },

    async removeAll(subject) {
      await rm(placeOf(subject), { recursive: true, force: true });
    },
  };
}

/** Closed with a key that was thrown away since: its subject was erased and came back. */
function openOrNothing(key: Uint8Array, closed: Buffer): Buffer | undefined {
  try {
    return open(key, closed);
  } catch {
    return undefined;
  }
}

function undefinedIfMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
