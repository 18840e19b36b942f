import { frontDesk } from '../dialogs/front-desk';
import { openings } from '../dialogs/openings';
import { saying } from '../dialogs/saying';
import { mediaTypes } from '../services/files/files';
import { masked } from '../services/understanding/mask';
import { languageFor } from '../services/understanding/understanding';
import { Adapter } from './adapter';
import { writtenIn } from './arrival';
import { botClouds } from './clouds';
import type { Config } from './config';
import { readContent } from './content';
import { doingsOf } from './doings';
import { Door } from './door';
import { customersDuty } from './effects/customers';
import { digestDuty } from './effects/digest';
import { replanDuty } from './effects/replan';
import { fileLinks } from './file-links';
import { channelToken, loopbackOnly } from './inbound';
import { ledgerPush } from './ledger-push';
import { logger } from './log';
import type { Outside } from './outside';
import { readerOf } from './reader';
import { scheduler } from './scheduler';
import { cardSeal } from './seal';
import { keyFor } from './secrets';
import { createServer } from './server';
import { speaker as speakerOf } from './speaker';
import { storesOf } from './stores';
import { Worker } from './worker';

/** The whole house, from its settings and what lies outside it. Nothing runs until `start`. */
export function createApp(config: Config, { redis, connector, ...outside }: Outside) {
  const log = logger(config.LOG_LEVEL);
  redis.on('error', (err) => log.error({ reason: err.message }, 'redis'));

  const content = readContent(config);
  const { team, tree, schedule, rules, understanding } = content;
  const stores = storesOf(redis, config, rules);
  const { clock, outbox, files } = stores;
  const seal = cardSeal(keyFor('cards', config.CLOSELOOP_SECRET));
  const speaker = speakerOf(connector, seal);
  const links = fileLinks(keyFor('files', config.CLOSELOOP_SECRET), config.PUBLIC_URL);
  const desk = { tree, ...rules, portalUrl: config.VENDOR_PORTAL_URL };

  const doings = doingsOf({ ...stores, ...outside, team, schedule, rules, desk, speaker, log });
  const worker = new Worker({ outbox, log, doings });
  const duties = scheduler({ outbox, clock, duties: [digestDuty(schedule), customersDuty, replanDuty(rules)], log });

  const reader = readerOf(config, understanding, log);
  const talks = openings({
    ...content,
    ...stores,
    desk,
    linkTo: links.linksTo,
    mask: (words) => masked(words, understanding.knows),
    languageOf: (words) => writtenIn(understanding.read(words), words),
  });
  const door = new Door({
    ...stores,
    frontDesk: frontDesk(talks, stores.seats),
    team,
    seal,
    log,
    understand: (words, locale) => reader.read(words, { language: locale && languageFor(locale) }),
    speak: (claimed) => worker.settle(claimed),
    wake: () => worker.wake(),
    greet: async (conversationId, activityId, reply) => {
      await outbox.planOnce(conversationId, `greeting ${activityId}`, saying(conversationId, [reply]));
      worker.wake();
    },
    sayNow: (reference, reply) => speaker.say(reference, reply),
  });

  const server = createServer({
    adapter: adapterOf(config),
    door,
    log,
    ledgerPush: config.LEDGER_PUSH_TOKEN
      ? ledgerPush({ book: stores.ledger, token: config.LEDGER_PUSH_TOKEN })
      : undefined,
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
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      setTimeout(() => server.server.closeAllConnections(), LAST_REQUESTS_MS).unref(); // a file may take minutes: it is pushed again
      await closed;
      duties.stop();
      await worker.stop();
      await redis.quit().catch(() => redis.disconnect()); // it may be gone already
    },
  };
}

/** How long a stop waits for requests that are being answered. */
const LAST_REQUESTS_MS = 5_000;

function adapterOf(config: Config): Adapter {
  const { MICROSOFT_APP_ID: appId, MICROSOFT_APP_PASSWORD: password, MICROSOFT_APP_TENANT_ID: tenantId } = config;
  const cloud = botClouds[config.BOT_CLOUD];
  const verify = config.CLOSELOOP_DEMO || !appId ? loopbackOnly : channelToken(appId, cloud);
  return new Adapter({ appId, password, tenantId }, cloud, verify);
}
