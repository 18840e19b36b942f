import type { Locale } from '../services/locales';
import type { Person } from '../services/people/person';
import { fill } from './card';
import { type Audience, listed } from './command-groups';
import { usualWay } from './commands';
import { asTyped } from './plain';
import template from './templates/commands.json';
import { hasText, text } from './texts';

/** Everything this person can type, as they would in their language. */
export function commandListCard({ kind }: Pick<Person, 'kind'>, locale: Locale) {
  const shown = listed.filter(({ audience }) => audiencesOf(kind).includes(audience));
  const groups = [...new Set(shown.map(({ group }) => group))];
  return fill(template, locale, {
    title: text(locale, 'command-help.title'),
    notes: [
      { words: text(locale, 'command-help.how') },
      ...(kind === 'customer' ? [] : [{ words: text(locale, 'command-help.in-channel') }]),
    ],
    groups: groups.map((group) => ({
      title: titleOf(group, locale),
      commands: shown
        .filter((each) => each.group === group)
        .map(({ verb, key }) => ({ typed: asTyped(usualWay(verb, locale)), does: text(locale, key) })),
    })),
  });
}

function titleOf(group: string, locale: Locale): string {
  const key = `command-help.${group}`;
  return hasText(key) ? text(locale, key) : '';
}

const audiencesOf = (kind: Person['kind']): readonly Audience[] =>
  kind === 'manager' ? ['desk', 'manager'] : kind === 'agent' ? ['desk'] : ['customer'];
