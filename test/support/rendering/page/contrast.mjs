/** How much text stands out from what is behind it, from 1 (not at all) to 21: WCAG 2.2, contrast ratio, from rendered styles. */
export function contrastOf(element) {
  const back = backgroundOf(element);
  const front = over(colour(getComputedStyle(element).color), back);
  const [dark, light] = [luminance(front), luminance(back)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const backgrounds = new WeakMap();

/** What shines through half-transparent papers down to the page. Asked of thousands of words on a few papers. */
function backgroundOf(element) {
  if (!element) return [255, 255, 255, 1];
  const known = backgrounds.get(element);
  if (known) return known;
  const own = colour(getComputedStyle(element).backgroundColor);
  const found = own[3] === 1 ? own : over(own, backgroundOf(element.parentElement));
  backgrounds.set(element, found);
  return found;
}

const over = ([r, g, b, a], below) => [...[r, g, b].map((part, i) => part * a + below[i] * (1 - a)), 1];

/** As the browser says it: rgb(1, 2, 3) or rgba(1, 2, 3, 0.5). */
function colour(said) {
  const [r = 0, g = 0, b = 0, a = 1] = (said.match(/[\d.]+/g) ?? []).map(Number);
  return [r, g, b, a];
}

function luminance(rgb) {
  const [r, g, b] = rgb.map((part) => (part <= 10.31475 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
