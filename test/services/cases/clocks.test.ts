import { expect } from 'chai';
import fc from 'fast-check';
import type { Calendars } from '../../../services/calendar/calendar';
import { readClock, usedUp } from '../../../services/calendar/service-clocks';
import { type ClockKind, clockKinds, type ServiceLevels } from '../../../services/calendar/service-levels';
import { type Case, type CaseClock, caseShape, isOpen } from '../../../services/cases/case';
import { clocksAtOpening, newlyTold, nextLook } from '../../../services/cases/clocks';
import type { Actor, Deed, Verb } from '../../../services/cases/deeds';
import { type Accepted, decide } from '../../../services/cases/life';
import type { DeskRules } from '../../../services/cases/policy';
import { ana, bo, helen, newCase, rules, system } from '../../support/case';
import { ClockStory, clockNotices } from '../../support/clock-story';
import { deeds, everybody } from '../../support/deeds';
import { anyCalendar, calendars, HOUR, instants, MINUTE } from '../calendar/calendars';

/** When, by whom and what; then what the clocks read. No deed: somebody looks. All times are Beijing time. */
type Line = readonly [at: string, by: Actor, verb: Verb | 'looks', reads: Partial<Record<ClockKind, string>>];

function tell(opened: string, lines: readonly Line[]): ClockStory {
  const story = new ClockStory(opened);
  for (const [at, by, verb, reads] of lines) {
    if (verb === 'looks') story.until(at);
    else story.did(at, by, deeds[verb]);
    for (const kind of clockKinds) {
      if (kind in reads) expect(story.reads(kind), `${kind} after ${verb} at ${at}`).to.equal(reads[kind]);
    }
  }
  return story;
}

