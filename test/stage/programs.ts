import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that Closeloop's demo and tests need besides Node, and how each platform calls its package. */
interface Program {
  readonly names: readonly string[];
  readonly packages: {
    readonly apt: readonly string[];
    readonly dnf: readonly string[];
    readonly apk: readonly string[];
    readonly brew: readonly string[];
  };
}

export const redisServer: Program = {
  names: ['redis-server', 'valkey-server'],
  packages: { apt: ['redis-server'], dnf: ['valkey'], apk: ['redis'], brew: ['redis'] },
};

export const chromium: Program = {
  names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  packages: {
    apt: ['chromium', 'fonts-noto-cjk', 'fonts-noto-color-emoji'], // without the fonts, Chinese and 👍 are drawn as boxes
    dnf: ['chromium', 'google-noto-sans-cjk-fonts', 'google-noto-color-emoji-fonts'],
    apk: ['chromium', 'font-noto-cjk', 'font-noto-emoji'],
    brew: ['--cask', 'chromium'],
  },
};

const installers = {
  apt: {
    program: 'apt-get',
    line: (packages: readonly string[]) => `apt-get install -y --no-install-recommends ${packages.join(' ')}`,
  },
  dnf: { program: 'dnf', line: (packages: readonly string[]) => `dnf install -y ${packages.join(' ')}` },
  apk: { program: 'apk', line: (packages: readonly string[]) => `apk add ${packages.join(' ')}` },
  brew: { program: 'brew', line: (packages: readonly string[]) => `brew install ${packages.join(' ')}` },
} as const;

/** The program's path: found, or installed by the distribution's own means (which is said), or an error with the line to type. */
export function findOrInstall(program: Program, say: (line: string) => void): string {
  const found = onPath(program.names);
  if (found) return found;

  const kind = (['apt', 'dnf', 'apk', 'brew'] as const).find((each) => onPath([installers[each].program]));
  if (!kind) throw new Error(`Please install one of ${program.names.join(', ')} and start again.`);
  const line = installers[kind].line(program.packages[kind]);
  if (process.getuid?.() !== 0)
    throw new Error(`${program.names[0]} is missing. Please type:  ${kind === 'brew' ? '' : 'sudo '}${line}`);

  say(`${program.names[0]} is missing; installing it: ${line}`);
  if (kind === 'apt') run('apt-get update -qq');
  run(line);
  const installed = onPath(program.names);
  if (!installed) throw new Error(`That did not bring ${program.names[0]}. Please install it and start again.`);
  return installed;
}

export function onPath(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function run(line: string): void {
  // RUNLEVEL 1: Debian does not start a service just because its package was unpacked
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const { status, stderr } = spawnSync(line, { shell: true, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`"${line}" failed:\n${stderr.trim().split('\n').slice(-3).join('\n')}`);
}
