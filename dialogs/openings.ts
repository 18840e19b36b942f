import type { LinksTo } from '../cards/case-files';
import type { Journal } from '../services/audit/journal';
import type { CardBook } from '../services/cases/card-book';
import type { Cases } from '../services/cases/cases';
import type { CollectionsPolicy } from '../services/collections/policy';
import type { References } from '../services/conversations/reference';
import type { DigestSchedule } from '../services/digests/schedule';
import type { PackageTemplates } from '../services/escalation/package';
import type { Gaps } from '../services/knowledge/gaps';
import type { Knowledge } from '../services/knowledge/knowledge';
import type { Ledger } from '../services/ledger/ledger';
import type { CustomerBook } from '../services/partner-center/customer-book';
import type { Availability } from '../services/people/availability';
import type { Links } from '../services/people/links';
import type { Profiles } from '../services/people/person';
import type { Team } from '../services/people/team';
import type { PreparedReply } from '../services/replies/replies';
import { addInWords } from './add-in-words';
import { answering } from './answers/answering';
import { feedback, objection } from './answers/helped';
import { howItWorks } from './answers/how-it-works';
import { questions } from './answers/questions';
import { requests } from './answers/requests';
import { disputeUnlinked } from './answers/unlinked';
import { commandList } from './command-list';
import { cannedActs } from './desk/canned';
import { caseActs } from './desk/case-acts';
import type { DeedNeeds } from './desk/case-deeds';
import { caseSides } from './desk/case-sides';
import type { DeskSettings } from './desk/case-view';
import { channelDuties, digestAct } from './desk/digest';
import { escalateAct, packageAct } from './desk/escalate';
import { gapsAct } from './desk/gaps';
import { deskCommands } from './desk/half-commands';
import { linkActs } from './desk/links';
import { presenceActs } from './desk/presence';
import { deskGreeting, deskQuestions } from './desk/questions';
import { numberOnly, ownQueueAct, queueAct, showCaseAct } from './desk/queue';
import { searchAct } from './desk/search';
import { dispute } from './dispute';
import { alreadySent } from './dispute-sent';
import { filesForCase } from './files';
import { howToLink } from './how-to-link';
import { invoiceActs } from './invoices';
import { chooseLanguage } from './language';
import { redeemLinkCode } from './link';
import { menu } from './menu';
import { caseInWords, caseOfMine, myCasesAct, withdrawInWords } from './my-cases';
import { ownChatOnly } from './own-chat';
import { courtesy, nothingSaid, notUnderstood, noWords, strangers, unexpectedFile } from './politeness';
import { relay } from './relay';
import { solvedInWords } from './solved-in-words';
import type { Opening } from './talk';
import { handToPerson, offerPerson } from './to-person';

export interface House {
  readonly cases: Cases;
  readonly cards: CardBook;
  readonly ledger: Ledger;
  readonly collections: CollectionsPolicy;
  readonly knowledge: Knowledge;
  readonly gaps: Gaps;
  /** A message without names and numbers, fit to be kept. */
  readonly mask: (words: string) => string;
  readonly languageOf: DeedNeeds['languageOf'];
  readonly availability: Availability;
  readonly replies: readonly PreparedReply[];
  readonly linkTo: LinksTo;
  readonly profiles: Profiles;
  readonly links: Links;
  readonly customers: CustomerBook;
  readonly journal: Journal;
  readonly references: References;
  readonly team: Team;
  readonly desk: DeskSettings;
  readonly packages: PackageTemplates;
  readonly schedule: DigestSchedule;
}

/** Every talk the bot can have, in the order a turn is offered to them. */
export function openings(house: House): readonly Opening[] {
  const answer = answering({ ...house, books: { ...house, policy: house.collections } });
  const desk = [
    ...linkActs(house),
    queueAct(house),
    ownQueueAct(house),
    searchAct(house),
    showCaseAct(house),
    caseActs(house),
    ...caseSides(house),
    ...cannedActs({ ...house, partner: house.team.company }),
    ...presenceActs(house),
    escalateAct({ ...house, partner: house.team.company }),
    packageAct(house),
    digestAct(house),
    gapsAct(house),
    channelDuties(house),
  ];
  return [
    strangers(house.team),
    ownChatOnly,
    relay(house),
    commandList,
    menu,
    chooseLanguage(house.profiles),
    redeemLinkCode(house),
    howToLink,
    // of a case of their own; before what takes the same words for a nod, an answer to something else or a new dispute
    ...solvedInWords(house),
    addInWords(house),
    withdrawInWords(house),
    handToPerson(house),
    // short phrases that mean one thing only, whatever they are read as
    objection(house),
    courtesy,
    // before the talks it asks about
    howItWorks(house),
    disputeUnlinked,
    // pressed, or typed as a command; some listen to a topic besides
    dispute(house),
    alreadySent(house),
    ...invoiceActs({ ...house, answer }),
    myCasesAct(house),
    caseOfMine(house),
    feedback(house),
    requests(house),
    deskCommands(house, [commandList, ...desk]),
    ...desk,
    numberOnly(house),
    // said in a person's own words
    filesForCase(house),
    unexpectedFile,
    nothingSaid,
    noWords,
    offerPerson,
    caseInWords(house),
    ...questions({ ...house, answer }),
    deskGreeting,
    deskQuestions(house),
    // last, whatever nobody wanted
    notUnderstood,
  ];
}
