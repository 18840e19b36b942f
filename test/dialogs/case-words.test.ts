import { expect } from 'chai';
import { addInWords } from '../../dialogs/add-in-words';
import { nothingRemembered } from '../../dialogs/memory';
import { caseInWords, withdrawInWords } from '../../dialogs/my-cases';
import { solvedInWords } from '../../dialogs/solved-in-words';
import type { Opening } from '../../dialogs/talk';
import type { Turn } from '../../dialogs/turn';
import type { Case, CaseEvent } from '../../services/cases/case';
import type { Cases } from '../../services/cases/cases';
import type { Ledger } from '../../services/ledger/ledger';
import { newCase, noon, policy } from '../support/case';

const HOUR_MS = 3_600_000;
const before = (hours: number) => new Date(noon.getTime() - hours * HOUR_MS).toISOString();

const inTriage: Case = { ...newCase, number: '1040', state: 'in-triage', since: before(1) };
const told: Case = { ...newCase, number: '1042', state: 'told', since: before(1) };
const toldToo: Case = { ...told, number: '1043', dispute: { ...told.dispute, invoiceId: 'BF-2026-08' } };
const mergedAway: Case = { ...told, number: '1044', mergedInto: '1042' };
const closedAt = (hours: number, number = '1045'): Case => ({
  ...told,
  number,
  state: 'closed',
  since: before(hours),
  closing: { how: 'confirmed', at: before(hours) },
});

const turn: Turn = {
  id: 'chat 1',
  conversation: { id: 'chat', kind: 'personal' },
  who: { kind: 'customer', id: 'ana', name: 'Ana Souza', tenantId: 'tenant-a', company: newCase.customer },
  locale: 'en-US',
  zone: 'Asia/Shanghai',
  text: '',
  memory: nothingRemembered,
  packet: { said: [], tried: [] },
  awaitsCard: false,
  typed: false,
  files: [],
  now: noon,
};

/** What words come to with these cases: the deed and its case · the words that were added · "which" · or nothing. */
async function comesTo(
  words: string,
  theirs: readonly Case[],
  {
    more = {},
    events = [],
    again = false,
  }: { more?: Partial<Turn>; events?: readonly Partial<CaseEvent>[]; again?: boolean } = {},
): Promise<string> {
  const done: string[] = [];
  const cases = {
    list: async (index: object) =>
      'openOf' in index ? theirs.filter(({ state }) => state !== 'closed' && state !== 'withdrawn') : theirs,
    count: async () => theirs.length,
    find: async (number: string) => theirs.find((each) => each.number === number),
    events: async () => events as readonly CaseEvent[],
    apply: async (number, deed) => {
      const found = theirs.find((each) => each.number === number)!;
      const can = { solved: ['told'], 'not-solved': ['told', 'closed'] }[deed.verb as string] ?? [found.state];
      if (!can.includes(found.state) && !again) return { refused: { code: 'not-now' }, case: found };
      done.push([deed.verb, number, 'text' in deed && deed.text !== words ? deed.text : ''].filter(Boolean).join(' '));
      return { done: found, repeated: again };
    },
  } satisfies Partial<Cases> as unknown as Cases;
  const invoices = ['06', '07', '08'].map((month) => ({
    invoice: { id: `BF-2026-${month}`, issuedOn: `2026-${month}-15` },
  }));
  const ledger = { invoices: async () => invoices } as unknown as Ledger;
  const needs = { cases, ledger, desk: { policy } };
  const inWords: readonly Opening[] = [
    ...solvedInWords(needs),
    addInWords(needs),
    withdrawInWords(needs),
    caseInWords(needs),
  ];
  const said = { ...turn, text: words, ...more };
  for (const opening of inWords) {
    const heard = opening.wants(said) ? await opening.talk.open(said) : 'aside';
    if (heard !== 'aside') return done[0] ?? (/Which case do you mean/.test(JSON.stringify(heard)) ? 'which' : 'shows');
  }
  return 'for others';
}

