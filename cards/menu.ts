import type { Locale } from '../services/locales';
import type { Person } from '../services/people/person';
import {
  digest,
  goAway,
  myCases,
  openDispute,
  ownQueue,
  type Press,
  queue,
  showInvoices,
  showTeam,
  toPerson,
  unanswered,
} from './buttons';
import { fill } from './card';
import { asTyped } from './plain';
import template from './templates/menu.json';
import { text } from './texts';

/** What the bot can do for this person: the welcome, and the answer to "help". */
export const menuCard = (who: Person, locale: Locale) =>
  fill(template, locale, {
    title: text(locale, 'menu.title', { name: asTyped(who.name) }),
    paragraphs: paragraphs(who, locale).map((line) => ({ line })),
    actions: presses(who, locale),
  });

function paragraphs(who: Person, locale: Locale): readonly string[] {
  if (who.kind === 'stranger') return [text(locale, 'stranger')];
  const all = text(locale, 'command-help.all');
  if (who.kind !== 'customer') return [text(locale, 'menu.desk'), all, text(locale, 'menu.languages')];
  const linked = who.company
    ? text(locale, 'menu.linked', { company: asTyped(who.company.name) })
    : text(locale, 'not-linked');
  return [text(locale, 'menu.customer'), linked, all, text(locale, 'menu.languages')];
}

function presses(who: Person, locale: Locale): readonly Press[] {
  if (who.kind === 'stranger') return [];
  const label = (key: Parameters<typeof text>[1]) => text(locale, key);
  if (who.kind === 'customer') {
    return [
      ...(who.company
        ? [showInvoices.press(label('menu.invoices'), locale, {}), openDispute.press(label('menu.dispute'), locale, {})]
        : []),
      myCases.press(label('menu.cases'), locale, {}),
      toPerson.press(label('menu.person'), locale, {}),
    ];
  }
  const desk = [
    queue.press(label('menu.queue'), locale, {}),
    ownQueue.press(label('menu.own'), locale, {}),
    showTeam.press(label('menu.team'), locale, {}),
    goAway.press(label('menu.away'), locale, {}),
  ];
  return who.kind === 'manager'
    ? [...desk, digest.press(label('menu.digest'), locale, {}), unanswered.press(label('menu.unanswered'), locale, {})]
    : desk;
}
