import { expect } from 'chai';
import { resolve } from '../../cards/buttons';
import { listed } from '../../cards/command-groups';
import { commandListCard } from '../../cards/command-list';
import { patterns, readCommand } from '../../cards/commands';
import { bareForm } from '../../cards/folded';
import { readAtDesk } from '../../cards/half-command';
import { plainText } from '../../cards/plain';
import { text } from '../../cards/texts';
import { givenOutcomes } from '../../services/cases/case';
import { locales } from '../../services/locales';

/** What a message comes to at the desk, in a line. */
function atDesk(typed: string): string {
  const read = readAtDesk(typed, 'en-US');
  if (!read) return 'words';
  if ('press' in read) return ['does', read.press.verb, ...filled(read.press)].join(' ');
  if ('customers' in read) return `customers ${read.customers.given.verb}`;
  const [{ sure, slip, missing }] = read.halves;
  const kind = slip || missing === undefined ? 'offers' : `needs ${missing}:`;
  return `${sure ? '' : 'perhaps '}${kind} ${read.halves.map(({ form }) => form).join(' or ')}`;
}

const filled = ({ data, inputs }: { data: object; inputs: object }) =>
  [...Object.entries(data), ...Object.entries(inputs)].map(([name, value]) => `${name}=${value}`);

const rows: readonly (readonly [typed: string, expected: string])[] = [
  // done as typed
  ['claim 1923', 'does desk.claim case=1923'],
  ['claim 1923 please', 'does desk.claim case=1923'],
  ['Claim #1923, please!', 'does desk.claim case=1923'],
  ['please claim 1923', 'does desk.claim case=1923'],
  ['case #1923.', 'does desk.show case=1923'],
  ['case 1923?', 'does desk.show case=1923'],
  ['note 1923: called him', 'does desk.note case=1923 text=called him'],
  ['note 1923. Called him.', 'does desk.note case=1923 text=Called him.'],
  ['note 1923\n- one\n- two', 'does desk.note case=1923 text=- one\n- two'],
  ['reply 1923 :) wide ｔｅｘｔ  stays', 'does desk.reply case=1923 text=:) wide ｔｅｘｔ  stays'],
  ['ｃｌａｉｍ　１９２３', 'does desk.claim case=1923'],
  ['search TD-2026-08 please', 'does desk.search words=TD-2026-08'],
  ['search: TD-2026-08.', 'does desk.search words=TD-2026-08'],
  ['queue, please', 'does desk.queue'],
  ['queue page 2', 'does desk.queue page=2'],
  ['away please', 'does desk.away'],
  ['away until five', 'does desk.away why=until five'],
  ['take over 1923 please', 'does desk.take-over case=1923'],
  ['assign 1923 Lena, please', 'does desk.assign case=1923 agent=Lena'],
  ['help please', 'does help'],
  [
    'resolve 1923 explained 25 seats were billed',
    'does desk.resolve case=1923 outcome=explained text=25 seats were billed',
  ],
  [
    'resolve 1923 credited 583.00 You get it back',
    'does desk.resolve case=1923 outcome=credited amount=583.00 text=You get it back',
  ],
  [
    'resolve 1923 credited 583.00, you get it back',
    'does desk.resolve case=1923 outcome=credited amount=583.00 text=you get it back',
  ],
  // all that seems to belong to the amount is its reader's to judge
  ...(
    [
      ['1 234,56', 'You get it back.'],
      ['583 CNY', 'You get it back.'],
      ['rmb 583', 'You get it back.'],
      ['人民币583元', '会退给您。'],
      ['¥ 1,234.56', 'You get it back.'],
      ['1,206', 'You get it back.'],
      ['2', 'seats too many were billed, CN¥466.40 come back.'],
      ['583.00', '2 seats come back.'],
      ['583.00', '21Vianet missed it, CN¥583.00 come back.'],
      ['USD 5', 'come back.'],
      ['1e9', 'come back.'],
      ['-5', 'come back.'],
      ['5000.00!', 'You get it back.'],
    ] as const
  ).map(
    ([amount, words]) =>
      [
        `resolve 1923 credited ${amount} ${words}`,
        `does desk.resolve case=1923 outcome=credited amount=${amount} text=${words}`,
      ] as const,
  ),
  [
    'resolve 1923 explained 2 seats were billed',
    'does desk.resolve case=1923 outcome=explained text=2 seats were billed',
  ],
  [
    'resolve 1923 passed to technical support They call you',
    'does desk.resolve case=1923 outcome=passed to technical support text=They call you',
  ],
  ['认领6131', 'does desk.claim case=6131'],
  ['认领４６０５', 'does desk.claim case=4605'],
  ['认领 6131，谢谢', 'offers 认领 6131'],
  ['请认领6131', 'does desk.claim case=6131'],
  ['认领6131请', 'does desk.claim case=6131'],
  ['查看6131。', 'does desk.show case=6131'],
  ['回复6131：您好', 'does desk.reply case=6131 text=您好'],
  ['回复 ＃6131，您好！', 'does desk.reply case=6131 text=您好！'],
  ['备注：6131 已致电', 'does desk.note case=6131 text=已致电'],
  ['搜索TD-2026-08', 'does desk.search words=TD-2026-08'],
  ['搜索蓝鳍食品', 'does desk.search words=蓝鳍食品'],
  ['合并6131到6132', 'does desk.merge case=6131 other=6132'],
  ['结案6131 已更正 已修正', 'does desk.resolve case=6131 outcome=已更正 text=已修正'],
  ['请求编号 6131 21V-77', 'does desk.ticket case=6131 ticket=21V-77'],
  ['assumir 4605 por favor', 'does desk.claim case=4605'],
  ['Por favor, assumir 4605.', 'does desk.claim case=4605'],
  ['caso #4605.', 'does desk.show case=4605'],
  ['não resolvido 4605', 'customers case.not-solved'],
  ['histo\u0301rico 4605', 'does desk.history case=4605'], // the accent as a sign of its own
  ['historico 4605', 'does desk.history case=4605'],
  [
    'resolver 4605 passado ao suporte tecnico Vão ligar.',
    'does desk.resolve case=4605 outcome=passado ao suporte tecnico text=Vão ligar.',
  ],
  ['atribuir 4605 José', 'does desk.assign case=4605 agent=José'],
  [
    'resolver 4605 creditado 583,00 Volta já.',
    'does desk.resolve case=4605 outcome=creditado amount=583,00 text=Volta já.',
  ],

  // something is missing
  ['note 1923', 'needs text: note 1923 …'],
  ['note 1923 …', 'needs text: note 1923 …'],
  ['note 1923 please', 'needs text: note 1923 …'],
  ['reply 1923', 'needs text: reply 1923 …'],
  ['close 6921', 'needs text: close 6921 …'],
  ['reopen 6921?', 'needs text: reopen 6921 …'],
  ['resolve 1923', 'needs outcome: resolve 1923 [outcome] …'],
  ['resolve 1923 wonderful All is good', 'needs outcome: resolve 1923 [outcome] …'],
  ['resolve 1923 credited', 'needs text: resolve 1923 credited …'],
  ['resolve 1923 credited 583.00', 'needs text: resolve 1923 credited 583.00 …'],
  ['resolve 1923 credited 583.00 CNY', 'needs text: resolve 1923 credited 583.00 CNY …'],
  ['assign 1923', 'needs agent: assign 1923 [name]'],
  ['answer 1923', 'needs answer: answer 1923 [answer]'],
  ['merge 1923', 'needs other: merge 1923 into [other number]'],
  ['ticket 1923 soon', 'needs ticket: ticket 1923 [ticket]'],
  ['claim', 'needs case: claim [number]'],
  ['claim please', 'needs case: claim [number]'],
  ['search', 'needs words: search [words]'],
  ['link', 'needs customer: link [customer]'],
  ['queue page', 'needs page: queue page [page]'],
  ['note the customer called', 'perhaps needs case: note [number] …'],
  ['close a case, how?', 'perhaps needs case: close [number] …'],
  ['备注6131', 'needs text: 备注 6131 …'],
  ['指派6131', 'needs agent: 指派 6131 [name]'],
  ['结案 6131 很好 都好了', 'needs outcome: 结案 6131 [outcome] …'],
  ['工单', 'needs case: 工单 [number]'],
  ['nota 4605', 'needs text: nota 4605 …'],
  ['resolver 4605', 'needs outcome: resolver 4605 [outcome] …'],

  // all is there, only not quite as it is typed: never done
  ['claim 1923 now', 'offers claim 1923'],
  ['claim 1923?', 'offers claim 1923'],
  ['merge 1923 2087', 'offers merge 1923 into 2087'],
  ['备注6131您好', 'offers 备注 6131 您好'],
  ['工单 6131 进展如何', 'offers 工单 6131'],
  ['take 1923', 'offers take over 1923'],
  ['21vianet 1923 logs', 'offers 21vianet needs 1923 logs or 21vianet answered 1923 logs'],

  // a slip of the finger: looks are shown, deeds only offered
  ['nte 1923 hello', 'offers note 1923 hello'],
  ['notw 1923 hello', 'offers note 1923 hello'],
  ['clam 1923', 'offers claim 1923'],
  ['lcaim 1923', 'offers claim 1923'],
  ['resove 1923 explained All good', 'offers resolve 1923 explained All good'],
  ['awya', 'offers away'],
  ['nte', 'offers note [number] …'],
  ['lnik Bluefinch', 'perhaps offers link Bluefinch'],
  ['assumr 4605', 'offers assumir 4605'],
  ['停止等侍 6131 已收到', 'offers 停止等待 6131 已收到'],
  ['quue', 'does desk.queue'],
  ['histroy 1923', 'does desk.history case=1923'],
  ['serch TD-2026-08', 'does desk.search words=TD-2026-08'],
  ['buscr Bluefinch', 'does desk.search words=Bluefinch'],

  // customers' commands
  ['invoice TD-2026-08', 'customers invoice.show'],
  ['explain TD-2026-08 please', 'customers invoice.explain'],
  ['invoices', 'customers invoice.list'],
  ['invoice', 'customers invoice.show'],
  ['status 1923', 'customers case.status'],
  ['账单 TD-2026-08', 'customers invoice.show'],
  ['faturas', 'customers invoice.list'],

  // a person's own words
  ['fine', 'words'],
  ['like I said', 'words'],
  ['teams is not working', 'words'],
  ['notes on proration', 'words'],
  ['how do I close a case?', 'words'],
  ['invoice with a wrong tax number: what do we do?', 'words'],
  ['请问怎么结案', 'words'],
  ['o que é rateio?', 'words'],
];

