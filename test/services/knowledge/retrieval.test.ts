import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadKnowledge } from '../../../services/knowledge/files';
import type { Article, Audience, Passage } from '../../../services/knowledge/knowledge';
import { knowledgeFrom } from '../../../services/knowledge/retrieval';
import { type Locale, locales } from '../../../services/locales';

const today = '2026-11-22';
const knowledge = loadKnowledge(join('content', 'knowledge'));
const load = <T>(name: string, shape: z.ZodType<T>) => shape.parse(parse(readFileSync(join(__dirname, name), 'utf8')));
const headings = (passages: readonly Passage[]) => passages.map(({ heading }) => heading);

function articleOf(name: string, locale: Locale): Article {
  const article = knowledge.article(name, locale);
  if (!article) throw new Error(`no article ${name} in ${locale}`);
  return article;
}

describe('what people ask', () => {
  const row = z.strictObject({ heading: z.string(), 'en-US': z.string(), 'zh-CN': z.string(), 'pt-BR': z.string() });
  const questions = load('questions.yaml', z.record(z.string(), z.array(row)));

  for (const [name, rows] of Object.entries(questions)) {
    for (const locale of locales) {
      it(`is answered by ${name} in ${locale}`, () => {
        const { topic, audience, sections } = articleOf(name, locale);
        const original = articleOf(name, 'en-US').sections.map(({ heading }) => heading);
        expect(rows).to.have.lengthOf.at.least(3);
        for (const { heading, [locale]: question } of rows) {
          expect(original).to.include(heading);
          const expected = sections[original.indexOf(heading)]?.heading;
          const { passages } = knowledge.find(question, { topic, locale, audience, today });
          expect(headings(passages), question).to.include(expected);
        }
      });
    }
  }
});

describe('what other people wrote', () => {
  const message = z.tuple([z.string()], z.number().int().positive());
  const messages = load('messages.yaml', z.record(z.enum(locales), z.record(z.string(), z.array(message))));

  for (const locale of locales) {
    it(`finds its passage among those shown in ${locale}, and more surely so when confident`, () => {
      const asked = Object.entries(messages[locale]).flatMap(([name, rows]) =>
        rows.map(([question, ...places]) => {
          const { topic, sections } = articleOf(name, locale);
          const { passages, confident } = knowledge.find(question, { topic, locale, audience: 'customer', today });
          const right = places.some((place) => headings(passages).includes(sections[place - 1]?.heading ?? ''));
          return { right, confident };
        }),
      );
      const share = (part: typeof asked) => part.filter(({ right }) => right).length / part.length;

      expect(asked).to.have.lengthOf.at.least(400);
      expect(share(asked)).to.be.at.least(0.93);
      expect(share(asked.filter(({ confident }) => confident))).to.be.at.least(0.96);
    });

    it(`is hardly ever answered by another passage in ${locale} where one is clearly asked for`, () => {
      const asked = Object.entries(messages[locale]).flatMap(([name, rows]) =>
        rows.flatMap(([question, ...places]) => {
          const { topic, sections } = articleOf(name, locale);
          const fitting = knowledge.fitting(question, { topic, locale, audience: 'customer', today });
          return fitting ? [places.some((place) => sections[place - 1]?.heading === fitting.heading)] : [];
        }),
      );
      expect(asked).to.have.lengthOf.at.least(150);
      expect(asked.filter(Boolean).length / asked.length).to.be.at.least(0.96);
    });
  }
});

