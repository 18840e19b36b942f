import { expect } from 'chai';
import { partitionOf } from '../../services/jobs/partitions';
import { redisClient } from '../../services/redis-client';
import { CASES_CHANNEL } from '../stage/people';
import { type Player, saysText, wordsOf } from '../stage/player';
import { emptyPartnerCenter, type OwnHouse, ownHouse } from '../support/house';

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 20));
const never = () => new Promise<never>(() => {});

describe('when something outside is in trouble', function () {
  this.timeout(60_000);
  let house: OwnHouse;
  afterEach(() => house.stop());

  async function dispute(who: Player): Promise<string> {
    for (const words of ['dispute BF-2026-07', '5', 'Charged after cancellation', 'We cancelled on 24 June.'])
      await who.says(words);
    return /case (\d{4})/.exec(wordsOf(await who.asks('yes', /Your dispute is case/)))?.[1] ?? '';
  }

  it('a full Redis: the person is told plainly, nothing is half done, and the same words work once there is room', async () => {
    house = await ownHouse({}, {}, ['--maxmemory-policy', 'noeviction']);
    const [ana, bo] = [house.player('Ana'), house.player('Bo')];
    const number = await dispute(ana);
    await bo.asks(`claim ${number}`, /Owner: Bo Zhang/);

    await house.own.redis.config('SET', 'maxmemory', '1');
    await bo.asks(`reply ${number} We look into it.`, /that did not work\. Nothing was lost/);
    await house.own.redis.config('SET', 'maxmemory', '0');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(ana.sees().some(saysText(/We look into it/))).to.equal(false);

    await bo.asks(`reply ${number} We look into it.`, /Owner: Bo Zhang/);
    await ana.waits(saysText(/Bo Zhang on case[\s\S]*We look into it/));
    expect(ana.sees().filter(saysText(/We look into it/))).to.have.lengthOf(1);
  });

  it('a Partner Center that hangs: the case is opened, claimed, answered and told without it', async () => {
    house = await ownHouse(
      {},
      { partnerCenter: { ...emptyPartnerCenter, subscriptions: never, vendorInvoices: never } },
    );
    const [ana, bo] = [house.player('Ana'), house.player('Bo')];
    const number = await dispute(ana);
    await bo.asks(`claim ${number}`, /Owner: Bo Zhang[\s\S]*What does Partner Center show\?/);
    await bo.asks(`answer ${number} right`, /Does the explanation answer/);
    await bo.asks(`resolve ${number} explained It is the month ahead.`, /Resolved|Customer told/);
    await ana.waits(saysText(/It is the month ahead/));
    await ana.asks(`solved ${number}`, /is closed/);
  });

  it('a channel for cases that takes nothing: the card waits for its place, and comes when there is one', async () => {
    house = await ownHouse();
    house.channel.refuse(CASES_CHANNEL, 403);
    const number = await dispute(house.player('Ana'));
    const redis = redisClient(house.own.url, house.prefix);
    const [partition, lane] = [partitionOf(number), `case:${number}:card`];
    while ((await redis.hget(`${partition}:held`, lane)) !== '0:0:0') await pause();
    house.channel.refuse(CASES_CHANNEL, 0);
    await redis.zadd(`${partition}:due`, 0, lane); // as if its time had come
    while (house.channel.threads(CASES_CHANNEL).length === 0) await pause();
    redis.disconnect();
    const [thread = ''] = house.channel.threads(CASES_CHANNEL);
    expect(house.channel.shown(thread).filter(saysText(new RegExp(`Case ${number} `)))).to.have.lengthOf(1);
  });

  it('a channel that takes nothing for a while: what was to be said comes later, in order and once', async () => {
    house = await ownHouse();
    const [ana, bo] = [house.player('Ana'), house.player('Bo')];
    const number = await dispute(ana);
    await bo.asks(`claim ${number}`, /Owner: Bo Zhang/);
    await ana.waits(saysText(/has taken case/));
    house.channel.refuse('a:ana-souza', 503);
    await bo.asks(`reply ${number} First.`, /Owner: Bo/);
    await bo.asks(`reply ${number} Second.`, /Owner: Bo/);
    while (house.channel.refusals('a:ana-souza') === 0) await pause();
    house.channel.refuse('a:ana-souza', 0);
    await ana.waits(saysText(/Second\./));
    const said = ana
      .sees()
      .map(wordsOf)
      .filter((words) => /First\.|Second\./.test(words));
    expect(said).to.have.lengthOf(2);
    expect(said[0]).to.include('First.');
  });
});
