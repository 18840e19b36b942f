import type { CaseFile } from '../case';
import { endTalkAt, relateBack } from '../effects';
import type { Consequences } from './consequence';
import { related } from './related';
import { notSilent } from './silence';
import { idleFrom, noTalk, talkGoesOn, talking, talkLeft } from './talks';
import { person, toDesk, toOwner, toRequester, toResponsible } from './telling';

type Verbs =
  | 'note'
  | 'relate'
  | 'absorb'
  | 'undelivered'
  | 'unasked'
  | 'reply'
  | 'ask-customer'
  | 'customer-says'
  | 'take-talk'
  | 'leave-talk'
  | 'file';

/** What is said about it, to whom, and what comes along. */
export const saying: Consequences<Verbs> = {
  note: () => ({}),
  relate: ({ found, deed, actor }) => ({
    change: { related: related(found, deed.to) },
    effects: actor.kind === 'system' ? [] : [relateBack(deed.to, found)],
  }),
  absorb: ({ found, deed }) => ({
    change: { related: related(found, deed.from) },
    effects: toDesk(found, 'absorbed', { other: deed.from }),
  }),
  // a talk the customer does not know of is none: the bot would be silent to them, and nobody there
  undelivered: ({ found, deed }) => ({
    change: { talk: undefined },
    effects: [...noTalk(found), ...toResponsible(found, 'undelivered', { what: deed.notice, text: deed.why })],
  }),
  unasked: ({ found, deed }) => ({
    change: { question: undefined, talk: undefined },
    effects: [...noTalk(found), ...toResponsible(found, 'unasked', { text: deed.why })],
  }),
  reply: (done) => ({
    change: { talk: talking(done) },
    effects: [...talkGoesOn(done), toRequester(done.found, 'reply', { text: done.deed.text, agent: done.actor.name })],
  }),
  'ask-customer': (done) => ({
    change: { question: { text: done.deed.text, at: done.at }, talk: talking(done) },
    effects: [
      ...talkGoesOn(done),
      toRequester(done.found, 'question', { text: done.deed.text, agent: done.actor.name, at: done.at }),
    ],
  }),
  'customer-says': ({ found, deed, at, policy }) => ({
    change: {
      question: undefined,
      said: { text: deed.text, at },
      talk: found.talk && { ...found.talk, lastAt: at },
    },
    effects: [
      ...toDesk(found, 'customer-said', { text: deed.text }),
      ...notSilent(found, at, policy),
      ...(found.talk ? [endTalkAt(found.number, found.version + 1, idleFrom(at, policy))] : []),
    ],
  }),
  'take-talk': (done) => ({
    change: { talk: talking(done) },
    effects: [...talkGoesOn(done), toRequester(done.found, 'talk-taken', { agent: done.actor.name })],
  }),
  'leave-talk': ({ found, actor, deed }) => ({
    change: { talk: undefined },
    effects: [
      ...(actor.kind === 'customer' ? noTalk(found) : talkLeft(found)),
      ...(actor.kind === 'customer' || deed.idle ? toOwner(found, 'talk-left', { by: actor.name }) : []),
    ],
  }),
  file: ({ found, deed: { file, from }, at, policy }) => ({
    change: { files: withFile(found.files, { ...file, by: person(from), at }) },
    effects:
      from.id === found.requester.id
        ? [
            ...toDesk(found, 'file', { title: file.title, person: from.name }),
            toRequester(found, 'file'),
            ...notSilent(found, at, policy),
          ]
        : [
            ...toDesk(found, file.toCustomer ? 'file-sent' : 'file-added', { title: file.title, person: from.name }),
            ...(file.toCustomer ? [toRequester(found, 'file-sent', { title: file.title, agent: from.name })] : []),
          ],
  }),
};

/** One that is there already stays as it was; at most its customer may read it now. */
function withFile(files: readonly CaseFile[], file: CaseFile): CaseFile[] {
  if (!files.some(({ hash }) => hash === file.hash)) return [...files, file];
  return files.map((each) => (each.hash === file.hash && file.toCustomer ? { ...each, toCustomer: true } : each));
}
