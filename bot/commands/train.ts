import { statSync } from 'node:fs';
import { MODEL_FILE, openModel } from '../../services/understanding/open';

/** `npm run train`: learns the messages under content/topics ahead of the first start. Does nothing when they are learned. */
const started = performance.now();
const { topics } = openModel();
const seconds = ((performance.now() - started) / 1000).toFixed(1);
const megabytes = (statSync(MODEL_FILE).size / 1e6).toFixed(1);
process.stdout.write(`${MODEL_FILE}: ${topics.length} topics, ${megabytes} MB, ready in ${seconds} s\n`);
