import { escalate, showPackage } from '../../cards/buttons';
import { packageCard } from '../../cards/package';
import { asTyped } from '../../cards/plain';
import { text } from '../../cards/texts';
import type { Case } from '../../services/cases/case';
import type { Cases } from '../../services/cases/cases';
import type { DeedOf } from '../../services/cases/deeds';
import { type Against, groundsFor, isAboutCharge, needsGrounds } from '../../services/escalation/grounds';
import { ownWords } from '../../services/escalation/own-words';
import { missingFields, type PackageTemplates, packageText } from '../../services/escalation/package';
import type { Locale, VendorLocale } from '../../services/locales';
import type { OutcomeStep } from '../../services/triage/tree';
import type { Standing } from '../../services/triage/walk';
import { act, type Opening } from '../talk';
import { type Reply, says, shows, type Turn } from '../turn';
import { caseNumberOf, onDesk } from './at-desk';
import { cardAfter, doIt } from './case-acts';
import { type DeskSettings, deskCard, standingOf, viewOf } from './case-view';
import { packageFacts, stepsTold } from './package-facts';
import { packagePrices } from './package-prices';

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
    const { deed, against } = written(found, turn, needs);
    const applied = await doIt(cases, found.number, deed, turn, turn.who);
    if (!applied) return says(text(turn.locale, 'case.unknown', { case: found.number }));
    if ('refused' in applied && applied.refused.code === 'incomplete' && against)
      return shows(
        deskCard(applied.case, desk, turn, { notice: againstText(applied.case, against, desk, turn.locale) }),
      );
    const card = shows(await cardAfter(deed, applied, { cases, desk }, turn));
    return 'done' in applied ? [...card, ...shows(cardOf(applied.done, desk, turn))] : card;
  }),
});

export const packageAct = ({ cases, desk }: Pick<Needs, 'cases' | 'desk'>): Opening => ({
  wants: ({ who, pressed }) => onDesk(who) && showPackage.read(pressed) !== undefined,
  talk: act('show package', async (turn): Promise<readonly Reply[]> => {
    const number = caseNumberOf(turn.pressed);
    const found = await cases.find(number);
    if (!found) return says(text(turn.locale, 'case.unknown', { case: number }));
    if (!found.escalation) return says(text(turn.locale, 'case.no-package', { case: number }));
    return shows(cardOf(found, desk, turn));
  }),
});

const cardOf = (found: Case, { portalUrl }: DeskSettings, turn: Turn) =>
  packageCard(found, portalUrl, turn.locale, packagePrices(found, turn));

interface Written {
  readonly deed: DeedOf<'escalate'>;
  /** What says that the case is not 21Vianet's. */
  readonly against?: Against;
}

/** The package in both languages, with what it lacks. */
function written(found: Case, turn: Turn, { desk, packages, partner }: Needs): Written {
  const { dispute, evidence, escalation } = found;
  const { standing, answers } = viewOf(found, desk, turn);
  const { advice, request = 'customer-request' } = adviceIn(standing); // before triage came to it (domain.md §1.2)
  const known = { kind: dispute.kind, verdict: evidence?.verdict };
  const grounds = groundsFor({ ...known, advice, request, answered: escalation?.state === 'answered' });
  const why = 'why' in grounds ? grounds.why : undefined;
  const said = escalate.read(turn.pressed)?.text.trim() ?? '';
  const ours = { agent: turn.who.name, partner, request, why, answers, grounds: said, requests: packages.requests };
  const facts = (language: VendorLocale) => packageFacts(found, { ...ours, locale: language });
  const write = (template: string, language: VendorLocale) =>
    packageText(template, facts(language), text(language, 'package.unknown'));
  const missing = missingFields(facts('en-US'), {
    charge: isAboutCharge(dispute),
    words: ownWords(found, [...stepsTold(answers, 'en-US'), said]),
    leastWords: desk.policy.escalationMinimumWords,
    groundsMissing: said === '' && needsGrounds(known),
  });
  const both = { en: write(packages.en, 'en-US'), zh: write(packages.zh, 'zh-CN') };
  return {
    deed: {
      verb: 'escalate',
      package: both,
      request,
      route: 'portal',
      ...(said === '' ? {} : { why: said }),
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
