import { chromium, findOrInstall, redisServer } from '../stage/programs';

/** Before the first test: what the tests need besides Node is found, or installed, or named; nothing is skipped for want of it. */
export function mochaGlobalSetup(): void {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  if (!process.env['REDIS_URL']) findOrInstall(redisServer, say);
  findOrInstall(chromium, say);
}
