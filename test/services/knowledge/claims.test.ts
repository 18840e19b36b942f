import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadKnowledge } from '../../../services/knowledge/files';
import type { Article } from '../../../services/knowledge/knowledge';
import { locales } from '../../../services/locales';

/** Every number an article may state, where, and where it is documented; all others are promises nobody made. */
const documented: readonly [article: string, numbers: RegExp, source: string][] = [
  ['suspension', /60 (days|dias|天)/g, 'domain.md §1.4'],
  ['suspending-a-subscription', /60 (days|dias|天)/g, 'domain.md §1.4'],
  ['talk-to-human', /24 (hours a day|horas por dia)|365 (days a year|dias por ano|天)|每天 24 小时/g, 'domain.md §1.3'],
  ['price-change', /12 (months|meses|个月)/g, 'domain.md §1.5'],
  ['escalating-to-21vianet', /400-089-0365/g, 'domain.md §1.8'],
  ['escalating-to-21vianet', /(one|three) business days?|três dias úteis|三个工作日/g, 'domain.md §1.8'],
];
/** Not a quantity. */
const harmless = /21Vianet|Office 365|两天都|首尾两天|os dois dias contam/gi;

/** "A day" is no number; nor is Chinese and Portuguese "one". */
const amounts =
  /\d|(?<!\p{L})(one|two|three|four|five|six|seven|ten|twelve|fifteen|thirty|sixty|ninety) (business |working )?(hour|day|week|month|year)s?|(?<!\p{L})(dois|duas|três|cinco|sete|dez|doze|quinze|trinta|sessenta|noventa) (hora|dia|semana|mês|meses|ano)s?|[二两三四五六七八九十百]+个?(小时|天|日|工作日|周|星期|月|年)/iu;
const money =
  /[%％¥￥$€£]|percent|por cento|百分之|(?<!\p{L})(CNY|RMB|USD|BRL|yuan|reais|dollars?|euros?)(?!\p{L})|人民币|美元/iu;
/** What 21Vianet charges us and what holds in another cloud is no customer's business. */
const confidential =
  /finance charge|purchase price|price list of 21vianet|net 30|encargo financeiro|preço de compra|进货价|进价|financeiramente responsáveis/i;

const shown = ({ title, source, sections }: Article) =>
  [title, source, ...sections.flatMap(({ heading, text }) => [heading, text])].join('\n');

const stripped = (article: Article) =>
  documented
    .filter(([name]) => name === article.name)
    .reduce((text, [, numbers]) => text.replace(numbers, ''), shown(article).replace(harmless, ''));

describe('what the articles claim', () => {
  const knowledge = loadKnowledge(join('content', 'knowledge'));
  const names = readdirSync(join('content', 'knowledge', 'en-US')).map((file) => file.replace('.md', ''));
  const articles = names.flatMap((name) => locales.flatMap((locale) => knowledge.article(name, locale) ?? []));

  it('covers every topic of a customer, and the agents’ own', () => {
    const topics = articles.filter(({ audience }) => audience === 'customer').map(({ topic }) => topic);
    expect(new Set(topics)).to.have.all.keys(
      ...[
        'invoice-copy',
        'invoice-explain',
        'balance-due',
        'payment-methods',
        'payment-status',
        'late-payment',
        'suspension',
      ],
      ...[
        'refund-credit',
        'tax-fapiao',
        'cancel-subscription-billing',
        'price-change',
        'seat-change',
        'billing-contact',
      ],
      ...['dispute-open', 'dispute-status', 'talk-to-human', 'fraud-misuse', 'technical-support', 'small-talk'],
    );
    expect(names).to.include.members([
      ...[
        'escalating-to-21vianet',
        'roles-and-rights',
        'reconciliation-file',
        'suspending-a-subscription',
        'fraud-handling',
      ],
    ]);
  });

  for (const article of articles) {
    const { name, locale, audience } = article;
    it(`promises nothing undocumented: ${locale} ${name}`, () => {
      expect(stripped(article).match(amounts), 'a number that the table does not know').to.equal(null);
      expect(shown(article).match(money), 'money or a rate').to.equal(null);
      if (audience === 'customer')
        expect(shown(article).match(confidential), 'our business with 21Vianet').to.equal(null);
    });
  }

  const forbidden = [
    'You have 60 days to dispute an invoice.',
    'within one hundred and 20 days',
    'We charge 1.5 % a month.',
    'uma multa de dez dias',
    '请在三十天内提出',
    'It costs 10 yuan',
    'O prazo é de noventa dias',
    'two weeks',
  ];
  for (const claim of forbidden) {
    it(`would notice: ${claim}`, () => expect(amounts.test(claim) || money.test(claim)).to.equal(true));
  }

  it('states the days until deletion where people are told about suspension, in every language', () => {
    for (const locale of locales)
      expect(JSON.stringify(knowledge.article('suspension', locale))).to.match(/60 (days|dias|天)/);
  });
});
