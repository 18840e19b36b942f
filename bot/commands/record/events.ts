import { money } from '../../../cards/format';
import { text } from '../../../cards/texts';
import { type Case, caseShape } from '../../../services/cases/case';
import type { Evidence } from '../../../services/cases/evidence';
import type { Locale } from '../../../services/locales';
import type { CaseRecord, RecordedEvent } from '../../../services/record/case-record';
import { inLine, quote } from '../markdown';
import { comparison } from './evidence';
import { type In, person, spoken, time } from './wording';

/** What happened, in order. */
export const happened = ({ case: found, events }: CaseRecord, where: In) => [
  '## What happened',
  ...events.flatMap((event) => [
    `### ${event.position} · ${time(event.at, where)}`,
    `${person(event.by)}, ${inLine(event.by.role)}, **${event.did}** (${event.verb}): ${states(event, where.locale)}`,
    ...details(event.detail ?? {}, found, where),
  ]),
];

function states({ from, to }: RecordedEvent, locale: Locale): string {
  const after = text(locale, `state.${to}`);
  return from && from !== to ? `${text(locale, `state.${from}`)} → ${after}` : after;
}

/** What was said along with a deed as a quote, what was written or compared then, the rest as items. */
function details(detail: Readonly<Record<string, unknown>>, found: Case, where: In): readonly string[] {
  const { package: written, evidence: compared, ...rest } = detail;
  const said = [...spokenIn].flatMap((name) => (typeof rest[name] === 'string' ? [quote(rest[name])] : []));
  const items = Object.entries(rest)
    .filter(([name, value]) => value !== undefined && !(spokenIn.has(name) && typeof value === 'string'))
    .map(([name, value]) => `- ${inLine(name)}: ${triageText(name, rest, where) ?? valueText(value, where.locale)}`);
  return [
    ...said,
    ...(items.length > 0 ? [items.join('\n')] : []),
    ...packageThen(shapes.package.safeParse(written).data, found),
    ...evidenceThen(shapes.evidence.safeParse(compared).data, found, where),
  ];
}

const shapes = {
  package: caseShape.shape.escalation.unwrap().shape.package,
  evidence: caseShape.shape.evidence.unwrap(),
};

/** The case has the last one of each only; one that came before is told where it came. */
function packageThen(written: { en: string; zh: string } | undefined, { escalation: last }: Case): readonly string[] {
  if (!written) return [];
  if (written.en === last?.package.en && written.zh === last.package.zh) return ['The package: see *Escalation*.'];
  return [...spoken('The package in English', written.en), ...spoken('The package in Chinese', written.zh)];
}

function evidenceThen(compared: Evidence | undefined, { evidence: last }: Case, where: In): readonly string[] {
  if (!compared) return [];
  return compared.at === last?.at ? ['The comparison: see *Evidence*.'] : comparison(compared, where);
}

/** A triage question and its answer as the desk reads them; undefined: nothing of the kind, or no longer asked. */
function triageText(name: string, { question, answer }: Readonly<Record<string, unknown>>, { tree, locale }: In) {
  const step = tree.steps[String(question)];
  if (step?.kind !== 'question') return undefined;
  if (name === 'question') return `${inLine(step.text[locale])} (${inLine(String(question))})`;
  const option = name === 'answer' && step.options.find(({ id }) => id === answer);
  return option ? `${inLine(option.text[locale])} (${inLine(option.id)})` : undefined;
}

const spokenIn: ReadonlySet<string> = new Set(['text', 'why']);

function valueText(value: unknown, locale: Locale): string {
  if (typeof value !== 'object' || value === null) return inLine(String(value));
  if (isMoney(value)) return money(value, locale);
  if (Array.isArray(value)) return value.map((each) => valueText(each, locale)).join(', ');
  return Object.entries(value)
    .map(([name, inside]) => `${inLine(name)} ${valueText(inside, locale)}`)
    .join(', ');
}

const isMoney = (value: object): value is { amount: number; currency: string } =>
  'amount' in value && typeof value.amount === 'number' && 'currency' in value && typeof value.currency === 'string';
