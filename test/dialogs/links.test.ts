import { expect } from 'chai';
import { redisJournal } from '../../services/audit/redis-journal';
import { redisCustomerBook } from '../../services/partner-center/redis-customer-book';
import { redisClient } from '../../services/redis-client';
import { type Player, wordsOf } from '../stage/player';
import { emptyPartnerCenter, type OwnHouse, ownHouse } from '../support/house';

const company = (id: string, name: string) => ({ id, name, domain: `${name.toLowerCase()}.partner.onmschina.cn` });
const bluefinch = company('b1f00000-0000-4000-8000-0000000000a1', 'Bluefinch Foods (Shanghai)');
const known = [
  bluefinch,
  company('71d00000-0000-4000-8000-0000000000b2', 'Tidepool Design Studio'),
  company('71d00000-0000-4000-8000-0000000000b3', 'Tidepool Print'),
];

describe('linking somebody to a customer', () => {
  let house: OwnHouse;
  let bo: Player;
  let tom: Player;
  beforeEach(async () => {
    house = await ownHouse({}, { partnerCenter: { ...emptyPartnerCenter, customers: async () => known } });
    [bo, tom] = [house.player('Bo'), house.player('Tom')];
    await listRead();
  });
  afterEach(() => house.stop());

  /** The house reads Partner Center's list as soon as it starts. */
  async function listRead(): Promise<void> {
    const redis = redisClient(house.own.url, 'test:');
    for (let tries = 0; tries < 500; tries++) {
      if ((await redisCustomerBook(redis).find('bluefinch')).length > 0) break;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    redis.disconnect();
  }

  const last = (who: Player) => wordsOf(who.sees().at(-1)!);
  const codeFor = async (customer: string) => {
    await bo.says(`link ${customer}`);
    return /^[A-Z2-9]{4}-[A-Z2-9]{4}$/m.exec(last(bo))?.[0] ?? '';
  };

  it('takes a code from the desk, typed in the person’s own chat', async () => {
    const code = await codeFor('bluefinch');
    await tom.says(code.toLowerCase().replace('-', ' '));
    expect(tom.sees().map(wordsOf).join()).to.include('You are linked to Bluefinch Foods (Shanghai)');
    await tom.says('how much do I owe?');
    expect(last(tom)).to.include('CN¥9,797.28');
  });

  it('lets a code be used by one person only', async () => {
    const code = await codeFor('bluefinch');
    await tom.says(code);
    const li = house.player('Li');
    await li.says(code);
    expect(last(li)).to.include('not valid');
    await li.says('invoices');
    expect(last(li)).to.not.include('BF-');
    await tom.says(code);
    expect(tom.sees().map(wordsOf).join()).to.not.include('not valid');
  });

  it('stops whoever guesses', async () => {
    for (let i = 0; i < 6; i++) await tom.says(`AAAA-222${i + 3}`);
    expect(last(tom)).to.include('Too many tries');
    await tom.says(await codeFor('bluefinch'));
    expect(last(tom)).to.include('Too many tries');
  });

  it('asks which customer is meant when several have the name', async () => {
    await bo.says('link tidepool');
    expect(last(bo)).to.include('Which customer?');
    await bo.presses('Tidepool Print');
    expect(last(bo)).to.include('Link code for Tidepool Print');
    await bo.says('link nobody');
    expect(last(bo)).to.include('has no customer “nobody”');
  });

  it('shows who is linked, and takes it back', async () => {
    await tom.says(await codeFor('bluefinch'));
    await bo.says('links bluefinch');
    expect(last(bo)).to.include('Tom Weber').and.to.include('code from Bo Zhang');
    await bo.presses('Unlink');
    expect(last(bo)).to.include('Tom Weber is no longer linked to Bluefinch');
    await tom.says('how much do I owe?');
    expect(last(tom)).to.not.include('¥');
  });

  it('writes down who linked whom, in a chain', async () => {
    await tom.says(await codeFor('bluefinch'));
    await bo.says('links bluefinch');
    await bo.presses('Unlink');
    const redis = redisClient(house.own.url, 'test:');
    const { entries } = await redisJournal(redis, 'not needed to read').read();
    redis.disconnect();
    expect(entries.map(({ what }) => what)).to.deep.equal(['link-code-issued', 'linked', 'unlinked']);
    expect(entries[1]?.about).to.include({ company: bluefinch.id, agent: '0b020000-0000-4000-8000-000000000001' });
  });

  it('is for the desk alone: a customer who types the command gets no code', async () => {
    await tom.says('link bluefinch');
    expect(last(tom)).to.not.match(/[A-Z2-9]{4}-[A-Z2-9]{4}/);
  });
});
