import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import { z } from 'zod';
import { appPackage } from './app-package';

const USAGE = `npm run manifest -- --app-id GUID --partner "Your company" --website https://…  [--out closeloop.zip]

Writes the Teams app package: manifest/ with your bot's id and your company in it. Upload it in the Teams admin centre.
`;

const wanted = z.object({
  'app-id': z.guid('the id of the bot’s app registration (MICROSOFT_APP_ID)'),
  partner: z.string('your company’s name, as customers know it').min(1).max(32, 'at most 32 characters'),
  website: z.url({ protocol: /^https$/, error: 'an https address; /privacy and /terms are expected below it' }),
  out: z.string().default('closeloop.zip'),
});

const { values } = parseArgs({
  options: {
    'app-id': { type: 'string' },
    partner: { type: 'string' },
    website: { type: 'string' },
    out: { type: 'string' },
  },
});
const given = wanted.safeParse(values);
if (given.success) {
  const { 'app-id': appId, partner, website, out } = given.data;
  writeFileSync(out, zipSync(appPackage({ appId, partner, website: website.replace(/\/$/, '') })));
  process.stdout.write(`${out}: upload it in the Teams admin centre, or in Teams under Apps > Manage your apps.\n`);
} else {
  const problems = given.error.issues.map(({ path, message }) => `  --${path.join('.')}: ${message}\n`);
  process.stderr.write(`${USAGE}\n${problems.join('')}`);
  process.exitCode = 2;
}
