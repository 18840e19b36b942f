import type { Logger } from 'pino';
import type { DeskSettings } from '../dialogs/desk/case-view';
import type { PartnerCenter } from '../services/partner-center/partner-center';
import type { Directory } from '../services/people/directory';
import type { Content } from './content';
import type { Download } from './download';
import { caseCard } from './effects/case-card';
import { caseCompare, caseEvidence } from './effects/case-evidence';
import { caseNotice } from './effects/case-notice';
import { caseOffer, putCaseOnTable } from './effects/case-offer';
import { caseRelate } from './effects/case-relate';
import { caseTalk } from './effects/case-talk';
import { caseClock, caseClose, caseTalkIdle } from './effects/case-timers';
import { customers } from './effects/customers';
import { digest } from './effects/digest';
import { attachFiles, keepFile } from './effects/keep-file';
import { replan } from './effects/replan';
import { say } from './effects/say';
import type { Speaker } from './speaker';
import type { Stores } from './stores';
import type { Doing } from './worker';

export interface DoingNeeds extends Stores, Pick<Content, 'team' | 'schedule' | 'rules'> {
  readonly desk: DeskSettings;
  readonly speaker: Speaker;
  readonly partnerCenter: PartnerCenter;
  readonly directory: Directory;
  readonly download: Download;
  readonly log: Logger;
}

/** Who does which effect of the outbox. */
export function doingsOf(needs: DoingNeeds): Readonly<Record<string, Doing>> {
  const { cases, rules, partnerCenter } = needs;
  return {
    say: say(needs),
    digest: digest(needs),
    'case-card': caseCard(needs),
    'case-notice': caseNotice(needs),
    'case-evidence': caseEvidence(needs),
    'case-compare': caseCompare(needs),
    'case-offer': caseOffer(needs),
    'put-on-table': putCaseOnTable({ ...needs, policy: () => rules.policy }),
    'case-close': caseClose(cases),
    'case-clock': caseClock(cases),
    'case-talk': caseTalk(needs),
    'case-talk-idle': caseTalkIdle(cases),
    'keep-file': keepFile(needs),
    'case-relate': caseRelate(needs),
    'attach-files': attachFiles(needs),
    replan: replan(cases, rules),
    customers: customers({ partnerCenter, book: needs.customers }),
  };
}
