import { expect } from 'chai';
import fc from 'fast-check';
import { type Case, type CaseState, caseShape, caseStates } from '../../../services/cases/case';
import type { Actor, Deed, Verb } from '../../../services/cases/deeds';
import { decide } from '../../../services/cases/life';
import { transitions } from '../../../services/cases/transitions';
import { ana, bo, helen, lena, newCase, noon, rui, rules, system } from '../../support/case';
import { deeds, everybody } from '../../support/deeds';

const at = (hours: number) => ({ now: new Date(noon.getTime() + hours * 3_600_000), ...rules });

function did(found: Case, actor: Actor, deed: Deed, hours = 0): Case {
  const decision = decide(found, deed, actor, at(hours));
  if ('refused' in decision) throw new Error(`${actor.name} may not ${deed.verb}: ${decision.refused.code}`);
  return { ...decision.next, head: found.head };
}

const refusalOf = (found: Case, actor: Actor, deed: Deed, hours = 0) => {
  const decision = decide(found, deed, actor, at(hours));
  return 'refused' in decision ? decision.refused.code : 'done';
};

const claimed = did(newCase, bo, deeds.claim);
const escalated = did(claimed, bo, deeds.escalate);
const submitted = did(escalated, bo, deeds.submit);
const answered = did(submitted, bo, deeds['vendor-answered']);
const takenBack = did(submitted, bo, deeds['call-back']);
const resolved = did(claimed, bo, deeds.resolve);
const told = did(resolved, system, deeds.told);
const closed = did(told, ana, deeds.solved);

const asked = did(claimed, bo, deeds['request-approval']);
const askedByHelen = did(did(newCase, helen, deeds.claim), helen, deeds['request-approval']);
const offeredToBo = did(newCase, system, {
  verb: 'offer',
  to: { id: bo.id, name: bo.name },
  until: at(1).now.toISOString(),
});

/** Who is told what of it. */
function noticesOf(found: Case, actor: Actor, deed: Deed): string[] {
  const decision = decide(found, deed, actor, at(0));
  return ('effects' in decision ? decision.effects : []).flatMap(({ effect }) => {
    const { notice, to } = (effect ?? {}) as unknown as { notice?: string; to?: Record<string, string> };
    return notice ? [`${notice} → ${to?.['person'] ?? Object.keys(to ?? {}).join()}`] : [];
  });
}

const more = { amount: 58_301, currency: 'CNY' };
const aboutNothing: Case = { ...claimed, dispute: { ...claimed.dispute, amount: undefined } };

