import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { caseStatusCard } from '../../cards/case-status';
import { saidCard } from '../../cards/said';
import { locales } from '../../services/locales';
import { openBrowser } from '../stage/browser';
import { allCards } from '../support/all-cards';
import { bareCase } from '../support/cards/cases';
import { dated } from '../support/cards/words';
import { noon } from '../support/case';
import { openScreen, type Screen } from '../support/rendering/screen';
import { themes } from '../support/rendering/theme';

/** A phone, and the column of a chat on a desk. */
const widths = [320, 800] as const;

/** Folder for a picture of every card, for people to look at; and which, by a part of their names. */
const { CARD_PICTURES: pictures, CARD_NAMES: wanted = '' } = process.env;
const aWhile = pictures ? 1_800_000 : 60_000;

/** A failure names so many; more are of the same kind. */
const NAMED = 40;

describe('every card, drawn by a browser', function () {
  this.timeout(aWhile);
  let browser: Browser;
  before(async () => {
    browser = await openBrowser((line) => process.stdout.write(`${line}\n`));
  });
  after(() => browser?.close());

  it('shows what people typed, and no date in its place', async () => {
    const found = { ...bareCase, dispute: { ...bareCase.dispute, words: dated } };
    const screen = await openScreen(browser, { theme: 'light', width: 800 });
    await screen.inspect([
      { name: 'said', card: saidCard({ title: 'Ana', words: dated }, 'en-US') },
      {
        name: 'status',
        card: caseStatusCard(found, { locale: 'en-US', zone: 'Asia/Shanghai', now: noon, linkedTo: undefined }),
      },
    ]);
    const shown = await screen.page.locator('.bubble').allTextContents();
    await screen.page.close();
    expect(shown).to.have.lengthOf(2);
    for (const words of shown) expect(words).to.include(dated);
  });

  for (const theme of themes) {
    for (const width of widths) {
      describe(`${theme}, ${width} px wide`, () => {
        let screen: Screen;
        before(async () => {
          screen = await openScreen(browser, { theme, width });
        });
        after(() => screen?.page.close());

        for (const locale of locales) {
          it(`can be read, pressed and filled in, in ${locale}`, async () => {
            const cards = allCards(locale).filter(({ name }) => name.includes(wanted));
            const found = await screen.inspect(cards);
            if (pictures) await screen.photograph(join(pictures, `${locale}-${theme}-${width}`));
            const complaints = found.flatMap(({ name, complaints }) =>
              complaints.map((what) => `${name} (${locale}, ${theme}, ${width} px): ${what}`),
            );
            expect(complaints.length, complaints.slice(0, NAMED).join('\n')).to.equal(0);
          });
        }
      });
    }
  }
});
