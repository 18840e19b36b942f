import type { CardBook } from '../services/cases/card-book';
import type { Cases } from '../services/cases/cases';
import type { References } from '../services/conversations/reference';
import type { DigestSchedule } from '../services/digests/schedule';
import type { PackageTemplates } from '../services/escalation/package';
import type { Ledger } from '../services/ledger/ledger';
import type { Profiles } from '../services/people/person';
import type { Team } from '../services/people/team';
import type { Understanding } from '../services/understanding/understanding';
import { answer } from './answer';
import { caseActs } from './desk/case-acts';
import type { DeskSettings } from './desk/case-view';
import { channelDuties, digestAct } from './desk/digest';
import { escalateAct, packageAct } from './desk/escalate';
import { ownQueueAct, queueAct, showCaseAct } from './desk/queue';
import { dispute } from './dispute';
import { invoiceActs } from './invoices';
import { chooseLanguage } from './language';
import { menu } from './menu';
import { caseOfMine, myCasesAct } from './my-cases';
import { nothingSaid, notUnderstood, strangers, unexpectedFile } from './politeness';
import { reader } from './reading';
import type { Opening } from './talk';
import { handToPerson } from './to-person';

export interface House {
  readonly cases: Cases;
  readonly cards: CardBook;
  readonly ledger: Ledger;
  readonly profiles: Profiles;
  readonly references: References;
  readonly understanding: Understanding;
  readonly team: Team;
  readonly desk: DeskSettings;
  readonly packages: PackageTemplates;
  readonly schedule: DigestSchedule;
}

/** Every talk the bot can have, in the order a turn is offered to them. */
export function openings(house: House): readonly Opening[] {
  const read = reader(house.understanding);
  return [
    strangers(house.team),
    menu,
    chooseLanguage(house.profiles),
    // pressed, or typed as a command
    dispute({ ...house, read }),
    ...invoiceActs(house),
    myCasesAct({ ...house, read }),
    caseOfMine(house),
    handToPerson({ ...house, read }),
    queueAct(house),
    ownQueueAct(house),
    showCaseAct(house),
    caseActs(house),
    escalateAct({ ...house, partner: house.team.company }),
    packageAct(house),
    digestAct(house),
    channelDuties(house),
    // said in a person's own words
    unexpectedFile,
    nothingSaid,
    ...answer({ ...house, read }),
    // last, whatever nobody wanted
    notUnderstood,
  ];
}
