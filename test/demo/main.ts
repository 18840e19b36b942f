import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { raiseStage, type Stage } from '../stage/parts';
import { type SamplePerson, samplePeople } from '../stage/people';
import { closeWindows, openWindows, type Window } from '../stage/playground';
import { endLeftovers, forget, remember } from './leftovers';
import { playStory } from './play';

const FOLDER = '.data/demo';
const STORY_FOLDER = '.data/story';
const BOT_PORT = 3978;

const { values } = parseArgs({
  options: { fresh: { type: 'boolean' }, story: { type: 'boolean' }, bots: { type: 'string' } },
});
const bots = Math.max(1, Number(values.bots ?? 1));
const write = (text: string) => process.stdout.write(text);

(values.story ? story() : demo()).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});

async function story(): Promise<void> {
  const started = Date.now();
  await playStory({ folder: STORY_FOLDER, bots, botPort: BOT_PORT, write });
  write(
    `\nThe whole path was played in ${((Date.now() - started) / 1000).toFixed(1)} s, with ${bots} bot process${bots > 1 ? 'es' : ''}.\n`,
  );
}

async function demo(): Promise<void> {
  endLeftovers(FOLDER);
  const stage = await raiseStage({
    folder: FOLDER,
    fresh: values.fresh ?? false,
    bots,
    botPort: BOT_PORT,
    say: (line) => write(`${line}\n`),
  });
  let windows: readonly Window[] = [];
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= takeDown(stage, windows));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
  try {
    windows = await openWindows(['Ana Souza', 'Bo Zhang', 'Helen Zhou'], stage, FOLDER);
    remember(FOLDER, [...stage.pids(), ...windows.map(({ part }) => part.pid)]);
    tell(stage, samplePeople(), windows);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function takeDown(stage: Stage, windows: readonly Window[]): Promise<void> {
  write('\nStopping …\n');
  await closeWindows(windows);
  await stage.stop();
  forget(FOLDER);
  write('Stopped. The data is kept; `npm run demo -- --fresh` forgets it.\n');
}

function tell(stage: Stage, people: readonly SamplePerson[], windows: readonly Window[]): void {
  const addresses = {
    bot: stage.bots[0]!.url,
    bots: stage.bots.map(({ url }) => url),
    partnerCenter: stage.partnerCenterUrl,
    redis: stage.redisUrl,
    redisPrefix: stage.prefix,
  };
  const speakers = people.map((person) => ({
    ...person,
    playground: windows.find(({ person: { role } }) => role === person.role)?.url,
  }));
  writeFileSync('.data/demo.json', `${JSON.stringify({ ...addresses, people: speakers }, null, 2)}\n`);

  const [customer, agent, manager] = windows.map(({ url }) => url);
  write(`
Closeloop is running.

  Customer  ${customer}   Ana Souza, Bluefinch Foods
  Agent     ${agent}   Bo Zhang, admin agent (channel "Cases" on the left)
  Manager   ${manager}   Helen Zhou
  Bot       ${addresses.bot}/api/messages · Partner Center simulator ${addresses.partnerCenter} · ${addresses.redis}

Five things to try:
  1. Customer:  why is my July invoice higher?        then press "Dispute this" and follow the questions
  2. Agent:     the case is offered in the chat: "Claim", let triage walk you; the channel "Cases" shows the same card
  3. Agent:     "Reply" or "Talk to the customer"; Customer: write what you like, it goes to the agent until you write  bot
  4. Agent:     "Escalate to 21Vianet", record a ticket and an answer, then "Resolve"; Customer: "Solved" or "Not solved"
  5. Manager:   write  digest  or  team; on a case, "More …"     (anybody: 中文, português or English changes the language)

The same, played by itself in this terminal:  npm run demo -- --story
Addresses and people for other clients: .data/demo.json        Ctrl-C stops everything.
`);
}