describe('what people of the desk type', () => {
  for (const [typed, expected] of rows) it(typed, () => expect(atDesk(typed)).to.equal(expected));
});

describe('what customers type', () => {
  const same: readonly (readonly [typed: string, verb: string | undefined, more?: object])[] = [
    ['ｅｘｐｌａｉｎ　ＢＦ-2026-07', 'invoice.explain', { invoice: 'BF-2026-07' }],
    ['invoice: BF-2026-07.', 'invoice.show', { invoice: 'BF-2026-07' }],
    ['status #1923.', 'case.status', { case: '1923' }],
    ['solved 1923!', 'case.solved', { case: '1923' }],
    ['solved 1923?', undefined],
    ['进度１９２３。', 'case.status', { case: '1923' }],
    ['补充1923：六月的也没有', 'case.say', { case: '1923', text: '六月的也没有' }],
    ['add 1923: June too, please.', 'case.say', { case: '1923', text: 'June too, please.' }],
    ['código: K7QF-3M9T.', 'link.redeem', { code: 'K7QF-3M9T' }],
    ['add to 1923: we have the contract', 'case.say', { case: '1923', text: 'we have the contract' }],
    ['acrescentar ao caso 1923: temos o contrato', 'case.say', { case: '1923', text: 'temos o contrato' }],
    // accents are often left out, or put where none belongs
    ['situacao 1923', 'case.status', { case: '1923' }],
    ['SITUAÇÃO 1923', 'case.status', { case: '1923' }],
    ['nao resolvido 1923 falta o crédito', 'case.not-solved', { case: '1923', text: 'falta o crédito' }],
    ['codigo: K7QF-3M9T', 'link.redeem', { code: 'K7QF-3M9T' }],
    ['fatura BF-2026-07 pagina 2', 'invoice.show', { invoice: 'BF-2026-07', page: '2' }],
    ['stàtus 1923', 'case.status', { case: '1923' }],
    ['recomecar', 'start-over'],
    ['comecar de novo', 'start-over'],
    ['Ｓｔａｒｔ　again', 'start-over'],
    ['重来', 'start-over'],
    // their words stay their words
    ['status 1923 please', undefined],
    ['please explain BF-2026-07', undefined],
    ['explan BF-2026-07', undefined],
    ['账单BF-2026-07为什么这么高', undefined],
    ['help!', undefined],
    ['stop.', undefined],
    ['dispute about the July invoice', undefined],
    ['quue', undefined],
  ];
  for (const [typed, verb, more = {}] of same) {
    it(`"${typed}" is ${verb ?? 'no command'}`, () => {
      const read = readCommand(typed);
      expect(read?.verb).to.equal(verb);
      expect({ ...read?.data, ...read?.inputs }).to.deep.equal(more);
    });
  }
});

