import { text } from '../cards/texts';
import { isOpen } from '../services/cases/case';
import type { Cases } from '../services/cases/cases';
import { addWords } from './add-words';
import { keepFiles } from './keep-files';
import { act, type Ending, type Opening } from './talk';
import { says } from './turn';

const LOOKED_AT = 20;

/** A file that no talk asked for: it belongs to the customer's open case, if there is one. What was written with it too. */
export const filesForCase = ({ cases }: { readonly cases: Cases }): Opening => ({
  wants: ({ who, files, pressed }) => who.kind === 'customer' && files.length > 0 && pressed === undefined,
  talk: act('files', async (turn): Promise<Ending> => {
    const mine = await cases.list({ requester: turn.who.id }, LOOKED_AT);
    const open = mine.filter(({ state }) => isOpen(state));
    const [only] = open;
    if (!only) return { end: says(text(turn.locale, 'files-not-here')) };
    if (open.length > 1) return { end: says(text(turn.locale, 'file.which-case')) };
    if (turn.text.trim() !== '') await addWords(cases, only.number, turn.text, turn);
    return {
      end: says(text(turn.locale, 'file.coming', { case: only.number })),
      effects: keepFiles(only.number, turn),
    };
  }),
});
