import { type Case, type CaseFile, filesOfCustomer } from '../services/cases/case';
import { answerCard } from './answer';
import { caseStatus, showCase } from './buttons';
import { bytes, moment } from './format';
import { asName } from './plain';
import { text } from './texts';
import type { Viewer } from './viewer';

/** Addresses where the files of a subject can be read for a while, from now on; undefined: this house gives none. */
export type LinksTo = (subject: string, now: Date, minutes: number) => (file: CaseFile) => string | undefined;

export const LINK_MINUTES = 15;

/** What people sent, each with a link that works for a while. A customer sees what they sent and what the desk sent to them. */
export function filesCard(found: Case, reader: 'customer' | 'desk', linksTo: LinksTo, { locale, zone, now }: Viewer) {
  const linkTo = linksTo(found.requester.id, now, LINK_MINUTES);
  const files = reader === 'desk' ? found.files : filesOfCustomer(found);
  const back = reader === 'desk' ? showCase : caseStatus;
  return answerCard(
    {
      title: text(locale, 'files.title', { case: found.number }),
      paragraphs: files.length === 0 ? [text(locale, 'files.none', { case: found.number })] : [],
      mostRows: files.length, // a case holds few enough, and each must be in reach
      rows: files.map((file) => ({
        title: titleOf(file, linkTo(file)),
        lines: [
          text(locale, 'files.row', {
            type: file.type.toUpperCase(),
            size: bytes(file.size, locale),
            person: asName(file.by.name),
            time: moment(file.at, locale, zone),
          }),
          ...(reader === 'desk' ? forDesk(file, locale) : []),
        ],
      })),
      notes: [
        ...(files.some((file) => linkTo(file)) ? [text(locale, 'files.links', { minutes: LINK_MINUTES })] : []),
        ...(reader === 'desk' ? [text(locale, 'files.how', { case: found.number })] : []),
      ],
      actions: [back.press(text(locale, 'package.back'), locale, { case: found.number })],
    },
    locale,
  );
}

const titleOf = ({ title }: CaseFile, url: string | undefined): string =>
  url ? `[${asName(title)}](${url})` : asName(title);

const forDesk = ({ hash, toCustomer }: CaseFile, locale: Viewer['locale']): readonly string[] => [
  ...(toCustomer ? [text(locale, 'files.sent')] : []),
  text(locale, 'files.hash', { hash }),
];
