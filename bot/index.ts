import { existsSync } from 'node:fs';
import { createApp } from './app';
import { readConfig } from './config';
import { outsideOf } from './outside';

if (existsSync('.env')) process.loadEnvFile('.env');
const config = configOrExit();
const app = createApp(config, outsideOf(config));

app.start().then(
  (port) => app.log.info({ port }, 'listening'),
  (err: unknown) => {
    app.log.fatal({ err }, 'could not start');
    process.exitCode = 1;
    void app.stop();
  },
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void app.stop());
}

function configOrExit() {
  try {
    return readConfig(process.env);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
}
