import type { Company, Link, LinkCode } from '../services/people/links';
import { type Press, showLinks, unlink } from './buttons';
import { fill } from './card';
import { clipped, moment } from './format';
import { pageOf, pageText, turning } from './pages';
import { asName, asTyped } from './plain';
import { saidCard } from './said';
import template from './templates/list.json';
import { text } from './texts';
import type { Viewer } from './viewer';

type Reader = Pick<Viewer, 'locale' | 'zone'>;

/** The code, and how to hand it on. */
export const linkCodeCard = ({ id, name }: Company, { code, until }: LinkCode, { locale, zone }: Reader) =>
  saidCard(
    {
      title: text(locale, 'link.title', { company: asTyped(name) }),
      words: code,
      hint: text(locale, 'link.how', { until: moment(until, locale, zone) }),
      actions: [showLinks.press(text(locale, 'link.linked-people'), locale, { company: id })],
    },
    locale,
  );

/** Rows that keep the card under its size limit. */
const ROWS = 20;

/** Who is linked, each with a way to take it back. */
export const linkedPeopleCard = (
  { id, name }: Company,
  people: readonly (Link & { readonly agent: string })[],
  { locale, zone }: Reader,
  wanted?: number,
) => {
  const page = pageOf(people.length, ROWS, wanted);
  const turn = (to: number, title: string) => showLinks.press(title, locale, { company: id, page: to });
  return fill(template, locale, {
    title: text(locale, 'link.people', { company: asTyped(name), count: people.length }),
    empty: '',
    rows: people.slice(page.skip, page.skip + ROWS).map(({ person, at, agent }) => ({
      title: asName(person.name),
      line: text(locale, 'link.since', { day: moment(at, locale, zone), agent: asName(agent) }),
      when: '',
      open: unlink.press(text(locale, 'link.remove'), locale, { person: person.id, company: id }),
    })),
    notes: [pageText(page, locale)].filter((words) => words !== '').map((words) => ({ words })),
    actions: turning(page, turn, locale),
  });
};

type CompanyButton = { press(title: string, locale: Viewer['locale'], data: { company?: string }): Press };

const SHOWN = 6;
/** A button of two lines on a phone. */
const LONGEST_NAME = 40;

/** More than one customer has that name. */
export const whichCustomerCard = (companies: readonly Company[], button: CompanyButton, locale: Viewer['locale']) =>
  saidCard(
    {
      title: text(locale, 'link.which'),
      actions: companies
        .slice(0, SHOWN)
        .map(({ id, name }) => button.press(clipped(name, LONGEST_NAME), locale, { company: id })),
    },
    locale,
  );
