import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8 } from 'fflate';

const FOLDER = 'manifest';

/** The files of the app package by name. `{{…}}` in the manifest is what differs from partner to partner. */
export function appPackage(names: Readonly<Record<'appId' | 'partner' | 'website', string>>) {
  const filled = readFileSync(join(FOLDER, 'manifest.json'), 'utf8').replace(
    /\{\{(appId|partner|website)\}\}/g,
    (_, name) => JSON.stringify(names[name as keyof typeof names]).slice(1, -1),
  );
  const others = readdirSync(FOLDER).filter((name) => name !== 'manifest.json');
  return {
    'manifest.json': strToU8(filled),
    ...Object.fromEntries(others.map((name) => [name, new Uint8Array(readFileSync(join(FOLDER, name)))])),
  };
}
