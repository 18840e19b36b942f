import { type Personal, seal, sealedSubjectsIn, subjectsIn, unseal, type Vault } from '../audit/vault';
import type { Case, CaseEvent } from './case';

/** The texts of a case that are somebody's: its requester's, whoever wrote them. Names are their bearers' own. */
const caseTexts = [
  'dispute.words',
  'question.text',
  'resolution.text',
  'resolution.unreachable',
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

/** As they lie in the store: everything personal sealed with its subject's key, so that throwing the key away erases it. */
export async function sealedForStore(
  vault: Vault,
  found: Omit<Case, 'head'>,
  event: Omit<CaseEvent, 'link'>,
): Promise<{ readonly found: object; readonly event: object }> {
  const { id } = found.requester;
  const [ownCase, ownEvent] = [ofCase(id), ofEvent(id)];
  const [plainCase, plainEvent] = [asJson(found), asJson(event)];
  const keys = await vault.keysFor([...subjectsIn(plainCase, ownCase), ...subjectsIn(plainEvent, ownEvent)]);
  return { found: Object(seal(plainCase, ownCase, keys)), event: Object(seal(plainEvent, ownEvent, keys)) };
}

/** What is read from the store, with the words of everybody whose key is still there. */
export async function opened(vault: Vault, stored: unknown): Promise<unknown> {
  return unseal(stored, await vault.knownKeys(sealedSubjectsIn(stored)));
}

/** Times as texts, nothing undefined: what is chained is what is read back. */
const asJson = (value: object): unknown => JSON.parse(JSON.stringify(value));
