import { hkdfSync } from 'node:crypto';

/** One secret in the settings, a key of its own for every use. */
export const keyFor = (use: 'cards' | 'cases' | 'journal', secret: string): string =>
  Buffer.from(hkdfSync('sha256', secret, '', `closeloop ${use}`, 32)).toString('hex');
