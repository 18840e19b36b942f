import { commands, help } from '../cards/buttons';
import { commandListCard } from '../cards/command-list';
import { menuCard } from '../cards/menu';
import { onDesk } from './desk/at-desk';
import { act, type Opening } from './talk';
import { shows } from './turn';

/** "commands": all that can be typed. The desk works by typing, so its "help" says it too. */
export const commandList: Opening = {
  wants: ({ who, pressed }) =>
    commands.read(pressed) !== undefined || (onDesk(who) && help.read(pressed) !== undefined),
  talk: act('commands', async ({ who, locale, pressed }) => [
    ...(help.read(pressed) ? shows(menuCard(who, locale)) : []),
    ...shows(commandListCard(who, locale)),
  ]),
};
