import { choicesOf } from '../stage/card-parts';
import type { Channel, Shown } from '../stage/channel';
import { CASES_CHANNEL } from '../stage/people';
import { type Player, saysText, wordsOf } from '../stage/player';

export interface Cast {
  readonly ana: Player;
  readonly bo: Player;
  readonly lena: Player;
  readonly rui: Player;
  readonly helen: Player;
  readonly channel: Channel;
}

/** One scene of the main job: what is done, and what must be seen. Throws when it is not. */
export interface Scene {
  readonly title: string;
  play(cast: Cast, so: Progress): Promise<void>;
}

/** What later scenes need to know of earlier ones. */
export interface Progress {
  case: string;
}

const EVIDENCE =
  'We cancelled Exchange Online (Plan 2) on 24 June, your order desk confirmed it the same day, order C-0624.';
const ANSWER =
  'The cancellation of 24 June was not carried over. 550.00 plus the unused June days are credited on the August invoice. Regards, 21Vianet billing.';
const RESOLUTION =
  '21Vianet had missed your cancellation of 24 June. You get the charge and the unused days of June back on your August invoice.';

const RECEIPT = new TextEncoder().encode(
  '%PDF-1.4\n% order C-0624: Exchange Online (Plan 2) cancelled on 24 June 2026\n%%EOF\n',
);