describe('the clocks of a case', () => {
  // first response 1 h, next response 4 h, resolution 72 h, all around the clock; 21Vianet 9 h of its own; warned at 75 %
  const stories: [what: string, opened: string, lines: Line[]][] = [
    [
      'stop the first response at the first reply, not at a claim, a note or a talk that was only taken',
      '2026-03-10 12:00',
      [
        ['2026-03-10 12:00', bo, 'looks', { 'first-response': 'running 1:00, due 03-10 13:00' }],
        ['2026-03-10 12:10', bo, 'claim', { 'first-response': 'running 0:50, due 03-10 13:00' }],
        ['2026-03-10 12:20', bo, 'note', { 'first-response': 'running 0:40, due 03-10 13:00' }],
        ['2026-03-10 12:30', bo, 'take-talk', { 'first-response': 'running 0:30, due 03-10 13:00' }],
        ['2026-03-10 12:40', bo, 'reply', { 'first-response': 'stopped 0:20', 'next-response': undefined }],
        ['2026-03-12 12:00', bo, 'looks', { 'first-response': 'stopped 0:20' }],
      ],
    ],
    [
      'begin a next response with the customer’s word, unless somebody already owes an answer',
      '2026-03-10 12:00',
      [
        ['2026-03-10 12:05', ana, 'customer-says', { 'next-response': undefined }], // the first one is still owed
        ['2026-03-10 12:10', bo, 'claim', {}],
        ['2026-03-10 12:20', bo, 'reply', { 'first-response': 'stopped 0:40', 'next-response': undefined }],
        ['2026-03-10 13:00', ana, 'customer-says', { 'next-response': 'running 4:00, due 03-10 17:00' }],
        ['2026-03-10 14:00', ana, 'customer-says', { 'next-response': 'running 3:00, due 03-10 17:00' }],
        ['2026-03-10 14:30', bo, 'note', { 'next-response': 'running 2:30, due 03-10 17:00' }],
        ['2026-03-10 15:00', bo, 'reply', { 'next-response': 'stopped 2:00' }],
        ['2026-03-10 15:30', bo, 'reply', { 'next-response': 'stopped 2:00' }],
        ['2026-03-10 16:00', ana, 'customer-says', { 'next-response': 'running 4:00, due 03-10 20:00' }],
        ['2026-03-10 16:30', bo, 'escalate', { 'next-response': 'running 3:30, due 03-10 20:00' }], // she does not know of it
        ['2026-03-10 16:45', bo, 'submit', { 'next-response': 'stopped 3:15' }],
        ['2026-03-10 17:00', system, 'file', { 'next-response': 'running 4:00, due 03-10 21:00' }], // ana's receipt
      ],
    ],
    [
      'owe an answer to whoever writes after the resolution, until it is given or the case is closed',
      '2026-03-10 12:00',
      [
        ['2026-03-10 12:10', bo, 'claim', {}],
        ['2026-03-10 13:00', bo, 'resolve', { 'first-response': 'stopped 0:00' }],
        ['2026-03-10 13:10', ana, 'customer-says', { 'next-response': 'running 4:00, due 03-10 17:10' }],
        ['2026-03-10 13:20', system, 'told', { 'next-response': 'running 3:50, due 03-10 17:10' }],
        ['2026-03-10 14:10', bo, 'reply', { 'next-response': 'stopped 3:00' }],
        ['2026-03-11 09:00', ana, 'customer-says', { 'next-response': 'running 4:00, due 03-11 13:00' }],
        ['2026-03-11 10:00', ana, 'solved', { 'next-response': 'stopped 3:00' }],
      ],
    ],
    [
      'stand still for the resolution while the customer is asked, not while a manager is',
      '2026-03-10 12:00',
      [
        ['2026-03-10 12:00', bo, 'claim', { resolution: 'running 72:00, due 03-13 12:00' }],
        ['2026-03-10 14:00', bo, 'request-approval', { resolution: 'running 70:00, due 03-13 12:00' }],
        ['2026-03-10 16:00', helen, 'approve', { resolution: 'running 68:00, due 03-13 12:00' }],
        ['2026-03-10 18:00', bo, 'ask-customer', { resolution: 'paused 66:00' }],
        ['2026-03-14 18:00', bo, 'note', { resolution: 'paused 66:00' }],
        ['2026-03-15 18:00', ana, 'customer-says', { resolution: 'running 66:00, due 03-18 12:00' }],
        ['2026-03-15 20:00', bo, 'ask-customer', { resolution: 'paused 64:00' }],
        ['2026-03-16 20:00', bo, 'call-back', { resolution: 'running 64:00, due 03-19 12:00' }],
      ],
    ],
    [
      'stop the resolution when the customer was told, not when it was written; take it up again when it was none',
      '2026-03-10 12:00',
      [
        ['2026-03-10 12:00', bo, 'claim', {}],
        ['2026-03-11 12:00', bo, 'resolve', { resolution: 'running 48:00, due 03-13 12:00' }],
        ['2026-03-11 13:00', system, 'unreachable', { resolution: 'running 47:00, due 03-13 12:00' }],
        ['2026-03-11 16:00', bo, 'told-by-hand', { resolution: 'stopped 44:00' }],
        [
          '2026-03-20 16:00', // nine days do not count
          ana,
          'not-solved',
          { resolution: 'running 44:00, due 03-22 12:00', 'next-response': 'running 4:00, due 03-20 20:00' },
        ],
        ['2026-03-20 17:00', bo, 'claim', {}],
        [
          '2026-03-20 18:00',
          bo,
          'resolve',
          { resolution: 'running 42:00, due 03-22 12:00', 'next-response': 'stopped 2:00' },
        ],
        ['2026-03-20 18:00', system, 'told', { resolution: 'stopped 42:00' }],
        ['2026-03-21 09:00', ana, 'solved', { resolution: 'stopped 42:00' }],
        [
          '2026-03-23 09:00',
          helen,
          'reopen',
          { resolution: 'running 42:00, due 03-25 03:00', 'next-response': 'stopped 2:00' },
        ],
        ['2026-03-23 10:00', helen, 'override-close', { resolution: 'stopped 41:00' }],
      ],
    ],
    [
      'time 21Vianet from the recorded ticket, and us whenever it is our turn',
      '2026-03-10 10:00', // a Tuesday
      [
        ['2026-03-10 10:00', bo, 'claim', {}],
        // prepared: until somebody hands it over, 21Vianet knows nothing of it
        [
          '2026-03-10 11:00',
          bo,
          'escalate',
          { 'vendor-wait': undefined, resolution: 'running 71:00, due 03-13 10:00' },
        ],
        [
          '2026-03-10 12:00',
          bo,
          'submit',
          { 'vendor-wait': 'running 9:00, due 03-11 12:00', resolution: 'paused 70:00' },
        ],
        // a number put right gives nobody more time
        [
          '2026-03-10 13:00',
          bo,
          'submit',
          { 'vendor-wait': 'running 8:00, due 03-11 12:00', resolution: 'paused 70:00' },
        ],
        [
          '2026-03-10 15:00',
          bo,
          'vendor-needs',
          { 'vendor-wait': 'paused 6:00', resolution: 'running 70:00, due 03-13 13:00' },
        ],
        [
          '2026-03-10 17:00',
          bo,
          'vendor-needs',
          { 'vendor-wait': 'paused 6:00', resolution: 'running 68:00, due 03-13 13:00' },
        ],
        // Tuesday evening: the six hours begin on Wednesday at nine
        [
          '2026-03-10 20:00',
          bo,
          'vendor-supplied',
          { 'vendor-wait': 'running 6:00, due 03-11 15:00', resolution: 'paused 65:00' },
        ],
        [
          '2026-03-11 11:00',
          bo,
          'vendor-answered',
          { 'vendor-wait': 'stopped 4:00', resolution: 'running 65:00, due 03-14 04:00' },
        ],
        // asked again: a wait of its own
        ['2026-03-11 12:00', bo, 'escalate', { 'vendor-wait': 'stopped 4:00' }],
        [
          '2026-03-11 14:00',
          bo,
          'submit',
          { 'vendor-wait': 'running 9:00, due 03-12 14:00', resolution: 'paused 62:00' },
        ],
        ['2026-03-11 15:00', bo, 'vendor-needs', { 'vendor-wait': 'paused 8:00' }],
        // a number put right gives them nothing they need
        [
          '2026-03-11 16:00',
          bo,
          'submit',
          { 'vendor-wait': 'paused 8:00', resolution: 'running 61:00, due 03-14 05:00' },
        ],
        [
          '2026-03-11 17:00',
          bo,
          'call-back',
          { 'vendor-wait': 'stopped 8:00', resolution: 'running 60:00, due 03-14 05:00' },
        ],
      ],
    ],
    [
      'all stop when the customer withdraws',
      '2026-03-10 10:00',
      [
        ['2026-03-10 10:00', bo, 'claim', {}],
        ['2026-03-10 10:30', bo, 'escalate', {}],
        ['2026-03-10 11:00', bo, 'submit', {}],
        ['2026-03-10 11:30', ana, 'customer-says', {}],
        [
          '2026-03-10 12:00',
          ana,
          'withdraw',
          {
            'first-response': 'stopped 0:00', // answered with the ticket, at eleven
            'next-response': 'stopped 3:30',
            resolution: 'stopped 71:00',
            'vendor-wait': 'stopped 8:00',
          },
        ],
        ['2026-03-11 12:00', bo, 'note', { resolution: 'stopped 71:00' }],
      ],
    ],
  ];
  for (const [what, opened, lines] of stories) it(what, () => void tell(opened, lines));

  for (const verb of ['reply', 'ask-customer', 'resolve', 'merge'] as const) {
    it(`take "${verb}" for an answer`, () => {
      const story = tell('2026-03-10 12:00', [
        ['2026-03-10 12:10', bo, 'claim', { 'first-response': 'running 0:50, due 03-10 13:00' }],
        ['2026-03-10 12:20', bo, verb, { 'first-response': 'stopped 0:40' }],
      ]);
      expect(story.until('2026-03-10 15:00').told).to.deep.equal([]);
    });
  }

  it('owe no answer to a file that is not the customer’s', () => {
    const story = tell('2026-03-10 12:00', [
      ['2026-03-10 12:10', bo, 'claim', {}],
      ['2026-03-10 12:20', bo, 'reply', {}],
    ]);
    story.did('2026-03-10 12:30', system, { ...deeds.file, from: { id: bo.id, name: bo.name } });
    expect(story.reads('next-response')).to.equal(undefined);
  });

  it('know nothing of 21Vianet’s needs before it has a ticket', () => {
    const prepared = tell('2026-03-10 12:00', [
      ['2026-03-10 12:10', bo, 'claim', {}],
      ['2026-03-10 12:20', bo, 'escalate', {}],
    ]);
    for (const verb of ['vendor-needs', 'vendor-answered'] as const)
      expect(() => prepared.did('2026-03-10 12:30', bo, deeds[verb]), verb).to.throw(/no-ticket/);
  });
});

