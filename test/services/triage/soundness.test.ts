import { expect } from 'chai';
import { complaintsAbout } from '../../../services/triage/soundness';

type Steps = Parameters<typeof complaintsAbout>[0]['steps'];

const end = { kind: 'outcome', advice: 'explained' } as const;
const ask = (...nexts: string[]) => ({
  kind: 'question' as const,
  options: nexts.map((next, i) => ({ id: `${i}`, next })),
});

describe('a triage tree is sound', () => {
  const rows: [what: string, steps: Steps, expected: RegExp | undefined, at?: string][] = [
    ['when every way ends', { a: ask('b', 'c'), b: end, c: end }, undefined],
    ['when two ways come together', { a: ask('b', 'c'), b: ask('d', 'd'), c: ask('d', 'd'), d: end }, undefined],
    ['but not when a way leads nowhere', { a: ask('b', 'gone'), b: end }, /no step "gone"/, 'steps.a.options.1.next'],
    ['nor when a step is never reached', { a: end, lost: end }, /no way leads here/, 'steps.lost'],
    [
      'nor when it turns in a circle',
      { a: ask('b', 'c'), b: ask('a', 'c'), c: end },
      /back to "a"/,
      'steps.b.options.0.next',
    ],
    [
      'nor when a check waits for a value that never comes',
      { a: { kind: 'check', fact: 'payment', when: { lost: 'b' }, unknown: 'b' }, b: end },
      /payment is never "lost"/,
      'steps.a.when.lost',
    ],
    [
      'nor when an escalation does not say whose request it is',
      { a: { kind: 'outcome', advice: 'escalated' } },
      /needs a request/,
      'steps.a',
    ],
    [
      'nor when two options have one name',
      {
        a: {
          kind: 'question',
          options: [
            { id: 'x', next: 'b' },
            { id: 'x', next: 'b' },
          ],
        },
        b: end,
      },
      /"x" stands twice/,
      'steps.a.options.1.id',
    ],
  ];
  for (const [what, steps, expected, at] of rows) {
    it(what, () => {
      const complaints = complaintsAbout({ start: { other: 'a' }, steps });
      if (!expected) return expect(complaints).to.deep.equal([]);
      expect(complaints).to.have.lengthOf(1);
      expect(complaints[0]?.message).to.match(expected);
      expect(complaints[0]?.at.join('.')).to.equal(at);
    });
  }
});
