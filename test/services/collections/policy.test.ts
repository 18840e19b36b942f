import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { checkCollectionsPolicy, readCollectionsPolicy } from '../../../services/collections/policy';
import { calendars } from '../calendar/calendars';
import { policy, policyFile } from './policies';

const good = readFileSync(policyFile, 'utf8');

describe('the collections policy in content/', () => {
  it('is in order', () => expect(checkCollectionsPolicy(policyFile)).to.deep.equal([]));

  it('says of 21Vianet what its pages say', () => {
    expect(policy.afterSuspension).to.include({ dataDeletionDays: 60, provisional: true });
    expect(policy.afterSuspension.signIn).to.deep.equal({ administrators: true, users: false });
  });

  it("never passes the partner's finance charge on to customers", () => {
    expect(policy.financeCharge).to.equal('none');
    expect(good).to.not.match(/1[.,]5/);
  });

  describe('when somebody gets it wrong', () => {
    let dir: string;
    beforeEach(() => {
      dir = mkdtempSync(join(tmpdir(), 'policy-'));
    });
    afterEach(() => rmSync(dir, { recursive: true }));

    const notice = good.split('\n').find((line) => line.includes('name: final-notice'))!;
    const proposal = good.split('\n').find((line) => line.includes('name: propose-suspension'))!;
    const suspension = good.split('\n').find((line) => line.includes('name: suspended'))!;

    // the line looked for is the one of the first change; `after`: the mistake shows so many lines further up or down
    const rows: [what: string, good: string, bad: string, message: RegExp, after?: number][] = [
      ['stages out of order', 'day: 14', 'day: 6', /put them in order/],
      ['two stages on one day', 'day: 14', 'day: 7', /put them in order/],
      ['two stages of one name', 'name: overdue-again', 'name: overdue', /rename one/],
      ['half a day', 'day: 14', 'day: 14.5', /int/],
      [
        'a final notice before the due date',
        'day: -7, effect: reminder',
        'day: -7, effect: final-notice',
        /only remind/,
      ],
      ['a final notice in the days of grace', 'graceDays: 5', 'graceDays: 21', /only remind/, 7],
      ['a suspension without a final notice', `${notice}\n`, '', /no final notice before it/],
      ['a suspension nobody proposed', `${proposal}\n`, '', /no proposal before it/],
      ['a proposal that leads nowhere', `\n${suspension}`, '', /no stage "suspended" follows/, 0],
      [
        'a stage after the suspension',
        `${suspension}`,
        `${suspension}\n${suspension.replace('30', '40').replace('name: suspended', 'name: again')}`,
        /afterSuspension/,
        1,
      ],
      ['a proposal the customer hears', 'channels: [agents]', 'channels: [chat]', /agents for a proposal/],
      ['a notice only we hear', notice, notice.replace('[chat, mail]', '[agents]'), /else chat or mail/],
      ['an unknown channel', 'channels: [chat]', 'channels: [fax]', /chat/],
      ['an unknown effect', 'effect: final-notice', 'effect: last-warning', /final-notice/],
      ['an unknown hold', 'open-dispute: {}', 'holiday: {}', /holds/, -1],
      ['an approval by one person', 'secondPerson: true', 'secondPerson: false', /second person/],
      ['reminders after the deletion', '[30, 14', '[90, 14', /earliest to the last/],
      ['reminders out of order', '[30, 14', '[14, 30', /earliest to the last/],
      [
        'a charge without its contract',
        'financeCharge: none',
        'financeCharge: { percentPerMonth: 1 }',
        /Invalid|source/,
      ],
      [
        'a source that one language lacks',
        '    zh-CN: "世纪互联运营的合作伙伴中心：暂停订阅"\n',
        '',
        /afterSuspension\.source\.zh-CN/,
        -2,
      ],
      ['a time that is none', '"10:00"', '"10am"', /write it as 09:30/],
      ['the end of the day', '"10:00"', '"24:00"', /23:59/],
      ['a key misspelt', 'graceDays', 'graceDay', /graceDay/, -Infinity],
    ];
    for (const [what, right, wrong, message, after = 0] of rows) {
      it(`names ${what}`, () => {
        expect(good).to.include(right);
        const path = join(dir, 'collections-policy.yaml');
        writeFileSync(path, good.replace(right, wrong));
        const problems = checkCollectionsPolicy(path).filter((problem) => message.test(problem.message));

        const line = good.slice(0, good.indexOf(right)).split('\n').length + after;
        expect(problems[0]).to.include({ file: path });
        if (Number.isFinite(line)) expect(problems[0]).to.include({ line });
      });
    }

    it('does not start with it', () => {
      const path = join(dir, 'collections-policy.yaml');
      writeFileSync(path, good.replace('day: 14', 'day: 6'));
      expect(() => readCollectionsPolicy(path, calendars)).to.throw(/collections-policy.yaml:\d+:? stages.3.day/);
    });
  });
});
