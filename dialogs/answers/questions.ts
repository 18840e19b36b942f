import { askAbout } from '../../cards/buttons';
import { menuCard } from '../../cards/menu';
import { personCard, readingsCard } from '../../cards/offer';
import { asTyped } from '../../cards/plain';
import { text, topicTitle } from '../../cards/texts';
import type { Cases } from '../../services/cases/cases';
import type { Gaps } from '../../services/knowledge/gaps';
import type { Knowledge } from '../../services/knowledge/knowledge';
import type { Ledger } from '../../services/ledger/ledger';
import { namesMonth } from '../../services/ledger/mentioned';
import type { Locale } from '../../services/locales';
import { OUT_OF_SCOPE } from '../../services/understanding/understanding';
import { correctsInvoice, followsUp, saysOneBefore } from '../correcting';
import { placed } from '../phrases';
import { isAbout } from '../reading';
import { act, type Opening } from '../talk';
import { companyOf, operationOf, says, shows, type Turn } from '../turn';
import type { AnswerTo } from './answering';
import { bareAmount } from './bare-amount';
import { ownRecord } from './own-record';

export interface Questions {
  readonly answer: AnswerTo;
  readonly gaps: Gaps;
  readonly mask: (question: string) => string;
  readonly knowledge: Knowledge;
  readonly ledger: Ledger;
  readonly cases: Cases;
}

/** What people ask in their own words, from the surest to the least sure. Stands behind the talks that listen to topics of their own. */
export const questions = (needs: Questions): readonly Opening[] => [
  correction(needs),
  oneBefore(needs),
  picked(needs),
  ownRecord(needs),
  bareAmount(needs),
  smallTalk(needs),
  answered(needs),
  offered(needs),
  otherLanguage,
  outOfScope(needs),
];

/** What a customer's own words are about; what the desk asks is looked up in its articles (dialogs/desk/questions). */
const inWords = ({ who, reading, pressed }: Turn) => (pressed || who.kind !== 'customer' ? undefined : reading);

const answered = ({ answer }: Questions): Opening => ({
  wants: (turn) => inWords(turn)?.band === 'answer',
  talk: act('answer', (turn) => answer(turn.reading!.topic, turn.text, turn)),
});

/** Not sure: two or three readings, each one tap; the number or the name may be typed as well. */
const offered = ({ mask, knowledge }: Questions): Opening => ({
  wants: (turn) => inWords(turn)?.band === 'offer',
  talk: act('offer', async (turn) => {
    const { locale, memory, text: question } = turn;
    const topics = turn.reading!.offered;
    const choices = topics.map((topic) => ({ topic, title: titleOf(topic, locale, knowledge) }));
    return {
      end: shows(readingsCard({ choices, question: mask(question).slice(0, LONGEST) }, locale)),
      memory: { ...memory, offered: { topics: [...topics], question, at: turn.now.toISOString() } },
    };
  }),
});

const LONGEST = 200;

/** One of the readings, pressed; or typed by its number or its name while they are the last thing that was said. */
const picked = ({ answer, knowledge }: Questions): Opening => ({
  wants: (turn) => askAbout.read(turn.pressed) !== undefined || typedPick(turn, knowledge) !== undefined,
  talk: act('picked', (turn) => {
    const { memory, text: words } = turn;
    const press = askAbout.read(turn.pressed);
    const topic = press?.topic ?? typedPick(turn, knowledge) ?? '';
    const kept = memory.offered?.topics.includes(topic) ? memory.offered.question : undefined;
    return answer(topic, kept ?? press?.question ?? words, turn);
  }),
});

function typedPick({ memory: { offered }, pressed, text: words, locale }: Turn, knowledge: Knowledge) {
  if (pressed || !offered) return undefined;
  const typed = words.trim().toLocaleLowerCase();
  return (
    placed(typed, offered.topics) ??
    offered.topics.find((topic) => titleOf(topic, locale, knowledge).toLocaleLowerCase() === typed)
  );
}

/** A topic the partner added has no words of ours, but an article of its own. */
const titleOf = (topic: string, locale: Locale, knowledge: Knowledge): string =>
  topicTitle(topic, locale) ?? knowledge.titleOf(topic, locale) ?? topic;

/** Answers that are about one invoice, or about one product, when it is named. */
const aboutInvoices = ['invoice-copy', 'invoice-explain', 'payment-status', 'suspension', 'late-payment', 'tax-fapiao'];
const aboutPast = ['seat-change', 'price-change'];
const aboutProducts = ['seat-change', 'price-change', 'cancel-subscription-billing'];

