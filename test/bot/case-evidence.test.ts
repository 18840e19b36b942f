import { expect } from 'chai';
import { caseEvidence } from '../../bot/effects/case-evidence';
import type { Case } from '../../services/cases/case';
import type { Cases } from '../../services/cases/cases';
import type { Evidence } from '../../services/cases/evidence';
import { ServiceError, type ServiceErrorCode } from '../../services/errors';
import type { PartnerCenter } from '../../services/partner-center/partner-center';
import { disputeOf, ledger, partnerCenter } from '../services/cases/sample-books';
import { noon } from '../support/case';

/** A case that keeps the evidence it is given, and a Partner Center that fails as long as `failure` says. */
function evidenceDesk(found: Case) {
  const written: Evidence[] = [];
  const state: { failure?: unknown } = {};
  const cases = {
    find: async () => ({ ...found, evidence: written.at(-1) ?? found.evidence }),
    apply: async (_: string, deed: { verb: string; evidence?: Evidence }) => {
      expect(deed.verb).to.equal('evidence');
      written.push(deed.evidence!);
    },
  } as unknown as Cases;
  const failing: PartnerCenter = {
    ...partnerCenter,
    subscriptions: async (id) => {
      if (state.failure) throw state.failure;
      return partnerCenter.subscriptions(id);
    },
  };
  const doing = caseEvidence({ cases, ledger, partnerCenter: failing, clock: { now: async () => noon } });
  const tries = (attempt: number) =>
    doing({
      partition: 'p',
      lane: 'case:1042:evidence',
      effect: { kind: 'case-evidence', case: '1042' },
      token: String(attempt),
      attempt,
      doubts: 0,
      interrupted: false,
    }).then(
      () => 'done',
      (error: unknown) => error,
    );
  return { written, state, tries };
}

const failureOf = (code: ServiceErrorCode) => new ServiceError(code, `it is ${code}`);
const said = (written: readonly Evidence[]) => written.map(({ verdict, obstacle }) => obstacle ?? verdict);

describe('evidence that cannot be gathered', () => {
  for (const failure of [
    failureOf('not-allowed'),
    failureOf('missing'),
    failureOf('unreadable'),
    new TypeError('ours'),
  ]) {
    it(`is said at once when waiting will not help: ${failure.message}`, async () => {
      const { written, state, tries } = evidenceDesk(disputeOf('BF-2026-08'));
      state.failure = failure;

      expect(await tries(1)).to.equal(failure);
      expect(said(written)).to.deep.equal(['books-unreachable']);
      expect(written[0]?.parts?.map(({ product }) => product)).to.deep.equal(['Office 365 E3', 'Visio Plan 2']);
    });
  }

  it('is said after two minutes of an outage, once, and replaced when it is over', async () => {
    const { written, state, tries } = evidenceDesk(disputeOf('BF-2026-08'));
    state.failure = failureOf('unavailable');
    for (let attempt = 1; attempt <= 20; attempt++) {
      expect(await tries(attempt)).to.equal(state.failure);
      expect(said(written)).to.deep.equal(attempt < 8 ? [] : ['books-unreachable']);
    }
    delete state.failure;

    expect(await tries(21)).to.equal('done');
    expect(said(written)).to.deep.equal(['books-unreachable', 'both-agree']);
  });

  it('never takes the place of a comparison that was made', async () => {
    const { written, state, tries } = evidenceDesk(disputeOf('BF-2026-08'));
    await tries(1);
    state.failure = failureOf('not-allowed');
    await tries(2);

    expect(said(written)).to.deep.equal(['both-agree']);
  });
});
