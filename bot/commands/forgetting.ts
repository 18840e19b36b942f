import { existsSync } from 'node:fs';
import type { Subject, Traces } from '../../services/audit/subject';
import { ERASED } from '../../services/audit/vault';
import { redisClock } from '../../services/calendar/redis-clock';
import type { Case } from '../../services/cases/case';
import { chatTraces, redisReferences } from '../../services/conversations/redis-references';
import { conversationsOf, talkTraces } from '../../services/conversations/redis-seats';
import { type Doer, eraseSubject } from '../../services/erasure/erase';
import { rewriteLog } from '../../services/erasure/redis-disk';
import { messageTraces } from '../../services/erasure/redis-waiting';
import { folderFiles } from '../../services/files/folder-files';
import { keptFileTraces } from '../../services/files/redis-kept-files';
import { redisOutbox } from '../../services/jobs/redis-outbox';
import { presenceTraces } from '../../services/people/redis-availability';
import { linksOf, linkTraces } from '../../services/people/redis-links';
import { profileTraces, redisProfiles } from '../../services/people/redis-profiles';
import { agentById, readTeam } from '../../services/people/team';
import type { Books } from './books';

/** What is kept of somebody, before it is erased. */
export interface Found {
  readonly subject: Subject;
  readonly key: boolean;
  readonly counts: readonly { readonly what: Traces['what']; readonly count: number }[];
  readonly caseFiles: number;
  /** Cases in whose record their id stands. */
  readonly named: number;
  readonly onTheDesk: boolean;
}

interface Brought {
  readonly number: string;
  readonly found: Case | undefined;
}

/** Everything of this house that keeps something of people, put together so that it can be forgotten. */
export function forgetter({ redis, vault, cases, journal, config }: Books) {
  const traces = [
    talkTraces(redis),
    messageTraces(redis),
    keptFileTraces(redis),
    chatTraces(redis),
    linkTraces(redis),
    presenceTraces(redis),
    profileTraces(redis), // says their name and their own chat
  ];
  const files = folderFiles(config.FILES_DIR, vault);
  const team = existsSync(config.TEAM_FILE) ? readTeam(config.TEAM_FILE) : undefined;
  const needs = { vault, journal, files, traces, cases, outbox: redisOutbox(redis), clock: redisClock(redis) };

  return {
    async look(id: string): Promise<Found | 'company'> {
      if ((await cases.count({ customer: id })) > 0) return 'company';
      const { named, brought } = await casesOf(id);
      const subject = await subjectOf(id, brought);
      const counts = traces.map(async (place) => ({ what: place.what, count: await place.count(subject) }));
      return {
        subject,
        key: (await vault.knownKeys([id])).has(id),
        counts: await Promise.all(counts),
        caseFiles: brought.reduce((count, { found }) => count + (found?.files.length ?? 0), 0),
        named,
        onTheDesk: team !== undefined && agentById(team, id) !== undefined,
      };
    },
    async erase({ subject }: Found, doer: Doer) {
      await eraseSubject(subject, doer, needs);
      return { log: await rewriteLog(redis) };
    },
  };

  /** One that cannot be read is taken for theirs: it must not keep them from being forgotten. */
  async function casesOf(id: string) {
    const brought: Brought[] = [];
    let named = 0;
    for await (const number of cases.numbers(id)) {
      named++;
      const found = await cases.find(number).catch(() => undefined);
      if (!found || found.requester.id === id) brought.push({ number, found });
    }
    return { named, brought };
  }

  async function subjectOf(id: string, brought: readonly Brought[]): Promise<Subject> {
    const [profile, links, sitsIn] = await Promise.all([
      redisProfiles(redis).find(id),
      linksOf(redis, id),
      conversationsOf(redis, id),
    ]);
    const references = await Promise.all(sitsIn.map((conversation) => redisReferences(redis).find(conversation)));
    const own = references.filter((each) => each?.kind === 'personal').map((each) => each?.conversationId);
    const names = [
      profile?.name,
      team && agentById(team, id)?.name,
      ...links.map(({ person }) => person.name),
      ...brought.map(({ found }) => found?.requester.name),
    ];
    return {
      id,
      names: distinct(names).filter((name) => name !== ERASED),
      chats: distinct([profile?.personalConversationId, ...own]),
      cases: new Set(brought.map(({ number }) => number)),
    };
  }
}

const distinct = (texts: readonly (string | undefined)[]): readonly string[] =>
  [...new Set(texts.filter((text) => text !== undefined && text !== ''))] as readonly string[];