describe('the life of a case', () => {
  const rows: [what: string, found: Case, actor: Actor, deed: Deed, expected: string, hours?: number][] = [
    ['anybody on the desk may claim a new case', newCase, rui, deeds.claim, 'done'],
    ['a customer may not', newCase, ana, deeds.claim, 'not-yours'],
    ['the second one is told it is owned', claimed, lena, deeds.claim, 'owned'],
    ['only the owner replies', claimed, lena, deeds.reply, 'owned'],
    ['a reply needs words', claimed, bo, { verb: 'reply', text: '  ' }, 'text'],
    ['an active owner is not relieved', claimed, lena, { verb: 'take-over' }, 'owner-active', 1],
    ['a silent one is', claimed, lena, { verb: 'take-over' }, 'done', 4],
    ['a manager takes over at once, with a reason', claimed, helen, deeds['take-over'], 'done'],
    ['and not without one', claimed, helen, { verb: 'take-over' }, 'why'],
    ['a sales agent never escalates', did(newCase, rui, deeds.claim), rui, deeds.escalate, 'role'],
    ['a helpdesk agent may prepare an escalation', did(newCase, lena, deeds.claim), lena, deeds.escalate, 'done'],
    ['but not submit it as a customer request', escalated, lena, deeds.submit, 'role'],
    ['an admin agent may', escalated, bo, deeds.submit, 'done'],
    [
      'a Partner Center request is for global admins',
      did(claimed, bo, { ...deeds.escalate, request: 'partner-center-request' }),
      bo,
      deeds.submit,
      'role',
    ],
    ['a thin package does not leave', claimed, bo, { ...deeds.escalate, missing: ['words'] }, 'incomplete'],
    ['an answer needs the ticket first', escalated, bo, deeds['vendor-answered'], 'no-ticket'],
    ['and is taken with it', submitted, bo, deeds['vendor-answered'], 'done'],
    ['what was taken back is answered all the same', takenBack, bo, deeds['vendor-answered'], 'done'],
    ['but not before 21Vianet had it', did(escalated, bo, deeds['call-back']), bo, deeds['vendor-answered'], 'not-now'],
    ['nor where it was never escalated', claimed, bo, deeds['vendor-answered'], 'not-now'],
    ['they may write once more', answered, bo, deeds['vendor-answered'], 'done'],
    ['an answer that needs more leads back to the ticket', answered, bo, deeds['vendor-supplied'], 'done'],
    ['also when it is to be asked for first', answered, bo, deeds['vendor-needs'], 'done'],
    ['but a ticket that was taken back is not gone on with', takenBack, bo, deeds['vendor-supplied'], 'not-now'],
    ['nothing is supplied that nobody needs', submitted, bo, deeds['vendor-supplied'], 'not-now'],
    ['nothing resolves without a text', claimed, bo, { ...deeds.resolve, text: '' }, 'text'],
    ['a credit of all that is in dispute is given at once', claimed, bo, deeds.resolve, 'done'],
    ['of more it is asked about', claimed, bo, { ...deeds.resolve, credit: more }, 'beyond-dispute'],
    ['and given when it is meant', claimed, bo, { ...deeds.resolve, credit: more, meant: true }, 'done'],
    ['so where no amount is in dispute', aboutNothing, bo, deeds.resolve, 'beyond-dispute'],
    ['only its owner is asked', claimed, lena, { ...deeds.resolve, credit: more }, 'owned'],
    ['a told case is closed by its customer', told, ana, deeds.solved, 'done'],
    ['not by somebody else', told, { ...ana, id: 'tom' }, deeds.solved, 'not-yours'],
    ['not by the agent', told, bo, deeds.solved, 'not-yours'],
    ['a resolved one does not close by itself', resolved, system, deeds['auto-close'], 'not-now'],
    ['a manager closes with a reason only', claimed, helen, { verb: 'override-close', why: '' }, 'why'],
    ['an agent cannot', claimed, bo, deeds['override-close'], 'managers-only'],
    ['a closed case comes back inside the window', closed, ana, deeds['not-solved'], 'done', 24 * 13],
    ['and not after it', closed, ana, deeds['not-solved'], 'window-over', 24 * 15],
    ['an agent gives only outcomes of their own', claimed, bo, { ...deeds.resolve, outcome: 'suspended' }, 'outcome'],
    ['merged is not given, it comes of merging', claimed, bo, { ...deeds.resolve, outcome: 'merged' }, 'outcome'],
    ['a manager approves what an agent asks', asked, helen, deeds.approve, 'done'],
    ['but not what they asked for themselves', askedByHelen, helen, deeds.approve, 'second-person'],
    ['though they may take it back', askedByHelen, helen, deeds.decline, 'done'],
    ['nobody passes on what lies on another’s table', offeredToBo, lena, deeds['pass-offer'], 'not-offered'],
    ['nor twice', did(offeredToBo, bo, deeds['pass-offer']), bo, deeds['pass-offer'], 'not-offered'],
    ['a case is not given to whom it belongs', claimed, helen, { verb: 'assign', to: bo }, 'theirs-already'],
    ['unless they have to begin anew', did(told, helen, deeds.reopen), helen, { verb: 'assign', to: bo }, 'done'],
    ['a withdrawn case stays withdrawn', did(newCase, ana, deeds.withdraw), ana, deeds['not-solved'], 'not-now'],
  ];
  for (const [what, found, actor, deed, expected, hours] of rows) {
    it(what, () => expect(refusalOf(found, actor, deed, hours)).to.equal(expected));
  }

  it('counts being told by the press on the told card, should the receipt be late', () => {
    const early = did(resolved, ana, deeds.solved);
    expect(early).to.include({ state: 'closed' });
    expect(early.resolution?.toldAt).to.be.a('string');
  });

  it('closes a merged case as soon as its customer knows', () => {
    const merged = did(did(claimed, bo, deeds.merge), system, deeds.told);
    const decision = decide(did(claimed, bo, deeds.merge), deeds.told, system, at(0));
    expect(JSON.stringify('effects' in decision ? decision.effects : [])).to.include(`"due":${noon.getTime()}`);
    expect(did(merged, system, deeds['auto-close']).closing?.how).to.equal('merged');
  });

  it('tells the customer of 21Vianet once it has the ticket, not before and not twice, and when it is taken back', () => {
    expect(noticesOf(claimed, bo, deeds.escalate).join()).to.not.include('→ ana');
    expect(noticesOf(escalated, bo, deeds.submit)).to.deep.equal(['escalated → ana']);
    expect(noticesOf(submitted, bo, { ...deeds.submit, ticket: '4712' })).to.deep.equal([]);
    expect(noticesOf(submitted, bo, deeds['call-back'])).to.deep.equal(['called-back → ana']);
    expect(noticesOf(escalated, bo, deeds['call-back'])).to.deep.equal([]);
  });

  it('leaves what 21Vianet needs as it is when a ticket number is put right', () => {
    const needed = did(submitted, bo, deeds['vendor-needs']);
    const right = did(needed, bo, { ...deeds.submit, ticket: '4712' });
    expect(right.escalation).to.deep.equal({ ...needed.escalation, ticket: '4712' });
    expect(refusalOf(right, bo, deeds['vendor-supplied'])).to.equal('done');
  });

  it('waits for no answer and no approval any more once it is resolved or closed', () => {
    const waits = { ...did(claimed, bo, deeds['ask-customer']), approval: asked.approval };
    for (const [actor, deed] of [
      [bo, deeds.resolve],
      [bo, deeds.merge],
      [helen, deeds['override-close']],
    ] as const)
      expect(did(waits, actor, deed), deed.verb).to.include({ question: undefined, approval: undefined });
  });

  it('is the managers’ task when nobody owns it and its customer cannot be told', () => {
    const left = did(resolved, bo, deeds['hand-back']);
    expect(noticesOf(left, system, deeds.unreachable)).to.deep.equal(['unreachable → managers']);
    expect(noticesOf(resolved, system, deeds.unreachable)).to.deep.equal(['unreachable → bo']);
  });

  it('goes on with the same ticket when their answer needs more, and tells the customer of no new escalation', () => {
    const asked = did(did(answered, bo, deeds['ask-customer']), ana, deeds['customer-says']);
    const again = did(asked, bo, deeds['vendor-supplied']);
    expect(again).to.include({ state: 'awaiting-21vianet' });
    expect(again.escalation).to.include({ state: 'submitted', ticket: '21V-1', answer: undefined });
    expect(again.clocks.find(({ kind }) => kind === 'vendor-wait')?.stoppedAt).to.equal(undefined);
    expect(noticesOf(asked, bo, deeds['vendor-supplied'])).to.deep.equal([]);
    expect(did(again, bo, deeds['vendor-answered']).escalation?.state).to.equal('answered');
  });

  it('writes the answer to a ticket that was taken back down where it stands, and says nothing of it to the customer', () => {
    const written = did(takenBack, bo, deeds['vendor-answered']);
    expect(written).to.include({ state: 'in-triage' });
    expect(written.escalation).to.include({ state: 'answered', ticket: '21V-1', answer: 'credited' });
    expect(noticesOf(takenBack, bo, deeds['vendor-answered'])).to.deep.equal([]);
  });

  it('lets its owner go on with what came back, with or without claiming it again', () => {
    const back = did(closed, ana, deeds['not-solved']);
    for (const verb of ['triage-answer', 'triage-back', 'claim'] as const)
      expect(did(back, bo, deeds[verb]).state, verb).to.equal('in-triage');
    expect(did(back, bo, deeds.resolve).state).to.equal('resolved');
    expect(refusalOf(back, lena, deeds.resolve)).to.equal('owned');
    expect(noticesOf(back, bo, deeds.claim).join()).to.not.include('→ ana');
    expect(noticesOf(newCase, bo, deeds.claim)).to.include('claimed → ana');
  });

  it('tells the customer that a talk is over before they hear who has the case', () => {
    const talking = did(claimed, bo, deeds['take-talk']);
    for (const deed of [deeds['take-over'], deeds.assign]) {
      const heard = noticesOf(talking, helen, deed).filter((each) => each.endsWith('→ ana'));
      expect(heard, deed.verb).to.deep.equal(['talk-left → ana', 'claimed → ana']);
    }
  });

  it('tells an owner whose case was given to somebody else', () => {
    expect(noticesOf(claimed, helen, deeds.assign)).to.include('given-away → bo');
    expect(noticesOf(claimed, bo, deeds.assign).join()).to.not.include('given-away');
  });

  it('takes no ticket from the card of an escalation that is over', () => {
    const again = did(did(submitted, bo, deeds['call-back']), bo, deeds.escalate);
    const seen = (version: number) => decide(again, deeds.submit, bo, { ...at(0), seen: version });
    expect(seen(escalated.version)).to.deep.equal({
      refused: { code: 'stale', version: again.version },
    });
    expect(seen(again.version)).to.not.have.property('refused');
    expect(decide(submitted, deeds['vendor-answered'], bo, { ...at(0), seen: escalated.version })).to.not.have.property(
      'refused',
    );
  });

  it('is a case of its own again when it was merged and came back', () => {
    const merged = did(did(claimed, bo, deeds.merge), system, deeds.told);
    expect(did(merged, ana, deeds['not-solved']).mergedInto).to.equal(undefined);
  });

  it('keeps a credit its customer was told of when it comes back', () => {
    const credit = { amount: 100, currency: 'CNY' };
    const credited = did(claimed, bo, { ...deeds.resolve, outcome: 'credited', credit });
    const again = did(did(credited, system, deeds.told), ana, deeds['not-solved']);
    expect(again.promised.map((each) => each.credit)).to.deep.equal([credit]);
    expect(did(credited, bo, deeds.reopen).promised).to.deep.equal([]);
    expect(did(credited, ana, deeds['not-solved']).promised).to.have.lengthOf(1); // she has read it
  });

  it('forgets the old resolution when it comes back', () => {
    const again = did(closed, ana, deeds['not-solved']);
    expect(again).to.include({ state: 'reopened', timesReopened: 1 });
    expect(again.resolution).to.equal(undefined);
  });
});

