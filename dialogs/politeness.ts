import { menuCard } from '../cards/menu';
import { text } from '../cards/texts';
import type { Team } from '../services/people/team';
import { act, type Opening } from './talk';
import { says, shows } from './turn';

/** Somebody of a tenant we do not serve, or of the partner's own but not on the desk: told so, whatever they write. */
export const strangers = ({ tenantId }: Team): Opening => ({
  wants: ({ who }) => who.kind === 'stranger',
  talk: act('stranger', async ({ who, locale }) =>
    says(text(locale, who.tenantId === tenantId ? 'stranger-inside' : 'stranger')),
  ),
});

/** A file where no talk asked for one. */
export const unexpectedFile: Opening = {
  wants: ({ files, pressed }) => files.length > 0 && pressed === undefined,
  talk: act('unexpected file', async ({ locale }) => says(text(locale, 'files-not-here'))),
};

export const nothingSaid: Opening = {
  wants: ({ text: said, pressed }) => said === '' && pressed === undefined,
  talk: act('nothing said', async ({ locale }) => says(text(locale, 'empty'))),
};

/** The last of the list: says so, and shows what there is. */
export const notUnderstood: Opening = {
  lastResort: true,
  wants: ({ pressed }) => pressed === undefined,
  talk: act('not understood', async ({ who, locale }) => [
    ...says(text(locale, 'not-understood')),
    ...shows(menuCard(who, locale)),
  ]),
};