export const scenes: readonly Scene[] = [
  {
    title: 'The customer asks, and gets an answer from her own invoices',
    async play({ ana }) {
      await ana.says('why is my July invoice higher?');
      await ana.waits(saysText(/BF-2026-07 is CN¥1,206\.28 higher than BF-2026-06/), 'chat', 'the explanation');
      await ana.waits(saysText(/Source: our invoices BF-2026-07, BF-2026-06/), 'chat', 'its source');
    },
  },
  {
    title: 'She disputes a line: which one, what is wrong, in her own words',
    async play({ ana }) {
      await ana.presses('Dispute this');
      const asked = await ana.waits(saysText(/Which line of BF-2026-07/), 'chat', 'the question which line');
      const line = choicesOf(asked.card ?? {}).find(({ title }) => title.startsWith('Exchange Online (Plan 2)'));
      await ana.presses('Continue', { inputs: { Line: line?.value ?? '' } });
      await ana.presses('Continue', { inputs: { 'What is wrong with it?': 'charged-after-cancellation' } });
      await ana.says(EVIDENCE);
      await ana.waits(saysText(/Is this right\?[\s\S]*CN¥583\.00/), 'chat', 'the summary');
    },
  },
  {
    title: 'She sends it: the case is open, she knows its number, and it lies on somebody’s table',
    async play({ ana, channel }, so) {
      const opened = await ana.presses('Send the dispute');
      so.case = /case (\d+)/.exec(wordsOf(opened))?.[1] ?? '';
      if (so.case === '') throw new Error('no case number was told');
      await cardOf(so, channel, ana, /On the table of:/);
    },
  },
  {
    title: 'Two agents want it: one gets it, the other is told who has it',
    async play({ ana, bo, lena, channel }, so) {
      const thread = await threadOf(so, channel, bo);
      const card = await bo.waits((shown) => shown.card !== undefined, { thread }, 'the case card');
      const [first, second] = [bo.pressActivity(card, 'Claim'), lena.pressActivity(card, 'Claim')];
      await bo.deliver(first, card, { thread });
      const told = await lena.deliver(second, card, { thread });
      if (!/Bo Zhang owns case/.test(wordsOf(told))) throw new Error('Lena was not told who has the case');
      await ana.waits(saysText(/Bo Zhang has taken case/), 'chat', 'news that somebody works on it');
    },
  },
  {
    title: 'Bo asks her something: she answers in her own chat, with a file, and the bot is silent',
    async play({ ana, bo, channel }, so) {
      const thread = await threadOf(so, channel, bo);
      await bo.waits(saysText(/what went before[\s\S]*why is my July invoice higher/), 'chat', 'what she said before');
      await bo.presses('Ask the customer', {
        where: { thread },
        inputs: { 'What should the customer answer?': 'Do you have the confirmation of 24 June at hand?' },
      });
      await ana.waits(saysText(/Do you have the confirmation of 24 June/), 'chat', 'the question');
      const before = ana.sees().length;
      await ana.says('Yes, here it is. I pay nothing before this is clear!');
      await bo.waits(saysText(/Yes, here it is\. I pay nothing/), { thread }, 'her words in the thread');
      if (ana.sees().length !== before) throw new Error('the bot spoke although Bo has the talk');
      await ana.sends('order C-0624.pdf', RECEIPT);
      await ana.waits(saysText(/I put your file with case/), 'chat', 'the receipt of her file');
      await bo.waits(saysText(/sent a file for case \d+: order C-0624\.pdf/), { thread }, 'word of the file');
    },
  },
  {
    title: 'He replies, she has what she needs, and takes the bot back',
    async play({ ana, bo, channel }, so) {
      const thread = await threadOf(so, channel, bo);
      await bo.presses('Reply', {
        where: { thread },
        inputs: { 'To the customer, under your name': 'Thank you. You need not pay that line; I look into it now.' },
      });
      await ana.waits(
        saysText(/Bo Zhang on case[\s\S]*You need not pay that line/),
        'chat',
        'his words, with his name',
      );
      await ana.says('bot');
      await ana.waits(saysText(/I am back, and I told Bo Zhang/), 'chat', 'the bot');
      await ana.says('how much do I owe in total?');
      await ana.waits(saysText(/What is open: CN¥/), 'chat', 'an answer of the bot');
    },
  },
  {
    title: 'Triage: the two bills are already side by side; a sales agent may not escalate',
    async play({ bo, rui, channel }, so) {
      const thread = await threadOf(so, channel, bo);
      await bo.waits(saysText(/21Vianet's is wrong too/), { thread }, 'the comparison with 21Vianet');
      await bo.presses('No, our change is on record there', { where: { thread } });
      await rui.says(`escalate ${so.case}`, { thread });
      await rui.waits(saysText(/Your role may not escalate|owns case/), { thread }, 'a refusal');
    },
  },
  {
    title: 'One click escalates: the package is ready in Chinese and English',
    async play({ ana, bo, helen, channel }, so) {
      const thread = await threadOf(so, channel, bo);
      await bo.presses('Escalate to 21Vianet', { where: { thread } });
      await bo.waits(
        saysText(/计费争议[\s\S]*Billing dispute reported on behalf of a customer/),
        { thread },
        'the bilingual package',
      );
      await helen.waits(saysText(/Bo Zhang is escalating case/), 'chat', 'word to the manager');
      await bo.presses('Record the ticket number', {
        where: { thread },
        inputs: { "21Vianet's ticket number": '21V-20260715-0042' },
      });
      await ana.waits(saysText(/passed your dispute on to 21Vianet/), 'chat', 'news that 21Vianet has it');
      await bo.waits(saysText(/21V-20260715-0042/), { thread }, 'the ticket on the card');
    },
  },
  {
    title: "21Vianet's answer is recorded, and a resolution written",
    async play({ bo, channel }, so) {
      const thread = await threadOf(so, channel, bo);
      await bo.presses("Record 21Vianet's answer", { where: { thread }, inputs: { 'What did they answer?': ANSWER } });
      await bo.waits(saysText(/What does 21Vianet's answer say/), { thread }, 'triage to go on');
      await bo.presses('They credit or correct the charge', { where: { thread } });
      await bo.presses('Resolve', {
        where: { thread },
        inputs: {
          Outcome: 'credited',
          'Amount of the credit with tax (for “Credited”)': '583.00',
          'What the customer is told, in their language (English)': RESOLUTION,
        },
      });
    },
  },
  {
    title: 'The customer is told in a new message; it is not solved yet',
    async play({ ana, bo }) {
      await ana.waits(saysText(/We have an answer to case[\s\S]*missed your cancellation/), 'chat', 'the resolution');
      await ana.presses('Not solved', {
        inputs: { 'What is still wrong?': 'The August invoice shows the charge back, but not the days in June.' },
      });
      await ana.waits(saysText(/is open again/), 'chat', 'the reopening');
      await bo.waits(saysText(/is not solved/), 'chat', 'word that it came back');
    },
  },
  {
    title: 'Bo is on leave: no other agent may take it from him yet, the manager may, and gives it to Lena',
    async play({ bo, lena, helen }, so) {
      await bo.says('away');
      await lena.says(`take over ${so.case}`);
      await lena.waits(saysText(/Bo Zhang is still working on case/), 'chat', 'a refusal');
      await helen.says(`case ${so.case}`);
      await helen.presses('More …');
      await helen.presses('Take over', { inputs: { 'Why? The owner reads it': 'Bo is on leave from today' } });
      await bo.waits(saysText(/Helen Zhou took case \d+ over from you/), 'chat', 'word that it was taken over');
      await helen.presses('More …');
      await helen.presses('Assign', { inputs: { 'To whom?': lena.person.aadObjectId } });
      await lena.waits(saysText(/Helen Zhou assigned case/), 'chat', 'word that it is hers');
    },
  },
  {
    title: 'Resolved again, and now she says so: the case closes',
    async play({ ana, lena }, so) {
      await lena.waits(saysText(/what went before/), 'chat', 'what went before');
      await lena.says(
        `resolve ${so.case} credited 366.67 The June days, CN¥366.67 with tax, are on the September invoice as a credit.`,
      );
      await ana.waits(saysText(/The June days/), 'chat', 'the second resolution');
      await ana.presses('Solved');
      await ana.waits(saysText(/Case \d+ is closed/), 'chat', 'the closing');
    },
  },
  {
    title: 'The manager reads the digest',
    async play({ helen }) {
      await helen.says('digest');
      await helen.waits(saysText(/Billing desk digest/), 'chat', 'the digest');
    },
  },
];

/** The case's thread in the agents' channel, as soon as its card stands there. */
async function threadOf({ case: number }: Progress, channel: Channel, anyone: Player): Promise<string> {
  const isRoot = (shown: Shown | undefined) => shown !== undefined && wordsOf(shown).includes(`Case ${number} `);
  const find = () => channel.threads(CASES_CHANNEL).findLast((thread) => isRoot(channel.shown(thread)[0]));
  for (const until = Date.now() + 15_000; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const found = find();
    if (found) return found;
  }
  throw new Error(`${anyone.person.name} finds no card of case ${number} in the channel`);
}

async function cardOf(so: Progress, channel: Channel, anyone: Player, words: RegExp): Promise<void> {
  const thread = await threadOf(so, channel, anyone);
  await anyone.waits(saysText(words), { thread }, `the card to say ${words}`);
}
