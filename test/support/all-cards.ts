import type { Viewer } from '../../cards/viewer';
import type { Locale } from '../../services/locales';
import { answerCards, articleCards } from './cards/answer-cards';
import { liveCards, sideCards } from './cards/case-cards';
import { disputeCards, statusCards, talkCards } from './cards/customer-cards';
import { deskCards, linkCards, replyCards } from './cards/desk-cards';
import { invoiceCards } from './cards/invoice-cards';
import { noticeCards } from './cards/notices';
import type { Named } from './cards/words';
import { noon } from './case';

const rooms = [
  liveCards,
  sideCards,
  statusCards,
  disputeCards,
  talkCards,
  deskCards,
  replyCards,
  linkCards,
  invoiceCards,
  answerCards,
  articleCards,
  noticeCards,
];

/** Every card there is, in a language, with nothing, one, too many and too long of everything, and as it usually is. */
export function allCards(locale: Locale): readonly Named[] {
  const viewer: Viewer = { locale, zone: 'Asia/Shanghai', now: noon };
  const made = known.get(locale) ?? unlike(rooms.flatMap((cards) => cards(viewer)));
  known.set(locale, made);
  return made;
}

const known = new Map<Locale, readonly Named[]>();

/** A notice often looks the same whatever the case is like: once is enough. */
function unlike(cards: readonly Named[]): readonly Named[] {
  const seen = new Set<string>();
  return cards.filter(({ card }) => seen.size < seen.add(JSON.stringify(card)).size);
}
