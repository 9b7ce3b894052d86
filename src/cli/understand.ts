import { createInterface } from 'node:readline';
import { answerLine } from '../bot/understanding/lines.js';

/** `npm run -s understand`: JSON lines in, JSON lines out, in order (docs/understanding.md). Offline, without store or settings. */
process.stdout.on('error', () => process.exit(0));
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (line.trim() && !process.stdout.write(`${answerLine(line)}\n`))
    await new Promise((resolve) => process.stdout.once('drain', resolve));
}
