/**
 * The little Markdown of Teams (domain.md §4.1): bold, italic, lists and links; a backslash before a sign shows the sign.
 * Not left out and not a whole Markdown package: what people typed must come out without backslashes, as long as it was
 * typed, and with nothing of it read as bold or as a link, and lists in articles have other boxes than lines of text.
 */
export function markdown(text) {
  return text
    .split(/\n{2,}/)
    .map((block) => (/^\s*(?:[-*]|\d+\.) /.test(block) ? list(block) : `<p>${inline(block)}</p>`))
    .join('');
}

function list(block) {
  const [, first] = /^\s*(\d+)/.exec(block) ?? [];
  const items = block.split('\n').map((line) => `<li>${inline(line.replace(/^\s*(?:[-*]|\d+\.) /, ''))}</li>`);
  return first ? `<ol start="${first}">${items.join('')}</ol>` : `<ul>${items.join('')}</ul>`;
}

/** Signs behind a backslash wait in a place of their own until all that means something is read. */
function inline(text) {
  const kept = [];
  const keep = (_, sign) => `\u0000${kept.push(sign) - 1}\u0000`;
  return text
    .replace(/\\([!-/:-@[-`{-~])/g, keep)
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, '<a href="$2">$1</a>')
    .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
    .replace(/(?<![\w*])[*_](\S.*?)[*_](?![\w*])/g, '<i>$1</i>')
    .replace(/\u0000(\d+)\u0000/g, (_, i) => `&#${kept[i].charCodeAt(0)};`);
}
