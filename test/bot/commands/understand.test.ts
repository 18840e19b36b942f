import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { LONG_ENOUGH_TO_TRAIN, trained } from '../../services/understanding/trained';

async function understand(
  args: readonly string[],
  input = '',
): Promise<{ out: string[]; error: string; code: number | null }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bot/commands/understand.ts', ...args]);
  let out = '';
  let error = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    error += text;
  });
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { out: out.split('\n').filter((line) => line !== ''), error, code };
}

describe('npm run understand', function () {
  this.timeout(LONG_ENOUGH_TO_TRAIN);
  before(() => void trained()); // fills the cache, so that the child need not train

  it('shows language, band, topic, confidence and why', async () => {
    const { out, code } = await understand(['where can I download my last invoice']);
    expect(code).to.equal(0);
    expect(out[0]).to.match(/^language +en$/);
    expect(out[1]).to.match(/^band +answer$/);
    expect(out[2]).to.match(/^topic +invoice-copy$/);
    expect(out[3]).to.match(/^confidence +[01]\.\d\d$/);
    expect(out[4]).to.match(/^because of/);
  });

  it('says how it is used, and fails, when nothing is asked', async () => {
    const { out, error, code } = await understand([]);
    expect(code).to.equal(2);
    expect(out).to.have.lengthOf(0);
    expect(error).to.include('--batch');
  });

  describe('--batch', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'batch-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    const texts = [
      'cadê minha fatura?',
      '我的工单怎么样了',
      'hello',
      '',
      'what will the weather be like tomorrow',
      'why',
    ];

    it('answers line by line, in order, as another process would', async () => {
      const file = join(folder, 'messages.jsonl');
      writeFileSync(file, texts.map((text) => JSON.stringify({ text })).join('\n'));
      const { out, code } = await understand(['--batch', file]);
      expect(code).to.equal(0);
      const expected = texts.map((text) => {
        const { language, band, topic, offered, confidence } = trained().read(text);
        return { language, band, topic, offered, confidence: Number(confidence.toFixed(4)) };
      });
      expect(out.map((line) => JSON.parse(line))).to.deep.equal(expected);
    });

    it('names the line it cannot read and goes on', async () => {
      const lines = ['{"text":"hello"}', 'no JSON', '{"txt":"hello"}', '{"text":7}', '', '{"text":"hello"}'];
      const { out, code } = await understand(['--batch', '-'], `${lines.join('\r\n')}\n`);
      expect(code).to.equal(0);
      const seen = out.map((line): { error?: string; topic?: string } => JSON.parse(line));
      expect(seen.map(({ topic, error }) => topic ?? error?.match(/line \d/)?.[0])).to.deep.equal([
        'small-talk',
        'line 2',
        'line 3',
        'line 4',
        'line 5',
        'small-talk',
      ]);
    });

    it('says so when there is no such file', async () => {
      const { error, code } = await understand(['--batch', join(folder, 'nowhere.jsonl')]);
      expect(code).to.equal(1);
      expect(error).to.include('nowhere.jsonl');
    });

    it('takes many lines without keeping them', async () => {
      const many = 20_000;
      const { out } = await understand(['--batch', '-'], `${JSON.stringify({ text: 'ok' })}\n`.repeat(many));
      expect(out).to.have.lengthOf(many);
    });
  });
});
