import { recognition } from './recognition';

/** `npm run bench`: what is measured, side by side with what it is compared to, in one run. */
process.stdout.write(`${recognition()}\n`);
