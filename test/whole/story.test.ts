import { expect } from 'chai';
import { playStory } from '../demo/play';
import { scenes } from '../demo/story';

/** Real processes: Redis with its append-only file, the simulators, the built bot. */
describe('the whole path', function () {
  this.timeout(120_000);

  it('is played by one bot', async () => {
    const told = await tell({ bots: 1 });
    expect(told)
      .to.include('Thank you. Your dispute is case')
      .and.to.include('代表客户报告计费争议')
      .and.to.include('Billing desk digest');
  });

  it('is played by two bots on one Redis, turn and turn about, and each thing is said as often as by one', async () => {
    const [one, two] = [await tell({ bots: 1 }), await tell({ bots: 2 })];
    expect(newMessages(two)).to.deep.equal(newMessages(one));
  });

  it('goes on when the bot is killed before every scene', async () => {
    let killed = 0;
    await tell({
      bots: 1,
      before: async (scene, stage) => {
        if (scene === 0) return;
        await stage.bots[0]!.kill();
        await stage.bots[0]!.start();
        killed++;
      },
    });
    expect(killed).to.equal(scenes.length - 1);
  });

  it('never shows the customer what 21Vianet charges, nor a note of the desk', async () => {
    const told = await tell({ bots: 1 });
    const toAna = told
      .split('┌ Closeloop → ')
      .filter((block) => block.startsWith('Ana Souza'))
      .join();
    expect(toAna).to.include('CN¥583.00');
    expect(toAna).to.not.match(/420\.00|2,360|118\.00/);
  });
});

/** First lines of all new messages with their addressees, without what differs from run to run. */
const newMessages = (told: string): readonly string[] =>
  [...told.matchAll(/┌ Closeloop → (.*)\n {2}│ (.*)/g)]
    // the scheduled digest comes when its time comes
    .filter(
      ([, who, first]) =>
        !who?.endsWith('(card changed)') && !(who === 'agents’ channel' && first === 'Billing desk digest'),
    )
    .map(([, who, first]) => `${who}: ${first?.replace(/\b[A-Z][a-z]{2} (?=\d)|\d+|\b[AP]M\b/g, '#')}`)
    .sort();

type Options = Pick<Parameters<typeof playStory>[0], 'bots' | 'before'>;

async function tell(options: Options): Promise<string> {
  let told = '';
  const write = (words: string) => {
    told += words;
  };
  await playStory({ folder: '.data/test-story', botPort: 0, write, ...options });
  return told;
}