describe('long messages', () => {
  const long: readonly ((length: number) => string)[] = [
    (length) => `claim${' '.repeat(length)}x`,
    (length) => `claim 1923${'.'.repeat(length)}x`,
    (length) => `note${':'.repeat(length)}`,
    (length) => `invoice ${'1'.repeat(length)} x`,
    (length) => `invoice ${'-'.repeat(length)}`,
    (length) => `search ${'please '.repeat(length / 7)}`,
    (length) => `resolve 1923 ${'credited '.repeat(length / 9)}`,
    (length) => `resolve 1923 credited ${'1'.repeat(length)}`,
    (length) => `merge 1923 ${'into '.repeat(length / 5)}`,
    (length) => `搜索 ${'第'.repeat(length)}`,
    (length) => 'e\u0301'.repeat(length / 2),
    (length) => 'a'.repeat(length),
  ];
  for (const message of long) {
    it(`cost what they are long: ${message(14)}`, () => {
      expect(costOf(message(32_000)) / costOf(message(4_000))).to.be.below(8 * TOLERANCE);
    });
  }

  /** A square would be eight times as much again. */
  const TOLERANCE = 3;
  const RUNS = 5;

  /** The cheapest of a few runs, in time of this process alone: what else the machine does is not counted. */
  function costOf(message: string): number {
    const runs = Array.from({ length: RUNS }, () => {
      const started = process.cpuUsage();
      readAtDesk(message, 'en-US');
      readCommand(message);
      const { user, system } = process.cpuUsage(started);
      return user + system;
    });
    return Math.min(...runs);
  }
});

