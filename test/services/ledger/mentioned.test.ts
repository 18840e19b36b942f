import { expect } from 'chai';
import { stateOf } from '../../../services/ledger/invoice-state';
import { invoiceMentioned, namesAsInvoice, namesInvoice } from '../../../services/ledger/mentioned';
import { invoice, line } from './lines';

type Issued = readonly [id: string, issuedOn: string];

/** Newest first, as the ledger gives them. */
const monthly: readonly Issued[] = [
  ['BF-2026-11', '2026-11-15'],
  ['BF-2026-08', '2026-08-15'],
  ['BF-2026-07', '2026-07-15'],
  ['BF-2026-06', '2026-06-15'],
  ['BF-2025-12', '2025-12-15'],
  ['BF-2025-07', '2025-07-15'],
  ['BF-2025-03', '2025-03-15'],
];

const statesOf = (issued: readonly Issued[]) =>
  issued.map(([id, issuedOn]) => stateOf(invoice([line({ amount: '1.00' })], { id, issuedOn }), []));

function mentioned(text: string, issued: readonly Issued[] = monthly, today = '2026-11-27') {
  const { named, found, several } = invoiceMentioned(text, statesOf(issued), today);
  return found?.invoice.id ?? (several ? 'several' : named ? 'not there' : 'none named');
}

