import type { Case, CaseFile } from '../services/cases/case';
import { answerCard } from './answer';
import { showCase } from './buttons';
import { bytes, moment } from './format';
import { asName } from './plain';
import { text } from './texts';
import type { Viewer } from './viewer';

export type LinkTo = (file: CaseFile) => string | undefined;

/** What people sent, each with a link that works for a while. */
export const filesCard = ({ number, files }: Case, linkTo: LinkTo, minutes: number, { locale, zone }: Viewer) =>
  answerCard(
    {
      title: text(locale, 'files.title', { case: number }),
      paragraphs: files.length === 0 ? [text(locale, 'files.none')] : [],
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
          text(locale, 'files.hash', { hash: file.hash }),
        ],
      })),
      notes: files.some((file) => linkTo(file)) ? [text(locale, 'files.links', { minutes })] : [],
      actions: [showCase.press(text(locale, 'package.back'), locale, { case: number })],
    },
    locale,
  );

const titleOf = ({ title }: CaseFile, url: string | undefined): string =>
  url ? `[${asName(title)}](${url})` : asName(title);
