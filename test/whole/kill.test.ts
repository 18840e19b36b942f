import { expect } from 'chai';
import { type Channel, openChannel, type Shown } from '../stage/channel';
import { raiseStage, type Stage } from '../stage/parts';
import { CASES_CHANNEL, samplePeople } from '../stage/people';
import { Player, wordsOf } from '../stage/player';
import { seed } from '../stage/sample';

/** Kills in the middle of things, at random but seeded moments, and looks whether anything is half or doubled. */
describe('a bot killed in the middle', function () {
  this.timeout(300_000);
  let channel: Channel;
  let stage: Stage;

  before(async () => {
    channel = await openChannel();
    stage = await raiseStage({ folder: '.data/test-kill', fresh: true, bots: 2, botPort: 0, say: () => {} });
    await seed(stage.redisUrl, stage.prefix, samplePeople(), () => channel.serviceUrl);
  });
  after(async () => {
    await stage?.stop();
    await channel.stop();
  });

  const person = (name: string) => samplePeople().find((each) => each.name === name)!;

  it('leaves no half case: each has its card once, its number was told, and its customer hears of the claim', async () => {
    const ana = new Player(person('Ana Souza'), channel, [stage.bots[0]!.url]);
    const bo = new Player(person('Bo Zhang'), channel, [stage.bots[1]!.url]);
    const random = seeded(7);
    const numbers: string[] = [];

    for (const line of ['1', '2', '3', '4', '5', '6']) {
      const began = Date.now();
      for (const words of ['dispute BF-2026-11', line, 'Wrong price', 'It was agreed otherwise.'])
        await untilSaid(ana, words);
      const fewTurns = (Date.now() - began) * 2;
      const soon = () => random() * fewTurns; // however fast this machine is
      const dying = later(soon()).then(() => stage.bots[0]!.kill());
      await ana.says('yes').catch(() => {});
      await dying;
      await stage.bots[0]!.start();
      const number = await opened(ana, numbers);
      if (number === undefined) continue; // killed before anything was saved: nothing was opened, and nothing was promised
      numbers.push(number);

      const killing = later(soon()).then(() => stage.bots[1]!.kill());
      await bo.says(`claim ${number}`).catch(() => {});
      await killing;
      await stage.bots[1]!.start();
      await untilSaid(bo, `claim ${number}`);
      await ana.waits((shown) => wordsOf(shown).includes(`has taken case ${number}`), 'chat', `news of case ${number}`);
    }

    expect(numbers.length).to.be.above(2);
    for (const number of numbers) {
      await eventually(
        () => cardsOf(number).some((card) => card.includes('Owner: Bo Zhang')),
        `the owner on a card of ${number}`,
      );
      expect(cardsOf(number).length, `cards of case ${number}`).to.be.within(1, 3); // one more for each of the two processes that died between posting and noting it
      const told = ana.sees().filter((shown) => wordsOf(shown).includes(`has taken case ${number}`));
      expect(told.length, `told of case ${number}`).to.be.within(1, 2); // twice when it died between saying and noting it
    }
  });

  /** The number of a case that was not known before, as Ana's list of cases shows it. */
  async function opened(ana: Player, known: readonly string[]): Promise<string | undefined> {
    await untilSaid(ana, 'cancel');
    const before = ana.sees().length;
    await untilSaid(ana, 'my cases');
    const isNew = (shown: Shown) => ana.sees().indexOf(shown) >= before;
    const list = await ana.waits((shown) => isNew(shown) && /Your cases: \d/.test(wordsOf(shown)));
    return [...wordsOf(list).matchAll(/Case (\d{4,}) ·/g)]
      .map(([, number]) => number ?? '')
      .find((number) => !known.includes(number));
  }

  /** Its cards in the channel. One that a process posted and died before noting it stays as it was: nobody knows of it. */
  const cardsOf = (number: string): readonly string[] =>
    channel
      .threads(CASES_CHANNEL)
      .map((thread) => wordsOf(channel.shown(thread)[0]!))
      .filter((words) => words.includes(`Case ${number} `));

  /** What a dead process had begun is taken up when its lease is over. */
  async function eventually(holds: () => boolean, what: string): Promise<void> {
    for (const until = Date.now() + 15_000; !holds(); await later(50))
      if (Date.now() > until) throw new Error(`waited in vain for ${what}`);
  }

  async function untilSaid(who: Player, words: string): Promise<void> {
    for (let tries = 0; tries < 50; tries++) {
      const status = await who.says(words).catch(() => 0);
      if (status === 200) return;
      await later(100);
    }
    throw new Error(`nobody heard "${words}"`);
  }
});

const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A small linear congruential generator: the same moments in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
