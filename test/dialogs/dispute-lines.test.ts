import { expect } from 'chai';
import { linesMeant } from '../../dialogs/dispute-lines';
import { invoiceOf } from '../services/reconciliation/sample';

describe('the lines that words mean', () => {
  /** On it, E3 has two lines of 20 seats and two of 25; one is CN¥1,750.00, one CN¥3,750.00. */
  const rows: readonly [said: string, lines: string][] = [
    ['charged for 25 seats of E3', '3 4'],
    ['charged for 25 seats of E3 but we only have 20 seats', '3 4'],
    ['cobraram 25 licencas do e3 mas so temos 20 licenças', '3 4'],
    ['E3收了25个席位的钱，我们只有20个席位', '3 4'],
    ['E3收了25个，不是23个', '3 4'],
    ['we cancelled E3 on 20 June', '1 2 3 4'],
    ['the E3 charge of 3750', '4'],
    ['the E3 charge of CN¥1,750.00', '3'],
    ['25 seats', '3 4'],
    ['the Office licence line', '1 2 3 4'],
    ['plan 2', '5 6'],
    ['on BF-2026-07, Visio', '6'],
  ];
  for (const [said, lines] of rows)
    it(`are ${lines || 'none'}: ${said}`, () => {
      const meant = linesMeant(said, invoiceOf('BF-2026-07'), 'en-US');
      expect(meant.map(({ id }) => id).join(' ')).to.equal(lines);
    });
});
