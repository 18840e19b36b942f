import { join } from 'node:path';
import { type CollectionsPolicy, readCollectionsPolicy } from '../../../services/collections/policy';
import { calendars, content } from '../calendar/calendars';

export const policyFile = join(content, 'collections-policy.yaml');
export const policy: CollectionsPolicy = readCollectionsPolicy(policyFile, calendars);
export const anyDay: CollectionsPolicy = { ...policy, workingDays: undefined };
