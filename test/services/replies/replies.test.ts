import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { problemLine } from '../../../services/content-problem';
import { type Locale, locales } from '../../../services/locales';
import type { Verdict } from '../../../services/reconciliation/reconciliation';
import {
  checkReplies,
  isFor,
  type PreparedReply,
  type ReplyFacts,
  readReplies,
  replyText,
  replyVariables,
} from '../../../services/replies/replies';
import { newCase } from '../../support/case';
import { deeds } from '../../support/deeds';

const SHIPPED = 'content/replies';

const reply = (words: string, theirs = words): PreparedReply => ({
  id: 'greeting',
  title: { 'en-US': 'A greeting', 'zh-CN': '问候', 'pt-BR': 'Uma saudação' },
  words: { 'en-US': words, 'zh-CN': theirs, 'pt-BR': theirs },
});

describe('a prepared reply', () => {
  const rows: [what: string, words: string, facts: ReplyFacts, expected: string | undefined][] = [
    ['is filled in', 'Hello {person}.', { person: 'Ana' }, 'Hello Ana.'],
    ['may say the same thing twice', '{case}: case {case}', { case: '1042' }, '1042: case 1042'],
    ['may have nothing to fill in', 'Hello.', {}, 'Hello.'],
    ['is not offered when something in it is not known', 'Hello {person}, {amount}.', { person: 'Ana' }, undefined],
    ['is not offered when something in it is empty', 'Hello {person}.', { person: '' }, undefined],
    ['does not mind what is not in it', 'Hello.', { person: '' }, 'Hello.'],
    [
      'takes what is known word for word',
      'Hello {person}.',
      { person: '{case} $& $1', case: '1042' },
      'Hello {case} $& $1.',
    ],
    ['is not offered with a variable every object has', 'Hello {constructor}.', { person: 'Ana' }, undefined],
  ];
  for (const [what, words, facts, expected] of rows)
    it(what, () => {
      for (const locale of locales) expect(replyText(reply(words), facts, locale)).to.equal(expected);
    });

  it('is in the language that is asked for', () => {
    const both = reply('Hello {person}.', '{person}，您好');
    const said = (locale: Locale) => replyText(both, { person: 'Ana' }, locale);
    expect([said('en-US'), said('zh-CN')]).to.deep.equal(['Hello Ana.', 'Ana，您好']);
  });
});

describe('a prepared reply that is meant for some verdicts', () => {
  const rows: [verdicts: PreparedReply['verdicts'], found: Verdict | undefined, isMeant: boolean][] = [
    [undefined, 'we-billed-wrong', true],
    [undefined, undefined, true],
    [['both-agree'], 'both-agree', true],
    [['both-agree'], 'we-billed-wrong', false],
    [['both-agree'], undefined, false], // nothing was compared
    [['not-comparable'], undefined, true],
  ];
  for (const [verdicts, found, isMeant] of rows)
    it(`${verdicts?.join() ?? 'any'} ${isMeant ? 'is' : 'is not'} for ${found ?? 'no comparison'}`, () => {
      const evidence = found && { ...deeds.evidence.evidence, verdict: found };
      expect(isFor({ ...reply('Hello.'), verdicts }, { ...newCase, evidence })).to.equal(isMeant);
    });

  it('of ours never says against what was found that the bills agree, or that they do not', () => {
    const shipped = readReplies(SHIPPED);
    const offered = (verdict: Verdict) =>
      shipped
        .filter((each) =>
          isFor(each, {
            ...newCase,
            dispute: { ...newCase.dispute, kind: 'wrong-price' },
            evidence: { ...deeds.evidence.evidence, verdict },
          }),
        )
        .map(({ id }) => id);
    expect(offered('we-billed-wrong')).to.include('credit-coming').and.not.include('charge-is-right');
    expect(offered('both-agree')).to.include('charge-is-right').and.not.include('credit-coming');
  });
});

