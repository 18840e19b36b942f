import { expect } from 'chai';
import fc from 'fast-check';
import { weekShape } from '../../../services/calendar/calendar-shapes';
import { placesOf, takingCases } from '../../../services/cases/places';
import type { Availability } from '../../../services/people/availability';
import type { Agent } from '../../../services/people/person';
import { deskFrom, nextTable, type Place, type Presence, presenceOf } from '../../../services/people/roster';
import type { Team } from '../../../services/people/team';
import { policy } from '../../support/case';
import { beijing } from '../calendar/calendars';

const zone = 'Asia/Shanghai';
const day = ['09:00-12:00', '13:00-18:00'];
const office = weekShape.parse({ mon: day, tue: day, wed: day, thu: day, fri: day });

const member = (name: string, more: Partial<Team['members'][number]> = {}): Team['members'][number] => ({
  id: name.toLowerCase(),
  name,
  role: 'admin-agent',
  manager: false,
  ...more,
});
const teamOf = (...members: Team['members']): Team => ({
  tenantId: 'partner',
  company: 'Nimbus',
  locale: 'en-US',
  zone,
  members,
});

describe('where an agent is', () => {
  const rows: [what: string, who: Partial<Team['members'][number]>, away: boolean, at: string, expected: Presence][] = [
    ['in their hours they are there', { hours: office }, false, '2026-11-23 09:00', 'available'],
    ['before them they are not', { hours: office }, false, '2026-11-23 08:59', 'off-hours'],
    ['at noon they eat', { hours: office }, false, '2026-11-23 12:00', 'off-hours'],
    ['after that they are back', { hours: office }, false, '2026-11-23 13:00', 'available'],
    ['at the end of the day they are gone', { hours: office }, false, '2026-11-23 18:00', 'off-hours'],
    ['on a Saturday they do not work', { hours: office }, false, '2026-11-28 10:00', 'off-hours'],
    ['without hours they are there at any time', {}, false, '2026-11-28 03:00', 'available'],
    ['who said they are away is away', {}, true, '2026-11-23 10:00', 'away'],
    ['and away rather than off', { hours: office }, true, '2026-11-28 03:00', 'away'],
  ];
  for (const [what, who, away, at, expected] of rows)
    it(what, () => expect(presenceOf({ ...who, zone }, away, beijing(at))).to.equal(expected));

  it('goes by the desk’s clock', () => {
    const at = beijing('2026-11-23 09:30');
    expect(presenceOf({ hours: office, zone: 'America/Sao_Paulo' }, false, at)).to.equal('off-hours');
    expect(presenceOf({ hours: office, zone: 'UTC' }, false, new Date('2026-11-23T09:30:00Z'))).to.equal('available');
  });
});

const agent = (id: string): Agent => ({ kind: 'agent', id, tenantId: 'partner', name: id, role: 'admin-agent' });
const place = (id: string, open = 0, presence: Presence = 'available', capacity = 10): Place => ({
  agent: agent(id),
  presence,
  open,
  offered: 0,
  capacity,
});

