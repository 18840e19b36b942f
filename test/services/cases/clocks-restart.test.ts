import { expect } from 'chai';
import { replanDuty } from '../../../bot/effects/replan';
import { type Duty, scheduler } from '../../../bot/scheduler';
import type { ClockKind, ServiceLevels } from '../../../services/calendar/service-levels';
import type { Actor } from '../../../services/cases/deeds';
import type { DeskRules } from '../../../services/cases/policy';
import type { Outbox } from '../../../services/jobs/outbox';
import { MovableClock } from '../../fakes/clock';
import { ana, bo, draft, helen, rules, system } from '../../support/case';
import { deeds } from '../../support/deeds';
import { type OwnRedis, ownRedis } from '../../support/redis';
import { LEASE, nextDue, silent, type VirtualProcess, virtualProcess, waitingIn } from '../../support/virtual-desk';
import { beijing, HOUR, inBeijing, MINUTE } from '../calendar/calendars';

/** A real Redis at a time of ours: nothing here waits. */
describe('the clocks of a case in Redis', () => {
  const noon = beijing('2026-03-10 12:00');
  let own: OwnRedis;
  let clock: MovableClock;
  let desk: VirtualProcess;
  const processes: VirtualProcess[] = [];
  const another = (under: DeskRules = rules) => {
    const started = virtualProcess(own, clock, under);
    processes.push(started);
    return started;
  };

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

  /** A case whose opening is done with: only its timers wait. */
  const opened = async (on = desk) => {
    const { number } = await on.cases.open(draft, ana, `opening ${(await on.cases.count({ requester: 'ana' })) + 1}`);
    await on.works();
    on.told.length = 0;
    return number;
  };
  let operations = 0;
  const does = async (number: string, actor: Actor, verb: keyof typeof deeds, on = desk) => {
    const applied = await on.cases.apply(number, deeds[verb], { actor, operation: `press ${operations++}` });
    if (!applied || 'refused' in applied) throw new Error(`${verb} was refused`);
    await on.works();
    return applied.done;
  };
  const timer = (number: string) => waitingIn(own, number, `timer:case:${number}:clock`);
  const happened = async (number: string, verb: string) =>
    (await desk.cases.events(number)).filter((event) => event.verb === verb).length;
  const later = (ms: number) => noon.getTime() + ms;
  const within = (kind: ClockKind, target: number): DeskRules => ({
    ...rules,
    levels: { ...rules.levels, [kind]: { ...rules.levels[kind], targetMs: target } } satisfies ServiceLevels,
  });

  describe('by their timer', () => {
    it('wait in the outbox for the first warning, and every deed puts a timer in the place of the old one', async () => {
      const number = await opened();
      expect(await timer(number)).to.deep.equal({
        due: later(45 * MINUTE),
        effects: [{ kind: 'case-clock', case: number, version: 1 }],
      });
      clock.move(10 * MINUTE);
      await does(number, bo, 'claim');
      expect(await timer(number)).to.deep.equal({
        due: later(45 * MINUTE),
        effects: [{ kind: 'case-clock', case: number, version: 2 }],
      });
      await does(number, bo, 'reply');
      await does(number, bo, 'note');
      expect(await timer(number)).to.deep.equal({
        due: later(54 * HOUR),
        effects: [{ kind: 'case-clock', case: number, version: 4 }],
      });
    });

    it('have none when nothing is left to tell: everybody waits for the customer, or the case is over', async () => {
      const number = await opened();
      await does(number, bo, 'claim');
      await does(number, bo, 'ask-customer');
      expect(await timer(number)).to.deep.equal({ due: undefined, effects: [] });
      await does(number, ana, 'customer-says');
      expect((await timer(number)).effects).to.have.lengthOf(1);
      await does(number, ana, 'withdraw');
      expect(await timer(number)).to.deep.equal({ due: undefined, effects: [] });
    });

    it('warn to the millisecond, and not one before', async () => {
      const number = await opened();
      clock.set(new Date(later(45 * MINUTE) - 1));
      await desk.works();
      expect(desk.told).to.deep.equal([]);
      clock.move(1);
      await desk.works();
      expect(desk.told).to.deep.equal(['clock-warning first-response → managers']);
      expect((await timer(number)).due).to.equal(later(HOUR));
    });
  });

  describe('when processes die', () => {
    it('tell once, through the next one, when the first died with the timer in its hands', async () => {
      const number = await opened();
      await does(number, bo, 'claim');
      clock.move(45 * MINUTE);
      const doomed = another();
      expect(await doomed.outbox.claim(64, LEASE)).to.have.lengthOf(1);
      doomed.dies();
      await desk.works();
      expect(desk.told).to.not.include('clock-warning first-response → bo'); // it is still leased
      clock.move(LEASE);
      await desk.works();
      expect(desk.told.filter((line) => line.startsWith('clock'))).to.deep.equal(['clock-warning first-response → bo']);
      expect(await happened(number, 'clock')).to.equal(1);
    });

    it('tell once when the first died after the look and before it could say that it was done', async () => {
      const number = await opened();
      clock.move(45 * MINUTE);
      const doomed = another();
      const [claimed] = await doomed.outbox.claim(64, LEASE);
      await doomed.cases.apply(number, { verb: 'clock' }, { actor: system, operation: 'clock 1' });
      doomed.dies();
      clock.move(LEASE);
      await desk.works();
      expect(desk.told).to.deep.equal(['clock-warning first-response → managers']);
      expect(await happened(number, 'clock')).to.equal(1);
      expect(await timer(number)).to.deep.include({ due: later(HOUR) });
      expect(await desk.outbox.finish(claimed!)).to.equal(false); // its late word takes nothing away
      expect((await timer(number)).effects).to.have.lengthOf(1);
    });

    it('tell once when the first was only slow and goes on after the other is done', async () => {
      const number = await opened();
      clock.move(45 * MINUTE);
      const slow = another();
      const [claimed] = await slow.outbox.claim(64, LEASE);
      clock.move(LEASE);
      await desk.works();
      await slow.worker.settle(claimed!);
      await slow.works();
      expect([...desk.told, ...slow.told]).to.deep.equal(['clock-warning first-response → managers']);
      expect(await happened(number, 'clock')).to.equal(1);
      expect((await timer(number)).effects).to.have.lengthOf(1);
    });

    it('tell once when two look at the same moment', async () => {
      const number = await opened();
      const second = another();
      clock.move(45 * MINUTE);
      await Promise.all([desk.works(), second.works()]);
      expect([...desk.told, ...second.told]).to.deep.equal(['clock-warning first-response → managers']);
      expect(await happened(number, 'clock')).to.equal(1);
    });

    it('tell late, once, and as it is by then, when nobody was there for a night', async () => {
      await opened();
      clock.move(10 * HOUR);
      await desk.works();
      expect(desk.told).to.deep.equal(['clock-breached first-response → managers']);
    });

    /** Time goes from one thing to do to the next, and every time another process does it. */
    const newProcessForEach = async (until: string): Promise<string[]> => {
      const told: string[] = [];
      for (let due = await nextDue(own); due && due <= beijing(until).getTime(); due = await nextDue(own)) {
        clock.set(new Date(Math.max(due, (await clock.now()).getTime())));
        const fresh = another();
        await fresh.works();
        fresh.dies();
        const at = inBeijing(await clock.now())?.slice(5);
        told.push(...fresh.told.filter((line) => line.startsWith('clock')).map((line) => `${at} ${line}`));
      }
      clock.set(beijing(until));
      return told;
    };

    // Three hours on Wednesday 30 September, six on Thursday 8 October: 12:45 is 6:45, 15:00 is nine hours.
    // Ours has stood still since 15:00 on the 30th with two hours spent, but the customer's word of the 3rd is answered.
    it('wait for 21Vianet through National Day, though every step is another process’s', async () => {
      clock.set(beijing('2026-09-30 13:00'));
      const number = await opened();
      for (const verb of ['claim', 'reply', 'escalate'] as const) await does(number, bo, verb);
      clock.set(beijing('2026-09-30 15:00'));
      await does(number, bo, 'submit');
      desk.told.length = 0;
      expect(await newProcessForEach('2026-10-03 10:00')).to.deep.equal([]);
      await does(number, ana, 'customer-says');
      expect(await newProcessForEach('2026-10-03 13:30')).to.deep.equal([
        '10-03 13:00 clock-warning next-response → bo',
      ]);
      await does(number, bo, 'reply');
      expect(await newProcessForEach('2026-10-12 00:00')).to.deep.equal([
        '10-08 12:45 clock-warning vendor-wait → bo',
        '10-08 15:00 clock-breached vendor-wait → bo',
        '10-08 15:00 clock-breached vendor-wait → managers',
      ]);
    });

    // Thursday 4 February 2027 until 18:00: one hour. 5 to 8 are off; Tuesday the 9th: 5:45 more at 14:45, eight at 17:00.
    // Answered on Wednesday the 10th at 10:00; of our 72 hours two were spent: 54 are at 14:00 on the 12th.
    it('wait for 21Vianet through Spring Festival, and take ours up again behind it', async () => {
      clock.set(beijing('2027-02-04 15:00'));
      const number = await opened();
      for (const verb of ['claim', 'reply', 'escalate'] as const) await does(number, bo, verb);
      clock.set(beijing('2027-02-04 17:00'));
      await does(number, bo, 'submit');
      expect(await newProcessForEach('2027-02-10 10:00')).to.deep.equal([
        '02-09 14:45 clock-warning vendor-wait → bo',
        '02-09 17:00 clock-breached vendor-wait → bo',
        '02-09 17:00 clock-breached vendor-wait → managers',
      ]);
      await does(number, bo, 'vendor-answered');
      expect(await newProcessForEach('2027-02-12 20:00')).to.deep.equal(['02-12 14:00 clock-warning resolution → bo']);
    });
  });

  describe('when the policy is another one', () => {
    const tenHours = within('first-response', 10 * HOUR);
    const halfAnHour = within('first-response', HOUR / 2);

    /** What the process does first of all: looks whether it has come with something new. True: it has, and was first. */
    const starts = (on: VirtualProcess) =>
      new Promise<boolean>((resolve) => {
        const outbox: Outbox = {
          ...on.outbox,
          async planChange(...change) {
            const planned = await on.outbox.planChange(...change);
            duties.stop();
            resolve(planned);
            return planned;
          },
        };
        const duties = scheduler({ outbox, clock, duties: [replanDuty(on.rules)], log: silent });
        duties.start();
      });

    it('are planned anew once in every open case, whichever of two processes is first', async () => {
      await starts(desk);
      await desk.works();
      const [fresh, owned, over] = [await opened(), await opened(), await opened()];
      await does(owned, bo, 'claim');
      await does(over, ana, 'withdraw');
      clock.move(20 * MINUTE);
      const [one, other] = [another(tenHours), another(tenHours)];
      expect((await Promise.all([starts(one), starts(other)])).filter(Boolean)).to.have.lengthOf(1);
      await Promise.all([one.works(), other.works()]);

      for (const number of [fresh, owned]) {
        expect(await happened(number, 'replan')).to.equal(1);
        expect((await timer(number)).due).to.equal(later(7.5 * HOUR));
        expect((await timer(number)).effects).to.have.lengthOf(1);
      }
      expect(await happened(over, 'replan')).to.equal(0);
      expect(await starts(another(tenHours))).to.equal(false); // a third one brings nothing new
    });

    it('warn at once where there is less time', async () => {
      const number = await opened();
      clock.move(25 * MINUTE);
      const next = another(halfAnHour);
      await starts(next);
      await next.works();
      expect(next.told).to.deep.equal(['clock-warning first-response → managers']);
      expect((await timer(number)).due).to.equal(later(30 * MINUTE));
    });

    it('are planned anew also when it is changed back, however soon', async () => {
      await starts(desk);
      await desk.works();
      const number = await opened();
      for (const [under, due] of [
        [tenHours, 7.5 * HOUR],
        [rules, 45 * MINUTE],
        [tenHours, 7.5 * HOUR],
      ] as const) {
        const next = another(under);
        expect(await starts(next)).to.equal(true);
        await next.works();
        expect((await timer(number)).due).to.equal(later(due));
        clock.move(MINUTE);
      }
      expect(await happened(number, 'replan')).to.equal(3);
    });

    it('are planned anew by a process that has it, when an older one is asked', async () => {
      const number = await opened();
      const next = another(halfAnHour);
      await starts(next);
      await desk.works();
      expect(await happened(number, 'replan')).to.equal(0);
      expect(desk.told).to.deep.equal([]);
      clock.move(MINUTE); // the older one has put it back for another try
      await next.works();
      expect(await happened(number, 'replan')).to.equal(1);
      expect((await timer(number)).due).to.equal(later(22.5 * MINUTE));
    });

    it('are not changed back by an older process that goes on running', async () => {
      await starts(desk);
      const older = rounds(desk);
      await older.looks();
      expect(await starts(another(tenHours))).to.equal(true);
      await older.looks();
      expect(await starts(another(tenHours))).to.equal(false); // it stands
    });

    it('are planned anew to the end, each case once, when a process dies in the middle', async () => {
      const numbers = [await opened(), await opened(), await opened(), await opened()];
      const doomed = another(tenHours);
      await starts(doomed);
      const [claimed] = await doomed.outbox.claim(64, LEASE);
      const { id, at } = claimed!.effect;
      for (const number of numbers.slice(1, 3))
        await doomed.cases.apply(number, { verb: 'replan' }, { actor: system, operation: `replan ${id} ${at}` });
      doomed.dies();
      clock.move(LEASE);
      await another(tenHours).works();
      for (const number of numbers) {
        expect(await happened(number, 'replan')).to.equal(1);
        expect((await timer(number)).due).to.equal(later(7.5 * HOUR));
      }
    });

    it('say nothing that is no longer so when the old timer comes first', async () => {
      const number = await opened();
      clock.move(45 * MINUTE);
      const next = another(tenHours);
      await next.works();
      expect(next.told).to.deep.equal([]);
      expect((await timer(number)).due).to.equal(later(7.5 * HOUR));
      clock.set(new Date(later(7.5 * HOUR)));
      await next.works();
      expect(next.told).to.deep.equal(['clock-warning first-response → managers']);
    });

    it('stay as they are in a case that was closed', async () => {
      const number = await opened();
      await does(number, helen, 'override-close');
      const next = another(halfAnHour);
      await starts(next);
      await next.works();
      expect(await happened(number, 'replan')).to.equal(0);
      expect(await timer(number)).to.deep.equal({ due: undefined, effects: [] });
    });

    /** A scheduler that can be waited for: the last of its duties says that it has looked. */
    function rounds(on: VirtualProcess) {
      let looked = () => {};
      const last: Duty = { lane: 'last', due: () => ({ id: 'always', effect: { kind: 'nothing' } }) };
      const outbox: Outbox = {
        ...on.outbox,
        async planOnce() {
          looked();
          return false;
        },
      };
      const duties = scheduler({ outbox, clock, duties: [replanDuty(on.rules), last], log: silent });
      return {
        async looks() {
          await new Promise<void>((resolve) => {
            looked = resolve;
            duties.start();
          });
          duties.stop();
        },
      };
    }
  });
});
