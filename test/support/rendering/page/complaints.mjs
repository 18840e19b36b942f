import { contrastOf } from './contrast.mjs';

/** A renderer rounds; line boxes of Chinese are a little lower than their signs. */
const [ASIDE, BELOW] = [1, 5];
const LEAST_CONTRAST = 4.5;
/** Words one below the other beside something wide. */
const [SQUEEZED_LINES, SQUEEZED_WIDTH] = [5, 80];
/** For Markdown, in a place that reads none. */
const ESCAPE = /\\[!-/:-@[-`{-~]/;
/** More is a text, not a title. */
const LINES_OF_A_BUTTON = 3;

/** What a person could not read, press or fill in, inside a part of a drawn card. */
export function complaintsAbout(part, root) {
  boxes.clear();
  return [
    ...(root.scrollWidth > root.clientWidth ? [`is ${root.scrollWidth - root.clientWidth} px wider than its box`] : []),
    ...wordsIn(part).flatMap((words) => aboutWords(words, root)),
    ...[...part.querySelectorAll('button')].flatMap((button) => aboutButton(button, root)),
    ...[...part.querySelectorAll('input, select, textarea')].flatMap((input) => aboutInput(input, root)),
  ];
}

function wordsIn(part) {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    if (node.data.trim() !== '' && !node.parentElement.closest('select, textarea')) found.push(node);
  }
  return found;
}

const range = document.createRange();

function aboutWords(node, root) {
  range.selectNodeContents(node);
  const box = range.getBoundingClientRect();
  const contrast = contrastOf(node.parentElement);
  const what = [
    ...(box.height === 0 || box.width === 0 ? ['is not to be seen'] : outOf(box, node.parentElement, root)),
    ...(box.width < SQUEEZED_WIDTH && range.getClientRects().length >= SQUEEZED_LINES ? ['is squeezed'] : []),
    ...(ESCAPE.test(node.data) ? ['shows a backslash nobody typed'] : []),
    ...(contrast < LEAST_CONTRAST ? [`stands out by ${contrast.toFixed(1)} only`] : []),
  ];
  return what.map((each) => `“${brief(node.data)}” ${each}`);
}

/** Most words stand in the same few boxes; nothing moves while a card is looked at. */
const boxes = new Map();

function boxOf(element) {
  const known = boxes.get(element);
  if (known) return known;
  const { overflowX, overflowY } = getComputedStyle(element);
  const box = { overflowX, overflowY, edge: element.getBoundingClientRect() };
  boxes.set(element, box);
  return box;
}

/** Past the edge of the card, or cut by a box on the way to it. */
function outOf(box, from, root) {
  for (let around = from; around; around = around === root ? null : around.parentElement) {
    const { overflowX, overflowY, edge } = boxOf(around);
    const aside = Math.max(box.right - edge.right, edge.left - box.left);
    if ((overflowX !== 'visible' || around === root) && aside > ASIDE) return [`is cut by ${Math.ceil(aside)} px`];
    const below = box.bottom - edge.bottom;
    if (overflowY !== 'visible' && below > BELOW) return [`is cut by ${Math.ceil(below)} px below`];
  }
  return [];
}

function aboutButton(button, root) {
  const box = button.getBoundingClientRect();
  const [title] = button.children;
  const what = [
    ...(box.height === 0 || box.width === 0 ? ['is not to be seen'] : outOf(box, button.parentElement, root)),
    ...(title.scrollWidth > title.clientWidth + ASIDE ? ['has a title that is cut'] : []),
    ...(linesOf(title) > LINES_OF_A_BUTTON ? [`has a title of ${linesOf(title)} lines`] : []),
    ...(button.title.trim() === '' ? ['has no tooltip'] : []),
  ];
  return what.map((each) => `the button “${brief(button.textContent)}” ${each}`);
}

function linesOf(title) {
  range.selectNodeContents(title.firstChild);
  return range.getClientRects().length;
}

function aboutInput(input, root) {
  const what = [
    ...(nameOf(input) === '' ? ['has no name for a screen reader'] : []),
    ...outOf(input.getBoundingClientRect(), input.parentElement, root),
    ...(ESCAPE.test(input.textContent) ? ['offers a backslash nobody typed'] : []),
  ];
  return what.map((each) => `the input ${input.tagName.toLowerCase()} “${brief(nameOf(input))}” ${each}`);
}

/** As a screen reader finds it: the first of these that says something. */
function nameOf(input) {
  const ids = (input.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
  const labels = ids.map((id) => document.getElementById(id)?.textContent ?? '');
  return (
    [labels.join(' '), input.getAttribute('aria-label') ?? '', input.labels?.[0]?.textContent ?? '']
      .map((name) => name.trim())
      .find((name) => name !== '') ?? ''
  );
}

const brief = (words) => (words.length > 40 ? `${words.slice(0, 39)}…` : words).replaceAll('\n', ' ');
