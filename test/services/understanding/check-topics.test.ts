import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { checkTopics } from '../../../services/understanding/check-topics';
import { TOPICS_FOLDER } from '../../../services/understanding/topics';

describe('checking content/topics', function () {
  this.timeout(20_000);
  let folder: string;
  const edit = (name: string, change: (text: string) => string) => {
    const path = join(folder, name);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'topics-'));
    cpSync(TOPICS_FOLDER, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('finds nothing in our own', () => expect(checkTopics()).to.deep.equal([]));

  const rows: [string, () => void, RegExp][] = [
    ['a missing topic', () => rmSync(join(folder, 'suspension.yaml')), /suspension\.yaml is missing/],
    [
      'a name that is not the file’s',
      () => edit('suspension.yaml', (text) => text.replace('topic: suspension', 'topic: pause')),
      /is named suspension/,
    ],
    [
      'a pattern without its bracket',
      () => edit('suspension.yaml', (text) => text.replace('patterns:\n  en:\n', 'patterns:\n  en:\n    - "(a|b"\n')),
      /pattern cannot be read/,
    ],
    ['a word the schema does not know', () => edit('suspension.yaml', (text) => `${text}\nanswers: 3\n`), /answers/],
  ];
  for (const [what, spoil, message] of rows) {
    it(`${what}: file, line, mend`, () => {
      spoil();
      const found = checkTopics(folder).filter(({ warning }) => !warning);
      expect(found.map((problem) => problem.message).join('\n')).to.match(message);
      for (const { line, mend } of found) {
        expect(line).to.be.at.least(1);
        expect(mend).to.not.equal('');
      }
    });
  }

  it('one message in two topics, however it is written', () => {
    edit('small-talk.yaml', (text) => text.replace('    various:\n', '    various:\n      - INVOICE copy!!\n'));
    const found = checkTopics(folder);
    expect(found.map(({ message }) => message).join('\n')).to.match(/also stands in (invoice-copy|small-talk)\.yaml/);
  });

  it('warns of a topic too small to be recognised', () => {
    writeFileSync(
      join(folder, 'training-voucher.yaml'),
      'topic: training-voucher\nutterances:\n  en:\n    - how do vouchers work\n',
    );
    const found = checkTopics(folder);
    expect(found).to.have.lengthOf(3);
    for (const { warning, message } of found) {
      expect(warning).to.equal(true);
      expect(message).to.match(/(en has 1|zh has 0|pt has 0) messages and 0 patterns/);
    }
  });
});