describe('the invoice a message names', () => {
  const months: [text: string, answer: string][] = [
    ['why is my July invoice higher?', 'BF-2026-07'],
    ['why is my July 2026 invoice higher?', 'BF-2026-07'],
    ['why is my July 2025 invoice higher?', 'BF-2025-07'],
    ['July, 2025', 'BF-2025-07'],
    ['July of 2025', 'BF-2025-07'],
    ["July '25", 'BF-2025-07'],
    ['July 15, 2025', 'BF-2025-07'],
    ['the 15 July 2025 one', 'BF-2025-07'],
    ['2025 July', 'BF-2025-07'],
    ['Jul-2025', 'BF-2025-07'],
    ['the July invoice of 2025', 'BF-2025-07'],
    ['the July bill from 2025, please', 'BF-2025-07'],
    ['2025-07', 'BF-2025-07'],
    ['2025/7', 'BF-2025-07'],
    ['07/2025', 'BF-2025-07'],
    ['a fatura de julho de 2025', 'BF-2025-07'],
    ['julho/2025', 'BF-2025-07'],
    ['a fatura de julho do ano 2025', 'BF-2025-07'],
    ['2025年7月的账单', 'BF-2025-07'],
    ['2025年的七月', 'BF-2025-07'],
    ['25年7月', 'BF-2025-07'],
    ['账单2025-07', 'BF-2025-07'],
    ['２０２５年７月', 'BF-2025-07'],
    ['dec 2025', 'BF-2025-12'],
    ['mar 2025', 'BF-2025-03'],
    ['set 2025', 'not there'],
    ['July 2024', 'not there'],
    ['julho de 2024', 'not there'],
    ['2024年7月', 'not there'],
    ['December 2026', 'not there'],
    ['my May invoice', 'not there'],
    ['11月', 'BF-2026-11'],
    ['十一月', 'BF-2026-11'],
    ['1月', 'not there'],
    ['十二月', 'BF-2025-12'],

    // two are named: the first is what it is about
    ['why is July higher than June?', 'BF-2026-07'],
    ['why is June lower than July?', 'BF-2026-06'],
    ['7月为什么比6月高', 'BF-2026-07'],
    ['por que junho é menor que julho de 2025?', 'BF-2026-06'],

    // the one that stands with the word for an invoice
    ['why is my July invoice higher than June?', 'BF-2026-07'],
    ['was June right? the July bill is higher', 'BF-2026-07'],
    ['por que a fatura de julho veio mais alta que a de junho?', 'BF-2026-07'],
    ['em junho estava certo, mas a conta de julho não', 'BF-2026-07'],
    ['为什么7月份账单比6月少', 'BF-2026-07'],
    ['6月没问题，7月的账单不对', 'BF-2026-07'],
    ['the July invoice and the June invoice are wrong', 'several'],
    ['as faturas: fatura de julho e fatura de junho', 'several'],
    ['7月账单和6月账单都不对', 'several'],
    ['the July 15 invoice', 'BF-2026-07'],
    ['why is my July invoice higher than the June invoice?', 'BF-2026-07'],
    ['为什么8月的账单比7月的账单少', 'BF-2026-08'],
    ['por que a fatura de julho é maior que a fatura de junho?', 'BF-2026-07'],
    ['the invoices for July and June are wrong', 'several'],
    ['July and August are both wrong, I dispute them', 'several'],
    ['as faturas de julho e de agosto estão erradas', 'several'],
    ['7月和8月的账单都不对', 'several'],

    // references that are no invoices
    ['I paid the July invoice, bank reference FT-998877', 'BF-2026-07'],
    ['did FT-998877 arrive?', 'none named'],
    ['will the July invoice be suspended? order C-0624', 'BF-2026-07'],
    ['发票31002600759抬头错了', 'none named'],
    ['did payment PAY-BF-2026-09 arrive?', 'none named'],

    // a day of a month is no invoice
    ['I paid the July invoice on November 20, did it arrive?', 'BF-2026-07'],
    ['I paid 4543.16 on November 25 by bank transfer', 'none named'],
    ['I was charged for Exchange in July although we cancelled it on June 24', 'BF-2026-07'],
    ['cancelamos no dia 24 de junho e cobraram em julho', 'BF-2026-07'],
    ['paguei em 20 de novembro', 'none named'],
    ['we cancelled on 24 June', 'none named'],
    ['11月20日付的款到了吗', 'none named'],
    ['6月24日取消的，7月还在收费', 'BF-2026-07'],

    // reckoned from this year
    ['the July invoice of last year', 'BF-2025-07'],
    ['a fatura de julho do ano passado', 'BF-2025-07'],
    ['去年7月的账单', 'BF-2025-07'],
    ['last year’s December bill', 'BF-2025-12'],

    // reckoned from this month
    ["last month's invoice", 'not there'],
    ['resend the invoice for last month please', 'not there'],
    ['the bill from the month before last', 'not there'],
    ['上个月的账单发我一下', 'not there'],
    ['a fatura do mês passado', 'not there'],
    ['and last month?', 'not there'],
    ['那上个月呢', 'not there'],
    ['e o mes passado?', 'not there'],
    ['why is the bill higher than last month', 'none named'],
    ['why is my bill higher than last month’s bill', 'none named'],
    ['为什么比上个月的账单高', 'none named'],
    ['mais cara que a fatura do mês passado', 'none named'],
    ['did you get what we paid last month?', 'none named'],
    ['再上个月呢', 'none named'],
    ['为什么7月账单比上个月多', 'BF-2026-07'],

    // no month, and no year
    ['may I see it?', 'none named'],
    ['3个月', 'none named'],
    ['in July 2050 yuan more', 'BF-2026-07'],
    ['7月2026元', 'BF-2026-07'],
    ['why?', 'none named'],
  ];
  for (const [text, answer] of months) it(`${text}: ${answer}`, () => expect(mentioned(text)).to.equal(answer));

  const back: [text: string, today: string, answer: string][] = [
    ["last month's invoice", '2026-08-03', 'BF-2026-07'],
    ['the invoice of the month before last', '2026-09-30', 'BF-2026-07'],
    ['上上个月的账单', '2026-09-30', 'BF-2026-07'],
    ['e o mês passado?', '2026-01-02', 'BF-2025-12'],
  ];
  for (const [text, today, answer] of back)
    it(`${text}, on ${today}: ${answer}`, () => expect(mentioned(text, monthly, today)).to.equal(answer));

  const numbers: [text: string, ids: string[], answer: string][] = [
    ['why is BF-2026-07 so high?', ['BF-2026-07', 'BF-2026-06'], 'BF-2026-07'],
    ['why is bf-2026-07 so high?', ['BF-2026-07'], 'BF-2026-07'],
    ['RE-2026-07A', ['re-2026-07a'], 're-2026-07a'],
    ['BF‑2026‑07 and BF–2026–07', ['BF-2026-07'], 'BF-2026-07'],
    ['ＢＦ－２０２６－０７', ['BF-2026-07'], 'BF-2026-07'],
    ['BF-2026-07的账单', ['BF-2026-07'], 'BF-2026-07'],
    ['我的账单BF-2026-07。', ['BF-2026-07'], 'BF-2026-07'],
    ['(BF-2026-07)', ['BF-2026-07'], 'BF-2026-07'],
    ['Send BF-2026-07.', ['BF-2026-07'], 'BF-2026-07'],

    // inside a longer one
    ['F-100 please', ['F-10'], 'not there'],
    ['F-100 please', ['F-10', 'F-100', 'F-1'], 'F-100'],
    ['F-10 please', ['F-100', 'F-10', 'F-1'], 'F-10'],
    ['XF-10 please', ['F-10'], 'none named'],
    ['F-10-2 please', ['F-10'], 'not there'],
    ['F-10-2 please', ['F-10', 'F-10-2'], 'F-10-2'],
    ['F-10/A please', ['F-10'], 'not there'],
    ['INV 10 A', ['INV 10', 'INV 10 A'], 'INV 10 A'],
    ['it says 1,042.50', ['042', '1', '50'], 'none named'],
    ['why is F-99 lower than F-100?', ['F-100', 'F-99'], 'F-99'],
    ['why (a+b)*?', ['(a+b)*'], '(a+b)*'],

    // not there, whoever's it is: never the month or the latest one instead
    ['BF-2024-07', ['BF-2026-07'], 'not there'],
    ['TD-2026-07', ['BF-2026-07'], 'not there'],
    ['is TD-2026-07 dearer than July?', ['BF-2026-07'], 'not there'],
    ['F-7', ['F-10'], 'not there'],
    ['F-100', [], 'none named'], // could be anything
    ['INV/2026/0017', ['BF-2026-07'], 'not there'],
    ['inv18', ['INV17'], 'not there'],
    ['understand the charges on invoice 2231', ['BF-2026-07'], 'not there'],
    ['o total da fatura nº 7', ['BF-2026-07'], 'not there'],
    ['账单号 INV18', ['BF-2026-07'], 'not there'],

    // what looks like one and is none
    ['why is Office-365 E3 on my bill?', ['BF-2026-07'], 'none named'],
    ['why do we pay for E3?', ['E17'], 'none named'],
    ['the bill of 1206.28 is too high', ['BF-2026-07'], 'none named'],
    ['why is the bill 1206 yuan?', ['BF-2026-07'], 'none named'],
    ['账单1206元太高', ['BF-2026-07'], 'none named'],
    ['my invoice 2026', ['BF-2026-07'], 'none named'],
    ['why are 10450 seats billed?', ['20447'], 'none named'],
    ['invoice july2026', ['2026-0007'], '2026-0007'],
    ['my 2026-07 invoice', ['2026-0007'], '2026-0007'],
  ];
  for (const [text, ids, answer] of numbers)
    it(`${text}, of ${ids.join(' ') || 'none'}: ${answer}`, () =>
      expect(
        mentioned(
          text,
          ids.map((id) => [id, '2026-07-15']),
        ),
      ).to.equal(answer));

  it('is the latest of a month, and none where there are no invoices', () => {
    expect(mentioned('July', [])).to.equal('not there');
    expect(
      mentioned('July', [
        ['B', '2026-07-20'],
        ['A', '2026-07-01'],
      ]),
    ).to.equal('B');
  });

  it('is looked for in any text in a moment', () => {
    const started = performance.now();
    for (const text of [
      `a-123${'_'.repeat(20_000)}-x`,
      'a-'.repeat(20_000),
      '2025 '.repeat(10_000),
      'july'.repeat(10_000),
    ])
      mentioned(text);
    expect(performance.now() - started).to.be.below(2_000);
  });
});

describe('whether a message names an invoice', () => {
  const rows: [text: string, names: boolean][] = [
    ['no, the August one', true],
    ['no, F-100', false], // could be anything
    ['no, INV17', true],
    ['no, july 2025', true],
    ['no, the other one', false],
    ['no, E3', false],
    ['and last month?', true],
    ['and higher than last month?', false],
  ];
  for (const [text, names] of rows) it(`${text}: ${names}`, () => expect(namesInvoice(text)).to.equal(names));
});

describe('whether a message names an invoice as an invoice', () => {
  const rows: readonly [text: string, names: boolean][] = [
    ['on the july invoice we were charged for exchange', true],
    ['na fatura de julho cobraram 25 licenças', true],
    ['七月的账单多收了', true],
    ['BF-2026-07 please', true],
    ['we cancelled on 24 June', false],
    ['we cancelled in June', false],
    ['cancelamos em junho', false],
    ['我们6月就取消了', false],
    ['order C-0624', false],
  ];
  for (const [text, names] of rows)
    it(`${text}: ${names}`, () => expect(namesAsInvoice(text, statesOf(monthly))).to.equal(names));
});
