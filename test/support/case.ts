import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readCalendars } from '../../services/calendar/calendar-files';
import { readServiceLevels } from '../../services/calendar/service-levels';
import type { Case } from '../../services/cases/case';
import type { Draft } from '../../services/cases/cases';
import type { Actor } from '../../services/cases/deeds';
import { type DeskPolicy, type DeskRules, deskPolicyShape } from '../../services/cases/policy';

export const policy: DeskPolicy = deskPolicyShape.parse(parse(readFileSync('content/desk-policy.yaml', 'utf8')));

export const calendars = readCalendars('content/calendar');
export const rules: DeskRules = { policy, calendars, levels: readServiceLevels('content/service-levels.yaml') };

export const ana: Actor = { kind: 'customer', id: 'ana', name: 'Ana Souza' };
export const bo: Actor = { kind: 'agent', id: 'bo', name: 'Bo Zhang', role: 'admin-agent' };
export const lena: Actor = { kind: 'agent', id: 'lena', name: 'Lena Hartmann', role: 'helpdesk-agent' };
export const rui: Actor = { kind: 'agent', id: 'rui', name: 'Rui Costa', role: 'sales-agent' };
export const helen: Actor = { kind: 'manager', id: 'helen', name: 'Helen Zhou', role: 'global-admin' };
export const system: Actor = { kind: 'system', id: 'closeloop', name: 'Closeloop' };

export const draft: Draft = {
  customer: { id: 'bluefinch', name: 'Bluefinch Foods' },
  requester: { id: 'ana', name: 'Ana Souza', tenantId: 'tenant-a', locale: 'en-US' },
  dispute: {
    kind: 'charged-after-cancellation',
    invoiceId: 'BF-2026-07',
    lineIds: ['5'],
    product: 'Exchange Online (Plan 2)',
    subscriptionId: 'e70a0000-0000-4000-8000-000000000002',
    amount: { amount: 58_300, currency: 'CNY' },
    words: 'We cancelled on 24 June.',
  },
};

export const noon = new Date('2026-11-22T12:00:00.000Z');

export const newCase: Case = {
  ...draft,
  number: '1042',
  version: 1,
  state: 'new',
  since: noon.toISOString(),
  openedAt: noon.toISOString(),
  basis: 1,
  triage: [],
  clocks: [],
  files: [],
  promised: [],
  related: [],
  timesReopened: 0,
  opening: 'op-1',
  head: '',
};
