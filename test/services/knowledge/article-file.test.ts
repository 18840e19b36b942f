import { expect } from 'chai';
import { readArticle } from '../../../services/knowledge/article-file';

const good = `---
topic: suspension
audience: customer
title: 'Suspension'
source: 'Service handbook: suspension'
sourceDate: 2018-10-29
reviewBy: 2027-05-31
---

## Who can still sign in?
? log in, access
? staff

Your administrators can.

- One more line

## What happens to the data?
! from the records

It stays for a while.
`;

const read = (content: string) =>
  readArticle(content, { file: 'en-US/suspension.md', name: 'suspension', locale: 'en-US' });

describe('an article file', () => {
  it('is front matter and sections', () => {
    expect(read(good)).to.deep.equal({
      problems: [],
      article: {
        name: 'suspension',
        locale: 'en-US',
        topic: 'suspension',
        audience: 'customer',
        title: 'Suspension',
        source: 'Service handbook: suspension',
        sourceDate: '2018-10-29',
        reviewBy: '2027-05-31',
        policy: false,
        sections: [
          {
            heading: 'Who can still sign in?',
            asked: 'log in, access staff',
            live: false,
            text: 'Your administrators can.\n\n- One more line',
          },
          { heading: 'What happens to the data?', asked: '', live: true, text: 'It stays for a while.' },
        ],
      },
    });
  });

  it('may come from an editor on Windows', () => {
    expect(read(`\uFEFF${good.replaceAll('\n', '\r\n')}`)).to.deep.equal(read(good));
  });

  const rows: [what: string, content: string, line: number, message: string][] = [
    ['nothing', '', 1, 'has no front matter'],
    ['no front matter', '## Heading\n\nText.\n', 1, 'has no front matter'],
    ['front matter that does not end', '---\ntopic: suspension\n\n## Heading\n', 1, 'has no front matter'],
    [
      'front matter that is a list',
      good.replace(/---\n[^#]*---/, '---\n- topic\n---'),
      1,
      'the front matter is missing',
    ],
    ['broken YAML', good.replace("'Suspension'", "'Suspension"), 4, 'Missing closing'],
    ['a title YAML takes for a reference', good.replace("'Suspension'", '*Suspension*'), 4, 'reads as a reference'],
    ['a field said twice', good.replace('audience', 'topic: suspension\naudience'), 3, 'Map keys must be unique'],
    ['no topic', good.replace('topic: suspension\n', ''), 1, 'topic is missing'],
    ['a topic in capitals', good.replace('topic: suspension', 'topic: Suspension of access'), 2, 'topic must be'],
    ['another audience', good.replace('customer', 'everybody'), 3, 'audience must be customer or agent'],
    ['an empty title', good.replace("'Suspension'", "''"), 4, 'title must be one line of text'],
    ['no source', good.replace(/source: .*\n/, ''), 1, 'source is missing'],
    ['a date in words', good.replace('2018-10-29', 'October 2018'), 6, 'sourceDate must be a day'],
    ['a day that does not exist', good.replace('2027-05-31', '2027-02-31'), 7, 'reviewBy must be a day'],
    ['a review before the source', good.replace('2027-05-31', '2018-10-29'), 7, 'reviewBy is not after sourceDate'],
    ['a policy that is not true or false', good.replace('2027-05-31', '2027-05-31\npolicy: ours'), 8, 'policy must be'],
    ['an unknown field', good.replace('2027-05-31', '2027-05-31\nauthor: Ana'), 8, 'author is not known here'],
    [
      'text above the first heading',
      good.replace('## Who', 'Hello.\n\n## Who'),
      10,
      'has text above the first heading',
    ],
    ['no section', good.slice(0, good.indexOf('##')), 8, 'has no section'],
    ['a title as heading', good.replace('## Who', '# Suspension\n\n## Who'), 10, 'has a heading|holds a heading'],
    ['a heading below a heading', good.replace('- One', '### One'), 16, 'holds a heading of another kind'],
    [
      'a heading without words',
      good.replace('## What happens to the data?', '##'),
      18,
      'holds a heading of another kind',
    ],
    ['a heading said twice', good.replace('What happens to the data?', 'Who can still sign in?'), 18, 'twice'],
    ['a heading without an answer', good.replace('It stays for a while.', ''), 18, 'answers nothing'],
    ['only other words', good.replace('It stays for a while.', '? lost, gone'), 18, 'answers nothing'],
    ['too long an answer', good.replace('It stays', 'It stays '.repeat(150)), 18, 'is too long'],
    ['HTML', good.replace('a while', 'a <b>while</b>'), 21, 'holds HTML'],
    ['a mention', good.replace('a while', '<at>bot</at>'), 21, 'holds HTML'],
    ['an expression', good.replace('a while', '${days} days'), 21, 'holds a placeholder'],
    ['a template', good.replace('a while', '{{days}} days'), 21, 'holds a placeholder'],
    ['HTML in the title', good.replace("'Suspension'", "'<b>Suspension</b>'"), 4, 'holds HTML'],
    ['a table', good.replace('It stays for a while.', '| a | b |'), 21, 'holds a table'],
    ['an image', good.replace('a while', '![a while](x.png)'), 21, 'holds an image'],
    ['code', good.replace('a while', '`a while`'), 21, 'holds a backtick'],
    ['a quotation', good.replace('It stays', '> It stays'), 21, 'holds a block quote'],
  ];

  for (const [what, content, line, message] of rows) {
    it(`is refused with ${what}`, () => {
      const { article, problems } = read(content);

      expect(article).to.equal(undefined);
      expect(problems.map((problem) => `${problem.line} ${problem.message}`).join('\n')).to.match(
        new RegExp(`^${line} .*(${message})`, 'm'),
      );
      for (const { file, mend } of problems)
        expect([file, mend.length > 0]).to.deep.equal(['en-US/suspension.md', true]);
    });
  }

  it('names everything that is wrong at once', () => {
    const { problems } = read(
      good.replace('customer', 'everybody').replace('2018-10-29', 'then').replace('a while', '`a while`'),
    );

    expect(problems.map(({ line }) => line)).to.have.members([3, 6, 21]);
  });
});
