import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { addDays } from '../../services/calendar/day';
import { instantAt } from '../../services/calendar/zone';
import { type Credit, promisedCredits } from '../../services/cases/credits';
import { asDecimal } from '../../services/money';
import { readTeam } from '../../services/people/team';
import { openBooks } from './books';
import { type ExitCode, runCommand, usage } from './command';
import { BYTE_ORDER_MARK, type Cell, csv } from './csv';
import { progressBar } from './progress';

const USAGE = `npm run export-credits -- [--since 2026-11-01] [--until 2026-11-30] [--out FILE] [--bom]

Writes every credit a customer was promised as CSV (RFC 4180, UTF-8), for your own billing: Closeloop moves no money.
standing: stands; came-back: told, then the case came back; followed: it was resolved again since, in addition or instead.
  --since, --until   days of the partner's zone, both included; a credit belongs to the day it was given
  --out FILE         into a file instead of the screen
  --bom              marks the file as UTF-8 for Excel
  --demo             of the house that npm run demo raised on this machine
`;

const options = {
  since: { type: 'string' },
  until: { type: 'string' },
  out: { type: 'string' },
  bom: { type: 'boolean', default: false },
  demo: { type: 'boolean', default: false },
} as const;

const days = z.object({ since: z.iso.date().optional(), until: z.iso.date().optional() });

runCommand(async (args): Promise<ExitCode> => {
  const { values } = parseArgs({ args, options });
  const given = days.safeParse(values).data;
  if (!given) return usage(USAGE);

  const { cases, config, close } = await openBooks(values);
  try {
    const { zone } = readTeam(config.TEAM_FILE);
    const period = {
      since: given.since === undefined ? undefined : instantAt(zone, given.since, 0),
      until: given.until === undefined ? undefined : instantAt(zone, addDays(given.until, 1), 0),
    };
    const bar = progressBar();
    const all = await cases.count({ changed: true });
    let seen = 0;
    const credits = await promisedCredits(cases, period, (more) => {
      seen += more;
      bar.show(seen / all, `${seen} cases`);
    });
    bar.clear();
    const written = `${values.bom ? BYTE_ORDER_MARK : ''}${csv([header, ...credits.map(rowOf)])}`;
    if (values.out === undefined) process.stdout.write(written);
    else {
      await writeFile(values.out, written, { mode: 0o600 }); // people's words
      process.stdout.write(`${values.out}: ${credits.length} ${credits.length === 1 ? 'credit' : 'credits'}\n`);
    }
    return 0;
  } finally {
    close();
  }
});

const header = [
  'case',
  'customer_id',
  'customer',
  'invoice',
  'lines',
  'subscription_id',
  'product',
  'amount',
  'currency',
  'reason',
  'resolved_at',
  'told_at',
  'agent',
  'state',
  'standing',
];

const rowOf = (credit: Credit): readonly Cell[] => [
  credit.case,
  credit.customer.id,
  credit.customer.name,
  credit.invoiceId ?? '',
  credit.lineIds.join(' '),
  credit.subscriptionId ?? '',
  credit.product ?? '',
  credit.amount ? { decimal: asDecimal(credit.amount) } : '',
  credit.amount?.currency ?? '',
  credit.reason,
  credit.resolvedAt,
  credit.toldAt ?? '',
  credit.agent,
  credit.state,
  credit.standing,
];
