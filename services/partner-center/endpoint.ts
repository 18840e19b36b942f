import { ServiceError } from '../errors';

const THIS_MACHINE = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** An address that may be handed a token or a secret: https, or plain http on this machine alone (the simulators). */
export function endpoint(address: string): URL {
  if (!URL.canParse(address)) throw new ServiceError('invalid', `not an address: ${address}`);
  const url = new URL(address);
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && THIS_MACHINE.has(url.hostname));
  if (!safe) throw new ServiceError('invalid', `${url.origin} must be https, or we would send secrets in the clear`);
  return url;
}
