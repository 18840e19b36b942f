import type { Case } from '../services/cases/case';
import { showCase } from './buttons';
import { fill } from './card';
import { clipped, dayOf } from './format';
import { asTyped } from './plain';
import template from './templates/list.json';
import { text } from './texts';
import type { Viewer } from './viewer';

const LONGEST_ANSWER = 280;

/** Cases of the same kind and how they were resolved, in the words the customers were told. */
export const similarCard = ({ number, dispute }: Case, similar: readonly Case[], viewer: Viewer) => {
  const { locale } = viewer;
  return fill(template, locale, {
    title: text(locale, 'similar.title', { kind: text(locale, `kind.${dispute.kind}`) }),
    empty: similar.length === 0 ? text(locale, 'similar.none') : '',
    rows: similar.map((found) => rowOf(found, viewer)),
    notes: [],
    actions: [showCase.press(text(locale, 'package.back'), locale, { case: number })],
  });
};

const rowOf = ({ number, resolution, since }: Case, { locale, zone }: Viewer) => ({
  title: text(locale, 'similar.row', {
    case: number,
    outcome: text(locale, `outcome.${resolution?.outcome ?? 'explained'}`),
    day: dayOf(resolution?.toldAt ?? since, locale, zone),
  }),
  line: asTyped(clipped(resolution?.text ?? '', LONGEST_ANSWER)),
  when: '',
  open: showCase.press(text(locale, 'list.open'), locale, { case: number }),
});
