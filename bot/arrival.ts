import type { Activity } from 'botbuilder';
import { TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Pressed } from '../cards/pressed';
import type { Turn } from '../dialogs/turn';
import type { Reference } from '../services/conversations/reference';
import { localeFrom } from '../services/locales';
import type { Person, Profile } from '../services/people/person';

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

/** A profile brought up to date with what the channel says now; the same object when nothing is new. */
export function refreshed(
  profile: Profile | undefined,
  { person, reference }: Arrival,
  activity: Partial<Activity>,
): Profile {
  const seen = {
    id: person.id,
    tenantId: person.tenantId,
    name: person.name || profile?.name || '',
    spokenLocale: localeFrom(activity.locale) ?? profile?.spokenLocale,
    zone: zoneOf(activity) ?? profile?.zone,
    personalConversationId: reference.kind === 'personal' ? reference.conversationId : profile?.personalConversationId,
  };
  const next = { ...profile, ...seen };
  return profile && JSON.stringify(next) === JSON.stringify(profile) ? profile : next;
}

const LONGEST_TEXT = 4_000;

export function turnOf(
  activity: Partial<Activity>,
  arrival: Arrival,
  who: Person,
  profile: Profile,
  pressed: Pressed | undefined,
  now: Date,
): Turn {
  const spoken = (TurnContext.removeRecipientMention({ ...activity } as Activity) ?? '').trim();
  return {
    id: `${arrival.reference.conversationId} ${arrival.activityId}`,
    conversation: { id: arrival.reference.conversationId, kind: arrival.reference.kind },
    who,
    locale: profile.locale ?? profile.spokenLocale ?? 'en-US',
    zone: profile.zone ?? 'Asia/Shanghai',
    text: spoken.slice(0, LONGEST_TEXT),
    cutAt: spoken.length > LONGEST_TEXT ? LONGEST_TEXT : undefined,
    pressed,
    card: pressed && activity.replyToId,
    typed: false,
    files: filesOf(activity),
    now,
  };
}

/** Formatted messages come with their own HTML as an "attachment": that is no file. */
const filesOf = ({ attachments = [] }: Partial<Activity>): readonly string[] =>
  attachments
    .filter(({ contentType }) => contentType !== 'text/html')
    .map(({ name, contentType }) => name ?? contentType);

const timeZone = z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC');

const zoneOf = ({ localTimezone }: Partial<Activity>): string | undefined => timeZone.safeParse(localTimezone).data;