describe('the clocks of a case over the Chinese holidays', () => {
  /** Claimed and escalated in the hour before, so that 21Vianet's time begins at `submitted`. */
  const withVendor = (submitted: string) => {
    const day = submitted.slice(0, 10);
    const story = new ClockStory(`${day} 00:00`).did(`${day} 00:00`, bo, deeds.claim);
    return story.did(`${day} 00:10`, bo, deeds.escalate).did(submitted, bo, deeds.submit);
  };

  // National Day 2026: Wednesday 30 September works, 1 to 7 October do not, Thursday 8 does, and so does Saturday the 10th.
  // A wait of nine hours is warned of when 6:45 are used up.
  const nationalDay: [what: string, submitted: string, warned: string, due: string][] = [
    // three hours on the 30th, six on the 8th; 3:45 of these before the warning
    ['on the last afternoon', '2026-09-30 15:00', '10-08 12:45', '10-08 15:00'],
    // the whole of the 30th, no more
    ['on the last morning', '2026-09-30 09:00', '09-30 15:45', '09-30 18:00'],
    // after six nothing counts before the 8th at nine
    ['on the last night', '2026-09-30 23:59', '10-08 15:45', '10-08 18:00'],
    ['in the middle of it', '2026-10-04 11:00', '10-08 15:45', '10-08 18:00'],
    // two hours on Friday the 9th, seven on the make-up Saturday; 4:45 of these before the warning
    ['on the eve of the make-up Saturday', '2026-10-09 16:00', '10-10 13:45', '10-10 16:00'],
    // one hour on that Saturday, none on Sunday, eight on Monday the 12th
    ['late on the make-up Saturday', '2026-10-10 17:00', '10-12 14:45', '10-12 17:00'],
    // Sunday 20 September is worked for the bridge: what came on Saturday the 19th begins then
    ['on the Saturday before the make-up Sunday', '2026-09-19 12:00', '09-20 15:45', '09-20 18:00'],
    // Mid-autumn, 25 to 27 September: one hour on Thursday the 24th, eight on Monday the 28th
    ['before Mid-autumn', '2026-09-24 17:00', '09-28 14:45', '09-28 17:00'],
  ];
  for (const [what, submitted, warned, due] of nationalDay) {
    it(`wait for 21Vianet through National Day 2026: handed over ${what}`, () => {
      const story = withVendor(submitted);
      expect(story.reads('vendor-wait')).to.equal(`running 9:00, due ${due}`);
      story.until('2026-10-13 12:00');
      expect(story.told.filter((line) => line.includes('vendor-wait'))).to.deep.equal([
        `${warned} vendor-wait warning → bo`,
        `${due} vendor-wait breached → bo`,
        `${due} vendor-wait breached → managers`,
      ]);
    });
  }

  // Spring Festival 2026: Saturday 14 February is worked, 15 to 23 are off, and Saturday the 28th is worked.
  // Spring Festival 2027 is not announced: by law 5 (a Friday) to 8 February are off, without bridge days or make-up days.
  const springFestival: [what: string, submitted: string, due: string, provisional: boolean][] = [
    // one hour on the make-up Saturday, eight on Tuesday the 24th
    ['on the make-up Saturday before 2026', '2026-02-14 17:00', '02-24 17:00', false],
    // two hours on Friday the 27th, seven on the make-up Saturday
    ['before the make-up Saturday after 2026', '2026-02-27 16:00', '02-28 16:00', false],
    // one hour on Thursday the 4th, eight on Tuesday the 9th
    ['on the last day before 2027', '2027-02-04 17:00', '02-09 17:00', true],
    ['in the middle of 2027', '2027-02-06 10:00', '02-09 18:00', true],
    // New Year's Day 2027 is a Friday: two hours on the 31st, seven on Monday the 4th, in a year nobody has announced
    ['at the turn of 2027', '2026-12-31 16:00', '01-04 16:00', true],
  ];
  for (const [what, submitted, due, provisional] of springFestival) {
    it(`wait for 21Vianet through Spring Festival: handed over ${what}`, () => {
      const story = withVendor(submitted);
      expect(story.reads('vendor-wait')).to.equal(`running 9:00, due ${due}`);
      expect(story.provisional('vendor-wait')).to.equal(provisional);
      expect(story.provisional('resolution')).to.equal(false); // ours keeps no holidays
    });
  }

  it('give 21Vianet its hours back when it asked us something over the holidays', () => {
    // 15:00 to 17:00 on the 30th: two hours used; supplied in the holidays: seven hours on the 8th
    const inside = withVendor('2026-09-30 15:00').did('2026-09-30 17:00', bo, deeds['vendor-needs']);
    expect(inside.reads('vendor-wait')).to.equal('paused 7:00');
    inside.did('2026-10-03 12:00', bo, deeds['vendor-supplied']);
    expect(inside.reads('vendor-wait')).to.equal('running 7:00, due 10-08 16:00');

    // asked on the 3rd: three hours used; supplied on Friday at five: one hour, and five on the make-up Saturday
    const after = withVendor('2026-09-30 15:00').did('2026-10-03 12:00', bo, deeds['vendor-needs']);
    after.did('2026-10-09 17:00', bo, deeds['vendor-supplied']);
    expect(after.reads('vendor-wait')).to.equal('running 6:00, due 10-10 14:00');
  });

  it('run at our own desk through both of them, from one minute before the last working day ends', () => {
    for (const eve of ['2026-09-30', '2027-02-04']) {
      const story = new ClockStory(`${eve} 23:59`);
      const [first, second, fourth] = eve === '2026-09-30' ? ['10-01', '10-01', '10-03'] : ['02-05', '02-05', '02-07'];
      expect(story.reads('first-response')).to.equal(`running 1:00, due ${first} 00:59`);
      expect(story.reads('resolution')).to.equal(`running 72:00, due ${fourth} 23:59`);
      story.until(`${eve.slice(0, 4)}-${second} 12:00`);
      expect(story.told).to.deep.equal([
        `${first} 00:44 first-response warning → managers`,
        `${first} 00:59 first-response breached → managers`,
      ]);
    }
  });

  it('pass the turn between two desks of which one is on holiday', () => {
    tell('2026-09-30 23:59', [
      ['2026-10-01 00:29', bo, 'claim', { 'first-response': 'running 0:30, due 10-01 00:59' }],
      [
        '2026-10-01 00:39',
        bo,
        'escalate',
        { 'first-response': 'running 0:20, due 10-01 00:59', resolution: 'running 71:20, due 10-03 23:59' },
      ],
      ['2026-10-01 00:49', bo, 'reply', { 'first-response': 'stopped 0:10' }],
      // a ticket in the holidays: ours stands still all week
      [
        '2026-10-01 01:59',
        bo,
        'submit',
        { 'vendor-wait': 'running 9:00, due 10-08 18:00', resolution: 'paused 70:00' },
      ],
      ['2026-10-05 12:00', ana, 'customer-says', { 'next-response': 'running 4:00, due 10-05 16:00' }],
      ['2026-10-05 13:00', bo, 'reply', { 'next-response': 'stopped 3:00', resolution: 'paused 70:00' }],
      [
        '2026-10-08 10:00',
        bo,
        'vendor-answered',
        { 'vendor-wait': 'stopped 8:00', resolution: 'running 70:00, due 10-11 08:00' },
      ],
    ]);
  });
});

