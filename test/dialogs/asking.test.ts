import { expect } from 'chai';
import { isSideQuestion } from '../../dialogs/asking';
import { mattersOf } from '../../dialogs/dispute-choices';
import type { Turn } from '../../dialogs/turn';
import type { DisputeKind } from '../../services/cases/case';
import { openUnderstanding } from '../../services/understanding/open';

/** What people write where they were asked to tell in their own words. */
const answered: readonly string[] = [
  'I want to talk to a human',
  'human please',
  'this is not working, I want a person',
  'can someone call me',
  'how do I pay',
  'how much do I owe in total',
  'What is the deadline for disputes?',
  'how long does a dispute take',
  'do I still have to pay this invoice during the dispute?',
  'when is the invoice due',
  'which payment methods do you accept',
  'How do I cancel a subscription?',
  'what happens if we do not pay',
  'did you get our payment?',
  'quero falar com um atendente',
  'me passa para um humano',
  'atendente por favor',
  'como faço para pagar',
  'quanto eu devo no total',
  'qual é o prazo para contestar?',
  'preciso pagar enquanto isso?',
  'quando vence a fatura',
  'posso pagar por pix',
  'o que acontece se eu não pagar',
  '转人工',
  '我想跟真人说话',
  '怎么付款',
  '我一共欠多少钱',
  '争议的期限是多久？',
  '争议期间还要付款吗',
  '怎么取消订阅',
  '什么时候会停用',
];

const evidence: readonly string[] = [
  'We cancelled on 24 June and you charged us anyway',
  'we paid this already on the 5th',
  'when we paid on the 5th you confirmed it',
  'I talked to a person in support on June 20 and he confirmed the cancellation',
  'we asked to speak to a manager three times and nobody called back',
  'I told your agent in June',
  'Why did you charge us after we cancelled?',
  'how can you charge 25 seats when we have 23?',
  "isn't this charged twice?",
  'What you charged is not what we agreed',
  'can you please check the order from June, it says 20',
  'We want to pay only what we ordered',
  'please refund us',
  'you suspended us although we had paid',
  'Again the same!',
  'Cancelamos em 24 de junho e mesmo assim fomos cobrados',
  'já pagamos isso no dia 5',
  'quando pagamos vocês mandaram recibo',
  'como combinado em maio, seriam 20 licenças',
  'Falei com um atendente em 20 de junho e ele confirmou o cancelamento',
  'o gerente de vocês prometeu desconto',
  'por que fomos cobrados se cancelamos em junho?',
  'a nota fiscal veio com o CNPJ errado',
  'preciso que corrijam isso',
  '我们6月24日就取消了，你们还在收费',
  '这笔款我们5号已经付了',
  '我们打过人工客服，对方说已经取消',
  '上次客服说会改，结果没改',
  '为什么取消了还收费？',
  '这不是重复收费吗？',
  '发票抬头开错了',
  '我要求退还多收的钱',
];

describe('words in the middle of a dispute', () => {
  const understanding = openUnderstanding();
  const isAside = (text: string, kind?: DisputeKind) =>
    isSideQuestion({ reading: understanding.read(text), text } as Turn, kind && mattersOf(kind));

  for (const words of answered) it(`are answered: ${words}`, () => expect(isAside(words)).to.equal(true));
  for (const words of evidence) it(`are evidence: ${words}`, () => expect(isAside(words)).to.equal(false));

  it('are evidence when they ask about the very matter that is disputed', () => {
    const asked = 'did you not get our payment of 5 July?';
    expect(isAside(asked, 'wrong-price')).to.equal(true);
    expect(isAside(asked, 'payment-not-registered')).to.equal(false);
  });
});