const solved = [
  'solved',
  'Solved!',
  'thanks, that solved it',
  'yes, solved',
  'it’s resolved, thank you',
  '解决了',
  '已解决',
  '问题解决了，谢谢！',
  'resolvido',
  'Resolveu',
  'está resolvido, obrigado',
  'esta resolvido obrigada',
  'sim, resolveu',
];
const notSolved = [
  'not solved',
  'it is not solved',
  'the price is still wrong, we agreed 95',
  'it is not solved, when do I get the credit?',
  '问题没解决',
  '还没解决，合同上是95元',
  'não foi resolvido',
  'nao foi resolvido',
  'ainda não está resolvido',
  'o preço continua errado',
];
const yes = ['yes', 'Yes, thanks', '是的', 'sim'];
const no = ['no', 'No, we agreed 95', "that's not right, we agreed 95", '不对，合同是95元', 'não, o combinado era 95'];

/** Said of something else, or pleased: nothing is closed or brought back. */
const neither = [
  'no, all good',
  'no, nothing else',
  'no, that solved it',
  '没有，谢谢',
  'não, obrigada',
  'não está errado',
  '11月的账单还是不对吗',
  'why is it still wrong',
];

describe('words that answer “Does this solve it?”', () => {
  for (const words of neither)
    it(`leave it as it is: ${words}`, async () => expect(await comesTo(words, [told])).to.equal('for others'));

  for (const words of [...solved, ...yes])
    it(`close the case they were told about: ${words}`, async () =>
      expect(await comesTo(words, [told])).to.equal('solved 1042'));

  for (const words of [...notSolved, ...no])
    it(`bring it back: ${words}`, async () => expect(await comesTo(words, [told])).to.equal('not-solved 1042'));

  for (const words of [...solved, ...notSolved])
    it(`are asked about where two were told: ${words}`, async () =>
      expect(await comesTo(words, [told, toldToo])).to.equal('which'));

  for (const words of [...solved, ...notSolved, ...yes, ...no])
    it(`are for others where none was told: ${words}`, async () => {
      expect(await comesTo(words, [])).to.equal('for others');
      expect(await comesTo(words, [inTriage])).to.equal('for others');
      expect(await comesTo(words, [mergedAway])).to.equal('for others');
    });

  for (const words of [
    'is it solved?',
    '解决了吗？',
    'what if it is not solved?',
    'ok',
    '好的',
    'thanks',
    'no thanks',
    'solved the August one, now July',
    '没有问题想问，谢谢',
  ])
    it(`are others: ${words}`, async () => expect(await comesTo(words, [told])).to.equal('for others'));

  it('may name which, by its number or its invoice', async () => {
    expect(await comesTo('case 1043 is not solved', [told, toldToo])).to.equal('not-solved 1043');
    expect(await comesTo('BF-2026-08 is still wrong', [told, toldToo])).to.equal('not-solved 1043');
    expect(await comesTo('the July invoice is still wrong', [told, toldToo])).to.equal('not-solved 1042');
    expect(await comesTo('the June invoice is still wrong', [told, toldToo])).to.equal('for others');
  });

  describe('when they do not say what is solved, count only while that is the last thing asked', () => {
    const later = before(0.5);
    const since: readonly [what: string, more: Partial<Turn>, events?: readonly Partial<CaseEvent>[]][] = [
      ['they went on to something else', { packet: { said: [{ at: later, text: 'how much do I owe?' }], tried: [] } }],
      [
        'another answer was given',
        { memory: { ...nothingRemembered, about: { topic: 'x', question: 'y', at: later } } },
      ],
      ['a person was offered', { memory: { ...nothingRemembered, personOffered: { at: later } } }],
      ['who has the case asked something', {}, [{ verb: 'reply', at: later }]],
    ];
    for (const [what, more, events] of since)
      it(what, async () => {
        for (const words of [...yes, ...no])
          expect(await comesTo(words, [told], { more, events }), words).to.equal('for others');
        expect(await comesTo('solved', [told], { more, events })).to.equal('solved 1042');
      });

    it('another case is open', async () => {
      for (const words of [...yes, ...no]) expect(await comesTo(words, [told, inTriage]), words).to.equal('for others');
    });
  });

  describe('after the case was closed', () => {
    for (const words of notSolved)
      it(`bring it back inside the window: ${words}`, async () => {
        expect(await comesTo(words, [closedAt(13 * 24)])).to.equal('not-solved 1045');
        expect(await comesTo(words, [closedAt(15 * 24)])).to.equal('for others');
        expect(await comesTo(words, [closedAt(24), inTriage])).to.equal('for others');
        expect(await comesTo(words, [closedAt(24), closedAt(48, '1046')])).to.equal('which');
      });

    it('bring it back at once where it was just closed and they object', async () => {
      expect(await comesTo("that's not right, we agreed 95", [closedAt(0.1)])).to.equal('not-solved 1045');
      expect(await comesTo("that's not right, we agreed 95", [closedAt(1)])).to.equal('for others');
      expect(await comesTo('no', [closedAt(0.1)])).to.equal('for others');
    });
  });
});

