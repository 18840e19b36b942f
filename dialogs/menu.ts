import { help } from '../cards/buttons';
import { menuCard } from '../cards/menu';
import { act, type Opening } from './talk';
import { shows } from './turn';

export const menu: Opening = {
  wants: ({ pressed }) => help.read(pressed) !== undefined,
  talk: act('menu', async ({ who, locale }) => shows(menuCard(who, locale))),
};