/** "no, the August one", "and E3?": the same question about another invoice or product. After a list, the first one that is named. */
const correction = ({ answer }: Questions): Opening => ({
  wants: (turn) => turn.who.kind === 'customer' && topicAgain(turn) !== undefined,
  talk: act('correction', (turn) => answer(topicAgain(turn)!, turn.text, turn)),
});

function topicAgain({ pressed, text: words, memory: { about }, reading }: Turn): string | undefined {
  if (pressed) return undefined;
  const isRead = reading?.band === 'answer' && reading.topic !== 'small-talk';
  if (about && aboutPast.includes(about.topic) && followsUp(words) && namesMonth(words)) return about.topic;
  const isMonthOnly = !isRead && about?.invoice !== undefined && [...words].length <= FEW && namesMonth(words);
  const isAnother = correctsInvoice(words) || isMonthOnly;
  if (isAnother && (about?.invoice !== undefined || !isRead))
    return about && (about.invoice !== undefined || aboutInvoices.includes(about.topic)) ? about.topic : 'invoice-copy';
  const product = about && aboutProducts.includes(about.topic) && followsUp(words);
  return product && (reading?.band === 'offer' || NAME.test(words)) ? about.topic : undefined;
}

/** "a de julho", "the July one?", "七月的": little more than the month. */
const FEW = 16;

/** "and the one before?": the same about the invoice before the one that was answered. */
const oneBefore = ({ answer, ledger }: Questions): Opening => ({
  wants: ({ who, pressed, text: words, memory: { about } }) =>
    who.kind === 'customer' && !pressed && about?.invoice !== undefined && saysOneBefore(words),
  talk: act('one before', async (turn) => {
    const { topic, invoice = '' } = turn.memory.about ?? { topic: 'invoice-copy' };
    const company = companyOf(turn);
    const ids = company ? (await ledger.invoices(company.id)).map(({ invoice: { id } }) => id) : [];
    const before = ids[ids.indexOf(invoice) + 1];
    if (before === undefined) return says(text(turn.locale, 'invoice.none-before', { invoice: asTyped(invoice) }));
    return answer(topic, before, turn);
  }),
});

/** A word with a capital inside the sentence, or a plan: "e o Visio?", "那E3呢". What such a name alone is read as says little. */
const NAME = /(?<=[\s\p{Script=Han}])\p{Lu}|\p{Script=Latin}\d/u;

/** A greeting gets the menu; "are you a robot?" what the article says. */
const smallTalk = ({ answer, knowledge }: Questions): Opening => ({
  wants: (turn) => turn.who.kind === 'customer' && isAbout(turn, 'small-talk'),
  talk: act('small talk', async (turn) => {
    const { who, locale, text: words } = turn;
    const [greeting] = knowledge.article('small-talk', locale)?.sections ?? [];
    const search = {
      topic: 'small-talk',
      locale,
      audience: 'customer',
      today: turn.now.toISOString().slice(0, 10),
    } as const;
    const { confident, passages } = knowledge.find(words, search);
    if (!confident || passages[0]?.heading === greeting?.heading) return shows(menuCard(who, locale));
    return answer('small-talk', words, turn);
  }),
});

const otherLanguage: Opening = {
  wants: (turn) => inWords(turn)?.language === 'other',
  talk: act('other language', async ({ locale }) => says(text(locale, 'languages.spoken'))),
};

/** It offers a person already; a 👎 after it would be the second. */
function elsewhere({ memory, text: question, now }: Turn): Turn['memory'] {
  const at = now.toISOString();
  return { ...memory, about: { topic: OUT_OF_SCOPE, question, at }, personOffered: { question, at }, unhelped: 1 };
}

const outOfScope = ({ gaps, mask }: Questions): Opening => ({
  lastResort: true,
  wants: (turn) => inWords(turn)?.band === 'out-of-scope' && turn.text !== '',
  talk: act('out of scope', async (turn) => {
    const { locale, text: words } = turn;
    const question = mask(words).slice(0, LONGEST);
    await gaps.note({ reason: 'unanswered', topic: OUT_OF_SCOPE, locale, question }, operationOf(turn));
    const why = text(locale, 'out-of-scope');
    return {
      end: shows(personCard(locale, { title: text(locale, 'out-of-scope.title'), why })),
      memory: elsewhere(turn),
    };
  }),
});
