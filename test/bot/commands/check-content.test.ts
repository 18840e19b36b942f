import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';

/** The partner edits content/; the check says what is wrong, where, and what to do. */
describe('npm run check:content', function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'content-'));
    for (const part of ['topics', 'knowledge', 'calendar', 'escalation', 'replies'])
      cpSync(join('content', part), join(folder, part), { recursive: true, force: true });
    for (const file of ['service-levels', 'collections-policy', 'desk-policy', 'triage', 'digest'])
      cpSync(`content/${file}.yaml`, join(folder, `${file}.yaml`));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const check = () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'bot/commands/check-content.ts', folder],
      {
        encoding: 'utf8',
      },
    );
    return { status, said: stdout.replaceAll(`${folder}/`, '') };
  };
  const edit = (file: string, from: string | RegExp, to: string) => {
    const path = join(folder, file);
    const before = readFileSync(path, 'utf8');
    const after = before.replace(from, to);
    expect(after, `${file} was to be edited`).to.not.equal(before);
    writeFileSync(path, after);
  };

  it('finds nothing wrong with what we ship', () => {
    expect(check()).to.deep.include({ status: 0 });
  });

  it('names file, line and mend for everything at once', () => {
    edit('triage.yaml', 'next: pass-on-credit', 'next: nowhere');
    edit('desk-policy.yaml', /reopenDays: .*/, 'reopenDays: soon');
    edit('collections-policy.yaml', 'day: 28', 'day: 3');
    edit('escalation/package.en-US.md', '{findings}', '{finding}');
    edit('topics/suspension.yaml', 'topic: suspension', 'topic: suspended');
    rmSync(join(folder, 'knowledge/zh-CN/suspension.md'));
    const { status, said } = check();
    expect(status).to.equal(1);
    for (const line of [
      /triage\.yaml:\d+: .*no step "nowhere".*/,
      /triage\.yaml:\d+: .*no way leads here.*/,
      /desk-policy\.yaml:\d+: reopenDays: .*/,
      /collections-policy\.yaml:\d+: stages\.\d\.day: .*/,
      /package\.en-US\.md:\d+: there is no field \{finding\}.*/,
      /topics\/suspension\.yaml:\d+: .*says topic: suspended.*/,
      /knowledge\/zh-CN\/suspension\.md:1: is missing\. Translate .*/,
    ])
      expect(said).to.match(line);
  });

  it('tells of a topic that has no article', () => {
    writeFileSync(
      join(folder, 'topics/training-courses.yaml'),
      'topic: training-courses\nutterances:\n  en: [do you offer training courses]\n  zh: [你们有培训课程吗]\n  pt: [vocês oferecem treinamento]\n',
    );
    const { status, said } = check();
    expect(status).to.equal(1);
    expect(said).to.match(/training-courses\.yaml:1: no article says "topic: training-courses"/);
    expect(said).to.match(/warning: en has 1 messages/);
  });
});
