import { text } from '../cards/texts';
import type { Cases } from '../services/cases/cases';
import { addWords } from './add-words';
import { keepFiles } from './keep-files';
import { act, type Ending, type Opening } from './talk';
import { says } from './turn';

const LOOKED_AT = 50;

/** A file that no talk asked for: it belongs to the customer's open case, or the one they name. What was written with it too. */
export const filesForCase = ({ cases }: { readonly cases: Cases }): Opening => ({
  wants: ({ who, files, pressed }) => who.kind === 'customer' && files.length > 0 && pressed === undefined,
  talk: act('files', async (turn): Promise<Ending> => {
    const open = await cases.list({ openOf: turn.who.id }, LOOKED_AT);
    if (open.length === 0) return { end: says(text(turn.locale, 'files-not-here')) };
    const named = open.filter(({ number }) => turn.text.includes(number));
    const [only, another] = named.length > 0 ? named : open;
    if (!only || another) return { end: says(text(turn.locale, 'file.which-case')) };
    if (turn.text.trim() !== '') await addWords(cases, only.number, turn.text, turn);
    return {
      end: says(text(turn.locale, 'file.coming', { case: only.number })),
      effects: keepFiles(only.number, turn),
    };
  }),
});
