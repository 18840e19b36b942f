import { expect } from 'chai';
import { redisJournal } from '../../services/audit/redis-journal';
import { redisCustomerBook } from '../../services/partner-center/redis-customer-book';
import { redisLinks } from '../../services/people/redis-links';
import { redisProfiles } from '../../services/people/redis-profiles';
import { redisClient } from '../../services/redis-client';
import { type Player, saysText, wordsOf } from '../stage/player';
import { emptyPartnerCenter, type OwnHouse, ownHouse } from '../support/house';

const company = (id: string, name: string) => ({ id, name, domain: `${name.toLowerCase()}.partner.onmschina.cn` });
const bluefinch = company('b1f00000-0000-4000-8000-0000000000a1', 'Bluefinch Foods (Shanghai)');
const print = company('71d00000-0000-4000-8000-0000000000b3', 'Tidepool Print');
const CODE = /^[A-Z2-9]{4}-[A-Z2-9]{4}$/m;
const known = [bluefinch, company('71d00000-0000-4000-8000-0000000000b2', 'Tidepool Design Studio'), print];

describe('linking somebody to a customer', () => {
  let house: OwnHouse;
  let redis: ReturnType<typeof redisClient>;
  let bo: Player;
  let tom: Player;
  beforeEach(async () => {
    house = await ownHouse({}, { partnerCenter: { ...emptyPartnerCenter, customers: async () => known } });
    redis = redisClient(house.own.url, 'test:');
    [bo, tom] = [house.player('Bo'), house.player('Tom')];
    await listRead();
  });
  afterEach(async () => {
    redis.disconnect();
    await house.stop();
  });

  /** The house reads Partner Center's list as soon as it starts. */
  async function listRead(): Promise<void> {
    for (let tries = 0; tries < 500; tries++) {
      if ((await redisCustomerBook(redis).find('bluefinch')).length > 0) break;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  const last = (who: Player) => wordsOf(who.sees().at(-1)!);
  const codeFor = async (customer: string) => CODE.exec(wordsOf(await bo.asks(`link ${customer}`, CODE)))?.[0] ?? '';
  /** What a press leads to is a message of its own, some time later. */
  const answersTo = async (press: Promise<unknown>, expected: RegExp) => {
    const before = new Set(bo.sees().map(({ id }) => id));
    await press;
    return wordsOf(await bo.waits((shown) => !before.has(shown.id) && saysText(expected)(shown)));
  };
  const links = () => redisLinks(redis);
  const shown = async () => (await redisProfiles(redis).find(tom.person.aadObjectId))?.company?.id;
  const written = async () => {
    const { entries } = await redisJournal(redis, 'not needed to read').read();
    return entries.filter(({ what }) => what !== 'link-code-issued').map(({ what, about }) => [what, about['company']]);
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

  it('takes no words or case numbers for a code', async () => {
    for (const words of ['case 9836', 'caso 2345', 'June 24th', 'invoices']) {
      await tom.says(words);
      expect(last(tom), words).to.not.include('not valid');
    }
  });

  for (const [locale, sentence] of [
    ['en-US', 'here is my code {code}'],
    ['en-US', 'Hi, my link code is {code}. Thanks!'],
    ['zh-CN', '我的关联码是{code}，谢谢'],
    ['pt-BR', 'o codigo é {code}'],
  ] as const)
    it(`takes a code out of a sentence: ${sentence}`, async () => {
      const who = house.player('Tom', locale);
      const code = await codeFor('bluefinch');
      await who.says(sentence.replace('{code}', code.toLowerCase()));
      expect(await shown()).to.equal(bluefinch.id);
      expect(who.sees().map(wordsOf).join()).to.not.include('not valid');
    });

  it('spends no try on sentences with numbers of invoices, cases and products', async () => {
    const tries = [
      'where is invoice TD-2026-07?',
      'INV20394 and INV20395',
      'my code is ABCD1234',
      'code BF-2026-07',
      'A2AA222B3',
    ];
    for (const words of [...tries, ...tries]) {
      await tom.says(words);
      expect(last(tom), words).to.not.match(/not valid|Too many tries/);
    }
    await tom.asks(`my code is ${await codeFor('bluefinch')}`, /You are linked to Bluefinch/);
    expect(await shown()).to.equal(bluefinch.id);
  });

  it('shows whoever is not linked any more no amount of their own cases either', async () => {
    await tom.says(await codeFor('bluefinch'));
    for (const words of ['dispute BF-2026-07', '5', 'Wrong price', 'It was agreed otherwise.']) await tom.says(words);
    const opened = await tom.asks('yes', /Your dispute is case \d+/);
    expect(wordsOf(opened)).to.include('CN¥583.00');
    const number = /case (\d+)/.exec(wordsOf(opened))?.[1];
    await tom.asks('my cases', /CN¥583\.00/);
    await bo.asks('links bluefinch', /Tom Weber/);
    await answersTo(bo.presses('Unlink'), /is no longer linked/);
    const shows = async (words: string, expected: RegExp) => wordsOf(await tom.asks(words, expected));
    expect(await shows('my cases', /Your cases: 1/)).to.not.include('CN¥');
    expect(await shows(`status ${number}`, /Case \d+/)).to.not.include('CN¥');
    await bo.asks(`claim ${number}`, /Owner: Bo/);
    await bo.asks(`resolve ${number} credited 583.00 You get it back.`, /Credit: CN¥583\.00/);
    expect(wordsOf(await tom.waits(saysText(/You get it back/)))).to.not.include('CN¥');
  });

  it('says how to be linked to whoever asks in words, and that they are to whoever is', async () => {
    const asking = [
      'link',
      'where do i type the code',
      'i have a link code',
      'why cant i see my invoices',
      'why am i not linked',
      '怎么关联账号',
      '我要关联码',
      'como vinculo minha conta',
    ];
    for (const words of asking)
      await tom.asks(words, /Ask us for a link code|请向我们索取关联码|Peça um código de vínculo/);
    await tom.asks('my code is ABCD1234', /(?=[\s\S]*not how a link code looks)[\s\S]*Ask us for a link code/);
    await tom.asks('code ABCD1234', /not how a link code looks/);
    await tom.says(await codeFor('bluefinch'));
    await tom.asks('why am i not linked', /You are linked to Bluefinch Foods \(Shanghai\) already/);
    await tom.says('why cant i see my invoices');
    expect(last(tom)).to.not.include('already');
  });

  it('stops whoever guesses', async () => {
    for (let i = 0; i < 6; i++) await tom.says(`A2AA-222${'BCDEFG'[i]}`);
    expect(last(tom)).to.include('Too many tries');
    await tom.says(await codeFor('bluefinch'));
    expect(last(tom)).to.include('Too many tries');
  });

  it('asks which customer is meant when several have the name', async () => {
    await bo.says('link tidepool');
    expect(last(bo)).to.include('Which customer?');
    await answersTo(bo.presses('Tidepool Print'), /Link code for Tidepool Print/);
    await bo.says('link nobody');
    expect(last(bo)).to.include('has no customer “nobody”');
  });

  it('shows who is linked, and takes it back', async () => {
    await tom.says(await codeFor('bluefinch'));
    await bo.says('links bluefinch');
    expect(last(bo)).to.include('Tom Weber').and.to.include('code from Bo Zhang');
    await answersTo(bo.presses('Unlink'), /Tom Weber is no longer linked to Bluefinch/);
    await tom.says('how much do I owe?');
    expect(last(tom)).to.not.include('¥');
  });

  it('writes down who linked whom, in a chain', async () => {
    await tom.says(await codeFor('bluefinch'));
    await bo.says('links bluefinch');
    await bo.presses('Unlink');
    const { entries } = await redisJournal(redis, 'not needed to read').read();
    expect(entries.map(({ what }) => what)).to.deep.equal(['link-code-issued', 'linked', 'unlinked']);
    expect(entries[1]?.about).to.include({ company: bluefinch.id, agent: '0b020000-0000-4000-8000-000000000001' });
  });

  it('is for the desk alone: a customer who types the command gets no code', async () => {
    await tom.says('link bluefinch');
    expect(last(tom)).to.not.match(/[A-Z2-9]{4}-[A-Z2-9]{4}/);
  });

  it('gives the code to the agent alone when it is asked for where others read along', async () => {
    await bo.says('hello');
    await bo.says('link bluefinch', 'channel');
    await bo.waits(saysText(CODE));
    expect(bo.sees('channel').map(wordsOf).join()).to.include('Sent to your own chat').and.to.not.match(CODE);
  });

  it('makes nothing of a code after the link was taken back', async () => {
    const code = await codeFor('bluefinch');
    await tom.says(code);
    await bo.says('links bluefinch');
    await answersTo(bo.presses('Unlink'), /no longer linked/);
    await tom.asks(code, /not valid/);
    await tom.says('how much do I owe?');
    expect(last(tom)).to.not.include('¥');
    expect(await links().of(bluefinch.id)).to.deep.equal([]);
  });

  it('takes back the link of the list that was looked at, whatever they are linked to since', async () => {
    await tom.says(await codeFor('bluefinch'));
    await bo.says('links bluefinch');
    await tom.says(await codeFor('Tidepool Print'));
    expect(await links().of(bluefinch.id), 'moved').to.deep.equal([]);
    await answersTo(bo.presses('Unlink', { of: /Bluefinch/ }), /no such link/);
    expect(await shown()).to.equal(print.id);
    expect(await links().of(print.id)).to.have.length(1);
    expect(await written()).to.deep.equal([
      ['linked', bluefinch.id],
      ['linked', print.id],
      ['unlinked', bluefinch.id],
    ]);
  });

  it('takes a row off the list that no profile knows of any more', async () => {
    await tom.says(await codeFor('bluefinch'));
    const [left] = await links().of(bluefinch.id);
    await tom.says(await codeFor('Tidepool Print'));
    await redis.hset(`links:{${bluefinch.id}}`, tom.person.aadObjectId, JSON.stringify(left)); // as the version before left it
    await bo.says('links bluefinch');
    await answersTo(bo.presses('Unlink', { of: /Bluefinch/ }), /no longer linked to Bluefinch/);
    expect(await links().of(bluefinch.id)).to.deep.equal([]);
    expect(await shown()).to.equal(print.id);
  });

  /** Where a machine stopped that was taking Tom's link back. */
  const stopped: Record<string, () => Promise<unknown>> = {
    'they see nothing': async () => redisProfiles(redis).forget(tom.person.aadObjectId, 'company'),
    'the code is worthless and they see nothing': async () => {
      for (const link of await links().of(bluefinch.id)) await links().end(link);
      await redisProfiles(redis).forget(tom.person.aadObjectId, 'company');
    },
  };
  for (const [where, stop] of Object.entries(stopped))
    for (const typed of [false, true])
      it(`finishes ${typed ? 'by command' : 'by the button'} what a crash left where ${where}`, async () => {
        await tom.says(await codeFor('bluefinch'));
        await bo.says('links bluefinch');
        await stop();
        const again = typed ? bo.says(`unlink ${tom.person.aadObjectId}`) : bo.presses('Unlink');
        await answersTo(again, /Tom Weber is no longer linked to Bluefinch/);
        expect(await links().of(bluefinch.id)).to.deep.equal([]);
        expect(await written()).to.deep.equal([
          ['linked', bluefinch.id],
          ['unlinked', bluefinch.id],
        ]);
      });

  it('writes a removal down once, however often its button is pressed, and the next one again', async () => {
    for (let i = 0; i < 2; i++) {
      await tom.says(await codeFor('bluefinch'));
      const list = await bo.asks('links bluefinch', /Tom Weber/);
      const press = () => bo.deliver(bo.pressActivity(list, 'Unlink'), list);
      await Promise.all([press(), press(), press()]);
    }
    expect(await written()).to.deep.equal([
      ['linked', bluefinch.id],
      ['unlinked', bluefinch.id],
      ['linked', bluefinch.id],
      ['unlinked', bluefinch.id],
    ]);
  });

  it('takes nothing back for somebody who is not on the desk, whatever they press or type', async () => {
    await tom.says(await codeFor('bluefinch'));
    const list = await bo.asks('links bluefinch', /Tom Weber/);
    const li = house.player('Li');
    await li.deliver(li.pressActivity(list, 'Unlink'), list);
    await li.says(`unlink ${tom.person.aadObjectId}`);
    expect(await links().of(bluefinch.id)).to.have.length(1);
    expect(await shown()).to.equal(bluefinch.id);
  });
});
