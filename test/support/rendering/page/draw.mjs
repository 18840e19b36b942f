import { complaintsAbout } from './complaints.mjs';
import { markdown } from './markdown.mjs';

const { AdaptiveCard, HostConfig, SerializationContext, Version } = globalThis.AdaptiveCards;

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown(text);
  result.didProcess = true;
};

/** Draws all cards below each other, looks at them, then at the forms behind their buttons. */
globalThis.inspect = (given) => {
  const { cards, hostConfig } = JSON.parse(given);
  document.body.replaceChildren();
  const drawn = cards.map(({ name, card }) => draw(name, card, new HostConfig(hostConfig)));
  const seen = drawn.map((each) => [...each.said, ...aboutHeadings(each), ...complaintsAbout(each.root, each.root)]);
  const known = new Set();
  const behind = drawn.map((each) => formsOf(each, known).flatMap((button) => aboutForm(button, each.root)));
  return drawn
    .map(({ name }, i) => ({ name, complaints: [...seen[i], ...behind[i]] }))
    .filter(({ complaints }) => complaints.length > 0);
};

function draw(name, card, hostConfig) {
  const context = new SerializationContext(new Version(1, 5));
  const drawn = new AdaptiveCard();
  drawn.hostConfig = hostConfig;
  drawn.parse(card, context);
  const said = [...events(context), ...drawn.validateProperties().validationEvents].map(({ message }) => message);
  const bubble = document.body.appendChild(document.createElement('article'));
  bubble.className = 'bubble';
  bubble.lang = card.lang;
  bubble.title = name;
  const root = bubble.appendChild(drawn.render());
  return { name, said, root, card };
}

/** But for one: the renderer doubts every other `lang`, whatever it is (its pattern remembers where it stopped). */
const events = (context) =>
  Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i)).filter(
    ({ message }) => !message.includes('"lang"'),
  );

/** A person who hears the card goes from heading to heading. */
function aboutHeadings({ card, root }) {
  const meant = JSON.stringify(card.body).match(/"style":"heading"/g)?.length ?? 0;
  const there = root.querySelectorAll('[role=heading]').length;
  return meant === there && there > 0 ? [] : [`has ${there} headings instead of ${meant}`];
}

/** Buttons that open a form. The same form of another card is not looked at again: there are hundreds. */
function formsOf({ card, root }, known) {
  const forms = partsOf(card).filter(({ type }) => type === 'Action.ShowCard');
  return [...root.querySelectorAll('.expandable')].filter((_, i) => {
    const form = JSON.stringify([forms[i].title, forms[i].card.body]);
    const unknown = !known.has(form);
    known.add(form);
    return unknown;
  });
}

const partsOf = (part) =>
  typeof part !== 'object' || part === null ? [] : [part, ...Object.values(part).flatMap((inside) => partsOf(inside))];

/** Opened, and then sent with nothing filled in: what is asked for must fit as well. */
function aboutForm(button, root) {
  button.click();
  const opened = root.querySelector('.ac-adaptiveCard');
  const before = complaintsAbout(opened, root);
  for (const send of opened.querySelectorAll('button')) send.click();
  const complaints = new Set([...before, ...complaintsAbout(opened, root)]);
  button.click();
  return [...complaints].map((what) => `in “${button.textContent}”: ${what}`);
}
