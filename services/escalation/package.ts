import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What 21Vianet needs to know, by the names the two templates use (domain.md §2.10, last paragraph). */
export const packageFields = [
  'case',
  'request',
  'customer',
  'customerId',
  'domain',
  'product',
  'subscriptionId',
  'billingSubscriptionId',
  'orderId',
  'vendorInvoice',
  'invoice',
  'lines',
  'kind',
  'findings',
  'orderRecord',
  'steps',
  'why',
  'wish',
  'agent',
  'partner',
] as const;
export type PackageField = (typeof packageFields)[number];

export type PackageFacts = Readonly<Partial<Record<PackageField, string>>>;

/** 21Vianet may call a meeting over escalations without these (domain.md §1.2). */
const required = [
  'customer',
  'customerId',
  'subscriptionId',
  'invoice',
  'kind',
  'findings',
  'steps',
  'why',
  'wish',
] as const;

export const missingFields = (facts: PackageFacts): readonly (typeof required)[number][] =>
  required.filter((field) => !facts[field]?.trim());

export interface PackageTemplates {
  readonly en: string;
  readonly zh: string;
}

export const readPackageTemplates = (contentDir: string): PackageTemplates => ({
  en: readFileSync(join(contentDir, 'escalation/package.en-US.md'), 'utf8'),
  zh: readFileSync(join(contentDir, 'escalation/package.zh-CN.md'), 'utf8'),
});

/** The text for one reader. What is not known is said to be so: an empty line would look like an oversight. */
export function packageText(template: string, facts: PackageFacts, unknown: string): string {
  const known = new Map<string, string>(Object.entries(facts));
  return template.replace(/\{(\w+)\}/g, (_, name: string) => (known.get(name)?.trim() ? known.get(name)! : unknown));
}