describe('retrieval', () => {
  const customer = { locale: 'en-US', audience: 'customer', today } as const;

  it('quotes the passage word for word, with its source and date', () => {
    const [passage] = knowledge.find('are our mailboxes deleted?', { ...customer, topic: 'suspension' }).passages;
    const section = articleOf('suspension', 'en-US').sections[1];

    expect(passage).to.deep.equal({
      article: 'suspension',
      topic: 'suspension',
      locale: 'en-US',
      audience: 'customer',
      title: 'Suspension of a subscription',
      heading: section?.heading,
      text: section?.text,
      live: false,
      source: 'our own policy; published rules from Partner Center operated by 21Vianet: suspend a subscription',
      sourceDate: '2018-10-29',
      policy: true,
      stale: false,
    });
  });

  it('finds the article without a topic, too', () => {
    const { passages, confident } = knowledge.find(
      'what happens to our data when the subscription is suspended',
      customer,
    );

    expect(confident).to.equal(true);
    expect(headings(passages)).to.include('What happens to our data, and when?');
  });

  it('answers with what the topic says first when no word is known', () => {
    expect(knowledge.find('xyzzy', { ...customer, topic: 'invoice-copy' })).to.deep.include({ confident: false });
    expect(headings(knowledge.find('xyzzy', { ...customer, topic: 'invoice-copy' }).passages)).to.deep.equal([
      'How do I get a copy of an invoice?',
    ]);
  });

  it('shows both, and is sure of neither, when the topic says one thing and the words another', () => {
    const { passages, confident } = knowledge.find('who issues the fapiao, the tax invoice', {
      ...customer,
      topic: 'suspension',
    });

    expect(confident).to.equal(false);
    expect(passages.map(({ topic }) => topic)).to.deep.equal(['suspension', 'tax-fapiao']);
  });

  it('is not sure of questions about something else', () => {
    const strange = {
      'en-US': [
        'how is the weather in Shanghai',
        'book me a flight',
        'what is the capital of France',
        'my electricity is off',
      ],
      'zh-CN': ['今天上海天气怎么样', '帮我订一张机票', '法国的首都是哪里', '晚饭吃什么'],
      'pt-BR': [
        'como está o tempo em Xangai',
        'reserve um voo',
        'qual é a capital da França',
        'o que tem para o jantar',
      ],
    };
    for (const locale of locales) {
      for (const question of strange[locale]) {
        expect(knowledge.find(question, { ...customer, locale }).confident, question).to.equal(false);
      }
    }
  });

  it('finds nothing in nothing', () => {
    for (const question of ['', ' ', '🙂', '???']) {
      expect(knowledge.find(question, customer)).to.deep.equal({ passages: [], confident: false });
    }
  });

  describe('of the one section that was clearly asked for', () => {
    const heading = (question: string, topic: string | readonly string[], locale: Locale = 'en-US') =>
      knowledge.fitting(question, { ...customer, locale, topic })?.heading;

    it('finds it, in several topics at once', () => {
      const disputes = ['dispute-open', 'dispute-status'];
      expect(heading('is there a time limit for disputing an invoice', disputes)).to.equal(
        'Is there a deadline for a dispute?',
      );
      expect(heading('I want to withdraw my case', disputes)).to.equal('Can I withdraw my case?');
      expect(heading('争议期间要付款吗', disputes, 'zh-CN')).to.include('要付款吗');
      expect(heading('quanto tempo demora um caso', disputes, 'pt-BR')).to.equal('Quanto tempo leva um caso?');
    });

    for (const [question, topic, locale] of [
      ['the latest bill pls', 'invoice-copy', 'en-US'],
      ['why?', 'invoice-explain', 'en-US'],
      ['how long does the fapiao take', 'tax-fapiao', 'en-US'],
      ['续费价格是多少', 'price-change', 'zh-CN'],
      ['TD-2026-10付了没', 'payment-status', 'zh-CN'],
      ['xyzzy', 'invoice-copy', 'en-US'],
    ] as const)
      it(`finds none for “${question}”`, () => expect(heading(question, topic, locale)).to.equal(undefined));

    it('never shows a customer what is written for agents', () => {
      const asked = { ...customer, topic: 'dispute-open' };
      expect(knowledge.fitting('what belongs in the package', asked)?.audience).to.not.equal('agent');
    });
  });

  it('knows a topic without articles', () => {
    expect(knowledge.find('xyzzy', { ...customer, topic: 'no-such-topic' })).to.deep.equal({
      passages: [],
      confident: false,
    });
  });

  it('keeps what is written for agents from customers, and gives agents both', () => {
    const asked = 'reconciliation file SyndicationPartnerSubscriptionNumber charge types prorate';
    const audiencesOf = (audience: Audience, topic?: string) =>
      knowledge.find(asked, { ...customer, audience, topic }).passages.map((passage) => passage.audience);

    expect(audiencesOf('agent')).to.include('agent');
    for (const topic of [undefined, 'invoice-explain', 'roles-and-rights']) {
      expect(audiencesOf('customer', topic)).to.not.include('agent');
    }
  });

  it('gives at most two passages, for any text, and for customers none of the agents’', () => {
    const vocabulary =
      'suspend 21Vianet role admin agent reconciliation 呈报 对账文件 escalar função ${x} <b> __proto__'.split(' ');
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 600 }),
      fc.array(fc.constantFrom(...vocabulary)).map((w) => w.join(' ')),
    );
    const anyTopic = fc.constantFrom(undefined, 'suspension', 'roles-and-rights', 'no-such-topic');

    fc.assert(
      fc.property(anyText, fc.constantFrom(...locales), anyTopic, (question, locale, topic) => {
        const { passages } = knowledge.find(question, { ...customer, locale, topic });
        expect(passages.length).to.be.at.most(2);
        for (const passage of passages) expect(passage).to.include({ audience: 'customer', locale });
      }),
    );
  });

  it('says the same in every process', () => {
    const other = loadKnowledge(join('content', 'knowledge'));
    for (const question of ['why is my bill higher', 'how long until our data is deleted', 'who is who']) {
      expect(other.find(question, customer)).to.deep.equal(knowledge.find(question, customer));
    }
  });

  describe('of articles past their review date', () => {
    const article: Article = { ...articleOf('suspension', 'en-US'), reviewBy: '2026-11-22' };
    const days: [today: string, stale: boolean][] = [
      ['2026-11-21', false],
      ['2026-11-22', false],
      ['2026-11-23', true],
      ['2027-01-01', true],
    ];
    for (const [day, stale] of days) {
      it(`marks them ${stale ? 'stale' : 'fresh'} on ${day}`, () => {
        const { passages } = knowledgeFrom([article]).find('can admins sign in', { ...customer, today: day });
        expect(passages[0]).to.include({ stale });
      });
    }
  });

  it('has nothing to say without articles', () => {
    expect(knowledgeFrom([]).find('invoice', customer)).to.deep.equal({ passages: [], confident: false });
  });
});
