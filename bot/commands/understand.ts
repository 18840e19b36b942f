import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { openUnderstanding } from '../../services/understanding/open';
import { languages, type Understanding } from '../../services/understanding/understanding';

const USAGE = `npm run understand -- "a message"                shows how it is read, and why
npm run --silent understand -- --batch FILE     JSON Lines {"text": …} in, one reading a line out ("-" reads standard input)
`;

const [first, second] = process.argv.slice(2);
if (first === '--batch' && second !== undefined) void batch(second);
else if (first !== undefined && first !== '--batch') show(first);
else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}

function show(text: string): void {
  const { language, band, topic, offered, confidence, why } = openUnderstanding().read(text);
  const rows = [
    ['language', language],
    ['band', band],
    ['topic', topic],
    ...(offered.length > 0 ? [['offered', offered.join(', ')]] : []),
    ['confidence', confidence.toFixed(2)],
    ...why.map(({ feature, weight }) => ['because of', `${feature} (${weight.toFixed(2)})`]),
  ];
  process.stdout.write(rows.map(([name, value]) => `${name?.padEnd(11)} ${value}\n`).join(''));
}

/** One line at a time, waiting for whoever reads the output: any length in the same memory. */
async function batch(path: string): Promise<void> {
  const understanding = openUnderstanding();
  const input = path === '-' ? process.stdin : createReadStream(path);
  input.on('error', ({ message }: Error) => {
    process.stderr.write(`${message}\n`);
    process.exitCode = 1;
  });
  process.stdout.on('error', () => process.exit(0)); // the reader has gone: "| head"
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (!process.stdout.write(`${JSON.stringify(answered(understanding, line, number))}\n`))
      await once(process.stdout, 'drain');
  }
}

const asked = z.object({ text: z.string(), language: z.enum(languages).optional() });

function answered(understanding: Understanding, line: string, number: number): object {
  const request = asked.safeParse(jsonOf(line));
  if (!request.success) return { error: `line ${number} is not {"text": "…"}` };
  const { language, band, topic, offered, confidence } = understanding.read(request.data.text, request.data);
  return { language, band, topic, offered, confidence: Number(confidence.toFixed(4)) };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
