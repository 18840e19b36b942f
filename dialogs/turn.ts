import { createHash } from 'node:crypto';
import type { Card } from '../cards/card';
import type { Pressed } from '../cards/pressed';
import type { CustomerViewer } from '../cards/viewer';
import type { Packet } from '../services/cases/case';
import type { SentFile } from '../services/files/kept-files';
import type { Locale } from '../services/locales';
import type { Person } from '../services/people/person';
import type { Reading } from '../services/understanding/understanding';
import type { Memory } from './memory';

/** One thing a person did, already read at the door. */
export interface Turn {
  /** Conversation and activity: the same when the channel delivers it again. */
  readonly id: string;
  readonly conversation: { readonly id: string; readonly kind: 'personal' | 'group' | 'channel' };
  readonly who: Person;
  readonly locale: Locale;
  /** The person's time zone: times are UTC inside and theirs on cards. */
  readonly zone: string;
  readonly text: string;
  /** What the turn's own words are about. Absent: a press, a command, or nothing was said. */
  readonly reading?: Reading;
  /** What this chat remembers of the turns before. */
  readonly memory: Memory;
  /** What was said in it lately, and which topics were answered: it goes along when a case is opened. */
  readonly packet: Packet;
  /** The message was longer; only so many characters of it are in `text`. */
  readonly cutAt?: number;
  readonly pressed?: Pressed;
  /** The activity that is the pressed card. */
  readonly card?: string;
  /** The press waits for the card it turns into. Otherwise, as with clients of the first kind of buttons, every answer is a message. */
  readonly awaitsCard: boolean;
  /** Typed words that were read as a command are `pressed` too; this tells them from a button. */
  readonly typed: boolean;
  /** Files that came along. */
  readonly files: readonly SentFile[];
  /** The case whose owner has the talk with this person: their words go there. */
  readonly talk?: string;
  /** The invoice that the talk in progress is about. */
  readonly inHand?: string;
  /** The person's own chat with us, for what is not for everybody here. */
  readonly ownChat?: string;
  readonly now: Date;
}

export type Reply = { readonly text: string } | { readonly card: Card };

export const says = (text: string): readonly Reply[] => [{ text }];
export const shows = (card: Card): readonly Reply[] => [{ card }];

/** The company whose bills this person may see. */
export const companyOf = ({ who }: Pick<Turn, 'who'>) => (who.kind === 'customer' ? who.company : undefined);

/** How somebody looks at cases of their own. */
export const asViewer = ({ locale, zone, now, who }: Turn): CustomerViewer => ({
  locale,
  zone,
  now,
  linkedTo: companyOf({ who })?.id,
});

/**
 * The name of what a turn does, for "doing it twice does it once": a double click or a re-sent press of the same card by the
 * same person is one operation, the same button on another card another one; each typed message is its own.
 */
export function operationOf({ id, who, pressed, typed, card }: Turn): string {
  if (!pressed || typed) return id;
  const { verb, data, inputs } = pressed;
  return createHash('sha256')
    .update(JSON.stringify([who.id, card, verb, data, inputs]))
    .digest('base64url')
    .slice(0, 22);
}