describe('whose table a case comes on next', () => {
  const rows: [what: string, places: readonly Place[], before: readonly string[], expected: string | undefined][] = [
    ['the one with the fewest cases', [place('bo', 3), place('lena', 1), place('rui', 2)], [], 'lena'],
    ['of two with as many, the first in the team', [place('bo', 2), place('lena', 1), place('rui', 1)], [], 'lena'],
    ['not somebody who had it in this round', [place('bo', 0), place('lena', 5)], ['bo'], 'lena'],
    ['not somebody who is away', [place('bo', 0, 'away'), place('lena', 5)], [], 'lena'],
    ['not somebody out of hours', [place('bo', 0, 'off-hours'), place('lena', 5)], [], 'lena'],
    ['not somebody whose table is full', [place('bo', 2, 'available', 2), place('lena', 5)], [], 'lena'],
    ['not somebody whose table is overfull', [place('bo', 3, 'available', 2), place('lena', 5)], [], 'lena'],
    ['somebody with room for one more', [place('bo', 1, 'available', 2), place('lena', 5)], [], 'bo'],
    ['nobody when all had it', [place('bo'), place('lena')], ['lena', 'bo'], undefined],
    ['nobody when nobody is there', [place('bo', 0, 'away'), place('lena', 0, 'off-hours')], [], undefined],
    ['nobody at an empty desk', [], [], undefined],
    ['whoever is there, however many who are not had it', [place('bo')], ['lena', 'rui', 'nobody'], 'bo'],
  ];
  for (const [what, places, before, expected] of rows)
    it(what, () => expect(nextTable(places, before)?.id).to.equal(expected));

  it('comes round to everybody with room once, and leaves the places as they were', () => {
    const some = fc.uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1, maxLength: 3 }),
        open: fc.nat(4),
        presence: fc.constantFrom<Presence[]>('available', 'away', 'off-hours'),
      }),
      { selector: ({ id }) => id, maxLength: 8 },
    );
    fc.assert(
      fc.property(some, (rows) => {
        const places = rows.map(({ id, open, presence }) => place(id, open, presence, 3));
        const order = places.map(({ agent: { id } }) => id);
        const had: string[] = [];
        for (let next = nextTable(places, had); next; next = nextTable(places, had)) had.push(next.id);
        const able = places.filter(({ presence, open }) => presence === 'available' && open < 3);
        expect(had).to.have.members(able.map(({ agent: { id } }) => id));
        expect(places.map(({ agent: { id } }) => id)).to.deep.equal(order);
        const tables = had.map((id) => able.find((each) => each.agent.id === id)?.open ?? 0);
        expect(tables).to.deep.equal(tables.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('the desk as it is now', () => {
  const team = teamOf(
    member('Bo', { hours: office, capacity: 2 }),
    member('Lena'),
    member('Helen', { manager: true, role: 'global-admin' }),
    member('Qing', { takesCases: false }),
    member('Wei', { manager: true, takesCases: true }),
  );
  const availability: Availability = {
    away: async () => new Map([['lena', new Date()]]),
    leave: async () => {},
    comeBack: async () => {},
  };
  const cases = { count: async (index: object) => ('owner' in index ? String(index.owner).length : 0) };
  const now = beijing('2026-11-28 10:00');
  const places = () => placesOf({ team, availability, cases, policy }, now);

  it('is in the order of the team, with everybody’s own hours, room and cases', async () => {
    const rows = (await places()).map(({ agent: { id, kind }, presence, open, capacity }) => [
      id,
      kind,
      presence,
      open,
      capacity,
    ]);
    expect(rows).to.deep.equal([
      ['bo', 'agent', 'off-hours', 2, 2],
      ['lena', 'agent', 'away', 4, policy.casesPerAgent],
      ['helen', 'manager', 'available', 5, policy.casesPerAgent],
      ['qing', 'agent', 'available', 4, policy.casesPerAgent],
      ['wei', 'manager', 'available', 3, policy.casesPerAgent],
    ]);
  });

  it('puts cases on the tables of agents, and of managers only where the team file says so', async () => {
    const taking = takingCases(await places(), team).map(({ agent: { id } }) => id);
    expect(taking).to.deep.equal(['bo', 'lena', 'wei']);
  });
});

describe('when somebody is at the desk', () => {
  const friday = beijing('2026-11-27 20:00');
  const away = new Map([['bo', friday]]);
  const rows: [what: string, team: Team, away: ReadonlyMap<string, Date>, expected: Date | undefined][] = [
    [
      'now, where somebody works around the clock',
      teamOf(member('Bo'), member('Lena', { hours: office })),
      new Map(),
      friday,
    ],
    ['when the first one begins', teamOf(member('Lena', { hours: office })), new Map(), beijing('2026-11-30 09:00')],
    [
      'not counting who is away',
      teamOf(member('Bo'), member('Lena', { hours: office })),
      away,
      beijing('2026-11-30 09:00'),
    ],
    [
      'nor managers',
      teamOf(member('Helen', { manager: true }), member('Lena', { hours: office })),
      new Map(),
      beijing('2026-11-30 09:00'),
    ],
    ['nobody knows when all are away', teamOf(member('Bo')), away, undefined],
  ];
  for (const [what, team, gone, expected] of rows)
    it(what, () => expect(deskFrom(team, gone, friday)).to.deep.equal(expected));
});
