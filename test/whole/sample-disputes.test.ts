import { expect } from 'chai';
import { text } from '../../cards/texts';
import type { DisputeKind } from '../../services/cases/case';
import { type Channel, openChannel } from '../stage/channel';
import { raiseStage, type Stage } from '../stage/parts';
import { samplePeople } from '../stage/people';
import { Player, saysText, wordsOf } from '../stage/player';
import { seed } from '../stage/sample';

type Step = readonly [button: string, inputs?: Readonly<Record<string, string>>];

interface Sample {
  readonly branch: string;
  readonly customer: 'Ana Souza' | 'Li Na';
  readonly kind: DisputeKind;
  /** Invoice and the number of the line on it; absent: asked for below an answer, or by wanting a person. */
  readonly charge?: readonly [invoice: string, line: string];
  /** What the customer says, when there is no charge: a question, then the form below its answer. */
  readonly asks?: readonly [question: string, form: string, words: string];
  /** What the card must say before the first step. */
  readonly finds: RegExp;
  readonly steps: readonly Step[];
  /** What the customer reads in the end. */
  readonly told: RegExp;
}

const TEXT = 'What the customer is told, in their language (English)';
const AMOUNT = 'Amount of the credit with tax (for “Credited”)';
const resolve = (outcome: string, words: string, amount = ''): Step => [
  'Resolve',
  { Outcome: outcome, [TEXT]: words, ...(amount ? { [AMOUNT]: amount } : {}) },
];

/** One for every main branch of content/triage.yaml, worked by pressing only what the cards offer. */
const samples: readonly Sample[] = [
  {
    branch: 'we billed wrong: credited',
    customer: 'Ana Souza',
    kind: 'wrong-quantity',
    charge: ['BF-2026-07', '4'],
    finds: /The two bills: ours is wrong[\s\S]*due 23[\s\S]*\+CN¥440\.00/,
    steps: [
      ['Credit on the next invoice'],
      resolve(
        'credited',
        'You had 23 seats, not 25. CN¥466.40 with tax are credited on your August invoice.',
        '466.40',
      ),
    ],
    told: /You had 23 seats, not 25[\s\S]*Credit: CN¥466\.40/,
  },
  {
    branch: '21Vianet billed wrong: escalated, they need something, they answer, credited',
    customer: 'Ana Souza',
    kind: 'charged-after-cancellation',
    charge: ['BF-2026-07', '5'],
    finds: /21Vianet's is wrong too/,
    steps: [
      ['No, our change is on record there'],
      ['Escalate to 21Vianet'],
      ['To the case'],
      ['Record the ticket number', { "21Vianet's ticket number": '21V-77' }],
      ['They need something', { 'What do they need from us?': 'The order number of the cancellation' }],
      ['They have it now', { 'What did we give them?': 'C-0624' }],
      ["Record 21Vianet's answer", { 'What did they answer?': 'Credited on the next invoice.' }],
      ['They credit or correct the charge'],
      resolve('credited', '21Vianet missed your cancellation; CN¥583.00 come back on your August invoice.', '583'),
    ],
    told: /21Vianet missed your cancellation/,
  },
  {
    branch: 'both bills agree: explained',
    customer: 'Li Na',
    kind: 'proration',
    charge: ['TD-2026-08', '2'],
    finds: /The two bills agree/,
    steps: [
      ['Yes, explain it'],
      resolve('explained', 'The lines are the days of each seat count; “explain TD-2026-08” shows every formula.'),
    ],
    told: /the days of each seat count/,
  },
  {
    branch: 'the advance was right, its credit never came: credited',
    customer: 'Li Na',
    kind: 'credit-missing',
    charge: ['TD-2026-08', '6'],
    finds:
      /ours is wrong[\s\S]*Aug 25, 2026 – Sep 14, 2026: credit for unused days missing on our bill[\s\S]*\+CN¥74\.52/,
    steps: [
      ['Credit on the next invoice'],
      resolve('credited', 'CN¥78.99 with tax for 25 August to 14 September come with the next invoice.', '78.99'),
    ],
    told: /Credit: CN¥78\.99/,
  },
  {
    branch: 'right, after an invoice that was wrong: explained, and the other one named',
    customer: 'Ana Souza',
    kind: 'wrong-price',
    charge: ['BF-2026-11', '5'],
    finds: /The two bills agree\n[^\n]*billed twice on our bill[^\n]*\(on BF-2026-10; not in dispute here\)\nStep 1/,
    steps: [
      ['Yes, explain it'],
      resolve('explained', 'The price is right: 4 × 104.50. What BF-2026-10 has twice is another matter.'),
    ],
    told: /another matter/,
  },
  {
    branch: 'not on 21Vianet’s bill: a service of our own, corrected',
    customer: 'Ana Souza',
    kind: 'not-recognised',
    charge: ['BF-2026-09', '3'],
    finds: /cannot be compared[\s\S]*a service of our own/,
    steps: [
      ['No, it should not be there'],
      ['A corrected invoice'],
      resolve('corrected', 'The migration was cancelled. A corrected invoice for September comes this week.'),
    ],
    told: /A corrected invoice for September/,
  },
  {
    branch: 'a payment that is not there: proof asked for, booked',
    customer: 'Ana Souza',
    kind: 'payment-not-registered',
    asks: ['is my payment registered?', 'I have paid', 'We paid BF-2026-10 on 12 November from our main account.'],
    finds: /Has the customer sent a proof of payment/,
    steps: [
      ['No proof yet'],
      ['Ask the customer', { 'What should the customer answer?': 'Please send the bank’s confirmation.' }],
      ['Stop waiting', { 'Why does it go on without them?': 'The bank confirmed it by phone' }],
      ['Back'],
      ['Yes, our account'],
      resolve('explained', 'Your payment of 12 November is booked now.'),
    ],
    told: /Your payment of 12 November is booked/,
  },
  {
    branch: 'a false invoice: fraud',
    customer: 'Li Na',
    kind: 'fraud',
    asks: [
      'I got a strange invoice from an unknown sender, is it a scam?',
      'Report it',
      'It asks for money to a bank in another country.',
    ],
    finds: /What is the suspicion about/,
    steps: [
      ['A false invoice or payment request'],
      resolve('explained', 'That invoice is not ours: please do not pay it. Ours are those you see with “invoices”.'),
    ],
    told: /not ours: please do not pay/,
  },
  {
    branch: 'a technical problem: passed on',
    customer: 'Ana Souza',
    kind: 'technical',
    asks: ['outlook does not open since this morning', 'Send to technical support', 'All twenty of us, since nine.'],
    finds: /Is there a billing question in it/,
    steps: [
      ['No, only technical'],
      resolve('technical', 'Our technical support goes on with it and calls you within the hour.'),
    ],
    told: /technical support goes on with it/,
  },
  {
    branch: 'a fapiao with wrong data: corrected',
    customer: 'Li Na',
    kind: 'tax-invoice-wrong',
    charge: ['TD-2026-07', '2'],
    finds: /The two bills agree[\s\S]*Step 1/,
    steps: [['Title or tax number'], resolve('corrected', 'Your fapiao was issued again with the right tax number.')],
    told: /issued again with the right tax number/,
  },
];

