import { expect } from 'chai';
import { redisJournal } from '../../../services/audit/redis-journal';
import { endLink, followLink, type LinkBooks } from '../../../services/people/end-link';
import type { Link } from '../../../services/people/links';
import { redisLinks } from '../../../services/people/redis-links';
import { redisProfiles } from '../../../services/people/redis-profiles';
import { type OwnRedis, ownRedis } from '../../support/redis';

const bluefinch = { id: 'bluefinch', name: 'Bluefinch Foods' };
const tidepool = { id: 'tidepool', name: 'Tidepool' };
const tom = { id: 'tom', tenantId: 'tenant-a', name: 'Tom Weber' };
const bo = { id: 'bo', role: 'admin-agent' };
const lena = { id: 'lena', role: 'billing-admin' };

describe('taking a link back', () => {
  let own: OwnRedis;
  let books: LinkBooks;
  before(async () => {
    own = await ownRedis();
  });
  beforeEach(async () => {
    const { redis } = own;
    await redis.flushdb();
    books = { links: redisLinks(redis), profiles: redisProfiles(redis), journal: redisJournal(redis, 'key') };
    await books.profiles.learn('tom', tom);
  });
  after(() => own.stop());

  /** As the talk does it. */
  async function linked(company = bluefinch): Promise<Link> {
    const { code } = await books.links.issue(company, 'bo');
    const answer = await books.links.redeem(code.replace('-', ''), tom);
    if ('refused' in answer) throw new Error(answer.refused);
    await followLink(answer.linked, books);
    return answer.linked;
  }

  const shown = async () => (await books.profiles.find('tom'))?.company?.id;
  const listed = async (company = bluefinch) => (await books.links.of(company.id)).length;
  const written = async () =>
    (await redisJournal(own.redis, 'key').read()).entries.map(({ about }) => about['company']);

  it('shows them nothing, takes them off the list and writes it down', async () => {
    await endLink(await linked(), bo, books);
    expect([await shown(), await listed(), await written()]).to.deep.equal([undefined, 0, ['bluefinch']]);
  });

  const crash = () => Promise.reject(new Error('the machine stopped'));
  const broken: Record<string, (whole: LinkBooks) => LinkBooks> = {
    'the end': (whole) => ({ ...whole, links: { ...whole.links, end: crash } }),
    'what they are shown': (whole) => ({ ...whole, profiles: { ...whole.profiles, forget: crash } }),
    'the journal': (whole) => ({ ...whole, journal: { append: crash } }),
    'the journal’s answer': (whole) => ({
      ...whole,
      journal: { append: (...entry) => whole.journal.append(...entry).then(crash) },
    }),
    'the list': (whole) => ({ ...whole, links: { ...whole.links, strike: crash } }),
  };
  for (const [what, breaking] of Object.entries(broken))
    it(`is finished by doing it again, also by somebody else, after a crash at ${what}`, async () => {
      const link = await linked();
      const failed = await endLink(link, bo, breaking(books)).catch(({ message }: Error) => message);
      expect(failed).to.equal('the machine stopped');
      expect(await listed(), 'still found').to.equal(1);
      await endLink(link, lena, books);
      expect([await shown(), await listed(), await written()]).to.deep.equal([undefined, 0, ['bluefinch']]);
    });

  it('is written down once when two agents do it at once, and again when it is another link', async () => {
    const link = await linked();
    await Promise.all([bo, lena, bo].map((agent) => endLink(link, agent, books)));
    expect(await written()).to.deep.equal(['bluefinch']);
    await endLink(await linked(), bo, books);
    expect(await written()).to.deep.equal(['bluefinch', 'bluefinch']);
  });

  it('leaves what they are linked to since', async () => {
    const first = await linked();
    await linked(tidepool);
    await endLink(first, bo, books);
    expect([await shown(), await listed(), await listed(tidepool)]).to.deep.equal(['tidepool', 0, 1]);
  });

  it('leaves a company that only their profile knows', async () => {
    const first = await linked();
    await books.profiles.learn('tom', { company: tidepool });
    await endLink(first, bo, books);
    expect(await shown()).to.equal('tidepool');
  });

  it('shows nothing to whom is being shown it at that moment', async () => {
    const link = await linked();
    const learn: LinkBooks['profiles']['learn'] = async (...news) => {
      await endLink(link, bo, books);
      await books.profiles.learn(...news);
    };
    expect(await followLink(link, { ...books, profiles: { ...books.profiles, learn } })).to.equal(undefined);
    expect([await shown(), await listed()]).to.deep.equal([undefined, 0]);
  });

  it('does not hide what another code showed them at that moment', async () => {
    const link = await linked();
    const forget: LinkBooks['profiles']['forget'] = async (...what) => {
      await linked(tidepool);
      await books.profiles.forget(...what);
    };
    await endLink(link, bo, { ...books, profiles: { ...books.profiles, forget } });
    expect([await shown(), await listed(), await listed(tidepool)]).to.deep.equal(['tidepool', 0, 1]);
  });
});
