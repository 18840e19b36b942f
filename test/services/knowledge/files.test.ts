import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { problemLine } from '../../../services/content-problem';
import { isServiceError } from '../../../services/errors';
import { checkKnowledge, loadKnowledge } from '../../../services/knowledge/files';
import { locales } from '../../../services/locales';

const shipped = join('content', 'knowledge');

describe('the folder of articles', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'knowledge-'));
    cpSync(shipped, dir, { recursive: true });
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const said = () => checkKnowledge(dir).map((problem) => problemLine(problem).replaceAll(join(dir, '/'), ''));
  const edit = (file: string, change: (content: string) => string) =>
    writeFileSync(join(dir, file), change(readFileSync(join(dir, file), 'utf8')));

  it('is fit for use as it is shipped', () => expect(said()).to.deep.equal([]));

  it('has every article in every language', () => {
    rmSync(join(dir, 'zh-CN', 'suspension.md'));

    expect(said()).to.deep.equal(['zh-CN/suspension.md:1: is missing. Translate en-US/suspension.md.']);
  });

  it('wants an article of another language translated back', () => {
    cpSync(join(dir, 'pt-BR', 'suspension.md'), join(dir, 'pt-BR', 'extra.md'));

    expect(said()).to.deep.equal([
      'en-US/extra.md:1: is missing. Translate pt-BR/extra.md.',
      'zh-CN/extra.md:1: is missing. Translate pt-BR/extra.md.',
    ]);
  });

  it('says the same in every language', () => {
    edit('pt-BR/suspension.md', (content) => content.slice(0, content.lastIndexOf('\n## ')));
    edit('zh-CN/suspension.md', (content) => content.replace('audience: customer', 'audience: agent'));

    expect(said()).to.have.members([
      'pt-BR/suspension.md:1: has number of sections 7, the en-US one 8. Make it say the same as en-US/suspension.md.',
      'zh-CN/suspension.md:1: has audience agent, the en-US one customer. Make it say the same as en-US/suspension.md.',
    ]);
  });

  for (const stranger of ['en-US/suspension', 'en-US/Suspension Rules.md', 'zh-CN/notes.txt', 'de-DE', 'notes.md']) {
    it(`passes over nothing in silence: ${stranger}`, () => {
      if (stranger === 'de-DE') mkdirSync(join(dir, stranger));
      else writeFileSync(join(dir, stranger), '');

      expect(said()).to.have.lengthOf(1);
      expect(said()[0]).to.match(new RegExp(`^${stranger}:1: is read by nobody`));
    });
  }

  it('may hold what an editor or a file manager leaves behind', () => {
    writeFileSync(join(dir, 'en-US', '.suspension.md.swp'), '');

    expect(said()).to.deep.equal([]);
  });

  it('is not fit for use when it is empty or not there', () => {
    rmSync(dir, { recursive: true });
    expect(said()).to.have.lengthOf(1);
    mkdirSync(dir);
    expect(said()).to.have.lengthOf(1);
  });

  it('is loaded whole or not at all, and everything wrong is said at once', () => {
    edit('en-US/suspension.md', (content) => content.replace('audience: customer', 'audience: all'));
    edit('zh-CN/tax-fapiao.md', (content) => content.replace('##', '###'));

    expect(() => loadKnowledge(dir))
      .to.throw(/en-US\/suspension\.md:3:[\s\S]*zh-CN\/tax-fapiao\.md:/)
      .that.satisfies((error: unknown) => isServiceError(error, 'invalid'));
  });

  it('hands out whole articles by name', () => {
    const knowledge = loadKnowledge(dir);

    for (const locale of locales) {
      const article = knowledge.article('suspension', locale);
      expect(article).to.include({ locale, topic: 'suspension', audience: 'customer', sourceDate: '2018-10-29' });
      expect(article?.sections).to.have.lengthOf(8);
    }
    expect(knowledge.article('nonsense', 'en-US')).to.equal(undefined);
  });
});
