import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface PartOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Resolves when the part answers; asked again and again until then. */
  readonly ready: (output: string) => Promise<boolean> | boolean;
  readonly log?: (line: string) => void;
}

/** A process we started, and the only kind we end. */
export interface Part {
  readonly pid: number;
  readonly output: () => string;
  /** SIGTERM, and SIGKILL when it does not go. */
  stop(): Promise<void>;
  /** SIGKILL at once, as a crash. */
  kill(): Promise<void>;
}

const START_MS = 30_000;
const STOP_MS = 12_000;
const KEPT_OUTPUT = 200_000;

export async function startPart({ command, args, env, cwd, ready, log }: PartOptions): Promise<Part> {
  // a group of its own: Ctrl-C in the terminal reaches whoever started the part, who stops the parts in order
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  const hear = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-KEPT_OUTPUT);
    for (const line of chunk.toString().split('\n')) if (line !== '') log?.(line);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  await waitUntilReady(
    child,
    () => ready(output),
    () => output,
    [command, ...args].join(' '),
  );

  const gone = () => child.exitCode !== null || child.signalCode !== null;
  const end = async (signal: NodeJS.Signals) => {
    if (gone()) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await exit;
    clearTimeout(late);
  };
  return { pid: child.pid ?? 0, output: () => output, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

async function waitUntilReady(
  child: ChildProcess,
  ready: () => Promise<boolean> | boolean,
  output: () => string,
  name: string,
): Promise<void> {
  let failure: Error | undefined;
  child.once('error', (error) => {
    failure = error;
  });
  for (
    const until = Date.now() + START_MS;
    Date.now() < until;
    await new Promise((resolve) => setTimeout(resolve, 50))
  ) {
    if (failure || child.exitCode !== null) throw new Error(`${name} did not start:\n${failure?.message ?? output()}`);
    if (await ready()) return;
  }
  child.kill('SIGKILL');
  throw new Error(`${name} was not ready in ${START_MS / 1000} s:\n${output()}`);
}

/** For `ready`: something answers there over HTTP. */
export const answers = (url: string) => async (): Promise<boolean> => {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(1_000) })).ok;
  } catch {
    return false;
  }
};
