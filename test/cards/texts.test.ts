import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { commandFor, readCommand } from '../../cards/commands';
import { ago, money } from '../../cards/format';
import { hasText, text } from '../../cards/texts';
import en from '../../cards/texts/en-US.json';
import { locales } from '../../services/locales';

const keys = Object.keys(en).filter(hasText);
const namesIn = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('texts', () => {
  for (const locale of locales) {
    it(`${locale} fills the same places as English`, () => {
      const astray = keys.filter(
        (key) =>
          !key.startsWith('command.') && namesIn(text(locale, key)).join() !== namesIn(text('en-US', key)).join(),
      );
      expect(astray).to.deep.equal([]);
    });

    it(`${locale} leaves no text empty and none but names untranslated`, () => {
      expect(keys.filter((key) => text(locale, key).trim() === '')).to.deep.equal([]);
      if (locale === 'en-US') return;
      const same = keys.filter((key) => !key.startsWith('command.') && text(locale, key) === text('en-US', key));
      expect(same).to.have.members(
        same.filter((key) => alike.has(key) || /^[\W\d]*$/.test(text(locale, key).replace(/\{\w+\}/g, ''))),
      );
    });
  }

  it('are all used', () => {
    const used = usedKeys();
    expect(keys.filter((key) => !used(key))).to.deep.equal([]);
  });
});

/** Names and words that happen to be the same in two languages. */
const alike = new Set([
  'case.21vianet',
  'escalation.submitted',
  'menu.languages',
  'side.ours',
  'duration.hours',
  'duration.minutes',
  'files.hash',
  'method.alipay',
]);

describe('commands', () => {
  const carried = {
    case: '1042',
    invoice: 'BF-2026-07',
    answer: '2',
    topic: 'tax-fapiao',
    person: 'c057',
    prepared: 'received',
  };
  const verbs = keys.filter((key) => key.startsWith('command.')).map((key) => key.slice('command.'.length));

  for (const locale of locales) {
    /** Inputs that are no free words. */
    const firstInput: Readonly<Record<string, string>> = {
      'desk.resolve': text(locale, 'outcome.credited'),
      'desk.merge': '2000',
      'desk.relate': '2000',
    };
    for (const verb of verbs) {
      it(`${locale}: what the card says to type is understood as ${verb}`, () => {
        const typed = commandFor(verb, locale, carried)
          .replace('…', firstInput[verb] ?? 'C-0624 from 24 June')
          .replace('…', 'C-0624 from 24 June');
        const read = readCommand(typed);
        expect(read?.verb, typed).to.equal(verb);
        if (typed.includes('1042')) expect(read?.data).to.include({ case: '1042' });
        if (typed.includes('C-0624')) expect(Object.values(read?.inputs ?? {})).to.include('C-0624 from 24 June');
      });
    }
  }

  const rows: [typed: string, verb: string | undefined, data?: object, inputs?: object][] = [
    ['claim 1042', 'desk.claim', { case: '1042' }],
    ['Claim #1042', 'desk.claim', { case: '1042' }],
    ['认领1042', 'desk.claim', { case: '1042' }],
    ['reply 1042 we are on it\nsecond line', 'desk.reply', { case: '1042' }, { text: 'we are on it\nsecond line' }],
    ['explain bf-2026-07', 'invoice.explain', { invoice: 'bf-2026-07' }],
    ['not solved 1042', 'case.not-solved', { case: '1042' }],
    ['not solved 1042 June is missing', 'case.not-solved', { case: '1042' }, { text: 'June is missing' }],
    [
      'resolve 1042 credited You get it back',
      'desk.resolve',
      { case: '1042' },
      { outcome: 'credited', text: 'You get it back' },
    ],
    [
      'resolve 1042 credited 1,206.28 You get it back',
      'desk.resolve',
      { case: '1042' },
      { outcome: 'credited', amount: '1,206.28', text: 'You get it back' },
    ],
    ['我的工单', 'case.mine'],
    ['我的案例', 'case.mine'],
    ['案件', 'case.mine'],
    ['查看 1042', 'desk.show', { case: '1042' }],
    ['案例 1042', 'desk.show', { case: '1042' }],
    ['案件1042', 'desk.show', { case: '1042' }],
    ['关联案例 1042 1043', 'desk.relate', { case: '1042' }, { other: '1043' }],
    ['请求编号 1042 21V-77', 'desk.ticket', { case: '1042' }, { ticket: '21V-77' }],
    ['工单 1042 21V-77', 'desk.ticket', { case: '1042' }, { ticket: '21V-77' }],
    ['案例频道', 'desk.here'],
    ['substituir 1042 ela saiu', 'desk.take-over', { case: '1042' }, { text: 'ela saiu' }],
    ['please claim 1042', undefined],
    ['explain the invoice of July', undefined],
    ['why is my invoice so high', undefined],
    ['claim', undefined],
    ['claim 12', undefined],
  ];
  for (const [typed, verb, data = {}, inputs = {}] of rows) {
    it(`"${typed.split('\n')[0]}" is ${verb ?? 'no command'}`, () => {
      const read = readCommand(typed);
      expect(read?.verb).to.equal(verb);
      if (read) expect(read).to.deep.include({ data, inputs });
    });
  }
});

