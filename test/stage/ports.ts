import { once } from 'node:events';
import { createServer } from 'node:net';

/** The wanted port, or the next one that is free; 0: any. */
export async function freePort(wanted = 0): Promise<number> {
  for (let port = wanted; port <= Math.max(wanted + 200, 0); port++) {
    const found = await tryPort(port);
    if (found !== undefined) return found;
  }
  throw new Error(`no free port from ${wanted} on`);
}

async function tryPort(port: number): Promise<number | undefined> {
  const probe = createServer();
  try {
    probe.listen(port, '127.0.0.1');
    await once(probe, 'listening');
  } catch {
    return undefined;
  }
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : undefined;
}