describe('what people are told of the clocks of a case', () => {
  it('goes to the owner before it is too late, and to the managers too when it is', () => {
    const story = tell('2026-03-10 12:00', [
      ['2026-03-10 12:10', bo, 'claim', {}],
      ['2026-03-10 12:50', bo, 'reply', {}],
      ['2026-03-14 12:00', bo, 'looks', { resolution: 'breached -24:00, due 03-13 12:00' }],
    ]);
    expect(story.told).to.deep.equal([
      '03-10 12:45 first-response warning → bo',
      '03-12 18:00 resolution warning → bo',
      '03-13 12:00 resolution breached → bo',
      '03-13 12:00 resolution breached → managers',
    ]);
  });

  it('goes to the managers while nobody owns the case', () => {
    const story = new ClockStory('2026-03-10 12:00').until('2026-03-10 14:00');
    expect(story.told).to.deep.equal([
      '03-10 12:45 first-response warning → managers',
      '03-10 13:00 first-response breached → managers',
    ]);
  });

  it('is told once, whatever happens around it', () => {
    const story = new ClockStory('2026-03-10 12:00').until('2026-03-10 13:30');
    for (const verb of ['claim', 'note', 'clock', 'evidence', 'clock', 'reply', 'hand-back', 'clock'] as const)
      story.did('2026-03-10 13:30', ['clock', 'evidence'].includes(verb) ? system : bo, deeds[verb]);
    expect(story.told).to.have.lengthOf(2);
  });

  it('is not told while the clock stands still, and late when a clock goes on that had used its time up', () => {
    const story = new ClockStory('2026-03-10 12:00').did('2026-03-10 12:00', bo, deeds.claim);
    story.did('2026-03-12 17:59', bo, deeds['ask-customer']).until('2026-03-20 12:00');
    expect(story.told.filter((line) => line.includes('resolution'))).to.deep.equal([]);
    story.did('2026-03-20 12:00', ana, deeds['customer-says']).until('2026-03-20 13:00');
    expect(story.told.filter((line) => line.includes('resolution'))).to.deep.equal([
      '03-20 12:01 resolution warning → bo',
    ]);
  });

  it('waits with a breach until the clock goes on, when it came to it in the moment of its pause', () => {
    const story = new ClockStory('2026-03-10 12:00').did('2026-03-10 12:00', bo, deeds.claim);
    story.did('2026-03-10 12:00', bo, deeds.reply).until('2026-03-13 11:59').late();
    story.did('2026-03-13 12:00', bo, deeds['ask-customer']).did('2026-03-14 12:00', system, deeds.clock);
    expect(story.told).to.deep.equal(['03-12 18:00 resolution warning → bo']);
    story.did('2026-03-20 12:00', ana, deeds['customer-says']).until('2026-03-20 12:00');
    expect(story.told.slice(1)).to.deep.equal([
      '03-20 12:00 resolution breached → bo',
      '03-20 12:00 resolution breached → managers',
    ]);
  });

  it('is told anew of every answer that is owed', () => {
    const story = new ClockStory('2026-03-10 12:00').did('2026-03-10 12:00', bo, deeds.claim);
    story.did('2026-03-10 12:00', bo, deeds.reply).did('2026-03-10 13:00', ana, deeds['customer-says']);
    story.did('2026-03-10 16:30', bo, deeds.reply).did('2026-03-11 13:00', ana, deeds['customer-says']);
    story.until('2026-03-11 18:00');
    expect(story.told.filter((line) => line.includes('next-response'))).to.deep.equal([
      '03-10 16:00 next-response warning → bo',
      '03-11 16:00 next-response warning → bo',
      '03-11 17:00 next-response breached → bo',
      '03-11 17:00 next-response breached → managers',
    ]);
  });
});

