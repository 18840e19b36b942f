import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alwaysRequired, type RequiredField, requiredOfCharge } from '../cases/package-fields';
import { parseYaml, readYaml } from '../content-file';
import type { Problem } from '../content-problem';
import { type Requests, requestsShape } from './requests';

/** What 21Vianet needs to know, by the names the two templates use (domain.md §2.10, last paragraph). */
export const packageFields = [
  'title',
  'case',
  'request',
  'severity',
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
  'words', // the customer's
  'findings',
  'orderRecord',
  'steps',
  'grounds', // ours, where the comparison does not show it
  'why',
  'files',
  'wish',
  'agent',
  'partner',
] as const;
export type PackageField = (typeof packageFields)[number];

export type PackageFacts = Readonly<Partial<Record<PackageField, string>>>;

const required = [...alwaysRequired, ...requiredOfCharge] as const;

export interface Demands {
  /** It is about a charge. */
  readonly charge: boolean;
  readonly words: number;
  readonly leastWords: number;
  /** It needs our grounds in words, and nobody gave any. */
  readonly groundsMissing?: boolean;
}

export const missingFields = (
  facts: PackageFacts,
  { charge, words, leastWords, groundsMissing }: Demands,
): readonly RequiredField[] => [
  ...(charge ? required : alwaysRequired).filter((field) => !facts[field]?.trim()),
  ...(groundsMissing ? (['grounds'] as const) : []),
  ...(words < leastWords ? (['words'] as const) : []),
];

export interface PackageTemplates {
  readonly en: string;
  readonly zh: string;
  readonly requests: Requests;
}

const files = { en: 'escalation/package.en-US.md', zh: 'escalation/package.zh-CN.md' } as const;
const requests = 'escalation/requests.yaml';

export const readPackageTemplates = (contentDir: string): PackageTemplates => ({
  en: readFileSync(join(contentDir, files.en), 'utf8'),
  zh: readFileSync(join(contentDir, files.zh), 'utf8'),
  requests: parseYaml(join(contentDir, requests), requestsShape),
});

export const checkPackages = (contentDir: string): readonly Problem[] => [
  ...checkPackageTemplates(contentDir),
  ...readYaml(join(contentDir, requests), requestsShape).problems,
];

/** A template may leave a field out that 21Vianet can do without; one it asks for that does not exist stays empty for ever. */
function checkPackageTemplates(contentDir: string): readonly Problem[] {
  return Object.values(files).flatMap((name): readonly Problem[] => {
    const file = join(contentDir, name);
    if (!existsSync(file)) return [{ file, line: 1, message: 'this file is not there', mend: 'put it back' }];
    const lines = readFileSync(file, 'utf8').split('\n');
    const placed = lines.flatMap((text, i) =>
      [...text.matchAll(/\{(\w+)\}/g)].map(([, field = '']) => ({ field, line: i + 1 })),
    );
    const known = new Set<string>(packageFields);
    const has = new Set(placed.map(({ field }) => field));
    return [
      ...placed
        .filter(({ field }) => !known.has(field))
        .map(({ field, line }) => ({
          file,
          line,
          message: `there is no field {${field}}`,
          mend: `use one of ${packageFields.join(', ')}`,
        })),
      ...required
        .filter((field) => !has.has(field))
        .map((field) => ({ file, line: 1, message: `{${field}} is missing`, mend: '21Vianet asks for it: put it in' })),
    ];
  });
}

/** The text for one reader. What is not known is said to be so: an empty line would look like an oversight. */
export function packageText(template: string, facts: PackageFacts, unknown: string): string {
  const known = new Map<string, string>(Object.entries(facts));
  return template.replace(/\{(\w+)\}/g, (_, name: string) => (known.get(name)?.trim() ? known.get(name)! : unknown));
}
