import {
  type Personal,
  type SubjectKeys,
  seal,
  sealedSubjectsIn,
  subjectsIn,
  unseal,
  type Vault,
} from '../audit/vault';
import type { Case, CaseEvent } from './case';

/** The texts of a case that are somebody's: its requester's, whoever wrote them. Names are their bearers' own. */
const caseTexts = [
  'dispute.words',
  'question.text',
  'approval.text',
  'said.text',
  'resolution.text',
  'resolution.unreachable',
  'promised.*.text',
  'promised.*.unreachable',
  'escalation.package.en',
  'escalation.package.zh',
  'escalation.answer',
  'closing.why',
  'packet.said.*.text',
  'files.*.title',
];
const eventTexts = ['detail.text', 'detail.why', 'detail.package.en', 'detail.package.zh', 'detail.file.title'];

const ofCase = (requesterId: string): Personal => ({ subject: requesterId, texts: caseTexts });
const ofEvent = (requesterId: string): Personal => ({ subject: requesterId, texts: eventTexts });

/**
 * As they lie in the store: everything personal sealed with its subject's key, so that throwing the key away erases it.
 * `held`: the keys the case was read with. Who is erased meanwhile does not come back under a new one.
 */
export async function sealedForStore(
  vault: Vault,
  found: Omit<Case, 'head'>,
  event: Omit<CaseEvent, 'link'>,
  held: SubjectKeys,
): Promise<{ readonly found: object; readonly event: object }> {
  const { id } = found.requester;
  const [ownCase, ownEvent] = [ofCase(id), ofEvent(id)];
  const [plainCase, plainEvent] = [asJson(found), asJson(event)];
  const subjects = [...subjectsIn(plainCase, ownCase), ...subjectsIn(plainEvent, ownEvent)];
  const keys = new Map([...held, ...(await vault.keysFor(subjects.filter((each) => !held.has(each))))]);
  return { found: Object(seal(plainCase, ownCase, keys)), event: Object(seal(plainEvent, ownEvent, keys)) };
}

/** What is read from the store, with the words of everybody whose key is still there; and those keys. */
export async function opened(vault: Vault, stored: unknown): Promise<{ value: unknown; keys: SubjectKeys }> {
  const keys = await vault.knownKeys(sealedSubjectsIn(stored));
  return { value: unseal(stored, keys), keys };
}

/** Times as texts, nothing undefined: what is chained is what is read back. */
const asJson = (value: object): unknown => JSON.parse(JSON.stringify(value));