describe('the same message once more, after its answer was lost', () => {
  const reopened: Case = { ...told, state: 'reopened', since: before(0.01) };
  for (const words of ['solved', 'yes', 'sim, resolveu'])
    it(`is answered as the first time: ${words}`, async () => {
      expect(await comesTo(words, [closedAt(0.01)], { again: true })).to.equal('solved 1045');
      expect(await comesTo(words, [closedAt(0.01)])).to.equal('for others');
    });
  for (const words of ['not solved', 'no', '问题没解决'])
    it(`is answered as the first time: ${words}`, async () => {
      expect(await comesTo(words, [reopened], { again: true })).to.equal('not-solved 1042');
      expect(await comesTo(words, [reopened])).to.equal('for others');
    });
});

describe('words that add to a case', () => {
  const added: readonly (readonly [said: string, words: string])[] = [
    ['add: the same happened in June', 'the same happened in June'],
    ['Please add that we have the contract.', 'we have the contract.'],
    ['补充一下，合同在附件里', '合同在附件里'],
    ['补充：六月也一样', '六月也一样'],
    ['acrescentar: em junho também', 'em junho também'],
    ['Quero acrescentar que temos o contrato', 'temos o contrato'],
    ['my dispute 1040: please add that we have the contract', 'we have the contract'],
    ['关于工单1040，补充一下：合同在附件里', '合同在附件里'],
  ];
  for (const [said, words] of added)
    it(said, async () => {
      expect(await comesTo(said, [inTriage, closedAt(1)])).to.equal(`customer-says 1040 ${words}`);
      expect(await comesTo(said, [])).to.equal('for others');
      expect(await comesTo(said, [inTriage, told])).to.equal(
        /1040/.test(said) ? `customer-says 1040 ${words}` : 'which',
      );
    });

  for (const words of [
    'add 5 seats',
    'please add two users',
    'I added a user in June',
    'acrescentar licenças',
    '12 seats: add 5',
  ])
    it(`are others: ${words}`, async () => expect(await comesTo(words, [inTriage])).to.equal('for others'));

  it('are asked for where there are none', async () => expect(await comesTo('补充一下', [inTriage])).to.equal('shows'));
});

describe('words that take a case back, or ask after it', () => {
  for (const words of [
    'withdraw',
    'i want to withdraw it',
    '撤回',
    '我要撤回',
    'quero retirar',
    'Quero retirar o caso.',
  ])
    it(`show it, and withdraw nothing: ${words}`, async () => {
      expect(await comesTo(words, [inTriage])).to.equal('shows');
      expect(await comesTo(words, [inTriage, told])).to.equal('shows');
      expect(await comesTo(words, [closedAt(1)])).to.equal('for others');
    });

  it('show the case whose number is in them, if it is theirs', async () => {
    expect(await comesTo('whats happening with 1040', [inTriage])).to.equal('shows');
    expect(await comesTo('whats happening with 1041', [inTriage])).to.equal('for others');
  });
});
