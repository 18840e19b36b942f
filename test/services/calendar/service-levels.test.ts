import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { checkServiceLevels, readServiceLevels } from '../../../services/calendar/service-levels';
import { content, HOUR } from './calendars';

describe('the service levels in content/', () => {
  const file = join(content, 'service-levels.yaml');
  const good = readFileSync(file, 'utf8');

  it('are in order', () => expect(checkServiceLevels(file)).to.deep.equal([]));

  it('give 21Vianet one business day of its own, which is all it says about billing cases', () =>
    expect(readServiceLevels(file)['vendor-wait']).to.include({ calendar: 'vendor', targetMs: 9 * HOUR }));

  const rows: [what: string, good: string, bad: string, message: RegExp][] = [
    ['a target in days', 'target: 72h', 'target: 3d', /30m or 9h/],
    ['no target', 'target: 72h', 'target: 0h', /30m or 9h/],
    ['a warning after the end', 'warnAt: 0.75', 'warnAt: 75', /between 0 and 1/],
    ['a calendar of nobody', 'calendar: vendor', 'calendar: ours', /calendar/],
    ['a clock nobody winds', '  resolution:', '  solution:', /solution/],
  ];
  for (const [what, right, wrong, message] of rows) {
    it(`are checked: ${what}`, () => {
      const dir = mkdtempSync(join(tmpdir(), 'levels-'));
      const path = join(dir, 'service-levels.yaml');
      writeFileSync(path, good.replace(right, wrong));
      const problems = checkServiceLevels(path);
      rmSync(dir, { recursive: true });

      const at = good.slice(0, good.indexOf(right)).split('\n').length;
      expect(problems.map(({ message }) => message).join('\n')).to.match(message);
      if (wrong !== '  solution:') expect(problems[0]).to.include({ file: path, line: at });
    });
  }
});
