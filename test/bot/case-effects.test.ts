import { expect } from 'chai';
import fc from 'fast-check';
import { caseOffer, putCaseOnTable } from '../../bot/effects/case-offer';
import { caseTalk } from '../../bot/effects/case-talk';
import { caseClose, caseTalkIdle } from '../../bot/effects/case-timers';
import { redisClock } from '../../services/calendar/redis-clock';
import type { Case } from '../../services/cases/case';
import type { Actor, Verb } from '../../services/cases/deeds';
import { offerNext } from '../../services/cases/effects';
import type { DeskPolicy } from '../../services/cases/policy';
import { redisAvailability } from '../../services/people/redis-availability';
import { redisProfiles } from '../../services/people/redis-profiles';
import type { Team } from '../../services/people/team';
import { MovableClock } from '../fakes/clock';
import { beijing, DAY, HOUR, hours, MINUTE } from '../services/calendar/calendars';
import { ana, bo, draft, helen, lena, policy, rui, rules, system } from '../support/case';
import { deeds } from '../support/deeds';
import { type OwnRedis, ownRedis } from '../support/redis';
import { LEASE, type VirtualProcess, virtualProcess, waitingIn } from '../support/virtual-desk';

const SECOND = 1_000;
const noon = beijing('2026-03-10 12:00'); // a Tuesday

const member = ({ id, name, role }: Actor, more: Partial<Team['members'][number]> = {}): Team['members'][number] => ({
  id,
  name,
  role: role ?? 'sales-agent',
  manager: false,
  ...more,
});
const teamOf = (...members: Team['members']): Team => ({
  tenantId: 'the desk',
  company: 'Nimbus Cloud Resale',
  locale: 'en-US',
  zone: 'Asia/Shanghai',
  members,
});
const usual = teamOf(member(bo), member(lena), member(rui), member(helen, { manager: true }));

