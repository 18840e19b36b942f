import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkCalendars } from '../../services/calendar/calendar-files';
import { checkServiceLevels } from '../../services/calendar/service-levels';
import { deskPolicyShape } from '../../services/cases/policy';
import { checkCollectionsPolicy } from '../../services/collections/policy';
import { readYaml } from '../../services/content-file';
import { type Problem, problemLine } from '../../services/content-problem';
import { digestScheduleShape } from '../../services/digests/schedule';
import { checkPackages } from '../../services/escalation/package';
import { checkKnowledge } from '../../services/knowledge/files';
import { checkArticlesOfTopics } from '../../services/knowledge/topics-articles';
import { checkTeam } from '../../services/people/team';
import { checkReplies } from '../../services/replies/replies';
import { treeShape } from '../../services/triage/tree';
import { checkTopics } from '../../services/understanding/check-topics';

/**
 * `npm run check:content [FOLDER]`: everything the partner edits, each problem with file, line and what to do. Ends with 1 when
 * something has to be mended; a warning works as it is.
 */
const folder = process.argv[2] ?? process.env['CONTENT_DIR'] ?? 'content';
const at = (name: string) => join(folder, name);

const problems: readonly Problem[] = [
  ...checkTopics(at('topics')),
  ...checkKnowledge(at('knowledge')),
  ...checkArticlesOfTopics(at('topics'), at('knowledge')),
  ...checkCalendars(at('calendar')),
  ...checkServiceLevels(at('service-levels.yaml')),
  ...checkCollectionsPolicy(at('collections-policy.yaml')),
  ...readYaml(at('desk-policy.yaml'), deskPolicyShape).problems,
  ...readYaml(at('triage.yaml'), treeShape).problems,
  ...readYaml(at('digest.yaml'), digestScheduleShape).problems,
  ...checkPackages(folder),
  ...checkReplies(at('replies')),
  ...(existsSync(at('team.yaml')) ? checkTeam(at('team.yaml')) : []),
];

for (const problem of problems) process.stdout.write(`${problemLine(problem)}\n`);
const wrong = problems.filter(({ warning }) => !warning).length;
process.stdout.write(
  wrong === 0
    ? `${folder}: fit for use (${problems.length} warnings)\n`
    : `${folder}: ${wrong} to mend, ${problems.length - wrong} warnings\n`,
);
process.exitCode = wrong === 0 ? 0 : 1;
