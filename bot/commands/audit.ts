import { parseArgs } from 'node:util';
import { locales } from '../../services/locales';
import { exportCase, formats } from './audit-export';
import { verifyRecord } from './audit-verify';
import { openBooks } from './books';
import { type ExitCode, runCommand, usage } from './command';

const USAGE = `npm run audit -- verify
    checks that no event of any case and no entry of the journal was changed, moved or taken away, and that every case
    says what its events say. Ends with 0 when all is whole, 1 when something is broken, 2 when it could not look.

npm run audit -- export CASE [--format markdown|json] [--out FILE] [--locale ${locales.join('|')}]
    the whole record of one case, to the screen or into a file; that it was exported is written to the journal.
    --format   markdown to be read (the default), json for programs; without it, a FILE that ends in .json is JSON
    --locale   the language of what was done; the desk's own without it
    Ends with 1 when there is no such case.

    --demo     either of them on the house that npm run demo raised on this machine
`;

const options = {
  format: { type: 'string' },
  out: { type: 'string' },
  locale: { type: 'string' },
  demo: { type: 'boolean', default: false },
} as const;

runCommand(async (args): Promise<ExitCode> => {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [what, number, ...more] = positionals;
  const format = formats.find((each) => each === (values.format ?? formatOf(values.out)));
  const locale = locales.find((each) => each === values.locale);
  const ask = what === 'verify' ? number === undefined : what === 'export' && number !== undefined;
  if (!ask || more.length > 0 || !format || (values.locale !== undefined && !locale)) return usage(USAGE);

  const books = await openBooks(values);
  try {
    return number === undefined
      ? await verifyRecord(books)
      : await exportCase(books, { number: number.replace(/^#/, ''), format, out: values.out, locale });
  } finally {
    books.close();
  }
});

const formatOf = (out: string | undefined) => (out?.toLowerCase().endsWith('.json') ? 'json' : 'markdown');
