import { join } from 'node:path';
import { pino } from 'pino';
import { frontDesk } from '../dialogs/front-desk';
import { openings } from '../dialogs/openings';
import { redisJournal } from '../services/audit/redis-journal';
import { redisVault } from '../services/audit/redis-vault';
import { readCalendars } from '../services/calendar/calendar-files';
import { redisClock } from '../services/calendar/redis-clock';
import { readServiceLevels } from '../services/calendar/service-levels';
import { deskPolicyShape } from '../services/cases/policy';
import { redisCardBook } from '../services/cases/redis-card-book';
import { redisCases } from '../services/cases/redis-cases';
import { readCollectionsPolicy } from '../services/collections/policy';
import { parseYaml } from '../services/content-file';
import { redisReferences } from '../services/conversations/redis-references';
import { redisSeats } from '../services/conversations/redis-seats';
import { talkLane } from '../services/conversations/seat';
import { digestScheduleShape } from '../services/digests/schedule';
import { readPackageTemplates } from '../services/escalation/package';
import { mediaTypes } from '../services/files/files';
import { folderFiles } from '../services/files/folder-files';
import { redisKeptFiles } from '../services/files/redis-kept-files';
import { redisOutbox } from '../services/jobs/redis-outbox';
import { loadKnowledge } from '../services/knowledge/files';
import { redisGaps } from '../services/knowledge/redis-gaps';
import { redisLedger } from '../services/ledger/redis-ledger';
import { redisCustomerBook } from '../services/partner-center/redis-customer-book';
import { redisAvailability } from '../services/people/redis-availability';
import { redisLinks } from '../services/people/redis-links';
import { redisProfiles } from '../services/people/redis-profiles';
import { readTeam } from '../services/people/team';
import { readReplies } from '../services/replies/replies';
import { treeShape } from '../services/triage/tree';
import { masked } from '../services/understanding/mask';
import { openUnderstanding } from '../services/understanding/open';
import { languageFor } from '../services/understanding/understanding';
import { Adapter } from './adapter';
import { writtenIn } from './arrival';
import { botClouds } from './clouds';
import type { Config } from './config';
import { Door } from './door';
import { caseCard } from './effects/case-card';
import { caseEvidence } from './effects/case-evidence';
import { caseNotice } from './effects/case-notice';
import { caseOffer } from './effects/case-offer';
import { caseTalk } from './effects/case-talk';
import { caseClock, caseClose, caseTalkIdle } from './effects/case-timers';
import { customers, customersDuty } from './effects/customers';
import { digest, digestDuty } from './effects/digest';
import { attachFiles, keepFile } from './effects/keep-file';
import { replan, replanDuty } from './effects/replan';
import { say } from './effects/say';
import { fileLinks } from './file-links';
import { channelToken, loopbackOnly } from './inbound';
import { ledgerPush } from './ledger-push';
import type { Outside } from './outside';
import { readerOf } from './reader';
import { scheduler } from './scheduler';
import { cardSeal } from './seal';
import { keyFor, vaultKey } from './secrets';
import { createServer } from './server';
import { speaker as speakerOf } from './speaker';
import { Worker } from './worker';

