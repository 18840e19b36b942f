export type ExitCode = 0 | 1 | 2;

/** Runs a command: its answer is the exit code; what it throws is said in a plain sentence, and is 2. */
export function runCommand(main: (args: string[]) => Promise<ExitCode>): void {
  process.stdout.on('error', () => process.exit(0)); // the reader has gone: "| head"
  const file = Promise.resolve(); // read to its end before it begins
  file
    .then(() => main(process.argv.slice(2)))
    .then(
      (code) => {
        process.exitCode = code;
      },
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
        process.exitCode = 2;
      },
    );
}

/** It was called in a way it does not know: how it is called. */
export function usage(text: string): ExitCode {
  process.stderr.write(text);
  return 2;
}
