import { z } from 'zod';
import { buttonsOf, inputsOf } from './card-parts';
import { type Channel, newActivityId, type Shown } from './channel';
import type { SamplePerson } from './people';
import { BOT } from './sample';

export type Where = 'chat' | 'channel' | { readonly thread: string };

const PATIENCE_MS = 15_000;

export interface PressActivity {
  readonly type: 'invoke';
  readonly id: string;
  readonly name: 'adaptiveCard/action';
  readonly replyToId: string;
  readonly value: {
    readonly action: {
      readonly type: 'Action.Execute';
      readonly title: string;
      readonly verb: string;
      readonly data: Readonly<Record<string, unknown>>;
    };
  };
}

const invokeAnswer = z.object({ statusCode: z.number(), type: z.string(), value: z.unknown() });

/** Somebody at their screen: says, presses what they see, and waits for what they should see. All through real HTTP. */
export class Player {
  /** Takes turns among them: several processes of one bot. */
  private next = 0;

  constructor(
    readonly person: SamplePerson,
    private readonly channel: Channel,
    private readonly bots: readonly string[],
    private readonly onSaid: (who: Player, words: string, where: Where) => void = () => {},
    private readonly locale = 'en-US',
  ) {}

  /** Everything in a place, oldest first. */
  sees(where: Where = 'chat'): readonly Shown[] {
    return this.channel.shown(this.idOf(where));
  }

  async says(words: string, where: Where = 'chat', more: object = {}): Promise<number> {
    this.onSaid(this, words, where);
    const mention =
      where === 'chat'
        ? {}
        : {
            text: `<at>${BOT.name}</at> ${words}`,
            entities: [{ type: 'mention', mentioned: BOT, text: `<at>${BOT.name}</at>` }],
          };
    const response = await this.send({ type: 'message', text: words, textFormat: 'plain', ...mention, ...more }, where);
    return response.status;
  }

  /** Says something and waits for what answers it: other messages may come in between. */
  async asks(words: string, expected: RegExp, where: Where = 'chat'): Promise<Shown> {
    const before = new Set(this.sees(where).map(({ id }) => id));
    await this.says(words, where);
    const fits = (shown: Shown) => !before.has(shown.id) && expected.test(wordsOf(shown));
    return this.waits(fits, where, `${expected} after "${words}"`);
  }

  /** Says it again until the answer fits: for what is written down only after others have heard of it. */
  async asksUntil(words: string, expected: RegExp): Promise<Shown> {
    for (const until = Date.now() + PATIENCE_MS; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
      const shown = await this.asks(words, /\S/);
      if (expected.test(wordsOf(shown))) return shown;
      if (Date.now() > until) throw new Error(`${this.person.name} asked "${words}" in vain for ${expected}`);
    }
  }

  /** A message with a file, as Teams announces one: a name and where to fetch it. */
  async sends(name: string, bytes: Uint8Array, words = ''): Promise<number> {
    const downloadUrl = this.channel.upload(name, bytes);
    const content = { downloadUrl, uniqueId: newActivityId(), fileType: name.split('.').at(-1) };
    const attachments = [{ contentType: 'application/vnd.microsoft.teams.file.download.info', name, content }];
    return this.says(words, 'chat', { attachments });
  }

  /**
   * Presses the button of the latest card that has it (and says `of`); `inputs` by label or id. Returns what the card turned into;
   * one that was from before is an error: whoever expects that delivers an old press.
   */
  async presses(
    title: string,
    {
      where = 'chat',
      inputs = {},
      of = /(?:)/,
    }: { where?: Where; inputs?: Readonly<Record<string, string>>; of?: RegExp } = {},
  ): Promise<Shown> {
    const card = await this.waits(
      (shown) =>
        shown.card !== undefined &&
        of.test(wordsOf(shown)) &&
        buttonsOf(shown.card).some((each) => each.title === title),
      where,
      `a button "${title}"`,
    );
    const activity = this.pressActivity(card, title, inputs);
    this.onSaid(
      this,
      `[${title}]${Object.values(inputs)
        .map((value) => ` ${value}`)
        .join('')}`,
      where,
    );
    const shown = await this.deliver(activity, card, where);
    if (wordsOf(shown).includes('Not done:')) throw new Error(`"${title}" was not done: ${wordsOf(shown)}`);
    return shown;
  }

  /** The invoke of a press, to be delivered later, twice, or by somebody who changes it. */
  pressActivity(card: Shown, title: string, inputs: Readonly<Record<string, string>> = {}): PressActivity {
    const button = card.card && buttonsOf(card.card).find((each) => each.title === title);
    if (!card.card || !button) throw new Error(`no button "${title}" on that card`);
    const known = inputsOf(card.card);
    const typed = Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [
        known.find(({ id, label }) => [id, label].includes(name) && id.startsWith(button.verb))?.id ??
          `${button.verb}.${name}`,
        value,
      ]),
    );
    return {
      type: 'invoke',
      id: newActivityId(),
      name: 'adaptiveCard/action',
      replyToId: card.id,
      value: { action: { type: 'Action.Execute', title, verb: button.verb, data: { ...button.data, ...typed } } },
    };
  }

  async deliver(activity: object, card: Shown, where: Where = 'chat'): Promise<Shown> {
    const response = await this.send(activity, where);
    if (response.status !== 200)
      throw new Error(`the press was answered with ${response.status}: ${await response.text()}`);
    const { type, value } = invokeAnswer.parse(await response.json());
    if (!type.endsWith('card.adaptive')) return { ...card, text: String(value) }; // the card stays, with a line below it
    const shown = { ...card, card: z.record(z.string(), z.unknown()).parse(value) };
    this.channel.put(shown);
    return shown;
  }

  /** The latest message that fits, now or as soon as it is there. */
  async waits(fits: (shown: Shown) => boolean, where: Where = 'chat', what = 'something'): Promise<Shown> {
    for (const until = Date.now() + PATIENCE_MS; ; await new Promise((resolve) => setTimeout(resolve, 20))) {
      const found = this.sees(where).findLast(fits);
      if (found) return found;
      if (Date.now() > until)
        throw new Error(`${this.person.name} waited in vain for ${what}; saw ${this.sees(where).length} messages`);
    }
  }

  send(activity: object, where: Where): Promise<Response> {
    const { person, channel } = this;
    const conversationId = this.idOf(where);
    const full = {
      id: newActivityId(),
      channelId: 'msteams',
      serviceUrl: channel.serviceUrl,
      timestamp: new Date().toISOString(),
      locale: this.locale,
      localTimezone: 'Asia/Shanghai',
      from: { id: person.userId, name: person.name, aadObjectId: person.aadObjectId },
      recipient: BOT,
      conversation: {
        id: conversationId,
        tenantId: person.tenantId,
        conversationType: where === 'chat' ? 'personal' : 'channel',
        isGroup: where !== 'chat',
      },
      channelData: { tenant: { id: person.tenantId } },
      ...activity,
    };
    const bot = this.bots[this.next++ % this.bots.length];
    return fetch(`${bot}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(full),
      signal: AbortSignal.timeout(20_000),
    });
  }

  private idOf(where: Where): string {
    if (where === 'chat') return this.person.personalConversationId;
    return where === 'channel' ? this.person.channelConversationId : where.thread;
  }
}

export const saysText = (words: RegExp) => (shown: Shown) => words.test(wordsOf(shown));

export const wordsOf = ({ text = '', card }: Shown): string =>
  `${text}\n${card ? String(card['fallbackText'] ?? '') : ''}`;
