import type { Activity, AdaptiveCardInvokeResponse, AdaptiveCardInvokeValue, TurnContext } from 'botbuilder';
import { TeamsActivityHandler } from 'botbuilder';
import type { Logger } from 'pino';
import { z } from 'zod';
import { menuCard } from '../cards/menu';
import { text } from '../cards/texts';
import type { FrontDesk } from '../dialogs/front-desk';
import type { Reply, Turn } from '../dialogs/turn';
import type { Reference, References } from '../services/conversations/reference';
import type { Claimed } from '../services/jobs/outbox';
import { localeFrom } from '../services/locales';
import type { Profiles } from '../services/people/person';
import { type Team, whoIs } from '../services/people/team';
import { type Arrival, arrivalOf, refreshed, turnOf } from './arrival';
import type { Seal } from './seal';

export interface DoorNeeds {
  readonly frontDesk: FrontDesk;
  readonly references: References;
  readonly profiles: Profiles;
  readonly team: Team;
  readonly seal: Seal;
  /** Says what a turn has just queued; the worker does it should this process die. */
  readonly speak: (claimed: Claimed) => Promise<void>;
  /** Queues something to say outside a turn. */
  readonly greet: (conversationId: string, activityId: string, reply: Reply) => Promise<void>;
  readonly sayNow: (reference: Reference, reply: Reply) => Promise<unknown>;
  readonly log: Logger;
}

const submitted = z.looseObject({ verb: z.string() });

/** Teams on the one side, our own words on the other: translates, and does nothing else. */
export class Door extends TeamsActivityHandler {
  constructor(private readonly needs: DoorNeeds) {
    super();
    this.onMessage(async (context, next) => {
      const press = submitted.safeParse(context.activity.value).data; // a client without universal actions
      const { failed, reply } = await this.tryToHear(context.activity, press && { verb: press.verb, data: press });
      if (failed && reply) await this.sayAnyway(context.activity, reply);
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
    const { reply } = await this.tryToHear(context.activity, { verb: action.verb, data: action.data ?? {} });
    return toInvokeResponse(reply ?? answeredBelow(context.activity), (card) =>
      this.needs.seal.seal(card, context.activity.conversation.id),
    );
  }

  /** The one place that catches: the log gets the whole, the person a plain sentence and the number that finds it there. */
  private async tryToHear(
    activity: Activity,
    press?: { verb: string; data: unknown },
  ): Promise<{ failed?: true; reply?: Reply }> {
    try {
      return { reply: await this.hear(activity, press) };
    } catch (err) {
      const number = (activity.id ?? '').slice(0, 8);
      this.needs.log.error(
        { err, number, activity: activity.id, conversation: activity.conversation?.id },
        'turn failed',
      );
      return { failed: true, reply: { text: text(localeFrom(activity.locale) ?? 'en-US', 'failed', { number }) } };
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

  private async hear(activity: Activity, press?: { verb: string; data: unknown }): Promise<Reply | undefined> {
    const { frontDesk, seal, speak, log } = this.needs;
    const arrival = arrivalOf(activity);
    if (!arrival) {
      log.warn({ activity: activity.id, channel: activity.channelId }, 'ignored: nobody we can tell who it is');
      return undefined;
    }
    const conversationId = arrival.reference.conversationId;
    // a button we did not sign is still a press: an old one, that nobody answers
    const pressed = press && (seal.open(press, conversationId) ?? { verb: 'unknown', data: {}, inputs: {} });
    const started = performance.now();
    const arriving = this.arrive(
      arrival,
      activity,
      (who, profile) => (now: Date) => turnOf(activity, arrival, who, profile, pressed, now),
    );
    const { returned, begun } = await frontDesk({ conversationId, personId: arrival.person.id }, arriving);
    if (begun) await speak(begun);
    log.info(
      {
        activity: activity.id,
        conversation: conversationId,
        verb: pressed?.verb,
        ms: Math.round(performance.now() - started),
      },
      'turn',
    );
    return returned;
  }

  /** Who is it, and is what we remember of them and of this place still so? */
  private async arrive<T>(
    arrival: Arrival,
    activity: Activity,
    then: (who: Turn['who'], profile: Parameters<typeof turnOf>[3]) => T,
  ): Promise<T> {
    const { profiles, references, team } = this.needs;
    const { person, reference } = arrival;
    const [profile, known] = await Promise.all([profiles.find(person.id), references.find(reference.conversationId)]);
    const current = refreshed(profile, arrival, activity);
    await Promise.all([
      current === profile ? undefined : profiles.save(current),
      JSON.stringify(known) === JSON.stringify(reference) ? undefined : references.remember(reference),
    ]);
    return then(whoIs(team, { ...person, name: current.name }, current), current);
  }

  private async welcome(activity: Activity): Promise<void> {
    const arrival = arrivalOf(activity);
    if (!arrival) return;
    const { conversationId, kind } = arrival.reference;
    const reply = await this.arrive(arrival, activity, (who, { locale, spokenLocale }) => ({
      card: menuCard(who, locale ?? spokenLocale ?? 'en-US'),
    }));
    if (kind === 'personal') await this.needs.greet(conversationId, arrival.activityId, reply);
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
