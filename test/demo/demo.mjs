// The one command of a fresh machine: no package is installed yet when this file runs, so it needs none.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
process.chdir(root);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  stop(`Closeloop needs Node 20.19 or later; this is ${process.version}.`);

const age = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);
if (age('node_modules/.package-lock.json') < age('package-lock.json')) {
  console.log('Installing the packages (once) …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}
run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json']);
run(process.execPath, ['dist/bot/commands/train.js']);

const child = spawn(process.execPath, ['--import', 'tsx', 'test/demo/main.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
child.on('exit', (code) => process.exit(code ?? 1));

function run(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) stop(`"${command} ${args.join(' ')}" failed${error ? `: ${error.message}` : '.'}`);
}

function stop(why) {
  console.error(why);
  process.exit(1);
}