describe('the clocks of a case when the partner changes its policy', () => {
  const hours = (kind: ClockKind, target: number, more: Partial<ServiceLevels[ClockKind]> = {}) => ({
    levels: { ...rules.levels, [kind]: { ...rules.levels[kind], targetMs: target * HOUR, ...more } },
  });
  const owned = () => new ClockStory('2026-03-10 12:00').did('2026-03-10 12:00', bo, deeds.claim);
  const told = (story: ClockStory, kind: ClockKind) => story.told.filter((line) => line.includes(kind));

  it('keep what they have spent', () => {
    const story = owned().did('2026-03-10 22:00', bo, deeds['ask-customer']);
    story.did('2026-03-12 12:00', ana, deeds['customer-says']).replanned('2026-03-12 14:00', hours('resolution', 48));
    expect(story.reads('resolution')).to.equal('running 36:00, due 03-14 02:00'); // ten hours and two are spent
  });

  it('take a warning back with more time, and warn again when that is used up', () => {
    const story = owned().replanned('2026-03-10 12:50', hours('first-response', 10));
    expect(story.reads('first-response')).to.equal('running 9:10, due 03-10 22:00');
    story.until('2026-03-10 23:00');
    expect(told(story, 'first-response')).to.deep.equal([
      '03-10 12:45 first-response warning → bo',
      '03-10 19:30 first-response warning → bo',
      '03-10 22:00 first-response breached → bo',
      '03-10 22:00 first-response breached → managers',
    ]);
  });

  it('take a breach back to a warning, which everybody knows of, and tell of the next breach', () => {
    const story = owned().replanned('2026-03-10 13:10', hours('first-response', 1.5));
    expect(story.reads('first-response')).to.equal('warning 0:20, due 03-10 13:30');
    story.until('2026-03-10 14:00');
    expect(told(story, 'first-response')).to.deep.equal([
      '03-10 12:45 first-response warning → bo',
      '03-10 13:00 first-response breached → bo',
      '03-10 13:00 first-response breached → managers',
      '03-10 13:30 first-response breached → bo',
      '03-10 13:30 first-response breached → managers',
    ]);
  });

  it('take a breach back while they stand still', () => {
    const story = owned().did('2026-03-13 13:00', bo, deeds['ask-customer']);
    story.replanned('2026-03-13 14:00', hours('resolution', 80));
    expect(story.reads('resolution')).to.equal('paused 7:00'); // 73 of 80 are spent: past the warning at 60
    story.did('2026-03-14 10:00', ana, deeds['customer-says']).until('2026-03-14 18:00');
    expect(told(story, 'resolution').slice(3)).to.deep.equal([
      '03-14 17:00 resolution breached → bo',
      '03-14 17:00 resolution breached → managers',
    ]);
  });

  it('warn at once with less time, or say that it is over', () => {
    const warned = owned().replanned('2026-03-12 12:00', hours('resolution', 60)).until('2026-03-12 12:00');
    expect(warned.reads('resolution')).to.equal('warning 12:00, due 03-13 00:00');
    expect(told(warned, 'resolution')).to.deep.equal(['03-12 12:00 resolution warning → bo']);

    const over = owned().replanned('2026-03-12 12:00', hours('resolution', 40)).until('2026-03-12 12:00');
    expect(over.reads('resolution')).to.equal('breached -8:00, due 03-12 04:00');
    expect(told(over, 'resolution')).to.deep.equal([
      '03-12 12:00 resolution breached → bo',
      '03-12 12:00 resolution breached → managers',
    ]);
  });

  it('go by the other calendar from then on', () => {
    const story = new ClockStory('2026-09-30 12:00').did('2026-09-30 12:00', bo, deeds.claim);
    story.replanned('2026-09-30 20:00', hours('resolution', 17, { calendar: 'vendor' }));
    expect(story.reads('resolution')).to.equal('running 9:00, due 10-08 18:00'); // eight hours are spent, around the clock
  });

  it('go by holidays that are announced later', () => {
    const vendor = calendars.vendor.holidays!;
    const announced = {
      calendars: {
        ...calendars,
        vendor: {
          ...calendars.vendor,
          holidays: {
            ...vendor,
            daysOff: new Set([...vendor.daysOff, '2027-02-09', '2027-02-10', '2027-02-11']),
            announcedYears: new Set([...vendor.announcedYears, 2027]),
          },
        },
      },
    };
    const story = new ClockStory('2027-02-04 12:00').did('2027-02-04 12:00', bo, deeds.claim);
    story.did('2027-02-04 12:00', bo, deeds.escalate).did('2027-02-04 17:00', bo, deeds.submit);
    expect(story.reads('vendor-wait')).to.equal('running 9:00, due 02-09 17:00');
    story.replanned('2027-02-05 10:00', announced);
    expect(story.reads('vendor-wait')).to.equal('running 8:00, due 02-12 17:00');
    expect(story.provisional('vendor-wait')).to.equal(false);
  });

  it('are judged by it also before the case was replanned, by whatever is done first', () => {
    const looked = owned().until('2026-03-10 12:30').under(hours('first-response', 10));
    looked.did('2026-03-10 12:45', system, deeds.clock); // the old timer
    expect(told(looked, 'first-response')).to.deep.equal([]);
    expect(looked.reads('first-response')).to.equal('running 9:15, due 03-10 22:00');

    const noted = owned().until('2026-03-12 12:00').under(hours('resolution', 60));
    noted.did('2026-03-12 12:00', bo, deeds.note).until('2026-03-12 12:00');
    expect(told(noted, 'resolution')).to.deep.equal(['03-12 12:00 resolution warning → bo']);
  });

  it('take it up again by the new policy when a case comes back that was closed under the old one', () => {
    const story = owned().did('2026-03-11 12:00', bo, deeds.resolve).did('2026-03-11 12:00', system, deeds.told);
    story.under(hours('resolution', 30)).did('2026-03-12 12:00', ana, deeds['not-solved']);
    expect(story.reads('resolution')).to.equal('warning 6:00, due 03-12 18:00');
  });
});

