import { assign, triageAnswer } from '../../cards/buttons';
import { commandFor } from '../../cards/commands';
import type { Pressed } from '../../cards/pressed';
import { text } from '../../cards/texts';
import { givenOutcomes } from '../../services/cases/case';
import type { Cases } from '../../services/cases/cases';
import type { Locale } from '../../services/locales';
import { agentNamed, agents, type Team } from '../../services/people/team';
import type { Question } from '../../services/triage/tree';
import type { Turn } from '../turn';
import { caseNumberOf } from './at-desk';
import { type DeskSettings, standingOf } from './case-view';

export interface Needs {
  readonly cases: Pick<Cases, 'find'>;
  readonly team: Team;
  readonly desk: Pick<DeskSettings, 'tree'>;
}

/** What there is to choose from for a place of a command; empty: it takes anything. */
export async function choicesFor(place: string | undefined, given: Pressed, { locale }: Turn, needs: Needs) {
  if (place === 'outcome') return givenOutcomes.map((outcome) => text(locale, `outcome.${outcome}`));
  if (place === 'agent') return namesIn(needs.team);
  const question = place === 'answer' ? await questionOf(caseNumberOf(given), needs) : undefined;
  return question && question !== 'no case' ? optionsOf(question, locale) : [];
}

/** A command that names somebody on the desk or an answer there is, as it goes on; in words: why it does not. */
export async function chosen(pressed: Pressed, turn: Turn, needs: Needs): Promise<Pressed | string> {
  const to = assign.read(pressed);
  if (to) return agentNamed(needs.team, to.agent) ? pressed : noSuchAgent(to.agent, turn, needs);
  const said = triageAnswer.read(pressed);
  return said ? answered(said.answer, pressed, turn, needs) : pressed;
}

function noSuchAgent(name: string, { locale }: Turn, { team }: Needs): string {
  return [text(locale, 'refused.no-such-agent', { name }), oneOf(namesIn(team), locale)].join('\n');
}

async function answered(answer: string, pressed: Pressed, { locale }: Turn, needs: Needs): Promise<Pressed | string> {
  const number = caseNumberOf(pressed);
  const question = await questionOf(number, needs);
  if (question === 'no case') return pressed;
  if (!question) {
    const show = commandFor('desk.show', locale, { case: number });
    return text(locale, 'command-help.no-question', { case: number, show });
  }
  const meant = optionSaid(answer, question);
  if (meant) return { ...pressed, data: { ...pressed.data, answer: meant.id } };
  const none = text(locale, 'command-help.no-such-answer', { answer, question: question.text[locale] });
  return [none, oneOf(optionsOf(question, locale), locale)].join('\n');
}

/** By its number, its id, or its words in any language. */
function optionSaid(answer: string, { options }: Question) {
  const plain = answer.toLowerCase();
  const fits = (words: string) => words.toLowerCase() === plain;
  return options[Number(answer) - 1] ?? options.find(({ id, text: words }) => [id, ...Object.values(words)].some(fits));
}

/** What a case stands on, if that is a question. */
async function questionOf(number: string, { cases, desk }: Needs): Promise<Question | 'no case' | undefined> {
  const found = await cases.find(number);
  if (!found) return 'no case';
  const { step } = standingOf(found, desk.tree);
  return step.kind === 'question' ? step : undefined;
}

const namesIn = (team: Team) => agents(team).map(({ name }) => name);
const optionsOf = ({ options }: Question, locale: Locale) =>
  options.map(({ text: words }, i) => `${i + 1} ${words[locale]}`);
export const oneOf = (choices: readonly string[], locale: Locale) =>
  text(locale, 'command-help.one-of', { choices: choices.join(' · ') });
