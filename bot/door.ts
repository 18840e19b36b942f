import type { Activity, AdaptiveCardInvokeResponse, AdaptiveCardInvokeValue, TurnContext } from 'botbuilder';
import { TeamsActivityHandler } from 'botbuilder';
import type { Logger } from 'pino';
import { z } from 'zod';
import { isCommand } from '../cards/commands';
import { menuCard } from '../cards/menu';
import type { Pressed } from '../cards/pressed';
import { text } from '../cards/texts';
import type { Arriving, FrontDesk } from '../dialogs/front-desk';
import type { Reply } from '../dialogs/turn';
import type { Reference, References } from '../services/conversations/reference';
import type { Claimed } from '../services/jobs/outbox';
import { type Locale, localeFrom } from '../services/locales';
import { localeOf, type Person, type Profile, type Profiles } from '../services/people/person';
import { type Team, whoIs } from '../services/people/team';
import type { Reading } from '../services/understanding/understanding';
import { type Arrival, arrivalOf, arriving, newsOf, wordsOf, writtenIn } from './arrival';
import type { Seal } from './seal';

export interface DoorNeeds {
  readonly frontDesk: FrontDesk;
  readonly references: References;
  readonly profiles: Profiles;
  readonly team: Team;
  readonly seal: Seal;
  /** What somebody's own words are about. Never throws. */
  readonly understand: (words: string, locale: Locale | undefined) => Promise<Reading>;
  /** Says what a turn has just queued; the worker does it should this process die. Never rejects. */
  readonly speak: (claimed: Claimed) => Promise<void>;
  /** Lets the worker look for what the turn planned besides. */
  readonly wake: () => void;
  /** Queues something to say outside a turn. */
  readonly greet: (conversationId: string, activityId: string, reply: Reply) => Promise<void>;
  readonly sayNow: (reference: Reference, reply: Reply) => Promise<unknown>;
  readonly log: Logger;
}

const submitted = z.looseObject({ verb: z.string() });

/** What the pressed card turns into, and when everything else will have been said. */
interface Heard {
  readonly returned?: Reply;
  readonly spoken?: Promise<void>;
}

/** Teams on the one side, our own words on the other: translates, and does nothing else. */
export class Door extends TeamsActivityHandler {
  constructor(private readonly needs: DoorNeeds) {
    super();
    this.onMessage(async (context, next) => {
      const press = submitted.safeParse(context.activity.value).data; // a client without universal actions
      const { failed, spoken } = await this.tryToHear(context.activity, press && { verb: press.verb, data: press });
      if (failed) await this.sayAnyway(context.activity, failed);
      await spoken;
      await next();
    });
    this.onInstallationUpdateAdd(async (context, next) => {
      await this.welcome(context.activity);
      await next();
    });
    this.onInstallationUpdateRemove(async (context, next) => {
      const reference = arrivalOf(context.activity)?.reference;
      if (reference) await needs.references.remember({ ...reference, health: 'gone' });
      await next();
    });
  }

  /** The pressed card turns into the first answer, so its buttons cannot be pressed again. */
  protected override async onAdaptiveCardInvoke(context: TurnContext, { action }: AdaptiveCardInvokeValue) {
    // what is said besides is not waited for: the channel takes its time, and the press has three seconds (design.md §5)
    const { failed, returned } = await this.tryToHear(context.activity, { verb: action.verb, data: action.data ?? {} });
    return toInvokeResponse(failed ?? returned ?? answeredBelow(context.activity), (card) =>
      this.needs.seal.seal(card, context.activity.conversation.id),
    );
  }

  /** The one place that catches: the log gets the whole, the person a plain sentence and the number that finds it there. */
  private async tryToHear(
    activity: Activity,
    press?: { verb: string; data: unknown },
  ): Promise<Heard & { readonly failed?: Reply }> {
    try {
      return await this.hear(activity, press);
    } catch (err) {
      const number = (activity.id ?? '').slice(0, 8);
      this.needs.log.error(
        { err, number, activity: activity.id, conversation: activity.conversation?.id },
        'turn failed',
      );
      return { failed: { text: text(localeFrom(activity.locale) ?? 'en-US', 'failed', { number }) } };
    }
  }

