import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openModel, openUnderstanding } from '../../../services/understanding/open';

describe('learning topics from a folder', () => {
  let folder: string;
  let cache: string;
  const write = (topic: string, messages: string[], more = '') =>
    writeFileSync(
      join(folder, `${topic}.yaml`),
      `topic: ${topic}\nutterances:\n  en:\n${messages.map((message) => `    - ${message}\n`).join('')}${more}`,
    );
  const opened = () => openUnderstanding({ topics: folder, cache });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'topics-'));
    cache = join(folder, 'model');
    write('invoice-copy', [
      'send me the invoice',
      'where is my invoice',
      'copy of the invoice',
      'resend our last invoice',
      'download an invoice',
    ]);
    write('payment-status', [
      'did the payment arrive',
      'payment received or not',
      'has our payment arrived',
      'check the payment',
      'status of my payment',
    ]);
    write('out-of-scope', ['weather tomorrow', 'tell a joke', 'book a flight', 'who won the match', 'play some music']);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('recognises what the files say', () => {
    expect(opened().read('where is the invoice').topic).to.equal('invoice-copy');
    expect(opened().read('did our payment arrive').topic).to.equal('payment-status');
  });

  it('learns a topic that somebody added as a file', () => {
    expect(opened().read('we want training for our staff').topic).to.not.equal('training-voucher');
    write(
      'training-voucher',
      [
        'how do we use a training voucher',
        'training for our staff',
        'book a training',
        'voucher for the training',
        'is the training free',
      ],
      'confirm: true\npatterns:\n  en:\n    - (we want|I need) [a] training [for our staff|voucher]\n',
    );
    const understanding = opened();
    expect(understanding.read('we want training for our staff').topic).to.equal('training-voucher');
    expect(understanding.confirms('training-voucher')).to.equal(true);
    expect(understanding.confirms('invoice-copy')).to.equal(false);
  });

  it('gives the same model for the same messages', () => {
    const [first, second] = [openModel({ topics: folder, cache }), openModel({ topics: folder, cache: `${cache}-2` })];
    expect(second).to.deep.equal(first);
    expect(readFileSync(`${cache}-2`).equals(readFileSync(cache))).to.equal(true);
  });

  it('reads the same from the cache as after training', () => {
    const fresh = opened().read('where is our invoice');
    expect(opened().read('where is our invoice')).to.deep.equal(fresh);
  });

  const damages: [string, () => void][] = [
    ['was cut short', () => truncateSync(cache, 2000)],
    ['is empty', () => truncateSync(cache, 0)],
    ['is something else', () => writeFileSync(cache, 'not a model\nat all')],
    ['has a header that is no JSON of ours', () => writeFileSync(cache, '{"key":1}\n')],
  ];
  for (const [what, damage] of damages) {
    it(`learns again when the cache ${what}`, () => {
      const before = opened().read('where is our invoice');
      damage();
      expect(opened().read('where is our invoice')).to.deep.equal(before);
    });
  }

  it('throws what to mend when a file cannot be read', () => {
    writeFileSync(join(folder, 'broken.yaml'), 'topic: broken\nutterances: 7\n');
    expect(() => opened()).to.throw(/broken\.yaml:2/);
  });
});