describe('numbers of things', () => {
  const rows: [seats: number, locale: (typeof locales)[number], expected: string][] = [
    [1, 'en-US', '1 seat since Oct 1'],
    [28, 'en-US', '28 seats since Oct 1'],
    [0, 'en-US', '0 seats since Oct 1'],
    [1, 'zh-CN', '自Oct 1起：1 个席位'],
    [1, 'pt-BR', '1 licença desde Oct 1'],
    [28, 'pt-BR', '28 licenças desde Oct 1'],
  ];
  for (const [seats, locale, expected] of rows) {
    it(`${seats} in ${locale}`, () => expect(text(locale, 'seats.now', { seats, day: 'Oct 1' })).to.equal(expected));
  }
});

describe('times', () => {
  const now = new Date('2026-11-22T10:00:00Z');
  const rows: [from: string, said: readonly string[]][] = [
    ['2026-11-22T09:59:40Z', ['just now', '刚刚', 'agora mesmo']],
    ['2026-11-22T10:00:05Z', ['just now', '刚刚', 'agora mesmo']],
    ['2026-11-22T09:55:00Z', ['5 minutes ago', '5分钟前', 'há 5 minutos']],
  ];
  for (const [from, said] of rows) {
    it(`${from} is ${said[0]}`, () => expect(locales.map((locale) => ago(from, now, locale))).to.deep.equal(said));
  }
});

describe('amounts', () => {
  const rows: [amount: number, locale: (typeof locales)[number], expected: string][] = [
    [120_628, 'en-US', 'CN¥1,206.28'],
    [120_628, 'zh-CN', '¥1,206.28'],
    [120_628, 'pt-BR', 'CN¥ 1.206,28'],
    [-300_000, 'en-US', '\u2212\u2060CN¥3,000.00'],
    [0, 'zh-CN', '¥0.00'],
    [1, 'en-US', 'CN¥0.01'],
  ];
  for (const [amount, locale, expected] of rows) {
    it(`${amount} fen in ${locale}`, () =>
      expect(money({ amount, currency: 'CNY' }, locale).replace('\u00a0', ' ')).to.equal(expected));
  }
});

/** Keys that the code names, whole or as a template. */
function usedKeys(): (key: string) => boolean {
  const code = sources();
  const templates = [...code.matchAll(/`([\w.-]+\.)\$\{[^}]+\}([\w.-]*)`/g)].map(([, head, tail]) => ({
    head: head ?? '',
    tail: tail ?? '',
  }));
  const isVerb = (key: string) =>
    key.startsWith('command.') && code.includes(`button('${key.slice('command.'.length)}'`);
  return (key) =>
    code.includes(`'${key}'`) ||
    isVerb(key) ||
    templates.some(({ head, tail }) => key.startsWith(head) && key.endsWith(tail));
}

function sources(): string {
  const files = ['bot', 'dialogs', 'cards'].flatMap((floor) =>
    readdirSync(floor, { recursive: true, encoding: 'utf8' }).map((path) => join(floor, path)),
  );
  return files
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
    .replace(/\(\s+'/g, "('");
}