/** The whole house, from its settings and what lies outside it. Nothing runs until `start`. */
export function createApp(config: Config, { redis, partnerCenter, directory, connector, download }: Outside) {
  const log = pino({ level: config.LOG_LEVEL });
  redis.on('error', (err) => log.error({ reason: err.message }, 'redis'));
  const content = (name: string) => join(config.CONTENT_DIR, name);

  const team = readTeam(config.TEAM_FILE);
  const policy = parseYaml(content('desk-policy.yaml'), deskPolicyShape);
  const tree = parseYaml(content('triage.yaml'), treeShape);
  const schedule = parseYaml(config.DIGEST_FILE, digestScheduleShape);
  const packages = readPackageTemplates(config.CONTENT_DIR);
  const understanding = openUnderstanding({ topics: content('topics') });
  const reader = readerOf(config, understanding, log);
  const knowledge = loadKnowledge(content('knowledge'));
  const calendars = readCalendars(content('calendar'));
  const levels = readServiceLevels(content('service-levels.yaml'));
  const collections = readCollectionsPolicy(content('collections-policy.yaml'), calendars);
  const rules = { policy, levels, calendars };

  const clock = redisClock(redis);
  const outbox = redisOutbox(redis);
  const references = redisReferences(redis);
  const profiles = redisProfiles(redis);
  const ledger = redisLedger(redis);
  const cards = redisCardBook(redis);
  const customerBook = redisCustomerBook(redis);
  const availability = redisAvailability(redis);
  const vault = redisVault(redis, vaultKey(config.CLOSELOOP_SECRET));
  const cases = redisCases(redis, { rules: () => rules, key: keyFor('cases', config.CLOSELOOP_SECRET), vault });
  const desk = { tree, policy, calendars, portalUrl: config.VENDOR_PORTAL_URL };
  const files = folderFiles(config.FILES_DIR, vault);
  const links = fileLinks(keyFor('files', config.CLOSELOOP_SECRET), config.PUBLIC_URL);
  const filing = { cases, files, kept: redisKeptFiles(redis), download, references, profiles, outbox, log };

  const seal = cardSeal(keyFor('cards', config.CLOSELOOP_SECRET));
  const speaker = speakerOf(connector, seal);
  const worker = new Worker({
    outbox,
    log,
    doings: {
      say: say({ references, speaker }),
      digest: digest({ cases, references, speaker, schedule, team }),
      'case-card': caseCard({ cases, cards, references, speaker, desk, team, clock }),
      'case-notice': caseNotice({ cases, cards, references, profiles, directory, speaker, team, clock, log }),
      'case-evidence': caseEvidence({ cases, ledger, partnerCenter, clock }),
      'case-offer': caseOffer({ cases, team, availability, policy: () => policy, outbox, clock }),
      'case-close': caseClose(cases),
      'case-clock': caseClock(cases),
      'case-talk': caseTalk({ cases, profiles }),
      'case-talk-idle': caseTalkIdle(cases),
      'keep-file': keepFile(filing),
      'attach-files': attachFiles(filing),
      replan: replan(cases, rules),
      customers: customers({ partnerCenter, book: customerBook }),
    },
  });
  const duties = scheduler({ outbox, clock, duties: [digestDuty(schedule), customersDuty, replanDuty(rules)], log });

  const door = new Door({
    frontDesk: frontDesk(
      openings({
        cases,
        cards,
        ledger,
        collections,
        knowledge,
        gaps: redisGaps(redis),
        mask: (words) => masked(words, understanding.knows),
        languageOf: (words) => writtenIn(understanding.read(words), words),
        availability,
        replies: readReplies(content('replies')),
        linkTo: links.linksTo,
        profiles,
        links: redisLinks(redis),
        customers: customerBook,
        journal: redisJournal(redis, keyFor('journal', config.CLOSELOOP_SECRET)),
        references,
        team,
        desk,
        packages,
        schedule,
      }),
      redisSeats(redis),
    ),
    references,
    profiles,
    team,
    seal,
    understand: (words, locale) => reader.read(words, { language: locale && languageFor(locale) }),
    log,
    speak: async (claimed) => {
      await worker.settle(claimed);
      worker.wake(); // what the turn planned besides
    },
    greet: async (conversationId, activityId, reply) => {
      const effect = { kind: 'say', conversationId, reply };
      await outbox.planOnce(`greeting ${conversationId} ${activityId}`, [{ lane: talkLane(conversationId), effect }]);
      worker.wake();
    },
    sayNow: (reference, reply) => speaker.say(reference, reply),
  });

  const identity = {
    appId: config.MICROSOFT_APP_ID,
    password: config.MICROSOFT_APP_PASSWORD,
    tenantId: config.MICROSOFT_APP_TENANT_ID,
  };
  const cloud = botClouds[config.BOT_CLOUD];
  const verify = config.CLOSELOOP_DEMO || !identity.appId ? loopbackOnly : channelToken(identity.appId, cloud);
  const server = createServer({
    adapter: new Adapter(identity, cloud, verify),
    door,
    log,
    ledgerPush: config.LEDGER_PUSH_TOKEN ? ledgerPush({ book: ledger, token: config.LEDGER_PUSH_TOKEN }) : undefined,
    file: async (token) => {
      const linked = links.open(token, await clock.now());
      const bytes = linked && (await files.read(linked.subject, linked.hash));
      return bytes && { bytes, mediaType: mediaTypes[linked.type], title: linked.title };
    },
    ready: async () => {
      await redis.set('ready', 1);
    },
  });

  return {
    log,
    server,
    /** Resolves once the door is open: to the port it is on. */
    start: () =>
      new Promise<number>((resolve, reject) => {
        server.on('error', reject);
        server.listen(config.PORT, config.HOST, () => {
          worker.start();
          duties.start();
          resolve(server.address().port);
        });
      }),
    /** Nothing new, then what was begun, then Redis. */
    stop: async () => {
      await new Promise<void>((resolve) => server.close(() => resolve()));
      duties.stop();
      await worker.stop();
      await redis.quit().catch(() => redis.disconnect()); // it may be gone already
    },
  };
}