describe('the clocks of random cases', function () {
  this.timeout(60_000);
  const levels: fc.Arbitrary<ServiceLevels> = fc
    .array(
      fc.record({
        calendar: fc.constantFrom('partner' as const, 'vendor' as const),
        targetMs: fc.integer({ min: 5 * MINUTE, max: 100 * HOUR }),
        warnShare: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        source: fc.constant('a test'),
      }),
      { minLength: 4, maxLength: 4 },
    )
    .map((each) => Object.fromEntries(clockKinds.map((kind, i) => [kind, each[i]!])) as ServiceLevels);
  const calendarsOf: fc.Arbitrary<Calendars> = fc.oneof(
    fc.constant(calendars),
    fc.record({ partner: anyCalendar, vendor: anyCalendar }),
  );
  const policies = fc.array(fc.record({ levels, calendars: calendarsOf }), { minLength: 2, maxLength: 3 });
  const step = fc.record({
    deed: fc.constantFrom<Deed[]>(...Object.values(deeds)),
    wait: fc.integer({ min: 0, max: 60 * HOUR }),
    /** Before the deed: nothing, a look at the time the clocks asked for, or a new policy. */
    first: fc.constantFrom('wait', 'look', 'look', 'policy'),
  });

  /** Plays a life; `see` is shown every step that was accepted. */
  function play(
    start: Date,
    policies: readonly Pick<DeskRules, 'levels' | 'calendars'>[],
    steps: readonly { deed: Deed; wait: number; first: string }[],
    see: (before: Case, deed: Deed, decision: Accepted, now: Date, rules: DeskRules) => void,
  ): void {
    let now = start;
    let which = 0;
    let under: DeskRules = { ...rules, ...policies[0]! };
    const at = start.toISOString();
    let found: Case = { ...newCase, since: at, openedAt: at, clocks: [...clocksAtOpening(under, now)] };
    const apply = (deed: Deed) => {
      const decisions = everybody.map((actor) => decide(found, deed, actor, { ...under, now }));
      const accepted = decisions.find((each): each is Accepted => !('refused' in each));
      if (!accepted) return;
      see(found, deed, accepted, now, under);
      found = caseShape.parse(JSON.parse(JSON.stringify({ ...accepted.next, head: '' })));
    };
    for (const { deed, wait, first } of steps) {
      const look = nextLook(found.clocks, under.calendars);
      if (first === 'look' && look) {
        now = new Date(Math.max(now.getTime(), look.getTime()));
        apply({ verb: 'clock' });
      } else now = new Date(now.getTime() + wait);
      if (first === 'policy') {
        under = { ...rules, ...policies[++which % policies.length]! };
        if (wait % 2 === 0) apply({ verb: 'replan' }); // else the old timer or a deed comes first
      }
      apply(deed);
    }
  }

  const always = (see: Parameters<typeof play>[3], numRuns = 120) =>
    fc.assert(
      fc.property(instants, policies, fc.array(step, { maxLength: 40 }), (start, policies, steps) =>
        play(start, policies, steps, see),
      ),
      { numRuns },
    );

  const running = ({ pausedAt, stoppedAt }: CaseClock) => !pausedAt && !stoppedAt;
  const looked = (found: Omit<Case, 'head'>, now: Date, rules: DeskRules) => {
    const decision = decide({ ...found, head: '' }, { verb: 'clock' }, system, { ...rules, now });
    if ('refused' in decision) throw new Error(decision.refused.code);
    return decision;
  };
  const news = (before: Pick<Case, 'clocks'>, { next }: Accepted) => newlyTold(before.clocks, next.clocks);

  it('say something new exactly when they ask to be looked at, nothing before, and then move on', () => {
    let looks = 0;
    always((_, __, { next }, now, rules) => {
      const asked = nextLook(next.clocks, rules.calendars);
      if (!isOpen(next.state)) return expect(asked).to.equal(undefined);
      if (!asked) return expect(news(next, looked(next, new Date(now.getTime() + 1e9), rules))).to.be.empty;
      looks++;
      const at = new Date(Math.max(asked.getTime(), now.getTime()));
      if (asked > now) expect(news(next, looked(next, new Date(at.getTime() - 1), rules)), 'too early').to.be.empty;
      const decision = looked(next, at, rules);
      expect(news(next, decision), 'when it asked').to.not.be.empty;
      expect(news(decision.next, looked(decision.next, at, rules)), 'again').to.be.empty;
      const after = nextLook(decision.next.clocks, rules.calendars);
      if (after) expect(after.getTime(), 'after it').to.be.above(at.getTime());
      return undefined;
    });
    expect(looks).to.be.above(100);
  });

  it('have one timer, for that time, or none', () => {
    always((_, __, { next, effects }, ___, { calendars }) => {
      const timers = effects.filter(({ lane }) => lane === `timer:case:${next.number}:clock`);
      const due = nextLook(next.clocks, calendars)?.getTime();
      expect(timers.map(({ mode, due }) => [mode, due])).to.deep.equal([
        [due === undefined ? 'cancel' : 'replace', due],
      ]);
    });
  });

  it('tell of a thing once and never of less than before, and only what is so by the policy of the day', () => {
    let told = 0;
    always((before, deed, decision, now, { levels, calendars }) => {
      const { clocks } = decision.next;
      const notices = new Set(clockNotices(decision).map(({ kind, how }) => `${kind} ${how}`));
      expect([...notices]).to.have.members(news(before, decision).map(({ kind, told }) => `${kind} ${told}`));
      if (deed.verb !== 'clock') expect([...notices]).to.be.empty;
      for (const clock of news(before, decision)) {
        told++;
        expect(usedUp(clock, now, calendars)).to.equal(clock.told);
        expect(clock).to.include({ targetMs: levels[clock.kind].targetMs, calendar: levels[clock.kind].calendar });
        expect(before.clocks.find(({ kind }) => kind === clock.kind)?.told).to.not.be.oneOf([clock.told, 'breached']);
      }
      const samePolicy = before.clocks.every(({ kind, targetMs }) => targetMs === levels[kind].targetMs);
      for (const clock of samePolicy && deed.verb !== 'replan' ? before.clocks : []) {
        const after = clocks.find(({ kind }) => kind === clock.kind)!;
        const anew = after.startedAt.getTime() === now.getTime() && after.spentMs === 0;
        if (clock.told && !anew) expect(after.told).to.be.oneOf([clock.told, 'breached']);
      }
    });
    expect(told).to.be.above(100);
  });

  it('run in open cases only, and are due only while they run', () => {
    always((_, __, { next }, now, { calendars }) => {
      const kinds = next.clocks.map(({ kind }) => kind);
      expect(new Set(kinds).size).to.equal(kinds.length);
      if (!isOpen(next.state)) expect(next.clocks.filter(({ stoppedAt }) => !stoppedAt)).to.be.empty;
      if (next.state === 'awaiting-customer')
        expect(kinds.filter((kind) => kind === 'resolution' && runs(next, kind))).to.be.empty;
      expect(runs(next, 'resolution') && runs(next, 'vendor-wait'), 'both turns at once').to.equal(false);
      if (runs(next, 'vendor-wait')) expect(next.escalation).to.include({ state: 'submitted' });
      for (const clock of next.clocks) {
        const { dueAt, warnAt } = readClock(clock, now, calendars);
        expect([dueAt, warnAt].map((each) => each !== undefined)).to.deep.equal([running(clock), running(clock)]);
      }
      const still = next.clocks.filter((clock) => !running(clock));
      expect(nextLook(still, calendars)).to.equal(undefined);
    });
  });

  const runs = ({ clocks }: Pick<Case, 'clocks'>, kind: ClockKind) =>
    clocks.some((clock) => clock.kind === kind && running(clock));

  it('always leave one of them running in a case that waits for one of us', () => {
    always((_, __, { next }) => {
      const ours = isOpen(next.state) && next.state !== 'told' && next.state !== 'awaiting-customer';
      if (ours) expect(next.clocks.some(running), `${next.state} ${next.escalation?.state}`).to.equal(true);
    });
  });
});
