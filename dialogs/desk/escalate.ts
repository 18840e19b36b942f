import { escalate, showPackage } from '../../cards/buttons';
import { packageCard } from '../../cards/package';
import { asTyped } from '../../cards/plain';
import { text } from '../../cards/texts';
import type { Case } from '../../services/cases/case';
import type { Cases } from '../../services/cases/cases';
import type { DeedOf } from '../../services/cases/deeds';
import { type Against, groundsFor, isAboutCharge } from '../../services/escalation/grounds';
import { ownWords } from '../../services/escalation/own-words';
import { missingFields, type PackageTemplates, packageText } from '../../services/escalation/package';
import type { Locale } from '../../services/locales';
import type { OutcomeStep } from '../../services/triage/tree';
import type { Standing } from '../../services/triage/walk';
import { act, type Opening } from '../talk';
import { type Reply, says, shows, type Turn } from '../turn';
import { caseNumberOf, onDesk } from './at-desk';
import { cardAfter, doIt } from './case-acts';
import { type DeskSettings, deskCard, standingOf, viewOf } from './case-view';
import { packageFacts } from './package-facts';

interface Needs {
  readonly cases: Cases;
  readonly desk: DeskSettings;
  readonly packages: PackageTemplates;
  readonly partner: string;
}

/**
 * One click: the package is written in both languages and kept with the case. 21Vianet has no interface for requests
 * (domain.md §0.1), so on the portal route a person submits it, and the case does not rest until the ticket is recorded.
 */
export const escalateAct = (needs: Needs): Opening => ({
  wants: ({ who, pressed }) => onDesk(who) && escalate.read(pressed) !== undefined,
  inPlace: () => true,
  talk: act('escalate', async (turn) => {
    const { cases, desk } = needs;
    const found = await cases.find(caseNumberOf(turn.pressed));
    if (!found || !onDesk(turn.who))
      return says(text(turn.locale, 'case.unknown', { case: caseNumberOf(turn.pressed) }));
    const { deed, against } = await written(found, turn, needs);
    const applied = await doIt(cases, found.number, deed, turn, turn.who);
    if (!applied) return says(text(turn.locale, 'case.unknown', { case: found.number }));
    if ('refused' in applied && applied.refused.code === 'incomplete' && against)
      return shows(
        deskCard(applied.case, desk, turn, { notice: againstText(applied.case, against, desk, turn.locale) }),
      );
    const card = shows(await cardAfter(applied, { cases, desk }, turn));
    return 'done' in applied ? [...card, ...shows(packageCard(applied.done, desk.portalUrl, turn.locale))] : card;
  }),
});

export const packageAct = ({ cases, desk }: Pick<Needs, 'cases' | 'desk'>): Opening => ({
  wants: ({ who, pressed }) => onDesk(who) && showPackage.read(pressed) !== undefined,
  talk: act('show package', async (turn): Promise<readonly Reply[]> => {
    const number = caseNumberOf(turn.pressed);
    const found = await cases.find(number);
    if (!found) return says(text(turn.locale, 'case.unknown', { case: number }));
    if (!found.escalation) return says(text(turn.locale, 'case.no-package', { case: number }));
    return shows(packageCard(found, desk.portalUrl, turn.locale));
  }),
});

interface Written {
  readonly deed: DeedOf<'escalate'>;
  /** What says that the case is not 21Vianet's. */
  readonly against?: Against;
}

/** The package in both languages, with what it lacks. */
async function written(found: Case, turn: Turn, { cases, desk, packages, partner }: Needs): Promise<Written> {
  const { who, locale } = turn;
  const { dispute, evidence, number } = found;
  const { standing, answers } = viewOf(found, desk, turn);
  const { advice, request = 'customer-request' } = adviceIn(standing); // before triage came to it (domain.md §1.2)
  const grounds = groundsFor({ kind: dispute.kind, verdict: evidence?.verdict, advice, request });
  const why = 'why' in grounds ? grounds.why : undefined;
  const facts = (language: Locale) =>
    packageFacts(found, { locale: language, agent: who.name, partner, request, why, answers });
  const write = (template: string, language: Locale) =>
    packageText(template, facts(language), text(language, 'package.unknown'));
  const answered = answers.map(({ answer }) => answer[locale]);
  const missing = missingFields(facts(locale), {
    charge: isAboutCharge(dispute),
    words: ownWords(found, await cases.events(number), answered),
    leastWords: desk.policy.escalationMinimumWords,
  });
  const both = { en: write(packages.en, 'en-US'), zh: write(packages.zh, 'zh-CN') };
  return {
    deed: {
      verb: 'escalate',
      package: both,
      request,
      route: 'portal',
      missing: missing.length > 0 ? missing : undefined,
    },
    against: 'against' in grounds ? grounds.against : undefined,
  };
}

/** What triage came to; nothing while it still asks. */
const adviceIn = (standing: Standing | undefined): Partial<OutcomeStep> =>
  standing?.step.kind === 'outcome' ? standing.step : {};

function againstText(found: Case, against: Against, desk: DeskSettings, locale: Locale): string {
  const advice = adviceIn(standingOf(found, desk.tree)).text?.[locale] ?? '';
  return text(locale, `escalate.against.${against}`, { advice: asTyped(advice) });
}