describe('the words of commands', () => {
  it('say one thing only, the accents aside', () => {
    const said = new Map<string, Set<string>>();
    for (const { verb, words } of patterns) {
      const bare = bareForm(words);
      said.set(bare, (said.get(bare) ?? new Set()).add(verb));
    }
    expect([...said].filter(([, verbs]) => verbs.size > 1).map(([words]) => words)).to.deep.equal([]);
  });

  for (const locale of locales)
    it(`name every outcome in ${locale} as it is typed without accents`, () => {
      for (const id of givenOutcomes) {
        const typed = bareForm(text(locale, `outcome.${id}`));
        const inputs = { outcome: typed, text: 'done' };
        expect(resolve.read({ verb: resolve.verb, data: { case: '1923' }, inputs })?.outcome, typed).to.equal(id);
      }
    });
});

describe('the list of commands', () => {
  it('names every command there is', () => {
    const verbs = new Set(listed.map(({ verb }) => verb));
    expect(patterns.map(({ verb }) => verb).filter((verb) => !verbs.has(verb))).to.deep.equal([]);
  });

  for (const locale of locales) {
    it(`says in ${locale} what is typed there, and to managers what only they may`, () => {
      const [customers, agents, managers] = (['customer', 'agent', 'manager'] as const).map((kind) =>
        plainText(commandListCard({ kind }, locale)),
      );
      const wordOf = (verb: string) => patterns.filter((each) => each.verb === verb).map(({ head }) => head);
      const says = (list: string | undefined, verb: string) =>
        wordOf(verb).some((head) => list?.split('\n').some((line) => line.startsWith(head)));
      expect(says(customers, 'invoice.explain') && !says(customers, 'desk.claim')).to.equal(true);
      expect(says(agents, 'desk.claim') && !says(agents, 'desk.approve')).to.equal(true);
      expect(says(managers, 'desk.claim') && says(managers, 'desk.approve')).to.equal(true);
    });
  }
});
