import { mkdirSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { stringify } from 'yaml';
import { readTeam } from '../../services/people/team';
import { type Channel, openChannel, type Shown } from '../stage/channel';
import { raiseStage, type Stage } from '../stage/parts';
import { CASES_CHANNEL, type SamplePerson, samplePeople, TEAM_FILE } from '../stage/people';
import { Player, saysText, wordsOf } from '../stage/player';
import { seed } from '../stage/sample';

const FOLDER = '.data/test-two';
const AGENTS = 50;

/** Two processes of the built bot on one Redis: whatever comes at once comes to both. */
describe('two processes on one Redis', function () {
  this.timeout(120_000);
  let channel: Channel;
  let stage: Stage;
  let ana: Player;
  let agents: readonly Player[];

  before(async () => {
    channel = await openChannel();
    const crowd = crowdOf(AGENTS);
    stage = await raiseStage({
      folder: FOLDER,
      fresh: true,
      bots: 2,
      botPort: 0,
      settings: { TEAM_FILE: teamFile(crowd) },
      say: () => {},
    });
    await seed(stage.redisUrl, stage.prefix, [...samplePeople(), ...crowd], () => channel.serviceUrl);
    const urls = stage.bots.map(({ url }) => url);
    const player = (person: SamplePerson, first: number) =>
      new Player(person, channel, [urls[first % 2]!, urls[(first + 1) % 2]!]);
    const named = (name: string) => samplePeople().find((person) => person.name === name)!;
    ana = player(named('Ana Souza'), 0);
    agents = crowd.map(player);
  });
  after(async () => {
    await stage?.stop();
    await channel.stop();
  });

  it(`gives a case to one of ${AGENTS} who press at once; the others are told who has it, and its customer once`, async () => {
    const { number, card, thread } = await opened(ana, 'BF-2026-07', '5');
    const answers = await Promise.all(
      agents.map((agent) => agent.deliver(agent.pressActivity(card, 'Claim'), { ...card }, { thread })),
    );

    const owners = new Set(answers.map((answer) => /Owner: (Agent \d+)/.exec(wordsOf(answer))?.[1]));
    const told = answers.filter(saysText(/Agent \d+ owns case \d+ since/));
    const owner = [...owners][0];
    expect(owners.size, [...owners].join()).to.equal(1);
    expect(told).to.have.lengthOf(AGENTS - 1);
    for (const each of told) expect(wordsOf(each)).to.include(`${owner} owns case ${number}`);
    await ana.waits(saysText(new RegExp(`${owner} has taken case ${number}`)));
    await quiet();
    expect(ana.sees().filter(saysText(new RegExp(`has taken case ${number}`)))).to.have.lengthOf(1);
    expect(threadsOf(number)).to.have.lengthOf(1);
  });

  it('puts a new case on one table at a time', async () => {
    const { number } = await opened(ana, 'BF-2026-06', '1');
    const asked = () =>
      agents.filter((agent) => agent.sees().some(saysText(new RegExp(`Case ${number} .* is yours to take`))));
    for (const until = Date.now() + 15_000; asked().length === 0 && Date.now() < until; ) await pause(50);
    await quiet();
    expect(asked()).to.have.lengthOf(1);
  });

  it('answers an old card with the case as it is and who changed it, and what was written is not lost', async () => {
    const { number, card, thread } = await opened(ana, 'BF-2026-08', '1');
    const [owner, other] = agents as [Player, Player];
    const claimed = await owner.deliver(owner.pressActivity(card, 'Claim'), { ...card }, { thread });
    const words = 'The price is the one of your order of June.';
    const resolve = owner.pressActivity(claimed, 'Resolve', { Outcome: 'explained', ...answerOf(claimed, words) });
    await ana.says(`add ${number} Wait, I have found my order.`);
    await owner.waits(saysText(/Wait, I have found my order/), { thread });
    await other.asks(`note ${number} Nothing a decision rests on.`, /Case \d+/);

    const answer = await owner.deliver(resolve, { ...claimed }, { thread });
    expect(wordsOf(answer)).to.match(/Not done: the card was from before\. Ana Souza wrote something/);
    expect(wordsOf(answer)).to.include('What they wrote last').and.to.include('In triage');
    expect(JSON.stringify(answer.card)).to.include(words);
    await owner.presses('Resolve', { where: { thread }, inputs: { Outcome: 'explained', ...answerOf(answer, words) } });
    await ana.waits(saysText(/We have an answer[\s\S]*your order of June/));
  });

  it('does a double click once, whichever process gets which half', async () => {
    const { card, thread } = await opened(ana, 'BF-2026-09', '1');
    const [owner] = agents as [Player];
    const claimed = await owner.deliver(owner.pressActivity(card, 'Claim'), { ...card }, { thread });
    const press = owner.pressActivity(claimed, 'Reply', { 'To the customer, under your name': 'Only once, please.' });
    await Promise.all(
      [1, 2, 3, 4].map((half) => owner.deliver({ ...press, id: `${press.id}-${half}` }, { ...claimed }, { thread })),
    );
    await ana.waits(saysText(/Only once, please/));
    await quiet();
    expect(ana.sees().filter(saysText(/Only once, please/))).to.have.lengthOf(1);
  });

  it('brings a talk to its owner through either process, and the bot is silent in both', async () => {
    const [owner] = agents as [Player];
    await ana.asks('bot', /\S/); // whoever replied last has the talk
    const { number } = await opened(ana, 'BF-2026-09', '2');
    await owner.asks(`claim ${number}`, /Owner: Agent 1/);
    await owner.asks(`talk ${number}`, /the bot is silent/);
    await ana.waits(saysText(/is with you now/));
    const before = ana.sees().length;
    for (const words of ['first', 'second', 'third', 'fourth']) await ana.says(`my ${words} word`);
    for (const words of ['first', 'second', 'third', 'fourth'])
      await owner.waits(saysText(new RegExp(`my ${words} word`)));
    await quiet();
    expect(ana.sees()).to.have.lengthOf(before);
    await ana.asks('bot', /I am back/);
    await ana.asks('how much do I owe?', /What is open: CN¥/);
  });

  it('settles a resolution and a withdrawal at the same moment one way, and both know which', async () => {
    const { number, card, thread } = await opened(ana, 'BF-2026-10', '1');
    const [owner] = agents as [Player];
    const claimed = await owner.deliver(owner.pressActivity(card, 'Claim'), { ...card }, { thread });
    const words = 'It is right as it stands.';
    const resolve = owner.pressActivity(claimed, 'Resolve', { Outcome: 'explained', ...answerOf(claimed, words) });
    await Promise.all([
      owner.deliver(resolve, { ...claimed }, { thread }),
      ana.says(`withdraw ${number} not needed any more`),
    ]);
    await quiet();
    const shown = await owner.asksUntil(`case ${number}`, new RegExp(`Case ${number} · (Withdrawn|Customer told)`));
    const withdrawn = wordsOf(shown).includes('Withdrawn');
    expect(ana.sees().some(saysText(new RegExp(`We have an answer to case ${number}`)))).to.equal(!withdrawn);
  });

  /** Disputes one line of an invoice; the case, its thread, and its card with the comparison on it. */
  async function opened(who: Player, invoice: string, line: string) {
    for (const words of [`dispute ${invoice}`, line, 'Wrong price', 'It was agreed otherwise.']) await who.says(words);
    const answer = await who.asks('yes', /Your dispute is case \d+/);
    const number = /case (\d+)/.exec(wordsOf(answer))?.[1] ?? '';
    for (const until = Date.now() + 15_000; threadsOf(number).length === 0 && Date.now() < until; ) await pause(20);
    const thread = threadsOf(number)[0] ?? '';
    const card = await agents[0]!.waits(saysText(/^The two bills/m), { thread });
    return { number, thread, card: { ...card } };
  }

  const threadsOf = (number: string) =>
    channel.threads(CASES_CHANNEL).filter((thread) => wordsOf(channel.shown(thread)[0]!).includes(`Case ${number} `));

  /** Long enough for what would come too often to come: a few rounds of the workers. */
  const quiet = () => pause(1_500);
});

const answerOf = (_: Shown, words: string) => ({ 'What the customer is told, in their language (English)': words });

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A desk so large that many press at once; all of them invented. */
function crowdOf(count: number): readonly SamplePerson[] {
  const [bo] = samplePeople().filter(({ role }) => role === 'agent');
  return Array.from({ length: count }, (_, i) => ({
    ...bo!,
    name: `Agent ${i + 1}`,
    userId: `29:agent-${i + 1}`,
    aadObjectId: `0b020000-0000-4000-8000-0000000010${String(i).padStart(2, '0')}`,
    personalConversationId: `a:agent-${i + 1}`,
  }));
}

function teamFile(crowd: readonly SamplePerson[]): string {
  const { members: _, ...team } = readTeam(TEAM_FILE);
  const members = crowd.map(({ aadObjectId, name }) => ({ id: aadObjectId, name, role: 'admin-agent' }));
  mkdirSync('.data', { recursive: true });
  const path = '.data/test-two-team.yaml';
  writeFileSync(path, stringify({ ...team, members }));
  return path;
}