describe('the sample partner’s disputes, worked to their outcome', function () {
  this.timeout(120_000);
  let channel: Channel;
  let stage: Stage;
  let bo: Player;

  before(async () => {
    channel = await openChannel();
    stage = await raiseStage({ folder: '.data/test-samples', fresh: true, bots: 1, botPort: 0, say: () => {} });
    await seed(stage.redisUrl, stage.prefix, samplePeople(), () => channel.serviceUrl);
    bo = player('Bo Zhang');
  });
  after(async () => {
    await stage?.stop();
    await channel.stop();
  });

  const player = (name: string) =>
    new Player(samplePeople().find((person) => person.name === name)!, channel, [stage.bots[0]!.url]);

  for (const sample of samples) {
    it(sample.branch, async () => {
      const customer = player(sample.customer);
      const number = await complain(customer, sample);
      await bo.asks(`case ${number}`, new RegExp(`Case ${number} · New`));
      await bo.presses('Claim', { of: new RegExp(`^\\s*Case ${number} ·`) });
      await settled(number, sample.finds);
      for (const [button, inputs] of sample.steps) {
        await bo.presses(button, { inputs, of: new RegExp(`Case ${number}`) });
      }
      await customer.waits(saysText(sample.told));
      await customer.presses('Solved', { of: new RegExp(`Case ${number}`) });
      await customer.waits(saysText(new RegExp(`Case ${number} is closed`)));
    });
  }

  /** As the customer would: a line of an invoice, or a question and the form below its answer. The case's number. */
  async function complain(customer: Player, { charge, asks, kind }: Sample): Promise<string> {
    if (charge) {
      const [invoice, line] = charge;
      for (const words of [`dispute ${invoice}`, line, text('en-US', `kind.${kind}`), 'This is not right.'])
        await customer.says(words);
      return numberIn(wordsOf(await customer.asks('yes', /Your dispute is case \d+/)));
    }
    const [question = '', form = '', words = ''] = asks ?? [];
    await customer.asks(question, /Did this help\?/);
    const before = customer.sees().length;
    await customer.presses(form, { inputs: { text: words } });
    const opened = await customer.waits(
      (shown) => customer.sees().indexOf(shown) >= before && saysText(/This is case \d+/)(shown),
    );
    return numberIn(wordsOf(opened));
  }

  /** The evidence comes when it comes: the case is looked at again until it is there. */
  async function settled(number: string, finds: RegExp): Promise<void> {
    for (let tries = 0; tries < 150; tries++) {
      const shown = await bo.asks(`case ${number}`, new RegExp(`^\\s*Case ${number} ·`));
      if (finds.test(wordsOf(shown))) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect.fail(`case ${number} never says ${finds}`);
  }
});

const numberIn = (words: string) => /case (\d+)/i.exec(words)?.[1] ?? '';