  /** Not through the outbox: Redis may be what failed. */
  private async sayAnyway(activity: Activity, reply: Reply): Promise<void> {
    const reference = arrivalOf(activity)?.reference;
    if (reference)
      await this.needs
        .sayNow(reference, reply)
        .catch((err: unknown) => this.needs.log.warn({ err }, 'could not even say that it failed'));
  }

  private async hear(activity: Activity, press?: { verb: string; data: unknown }): Promise<Heard> {
    const { frontDesk, seal, speak, wake, log } = this.needs;
    const arrival = arrivalOf(activity);
    if (!arrival) {
      log.warn({ activity: activity.id, channel: activity.channelId }, 'ignored: nobody we can tell who it is');
      return {};
    }
    const conversationId = arrival.reference.conversationId;
    // a button we did not sign is still a press: an old one, that nobody answers
    const pressed = press && (seal.open(press, conversationId) ?? { verb: 'unknown', data: {}, inputs: {} });
    const started = performance.now();
    const key = { conversationId, personId: arrival.person.id };
    const { returned, begun } = await frontDesk(key, this.arrive(arrival, activity, pressed));
    const ms = Math.round(performance.now() - started);
    log.info({ activity: activity.id, conversation: conversationId, verb: pressed?.verb, ms }, 'turn');
    wake();
    return { returned, spoken: begun && speak(begun) };
  }

  /** Who is it, what is it about, and is what we remember of them and of this place still so? */
  private async arrive(arrival: Arrival, activity: Activity, pressed: Pressed | undefined): Promise<Arriving> {
    const known = await this.recall(arrival);
    const words = wordsOf(activity);
    const { person } = arrival;
    const kind = whoIs(this.needs.team, person, known.profile).kind;
    const inWords = !pressed && words !== '' && !isCommand(words, kind === 'customer' ? 'customer' : 'desk');
    const reading = inWords ? await this.needs.understand(words, known.profile && localeOf(known.profile)) : undefined;
    // the desk writes in its customers' languages: their words say nothing of their own
    const written = kind === 'customer' && reading ? writtenIn(reading, words) : undefined;
    const { who, profile } = await this.refresh(arrival, activity, known, written);
    return arriving({ activity, arrival, who, profile, pressed, reading });
  }

  private async recall({ person, reference }: Arrival) {
    const { profiles, references } = this.needs;
    const [profile, remembered] = await Promise.all([
      profiles.find(person.id),
      references.find(reference.conversationId),
    ]);
    return { profile, remembered };
  }

  private async refresh(
    arrival: Arrival,
    activity: Activity,
    { profile: known, remembered }: Awaited<ReturnType<Door['recall']>>,
    writtenLocale?: Profile['writtenLocale'],
  ): Promise<{ who: Person; profile: Profile }> {
    const { profiles, references, team } = this.needs;
    const { person, reference } = arrival;
    const written = writtenLocale && writtenLocale !== known?.writtenLocale ? { writtenLocale } : {};
    const news = { ...newsOf(known, arrival, activity), ...written };
    const moved = JSON.stringify(remembered) !== JSON.stringify(reference);
    await Promise.all([profiles.learn(person.id, news), moved ? references.remember(reference) : undefined]);
    const profile: Profile = { ...person, ...known, ...news };
    return { who: whoIs(team, { ...person, name: profile.name }, profile), profile };
  }

  private async welcome(activity: Activity): Promise<void> {
    const arrival = arrivalOf(activity);
    if (!arrival) return;
    const { who, profile } = await this.refresh(arrival, activity, await this.recall(arrival));
    const { conversationId, kind } = arrival.reference;
    if (kind !== 'personal') return;
    await this.needs.greet(conversationId, arrival.activityId, {
      card: menuCard(who, localeOf(profile) ?? 'en-US'),
    });
  }
}

/** The card stays as it is; what the press led to is a message of its own. */
const answeredBelow = ({ locale }: Activity): Reply => ({
  text: text(localeFrom(locale) ?? 'en-US', 'answered-below'),
});

function toInvokeResponse(reply: Reply, seal: (card: object) => object): AdaptiveCardInvokeResponse {
  if ('card' in reply) {
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { ...seal(reply.card) } };
  }
  // botbuilder types the value as an object; for a message Teams wants the bare text
  const value = reply.text as unknown as Record<string, unknown>;
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value };
}
