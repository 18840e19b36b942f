import { expect } from 'chai';
import fc from 'fast-check';
import { thresholds, verdict } from '../../../services/understanding/bands';

describe('how sure is sure enough', () => {
  const limits = { reject: 0.6, doubt: 0.3, answer: 0.6, least: 0.2 };
  const opinion = (outOfScope: number, ...rest: number[]) => ({
    outOfScope,
    ranked: rest.map((probability, at) => ({ topic: `topic-${at}`, probability })),
  });

  const rows: [string, ReturnType<typeof opinion>, string, number][] = [
    ['one topic stands out', opinion(0.05, 0.9, 0.05), 'answer', 0],
    ['two are alike', opinion(0.05, 0.5, 0.45, 0.0), 'offer', 2],
    ['three are alike', opinion(0.05, 0.35, 0.3, 0.3), 'offer', 3],
    ['perhaps not billing', opinion(0.4, 0.6, 0.0, 0.0), 'offer', 2],
    ['surely not billing', opinion(0.7, 0.3, 0.0), 'out-of-scope', 0],
    ['none is likely', opinion(0.3, 0.15, 0.14, 0.13), 'out-of-scope', 0],
    ['nothing to choose from', opinion(0.1), 'out-of-scope', 0],
  ];
  for (const [what, given, band, offered] of rows) {
    it(what, () => {
      const found = verdict(given, limits);
      expect(found.band).to.equal(band);
      expect(found.offered).to.have.lengthOf(offered);
    });
  }

  it('offers two or three different readings, never out-of-scope, and answers with none on offer', () => {
    const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 19 });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), probabilities, (outOfScope, list) => {
        const sum = list.reduce((total, one) => total + one, 0) || 1;
        const ranked = list.map((one, at) => ({ topic: `topic-${at}`, probability: ((1 - outOfScope) * one) / sum }));
        ranked.sort((a, b) => b.probability - a.probability);
        const { band, topic, offered, confidence } = verdict({ ranked, outOfScope });
        expect(confidence).to.be.within(0, 1);
        expect(topic).to.equal(band === 'out-of-scope' ? 'out-of-scope' : ranked[0]?.topic);
        if (band === 'offer') expect(offered.length).to.be.within(2, 3);
        else expect(offered).to.have.lengthOf(0);
        expect(new Set(offered).size).to.equal(offered.length);
        const best = ranked[0]?.probability ?? 0;
        if (outOfScope >= thresholds.reject || best < thresholds.least) expect(band).to.equal('out-of-scope');
      }),
    );
  });
});
