import { type Case, isOpen, type Somebody } from '../case';
import { type CaseNotice, tell } from '../effects';

export const person = ({ id, name }: Somebody): Somebody => ({ id, name });

export const toRequester = (found: Case, notice: CaseNotice, detail?: Record<string, string>) =>
  tell(found.number, { person: found.requester.id }, notice, detail);

export const toOwner = ({ number, owner }: Case, notice: CaseNotice, detail?: Record<string, string>) =>
  owner ? [tell(number, { person: owner.id }, notice, detail)] : [];

/** The whole desk sees it in the case's thread; the owner also hears it in their own chat. */
export const toDesk = (found: Case, notice: CaseNotice, detail?: Record<string, string>) => [
  tell(found.number, { thread: true }, notice, detail),
  ...toOwner(found, notice, detail),
];

/** What went before, for whoever begins to work on it: nobody has to say it twice. */
export const packetTo = ({ number }: Case, { id }: Somebody) => tell(number, { person: id }, 'packet');

/** Whose task it is: the owner's; with none, or once nothing is to be done any more, the managers'. */
export const toResponsible = (found: Case, notice: CaseNotice, detail?: Record<string, string>) =>
  found.owner && isOpen(found.state)
    ? toOwner(found, notice, detail)
    : [tell(found.number, { managers: true }, notice, detail)];
