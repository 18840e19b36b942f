import { parseArgs } from 'node:util';
import type { Simulator } from './simulator';

/** Runs a simulator as a process of its own: `--port N`, `--data FILE`; says where it listens; stops on SIGTERM and SIGINT. */
export async function runSimulator(
  start: (options: { readonly port?: number; readonly dataFile?: string }) => Promise<Simulator>,
): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string' }, data: { type: 'string' } } });
  const simulator = await start({ port: Number(values.port ?? 0), dataFile: values.data });
  process.stdout.write(`listening on ${simulator.port}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.stop());
}
