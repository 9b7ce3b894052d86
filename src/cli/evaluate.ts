import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { casesOf, evaluate, inWords } from '../bot/understanding/evaluation.js';
import { readOffline } from '../bot/understanding/offline/index.js';

/** `npm run evaluate [-- --wrong] [file…]`: how well the offline reading does on the sets of evaluation/. */
const given = process.argv.slice(2);
const files = given.filter((argument) => !argument.startsWith('--'));
const sets = files.length
  ? files
  : readdirSync('evaluation')
      .filter((name) => name.endsWith('.jsonl'))
      .sort()
      .map((name) => join('evaluation', name));

for (const file of sets) {
  const cases = casesOf(readFileSync(file, 'utf8'));
  const began = performance.now();
  const report = evaluate(cases, readOffline);
  const perSecond = Math.round((cases.length / (performance.now() - began)) * 1000);
  process.stdout.write(`\n${basename(file)}: ${cases.length} cases, ${perSecond} a second\n${inWords(report)}\n`);
  if (given.includes('--wrong')) process.stdout.write(`${report.wrong.join('\n')}\n`);
}
