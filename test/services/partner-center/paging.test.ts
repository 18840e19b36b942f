import { expect } from 'chai';
import fc from 'fast-check';
import { z } from 'zod';
import type { Get } from '../../../services/partner-center/http';
import { allByOffset } from '../../../services/partner-center/paging';

/** What servers have been seen to do with the count, with the size asked for, and with the link to the next page. */
const manners = fc.record({
  count: fc.constantFrom('all', 'page', 'none'),
  atMost: fc.integer({ min: 1, max: 10 }),
  link: fc.boolean(),
  ignoresSize: fc.boolean(),
});

describe('pages by offset', () => {
  it('give everything once, however the server counts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 10 }),
        manners,
        async (total, size, how) => {
          // Short pages can only be told from the last one by a true count, a missing link only by a full page or the count.
          fc.pre(how.count === 'all' || (how.atMost >= size && how.link));
          const all = Array.from({ length: total }, (_, index) => index);

          const get: Get = async (path, shape) => {
            const query = new URL(path, 'http://simulated').searchParams;
            const [asked, offset] = [Number(query.get('size')), Number(query.get('offset'))];
            const most = how.ignoresSize ? total : Math.min(asked, how.atMost);
            const items = all.slice(offset, offset + most);
            const more = offset + items.length < total;
            const totalCount = { all: total, page: items.length, none: undefined }[how.count];
            return shape.parse({ items, totalCount, links: more && how.link ? { next: { headers: [] } } : {} });
          };
          expect(await allByOffset(get, '/v1/things', size, z.int())).to.deep.equal(all);
        },
      ),
    );
  });

  it('are not asked for beyond the count', async () => {
    let asked = 0;
    const get: Get = async (_, shape) => {
      asked += 1;
      return shape.parse({ items: [asked, -asked], totalCount: 4 });
    };
    expect(await allByOffset(get, '/v1/things', 2, z.int())).to.deep.equal([1, -1, 2, -2]);
  });

  it('go on in the query that is there', async () => {
    const asked: string[] = [];
    const get: Get = async (path, shape) => {
      asked.push(path);
      return shape.parse({ items: [] });
    };
    await allByOffset(get, '/v1/things?provider=office', 5, z.int());
    expect(asked).to.deep.equal(['/v1/things?provider=office&size=5&offset=0']);
  });
});