/** Everything that can be reached, walked through with everybody's every deed. */
function reachable(): Map<string, { found: Case; next: Set<string> }> {
  const seen = new Map<string, { found: Case; next: Set<string> }>();
  const open = [newCase];
  for (let found = open.pop(); found; found = open.pop()) {
    const key = sketch(found);
    if (seen.has(key)) continue;
    const next = new Set<string>();
    seen.set(key, { found, next });
    for (const deed of Object.values(deeds)) {
      for (const actor of everybody) {
        const decision = decide(found, deed, actor, at(5));
        if ('refused' in decision) continue;
        const then = { ...decision.next, head: '' };
        next.add(sketch(then));
        open.push(then);
      }
    }
  }
  return seen;
}

/** What tells two cases apart for their further life. */
const sketch = ({ state, owner, escalation, resolution, mergedInto, closing, talk, offer }: Case) =>
  [
    state,
    owner?.id,
    escalation?.state,
    escalation?.ticket !== undefined,
    resolution?.toldAt && 'told',
    resolution?.unreachable,
    mergedInto,
    closing?.how,
    talk?.agent.id,
    offer?.to.id,
    offer?.over,
  ].join(' ');

describe('the model of a case', () => {
  let all: ReturnType<typeof reachable>;
  before(() => {
    all = reachable();
  });

  it('reaches every state', () => {
    const states = new Set([...all.values()].map(({ found }) => found.state));
    expect([...states]).to.have.members([...caseStates]);
  });

  it('uses every line of the table', () => {
    const used = new Set<string>();
    for (const { found } of all.values()) {
      for (const deed of Object.values(deeds)) {
        for (const actor of everybody)
          if (!('refused' in decide(found, deed, actor, at(5)))) used.add(`${deed.verb} from ${found.state}`);
      }
    }
    const listed = transitions.flatMap(({ verb, from }) => from.map((state) => `${verb} from ${state}`));
    expect(listed.filter((line) => !used.has(line))).to.deep.equal([]);
  });

  it('has no dead end: from everywhere an end can be reached', () => {
    const ends = new Set(
      [...all].filter(([, { found }]) => found.state === 'closed' || found.state === 'withdrawn').map(([key]) => key),
    );
    for (let grown = true; grown; ) {
      grown = false;
      for (const [key, { next }] of all) {
        if (!ends.has(key) && [...next].some((each) => ends.has(each))) {
          ends.add(key);
          grown = true;
        }
      }
    }
    expect([...all.keys()].filter((key) => !ends.has(key))).to.deep.equal([]);
  });

  it('closes nothing before the customer was told, but for a withdrawal or a manager’s recorded override', () => {
    const closedOnes = [...all.values()].map(({ found }) => found).filter(({ state }) => state === 'closed');
    expect(closedOnes).to.not.be.empty;
    for (const { closing, resolution } of closedOnes) {
      if (closing?.how === 'overridden') expect(closing.why).to.not.equal('');
      else expect(resolution?.toldAt, closing?.how).to.be.a('string');
    }
  });
});