/** A real Redis at a time of ours: nothing here waits. */
describe('what is done for a case outside a turn', () => {
  let own: OwnRedis;
  let clock: MovableClock;
  let desk: VirtualProcess;
  const processes: VirtualProcess[] = [];

  before(async () => {
    own = await ownRedis();
  });
  beforeEach(async () => {
    await own.redis.flushdb();
    clock = new MovableClock(noon);
    desk = another();
  });
  afterEach(() => {
    for (const each of processes.splice(0)) each.dies();
  });
  after(() => own.stop());

  function another(team = usual, change: Partial<DeskPolicy> = {}): VirtualProcess {
    const under = { ...rules, policy: { ...policy, ...change } };
    const started = virtualProcess(own, clock, under, ({ redis, cases, outbox }) => ({
      'case-offer': caseOffer({ outbox }),
      'put-on-table': putCaseOnTable({
        cases,
        outbox,
        team,
        availability: redisAvailability(redis),
        policy: () => under.policy,
        clock: redisClock(redis),
      }),
      'case-talk': caseTalk({ cases, profiles: redisProfiles(redis) }),
      'case-talk-idle': caseTalkIdle(cases),
      'case-close': caseClose(cases),
      'case-clock': async () => {},
    }));
    processes.push(started);
    return started;
  }

  let operations = 0;
  const opens = async () => (await desk.cases.open(draft, ana, `opening ${operations++}`)).number;
  const does = async (number: string, actor: Actor, verb: Verb): Promise<Case> => {
    const applied = await desk.cases.apply(number, deeds[verb], { actor, operation: `press ${operations++}` });
    if (!applied || 'refused' in applied) throw new Error(`${verb} was refused`);
    return applied.done;
  };
  const offerOf = async (number: string) => (await desk.cases.find(number))?.offer;
  const happened = async (number: string, verb: Verb) =>
    (await desk.cases.events(number)).filter((event) => event.verb === verb).length;
  const told = (notice: string, ...by: VirtualProcess[]) =>
    [desk, ...by].flatMap((each) => each.told).filter((line) => line.startsWith(`${notice} `));
  const passes = async (ms: number, on = desk) => {
    clock.move(ms);
    await on.works();
  };
  const timer = (number: string, what: string) => waitingIn(own, number, `timer:case:${number}:${what}`);
  const owns = async (actor: Actor, count: number) => {
    for (let i = 0; i < count; i++) await does(await opens(), actor, 'claim');
  };

  describe('an offer', () => {
    it('goes to the one with the fewest open cases', async () => {
      await owns(bo, 2);
      await owns(lena, 1);
      await owns(rui, 3);
      const number = await opens();
      await desk.works();
      expect((await offerOf(number))?.to.id).to.equal('lena');
      expect(told('offered')).to.deep.equal(['offered → lena']);
    });

    it('goes in the order of the team among those who have equally many', async () => {
      const number = await opens();
      await desk.works();
      expect(await offerOf(number)).to.deep.include({ to: { id: 'bo', name: bo.name }, before: [] });
    });

    it('passes on when its time is over, and not a millisecond before', async () => {
      const number = await opens();
      await desk.works();
      await passes(policy.offerSeconds * SECOND - 1);
      expect((await offerOf(number))?.to.id).to.equal('bo');
      await passes(1);
      expect(await offerOf(number)).to.deep.include({ to: { id: 'lena', name: lena.name }, before: ['bo'] });
    });

    it('is left where it is when it is looked at too early, and still passes on', async () => {
      const number = await opens();
      await desk.works();
      await passes(10 * SECOND);
      await desk.outbox.plan(number, [offerNext(number)]);
      await desk.works();
      expect(await happened(number, 'offer')).to.equal(1);
      expect((await timer(number, 'offer')).due).to.equal(noon.getTime() + policy.offerSeconds * SECOND);
    });

    it('passes on at once from the one who does not want it', async () => {
      const number = await opens();
      await desk.works();
      await passes(10 * SECOND);
      await does(number, bo, 'pass-offer');
      await desk.works();
      expect((await offerOf(number))?.to.id).to.equal('lena');
      expect((await timer(number, 'offer')).due).to.equal(noon.getTime() + 130 * SECOND);
    });

    const office = { mon: [], tue: [hours(13, 18)], wed: [], thu: [], fri: [], sat: [], sun: [] };
    const tables: [what: string, team: Team, at: Date, expected: string][] = [
      ['skips who is off at noon', teamOf(member(bo, { hours: office }), member(lena)), noon, 'lena'],
      [
        'goes to who is at work at that hour',
        teamOf(member(bo, { hours: office }), member(lena)),
        beijing('2026-03-10 13:00'),
        'bo',
      ],
      ['skips who is full', teamOf(member(bo, { capacity: 1 }), member(lena, { capacity: 3 })), noon, 'lena'],
      ['skips a manager', teamOf(member(helen, { manager: true }), member(lena)), noon, 'lena'],
      [
        'goes to a manager who takes cases',
        teamOf(member(helen, { manager: true, takesCases: true }), member(lena)),
        noon,
        'helen',
      ],
      ['skips an agent who takes none', teamOf(member(bo, { takesCases: false }), member(lena)), noon, 'lena'],
    ];
    for (const [what, team, at, expected] of tables) {
      it(what, async () => {
        clock.set(at);
        await owns(bo, 1);
        await owns(lena, 2);
        await another(team).works(); // the cases above were claimed before anybody was asked
        const number = await opens();
        await another(team).works();
        expect((await offerOf(number))?.to.id).to.equal(expected);
      });
    }

    it('skips who is away, until they are back', async () => {
      const availability = redisAvailability(own.redis);
      await availability.leave('bo', noon);
      const number = await opens();
      await desk.works();
      expect((await offerOf(number))?.to.id).to.equal('lena');
      await availability.comeBack('bo');
      await does(number, lena, 'pass-offer');
      await desk.works();
      expect((await offerOf(number))?.to.id).to.equal('bo');
    });

    it('counts what already lies on a table also when many cases come at once, whoever does them', async () => {
      const [one, two] = [another(usual, { casesPerAgent: 2 }), another(usual, { casesPerAgent: 2 })];
      const numbers = await Promise.all(Array.from({ length: 9 }, () => opens()));
      one.worker.start();
      two.worker.start();
      const lying = () => Promise.all(['bo', 'lena', 'rui', 'helen'].map((id) => desk.cases.count({ offered: id })));
      const looked = async () => {
        const dues = await Promise.all(numbers.map(async (number) => (await timer(number, 'offer')).due));
        return dues.every((due) => due !== undefined && due > noon.getTime());
      };
      while (!(await looked())) await new Promise((resolve) => setTimeout(resolve, 20));
      await Promise.all([one.worker.stop(), two.worker.stop()]);
      expect(await lying()).to.deep.equal([2, 2, 2, 0]);
    });

    it('counts what already lies on a table: two new cases lie on two', async () => {
      const [first, second] = [await opens(), await opens()];
      await desk.works();
      const tables = [(await offerOf(first))?.to.id, (await offerOf(second))?.to.id];
      expect(new Set(tables).size).to.equal(2);
    });

    it('skips whoever has as many as the policy gives', async () => {
      const tight = another(usual, { casesPerAgent: 1 });
      await owns(bo, 1);
      await owns(rui, 1);
      const number = await opens();
      await tight.works();
      expect((await offerOf(number))?.to.id).to.equal('lena');
      await passes(policy.offerSeconds * SECOND, tight);
      expect((await offerOf(number))?.to.id).to.equal('lena'); // nobody else has room
    });

    it('goes round again after a pause when everybody had it, in every round to everybody', async () => {
      await owns(lena, 1);
      await owns(rui, 2);
      const number = await opens();
      const asked: (string | undefined)[] = [];
      await desk.works();
      for (let i = 0; i < 9; i++) {
        asked.push((await offerOf(number))?.to.id);
        await passes(policy.offerSeconds * SECOND);
        if (i % 3 < 2) continue;
        expect((await offerOf(number))?.to.id).to.equal(asked.at(-1)); // all of them had it: nobody is asked again at once
        await passes(policy.offerPauseMinutes * MINUTE);
      }
      const round = ['bo', 'lena', 'rui'];
      expect(asked).to.deep.equal([...round, ...round, ...round]);
    });

    it('leaves an agent alone in peace for a while who passed it on or handed it back', async () => {
      const alone = another(teamOf(member(bo)));
      const number = await opens();
      await alone.works();
      await does(number, bo, 'pass-offer');
      await alone.works();
      expect((await offerOf(number))?.over).to.equal(true);
      await passes(policy.offerPauseMinutes * MINUTE, alone);
      expect((await offerOf(number))?.over).to.equal(undefined);
      expect(await happened(number, 'offer')).to.equal(2);
    });

    it('waits when nobody is free, and tries again after the pause', async () => {
      const availability = redisAvailability(own.redis);
      for (const { id } of usual.members) await availability.leave(id, noon);
      const number = await opens();
      await desk.works();
      expect(await offerOf(number)).to.equal(undefined);
      expect((await timer(number, 'offer')).due).to.equal(noon.getTime() + policy.offerPauseMinutes * MINUTE);
      await passes(policy.offerPauseMinutes * MINUTE);
      expect(await offerOf(number)).to.equal(undefined);

      await availability.comeBack('rui');
      await passes(policy.offerPauseMinutes * MINUTE - 1);
      expect(await offerOf(number)).to.equal(undefined);
      await passes(1);
      expect((await offerOf(number))?.to.id).to.equal('rui');
    });

    for (const [verb, actor] of [
      ['claim', rui],
      ['assign', helen],
      ['withdraw', ana],
      ['override-close', helen],
    ] as const) {
      it(`is over with a "${verb}"`, async () => {
        const number = await opens();
        await desk.works();
        expect((await timer(number, 'offer')).effects).to.have.lengthOf(1);
        await does(number, actor, verb);
        await desk.works();
        expect(await timer(number, 'offer')).to.deep.equal({ due: undefined, effects: [] });
        expect(await offerOf(number)).to.equal(undefined);
        await passes(DAY);
        expect(await happened(number, 'offer')).to.equal(1);
        expect(told('offered')).to.deep.equal(['offered → bo']);
      });
    }

    it('is not made for a case that was claimed while it was prepared', async () => {
      const number = await opens();
      const claimed = (await desk.outbox.claim(64, LEASE)).find(({ effect }) => effect.kind === 'case-offer');
      await does(number, rui, 'claim');
      await desk.worker.settle(claimed!);
      expect(await happened(number, 'offer')).to.equal(0);
      expect((await timer(number, 'offer')).effects).to.be.empty;
    });

    it('is made again for a case that was handed back, or came back without an owner', async () => {
      const number = await opens();
      await does(number, bo, 'claim');
      await desk.works();
      await does(number, bo, 'hand-back');
      await desk.works();
      expect((await offerOf(number))?.to.id).to.equal('lena'); // not to whom gave it back

      for (const verb of ['claim', 'resolve', 'hand-back'] as const) await does(number, lena, verb);
      await does(number, system, 'told');
      await desk.works();
      expect(await happened(number, 'offer')).to.equal(1);
      await does(number, ana, 'not-solved');
      await desk.works();
      expect((await offerOf(number))?.to.id).to.equal('bo');
      expect(await happened(number, 'offer')).to.equal(2);
    });

    it('is made once by two workers at the same moment', async () => {
      const other = another();
      const number = await opens();
      await Promise.all([desk.works(), other.works()]);
      expect(await happened(number, 'offer')).to.equal(1);
      expect(told('offered', other)).to.deep.equal(['offered → bo']);
    });

    it('is made once by a worker that was slow and the one that took its work', async () => {
      const [slow, other] = [another(), another()];
      const number = await opens();
      const [first] = (await slow.outbox.claim(64, LEASE)).filter(({ effect }) => effect.kind === 'case-offer');
      clock.move(LEASE);
      const [second] = (await other.outbox.claim(64, LEASE)).filter(({ effect }) => effect.kind === 'case-offer');
      expect(second).to.include({ interrupted: true });
      await Promise.all([slow.worker.settle(first!), other.worker.settle(second!)]);
      await desk.works();
      expect(await happened(number, 'offer')).to.equal(1);
      expect(told('offered', slow, other)).to.deep.equal(['offered → bo']);
      expect((await timer(number, 'offer')).effects).to.have.lengthOf(1);
      await passes(policy.offerSeconds * SECOND);
      expect((await offerOf(number))?.to.id).to.equal('lena');
    });
  });

  describe('a talk', () => {
    const profiles = () => redisProfiles(own.redis);
    const flag = async () => (await profiles().find('ana'))?.talk;
    const follows = (number: string) =>
      caseTalk({ cases: desk.cases, profiles: profiles() })({
        partition: '',
        lane: '',
        effect: { kind: 'case-talk', case: number },
        token: '1',
        attempt: 1,
        doubts: 0,
        interrupted: false,
      });
    beforeEach(() => profiles().learn('ana', { id: 'ana', tenantId: 'tenant-a', name: 'Ana Souza' }));
    const claimed = async () => {
      const number = await opens();
      await does(number, bo, 'claim');
      await desk.works();
      return number;
    };

    it('is known in the customer’s chat before they read of it, and gone from it when it ends', async () => {
      const number = await claimed();
      await does(number, bo, 'take-talk');
      const { effects } = await waitingIn(own, number, `case:${number}:to:ana`);
      expect(effects.map((effect) => (effect as { kind: string }).kind)).to.deep.equal(['case-talk', 'case-notice']);
      await desk.works();
      expect(await flag()).to.equal(number);
      await does(number, bo, 'leave-talk');
      await desk.works();
      expect(await flag()).to.equal(undefined);
    });

    it('stands in the customer’s profile as it stands in the case, however late and often that is looked at', async () => {
      const step = fc.record({
        verb: fc.constantFrom(
          'take-talk',
          'leave-talk',
          'reply',
          'customer-says',
          'ask-customer',
          'hand-back',
          'claim',
          'resolve',
        ),
        looks: fc.integer({ min: 0, max: 2 }),
      } as const);
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
          const number = await claimed();
          for (const { verb, looks } of steps) {
            const actor = verb === 'customer-says' ? ana : bo;
            await desk.cases.apply(number, deeds[verb as Verb], { actor, operation: `press ${operations++}` });
            for (let i = 0; i < looks; i++) await follows(number);
          }
          await desk.works();
          const talk = (await desk.cases.find(number))?.talk;
          expect(await flag()).to.equal(talk && number);
          await does(number, helen, 'override-close');
          await desk.works();
          expect(await flag()).to.equal(undefined);
        }),
        { numRuns: 25 },
      );
    });

    it('is not taken from one case by the end of another', async () => {
      const [first, second] = [await claimed(), await claimed()];
      await does(first, bo, 'take-talk');
      await does(first, bo, 'leave-talk');
      await does(second, bo, 'take-talk');
      await follows(second);
      await follows(first); // late
      expect(await flag()).to.equal(second);
    });

    it('ends by itself when nobody has said anything for long enough, and both sides are told once', async () => {
      const other = another();
      const number = await claimed();
      await does(number, bo, 'take-talk');
      await passes(40 * MINUTE);
      await does(number, ana, 'customer-says');
      await passes(40 * MINUTE);
      await does(number, bo, 'reply');
      await passes(policy.talkIdleMinutes * MINUTE - 1);
      expect((await desk.cases.find(number))?.talk).to.include({
        lastAt: new Date(noon.getTime() + 80 * MINUTE).toISOString(),
      });
      clock.move(1);
      await Promise.all([desk.works(), other.works()]);
      expect((await desk.cases.find(number))?.talk).to.equal(undefined);
      expect(told('talk-left', other)).to.have.members(['talk-left → ana', 'talk-left → bo']);
      expect(await flag()).to.equal(undefined);
      await passes(DAY);
      expect(told('talk-left', other)).to.have.lengthOf(2);
    });

    it('ends once also when the one who saw it die in the middle, and not at all when it was left before', async () => {
      const number = await claimed();
      await does(number, bo, 'take-talk');
      await desk.works();
      clock.move(policy.talkIdleMinutes * MINUTE);
      const doomed = another();
      expect(await doomed.outbox.claim(64, LEASE)).to.not.be.empty;
      doomed.dies();
      await passes(LEASE);
      expect(told('talk-left')).to.have.members(['talk-left → ana', 'talk-left → bo']);

      await does(number, bo, 'take-talk'); // another talk ends as well
      await passes(policy.talkIdleMinutes * MINUTE);
      expect(told('talk-left')).to.have.lengthOf(4);

      await does(number, bo, 'take-talk');
      await does(number, bo, 'leave-talk');
      desk.told.length = 0;
      await desk.works();
      expect(await timer(number, 'talk')).to.deep.equal({ due: undefined, effects: [] });
      await passes(DAY);
      expect(told('talk-left')).to.deep.equal(['talk-left → ana']); // bo left it
    });
  });

  describe('a told case', () => {
    const silent = policy.closeAfterDays * DAY;
    const toldCase = async () => {
      const number = await opens();
      for (const verb of ['claim', 'resolve'] as const) await does(number, bo, verb);
      await does(number, system, 'told');
      await desk.works();
      return number;
    };
    const state = async (number: string) => (await desk.cases.find(number))?.state;

    it('counts as solved when its customer stays silent', async () => {
      const number = await toldCase();
      await passes(silent - 1);
      expect(await state(number)).to.equal('told');
      await passes(1);
      expect(await state(number)).to.equal('closed');
      expect(told('auto-closed')).to.deep.equal(['auto-closed → ana']);
    });

    for (const [verb, actor] of [
      ['customer-says', ana],
      ['file', system],
    ] as const) {
      it(`gives its customer the whole time anew after a "${verb}"`, async () => {
        const number = await toldCase();
        await passes(silent - HOUR);
        await does(number, actor, verb);
        await passes(silent - 1);
        expect(await state(number)).to.equal('told');
        await passes(1);
        expect(await state(number)).to.equal('closed');
      });
    }

    it('does not close when it came back', async () => {
      const number = await toldCase();
      await does(number, ana, 'not-solved');
      expect(await timer(number, 'close')).to.deep.equal({ due: undefined, effects: [] });
      await passes(2 * silent);
      expect(await state(number)).to.equal('reopened');
    });
  });
});
