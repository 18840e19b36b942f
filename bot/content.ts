import { join } from 'node:path';
import { readCalendars } from '../services/calendar/calendar-files';
import { readServiceLevels } from '../services/calendar/service-levels';
import { deskPolicyShape } from '../services/cases/policy';
import { readCollectionsPolicy } from '../services/collections/policy';
import { parseYaml } from '../services/content-file';
import { digestScheduleShape } from '../services/digests/schedule';
import { readPackageTemplates } from '../services/escalation/package';
import { loadKnowledge } from '../services/knowledge/files';
import { readTeam } from '../services/people/team';
import { readReplies } from '../services/replies/replies';
import { treeShape } from '../services/triage/tree';
import { openUnderstanding } from '../services/understanding/open';
import type { Config } from './config';

export type Content = ReturnType<typeof readContent>;

/** Everything the partner edits, read once. Throws with file, line and what to mend. */
export function readContent({
  CONTENT_DIR,
  TEAM_FILE,
  DIGEST_FILE,
}: Pick<Config, 'CONTENT_DIR' | 'TEAM_FILE' | 'DIGEST_FILE'>) {
  const at = (name: string) => join(CONTENT_DIR, name);
  const calendars = readCalendars(at('calendar'));
  return {
    team: readTeam(TEAM_FILE),
    tree: parseYaml(at('triage.yaml'), treeShape),
    schedule: parseYaml(DIGEST_FILE, digestScheduleShape),
    packages: readPackageTemplates(CONTENT_DIR),
    replies: readReplies(at('replies')),
    knowledge: loadKnowledge(at('knowledge')),
    understanding: openUnderstanding({ topics: at('topics') }),
    collections: readCollectionsPolicy(at('collections-policy.yaml'), calendars),
    rules: {
      calendars,
      policy: parseYaml(at('desk-policy.yaml'), deskPolicyShape),
      levels: readServiceLevels(at('service-levels.yaml')),
    },
  };
}