describe('random lives', () => {
  const step = fc.record({
    actor: fc.constantFrom<Actor[]>(...everybody),
    deed: fc.constantFrom<Deed[]>(...Object.values(deeds)),
    hours: fc.integer({ min: 0, max: 400 }),
  });

  it('never leave the law', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let found = newCase;
        let hours = 0;
        for (const { actor, deed, hours: later } of steps) {
          hours += later;
          const decision = decide(found, deed, actor, at(hours));
          if ('refused' in decision) continue;
          const { next, event, effects } = decision;
          expect(next.version).to.equal(found.version + 1);
          expect(event).to.include({ version: next.version, from: found.state, to: next.state, verb: deed.verb });
          expect(lawful(found.state, deed.verb, next.state)).to.equal(true);
          expect(effects.length).to.be.above(0);
          const stored: unknown = JSON.parse(JSON.stringify({ ...next, head: '' }));
          found = caseShape.parse(stored);
          if (found.state === 'closed' && found.closing?.how !== 'overridden')
            expect(found.resolution?.toldAt).to.be.a('string');
        }
      }),
      { numRuns: 300 },
    );
  });

  const lawful = (from: CaseState, verb: Verb, to: CaseState) =>
    transitions.some(
      (each) =>
        each.verb === verb && each.from.includes(from) && (each.to === to || (each.to === 'same' && from === to)),
    );
});
