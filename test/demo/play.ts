import { openChannel } from '../stage/channel';
import { raiseStage } from '../stage/parts';
import { samplePeople } from '../stage/people';
import { Player, type Where } from '../stage/player';
import { seed } from '../stage/sample';
import { seen, spoken } from './screen';
import { type Progress, scenes } from './story';

export interface PlayOptions {
  readonly folder: string;
  readonly bots: number;
  readonly botPort: number;
  readonly write: (text: string) => void;
  readonly log?: (line: string) => void;
  /** Called before every scene: a crash, for instance. */
  readonly before?: (scene: number, stage: Awaited<ReturnType<typeof raiseStage>>) => Promise<void>;
}

/** Plays the main job against real processes, through real HTTP, and writes it down as people would see it. Throws with the scene that failed. */
export async function playStory({
  folder,
  bots,
  botPort,
  write,
  log,
  before = async () => {},
}: PlayOptions): Promise<void> {
  const channel = await openChannel();
  const stage = await raiseStage({ folder, fresh: true, bots, botPort, say: (line) => write(`${line}\n`), log }).catch(
    async (error: unknown) => {
      await channel.stop();
      throw error;
    },
  );
  try {
    const people = samplePeople();
    await seed(stage.redisUrl, stage.prefix, people, () => channel.serviceUrl);
    const urls = stage.bots.map(({ url }) => url);
    const narrate = (who: Player, words: string, where: Where) => write(spoken(who, words, where));
    const player = (name: string) => new Player(people.find((each) => each.name === name)!, channel, urls, narrate);
    const cast = {
      ana: player('Ana Souza'),
      bo: player('Bo Zhang'),
      lena: player('Lena Hartmann'),
      rui: player('Rui Costa'),
      helen: player('Helen Zhou'),
      channel,
    };
    const names = new Map(people.map((each) => [each.personalConversationId, each.name]));
    channel.onShown((shown, changed) =>
      write(seen(shown, names.get(shown.conversationId) ?? 'agents’ channel', changed)),
    );

    const so: Progress = { case: '' };
    for (const [number, scene] of scenes.entries()) {
      await before(number, stage);
      write(`\n━━━ ${number + 1}. ${scene.title}\n`);
      await scene.play(cast, so).catch((error: unknown) => {
        throw new Error(
          `Scene ${number + 1} failed ("${scene.title}"): ${error instanceof Error ? error.message : error}`,
        );
      });
    }
  } finally {
    await stage.stop();
    await channel.stop();
  }
}
