import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { answers, type Part, startPart } from './part';
import type { Stage } from './parts';
import { type SamplePerson, samplePeople } from './people';
import { freePort } from './ports';
import { BOT, seed } from './sample';

export interface Window {
  readonly person: SamplePerson;
  readonly url: string;
  /** Where the bot's words for this window go. */
  readonly serviceUrl: string;
  readonly part: Part;
}

const CLI = join(process.cwd(), 'node_modules/@microsoft/m365agentsplayground/cli.js');
const FIRST_PORT = 56_150;
/** The Playground takes neither fewer nor more besides the one who looks at it. */
const USERS = 5;

/** One person's chat window: the Microsoft 365 Agents Playground, in a folder of its own. */
async function openWindow(
  person: SamplePerson,
  others: readonly SamplePerson[],
  botUrl: string,
  folder: string,
): Promise<Window> {
  const cwd = join(folder, `playground-${person.role}`);
  mkdirSync(cwd, { recursive: true });
  writeFileSync(join(cwd, '.m365agentsplayground.yml'), stringify(settingsOf(person, others)));
  const port = await freePort(FIRST_PORT);
  const url = `http://localhost:${port}`;
  const args = [CLI, '-e', `${botUrl}/api/messages`, '-c', 'msteams', '-p', String(port), '--dt'];
  const part = await startPart({ command: process.execPath, args, cwd, ready: answers(url) });
  return { person, url, serviceUrl: `${url}/_connector`, part };
}

/** A window for each of these people, and the sample's books with every person in the window where they are seen. */
export async function openWindows(names: readonly string[], stage: Stage, folder: string): Promise<readonly Window[]> {
  const people = samplePeople();
  const windows: Window[] = [];
  try {
    for (const name of names) {
      const person = people.find((each) => each.name === name);
      if (!person) throw new Error(`the sample has no ${name}`);
      const others = people.filter((each) => each !== person);
      windows.push(await openWindow(person, others, stage.bots[0]!.url, folder));
    }
    await seed(stage.redisUrl, stage.prefix, people, (person) => windowFor(person, windows)?.serviceUrl, {
      listed: true,
    });
    return windows;
  } catch (error) {
    await closeWindows(windows);
    throw error;
  }
}

export async function closeWindows(windows: readonly Window[]): Promise<void> {
  for (const { part } of windows) await part.stop();
}

/** Agents share the channel of the agents' window. */
const windowFor = ({ role, name }: SamplePerson, windows: readonly Window[]) =>
  windows.find(({ person }) => person.name === name) ??
  (role === 'agent' ? windows.find(({ person }) => person.role === role) : undefined);

function settingsOf(person: SamplePerson, others: readonly SamplePerson[]) {
  return {
    version: '0.1.1',
    tenantId: person.tenantId,
    bot: BOT,
    currentUser: userOf(person),
    users: [...others]
      .sort((a, b) => Number(b.role === person.role) - Number(a.role === person.role))
      .slice(0, USERS)
      .map(userOf),
    personalChat: { id: person.personalConversationId },
    groupChat: { id: `19:group-${person.role}@thread.v2`, name: 'Group' },
    team: {
      id: `19:team-${person.role}@thread.tacv2`,
      name: 'Nimbus Cloud Resale',
      aadGroupId: '9a400000-0000-4000-8000-0000000000aa',
      channels: [{ id: person.channelConversationId, name: channelNames[person.role] }],
    },
  };
}

const channelNames = { customer: 'Billing', agent: 'Cases', manager: 'Managers' } as const;

function userOf({ userId, name, aadObjectId }: SamplePerson) {
  const [givenName = '', surname = ''] = name.split(' ');
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@sample.example`;
  return { id: userId, name, userPrincipleName: email, aadObjectId, givenName, surname, email };
}
