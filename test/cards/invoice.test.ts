import { expect } from 'chai';
import { z } from 'zod';
import { cardSeal } from '../../bot/seal';
import { showInvoice } from '../../cards/buttons';
import { invoiceCard } from '../../cards/invoice';
import { locales } from '../../services/locales';
import { lint } from '../support/card-lint';
import { invoiceOf } from '../support/cards/books';
import { longName } from '../support/cards/words';

const seal = cardSeal('key of the tests');

describe('an invoice of 200 lines', () => {
  const { invoice, ...paid } = invoiceOf(200);
  const lines = invoice.lines.map((line) => ({ ...line, product: `line ${line.id} of ${longName}` }));
  const state = { ...paid, invoice: { ...invoice, lines } };

  for (const locale of locales) {
    it(`is read to its end by its button, in ${locale}: every line once, no page too large`, () => {
      const shown: string[] = [];
      for (let page: number | undefined = 1; page !== undefined; ) {
        const card = invoiceCard(state, page, locale);
        expect(lint(seal.seal(card, '19:cases@thread.tacv2'))).to.deep.equal([]);
        shown.push(...linesOn(card));
        expect(shown).to.have.length.at.most(lines.length);
        page = pageAfter(card, page);
      }
      expect(shown).to.deep.equal(lines.map(({ id }) => id));
    });
  }
});

const linesOn = ({ body }: { readonly [part: string]: unknown }): readonly string[] =>
  [...JSON.stringify(body).matchAll(/line (\d+) of/g)].map(([, id = '']) => id);

const buttons = z.array(
  z.looseObject({ verb: z.string().default(''), data: z.record(z.string(), z.unknown()).default({}) }),
);

/** Where the button for further lines leads; undefined: there is none. */
const pageAfter = ({ actions }: { readonly [part: string]: unknown }, here: number): number | undefined =>
  buttons
    .parse(actions)
    .map(({ verb, data }) => showInvoice.read({ verb, data, inputs: {} })?.page)
    .find((page) => page !== undefined && page > here);
