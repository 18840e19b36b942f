import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { unzipSync, zipSync } from 'fflate';
import { z } from 'zod';
import { appPackage } from '../../../bot/commands/app-package';
import { readCommand } from '../../../cards/commands';

/** Limits of the published schema for what we use (learn.microsoft.com/microsoft-365/extensibility/schema, 1.19). */
const command = z.strictObject({ title: z.string().min(1).max(32), description: z.string().min(1).max(128) });
const https = z.url({ protocol: /^https$/ });
const manifestShape = z.looseObject({
  manifestVersion: z.literal('1.19'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  id: z.guid(),
  developer: z.strictObject({
    name: z.string().min(1).max(32),
    websiteUrl: https,
    privacyUrl: https,
    termsOfUseUrl: https,
  }),
  name: z.strictObject({ short: z.string().max(30), full: z.string().max(100) }),
  description: z.strictObject({ short: z.string().max(80), full: z.string().max(4000) }),
  localizationInfo: z.object({ additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })) }),
  bots: z
    .array(
      z.looseObject({
        botId: z.guid(),
        scopes: z.array(z.enum(['personal', 'team', 'groupChat'])),
        commandLists: z.array(z.object({ scopes: z.array(z.string()), commands: z.array(command).max(10) })).max(3),
      }),
    )
    .length(1),
});

const names = {
  appId: '5a3b1e00-0000-4000-8000-000000000001',
  partner: 'Nimbus "Cloud" Resale',
  website: 'https://nimbus.example',
};
const files = unzipSync(zipSync(appPackage(names)));
const text = (name: string) => Buffer.from(files[name] ?? []).toString('utf8');
const manifest = manifestShape.parse(JSON.parse(text('manifest.json')));

/** Everything a person reads, by its path, in the manifest's own language. */
const commands = manifest.bots[0]!.commandLists.flatMap((list, i) =>
  list.commands.map((each, k) => ({ path: `bots[0].commandLists[${i}].commands[${k}]`, ...each })),
);

describe('the Teams app package', () => {
  it('names this partner’s bot and company', () => {
    expect(manifest.bots[0]!.botId).to.equal(names.appId);
    expect(manifest.developer.name).to.equal(names.partner);
    expect(text('manifest.json')).to.not.include('{{');
  });

  it('has the version of the program', () =>
    expect(manifest.version).to.equal(JSON.parse(readFileSync('package.json', 'utf8')).version));

  it('has a coloured icon of 192 and an outline of 32 pixels', () => {
    expect(sizeOf(files['color.png']!)).to.deep.equal([192, 192]);
    expect(sizeOf(files['outline.png']!)).to.deep.equal([32, 32]);
  });

  for (const { languageTag, file } of manifest.localizationInfo.additionalLanguages) {
    it(`says everything in ${languageTag} too`, () => {
      const translated = z.record(z.string(), z.string()).parse(JSON.parse(text(file)));
      const paths = commands.flatMap(({ path }) => [`${path}.title`, `${path}.description`]);
      expect(Object.keys(translated)).to.have.members([
        '$schema',
        'name.short',
        'name.full',
        'description.short',
        'description.full',
        ...paths,
      ]);
      expect(translated['description.short']!.length).to.be.at.most(80);
      for (const { path } of commands) {
        command.parse({ title: translated[`${path}.title`], description: translated[`${path}.description`] });
        understood(translated[`${path}.title`]!);
      }
    });
  }

  it('offers commands the bot listens to', () => {
    for (const { title } of commands) understood(title);
  });
});

/** Alone, or followed by a case number. */
function understood(title: string): void {
  expect(readCommand(title) ?? readCommand(`${title} 1042`), title).to.not.equal(undefined);
}

/** Width and height stand at byte 16 of every PNG. */
const sizeOf = (png: Uint8Array): number[] => [Buffer.from(png).readUInt32BE(16), Buffer.from(png).readUInt32BE(20)];