describe('files of prepared replies', () => {
  const folder = mkdtempSync(join(tmpdir(), 'closeloop-test-'));
  const path = join(folder, 'greeting.yaml');
  after(() => rmSync(folder, { recursive: true }));

  const file = (words: Partial<Record<Locale, string>> = {}, more = '') => `title:
  en-US: "A greeting"
  zh-CN: "问候"
  pt-BR: "Uma saudação"
words:
  en-US: "${words['en-US'] ?? 'Hello {person}.'}"
  zh-CN: "${words['zh-CN'] ?? '{person}，您好'}"
  pt-BR: "${words['pt-BR'] ?? 'Olá, {person}.'}"
${more}`;
  const problems = (text: string) => {
    writeFileSync(path, text);
    return checkReplies(folder).map(problemLine);
  };

  it('are taken when they are right, under the name of the file', () => {
    expect(problems(file({}, 'kinds: [duplicate, fraud]'))).to.be.empty;
    const [read] = readReplies(folder);
    expect(read).to.include({ id: 'greeting' }).and.to.have.nested.property('kinds[1]', 'fraud');
    expect(read && replyText(read, { person: 'Ana' }, 'pt-BR')).to.equal('Olá, Ana.');
  });

  const strange = 'Hello {person}, {iban}.';
  const bad: [what: string, text: string, line: number, says: RegExp][] = [
    ['a language is missing', file().replace(/ {2}pt-BR: "Olá.*\n/, ''), 5, /words\.pt-BR/],
    ['a language is empty', file({ 'zh-CN': ' ' }), 7, /words\.zh-CN/],
    ['there is a language we do not speak', file().replace(/zh-CN: "\{/, 'de-DE: "{'), 5, /words/],
    [
      'a variable is none',
      file({ 'en-US': strange, 'zh-CN': strange, 'pt-BR': strange }),
      6,
      /words\.en-US: .*\{iban\}/,
    ],
    ['a language lacks a variable', file({ 'pt-BR': 'Olá.' }), 8, /words\.pt-BR: has other variables than en-US/],
    ['a language has one more', file({ 'zh-CN': '{person}，{case}' }), 7, /words\.zh-CN: has other variables/],
    ['a variable is written with blanks', file({ 'en-US': 'Hello { person }.' }), 6, /words\.en-US: .*\{ person \}/],
    ['a bracket is left open', file({ 'zh-CN': '{person}，{case' }), 7, /words\.zh-CN/],
    ['a bracket is not opened', file({ 'pt-BR': 'Olá, {person}}.' }), 8, /words\.pt-BR/],
    ['a variable stands in the title', file().replace('A greeting', 'A greeting to {person}'), 2, /title\.en-US/],
    ['a kind of dispute is none', file({}, 'kinds: [boredom]'), 9, /kinds\.0/],
    ['a word means nothing', file({}, 'kind: duplicate'), 1, /kind/],
    ['it is no YAML', 'title: [', 1, /YAML/],
    ['it is empty', '', 1, /greeting\.yaml/],
  ];
  for (const [what, text, line, says] of bad)
    it(`are named with their line when ${what}`, () => {
      const found = problems(text);
      expect(found[0]).to.match(says);
      expect(found[0]?.startsWith(`${path}:${line}: `), found[0]).to.equal(true);
      expect(() => readReplies(folder)).to.throw(path);
    });

  it('are looked at all together, and nothing else in the folder is', () => {
    writeFileSync(path, file({ 'pt-BR': 'Olá.' }));
    writeFileSync(join(folder, 'another.yaml'), file({ 'zh-CN': '您好' }));
    writeFileSync(join(folder, 'notes.md'), '{iban}');
    expect(checkReplies(folder).map(({ file: name }) => name)).to.deep.equal([join(folder, 'another.yaml'), path]);
    rmSync(join(folder, 'another.yaml'));
    rmSync(join(folder, 'notes.md'));
  });

  it('may be none', () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    for (const none of [empty, join(folder, 'not there')]) {
      expect(readReplies(none)).to.deep.equal([]);
      expect(checkReplies(none)).to.deep.equal([]);
    }
  });
});

describe('the prepared replies we ship', () => {
  const replies = readReplies(SHIPPED);
  const everything = Object.fromEntries(replyVariables.map((name) => [name, `<${name}>`]));
  const variablesIn = (words: string) => [...new Set(words.match(/\{[^}]*\}?/g))].sort();

  it('are fit', () => {
    expect(checkReplies(SHIPPED)).to.deep.equal([]);
    expect(replies).to.have.length.above(5);
  });

  for (const each of replies)
    it(`${each.id}: says the same things in every language, and nothing is left to fill in`, () => {
      for (const locale of locales) {
        expect(variablesIn(each.words[locale]), locale).to.deep.equal(variablesIn(each.words['en-US']));
        const words = replyText(each, everything, locale) ?? '';
        expect(words, locale).to.not.match(/[{}]/).and.to.not.equal('');
        for (const name of variablesIn(each.words[locale])) expect(words, locale).to.include(`<${name.slice(1, -1)}>`);
      }
      expect(new Set(locales.map((locale) => each.words[locale])).size).to.equal(locales.length);
    });

  it('are told apart by their titles', () => {
    for (const locale of locales)
      expect(new Set(replies.map(({ title }) => title[locale])).size, locale).to.equal(replies.length);
  });
});
