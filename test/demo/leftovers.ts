import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Which processes a demo started, so that a next one can end what a crash left behind, and nothing else. */
const fileIn = (folder: string) => join(folder, 'processes.json');

export function remember(folder: string, pids: readonly number[]): void {
  writeFileSync(fileIn(folder), JSON.stringify({ main: process.pid, pids }));
}

export const forget = (folder: string): void => rmSync(fileIn(folder), { force: true });

/** Throws when a demo of this folder is running; ends the parts of one that died without stopping them. */
export function endLeftovers(folder: string): void {
  if (!existsSync(fileIn(folder))) return;
  const { main, pids }: { main: number; pids: number[] } = JSON.parse(readFileSync(fileIn(folder), 'utf8'));
  if (isOurs(main, 'test/demo/main.ts'))
    throw new Error(`The demo is already running (process ${main}). Stop it with Ctrl-C first.`);
  for (const pid of pids) if (isOurs(pid, '')) process.kill(pid, 'SIGTERM');
  forget(folder);
}

/** A number may have gone to somebody else's process since: what it runs must still be one of ours. */
function isOurs(pid: number, what: string): boolean {
  const path = `/proc/${pid}/cmdline`;
  if (!existsSync(path)) return false;
  const command = readFileSync(path, 'utf8').replaceAll('\0', ' ');
  return what === ''
    ? ['redis-server', 'valkey-server', 'dist/bot/index.js', 'test/simulators/', 'm365agentsplayground'].some((part) =>
        command.includes(part),
      )
    : command.includes(what);
}
