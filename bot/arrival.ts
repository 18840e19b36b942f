import type { Activity } from 'botbuilder';
import { ActivityTypes, TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Pressed } from '../cards/pressed';
import type { Arriving } from '../dialogs/front-desk';
import { zoneShape } from '../services/calendar/zone';
import type { Reference } from '../services/conversations/reference';
import type { SentFile } from '../services/files/kept-files';
import { type Locale, localeFrom } from '../services/locales';
import { localeOf, type Person, type Profile } from '../services/people/person';
import type { Reading } from '../services/understanding/understanding';

/** Who sent an activity and from where, as far as the channel vouches for it. */
const sender = z.object({
  id: z.string().min(1),
  channelId: z.string(),
  serviceUrl: z.string(),
  from: z.object({ id: z.string(), name: z.string().default(''), aadObjectId: z.guid() }),
  recipient: z.object({ id: z.string(), name: z.string().optional() }),
  conversation: z.object({
    id: z.string().min(1),
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
  }),
  channelData: z.looseObject({ tenant: z.object({ id: z.string() }).optional() }).optional(),
});

export interface Arrival {
  readonly activityId: string;
  readonly person: { readonly id: string; readonly tenantId: string; readonly name: string };
  readonly reference: Reference;
}

/** Undefined: not somebody we can tell who it is, or the two places that name the tenant disagree. */
export function arrivalOf(activity: Partial<Activity>): Arrival | undefined {
  const found = sender.safeParse(activity).data;
  const tenants = new Set(
    [found?.conversation.tenantId, found?.channelData?.tenant?.id].filter((each) => each !== undefined),
  );
  const [tenantId] = tenants;
  if (!found || tenantId === undefined || tenants.size !== 1) return undefined;
  const { id: activityId, from, recipient, conversation, serviceUrl } = found;
  const kind =
    conversation.conversationType === 'channel'
      ? 'channel'
      : conversation.conversationType === 'groupChat'
        ? 'group'
        : 'personal';
  return {
    activityId,
    person: { id: from.aadObjectId, tenantId, name: from.name },
    reference: {
      conversationId: conversation.id,
      kind,
      tenantId,
      serviceUrl,
      bot: recipient,
      userId: kind === 'personal' ? from.id : undefined,
      health: 'ok',
    },
  };
}

/** What the channel tells of a person now that their profile does not say yet. */
export function newsOf(
  profile: Profile | undefined,
  { person, reference }: Arrival,
  activity: Partial<Activity>,
): Partial<Profile> {
  const seen: Partial<Profile> = {
    id: person.id,
    tenantId: person.tenantId,
    name: person.name || undefined,
    clientLocale: localeFrom(activity.locale),
    zone: zoneOf(activity),
    personalConversationId: reference.kind === 'personal' ? reference.conversationId : undefined,
  };
  const known = new Map<string, unknown>(Object.entries(profile ?? {}));
  return Object.fromEntries(
    Object.entries(seen).filter(([name, value]) => value !== undefined && known.get(name) !== value),
  );
}

const LONGEST_TEXT = 4_000;

/** What was typed, without the mention a channel puts in front; no more of it than is read. */
export const wordsOf = (activity: Partial<Activity>): string => allWordsOf(activity).slice(0, LONGEST_TEXT);

const allWordsOf = (activity: Partial<Activity>): string =>
  (TurnContext.removeRecipientMention({ ...activity } as Activity) ?? '').trim();

const FEW_WORDS = 3;

/** The language somebody writes in; undefined: a name, a code, an "ok" say nothing about it. */
export function writtenIn({ language }: Reading, words: string): Locale | undefined {
  const tooShort = !/\p{Script=Han}/u.test(words) && words.split(/\s+/).length < FEW_WORDS;
  return tooShort ? undefined : localeFrom(language);
}

export interface Seen {
  readonly activity: Partial<Activity>;
  readonly arrival: Arrival;
  readonly who: Person;
  readonly profile: Profile;
  readonly pressed?: Pressed;
  readonly reading?: Reading;
}

export const arriving =
  ({ activity, arrival, who, profile, pressed, reading }: Seen): Arriving =>
  ({ now, memory, packet }) => {
    const { conversationId, kind } = arrival.reference;
    const words = allWordsOf(activity);
    return {
      id: `${conversationId} ${arrival.activityId}`,
      conversation: { id: conversationId, kind },
      who,
      locale: localeOf(profile) ?? 'en-US',
      zone: profile.zone ?? 'Asia/Shanghai',
      text: words.slice(0, LONGEST_TEXT),
      cutAt: words.length > LONGEST_TEXT ? LONGEST_TEXT : undefined,
      reading,
      memory,
      packet,
      pressed,
      card: pressed && activity.replyToId,
      awaitsCard: pressed !== undefined && activity.type === ActivityTypes.Invoke,
      typed: false,
      files: filesOf(activity),
      talk: profile.talk,
      ownChat: profile.personalConversationId,
      now,
    };
  };

const fetched = z.looseObject({ downloadUrl: z.url() });

/** Formatted messages come with their own HTML as an "attachment": that is no file. A file of a chat says where it lies. */
const filesOf = ({ attachments = [] }: Partial<Activity>): readonly SentFile[] =>
  attachments
    .filter(({ contentType }) => contentType !== 'text/html')
    .map(({ name, contentType, contentUrl, content }) => ({
      title: (name ?? contentType).slice(0, LONGEST_TITLE),
      url: fetched.safeParse(content).data?.downloadUrl ?? contentUrl,
    }));

const LONGEST_TITLE = 120;

const zoneOf = ({ localTimezone }: Partial<Activity>): string | undefined => zoneShape.safeParse(localTimezone).data;
