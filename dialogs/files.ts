import { text } from '../cards/texts';
import type { Cases } from '../services/cases/cases';
import { addWords } from './add-words';
import { keepFiles } from './keep-files';
import { act, type Ending, type Opening } from './talk';
import { says } from './turn';

/** A file that no talk asked for: it belongs to the customer's open case, if there is one. What was written with it too. */
export const filesForCase = ({ cases }: { readonly cases: Cases }): Opening => ({
  wants: ({ who, files, pressed }) => who.kind === 'customer' && files.length > 0 && pressed === undefined,
  talk: act('files', async (turn): Promise<Ending> => {
    const [only, another] = await cases.list({ openOf: turn.who.id }, 2);
    if (!only) return { end: says(text(turn.locale, 'files-not-here')) };
    if (another) return { end: says(text(turn.locale, 'file.which-case')) };
    if (turn.text.trim() !== '') await addWords(cases, only.number, turn.text, turn);
    return {
      end: says(text(turn.locale, 'file.coming', { case: only.number })),
      effects: keepFiles(only.number, turn),
    };
  }),
});
