import { hkdfSync } from 'node:crypto';

type Use = 'cards' | 'cases' | 'journal' | 'files' | 'vault';

/** One secret in the settings, a key of its own for every use. */
export const keyFor = (use: Exclude<Use, 'vault'>, secret: string): string => bytesFor(use, secret).toString('hex');

/** The key that closes the keys of people (services/audit/vault). */
export const vaultKey = (secret: string): Uint8Array => bytesFor('vault', secret);

const bytesFor = (use: Use, secret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `closeloop ${use}`, 32));
