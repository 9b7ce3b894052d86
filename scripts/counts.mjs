// Adds up the runs of .cache/counts and prints the closing line; fails when a test failed or none ran.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const folder = '.cache/counts';
const runs = existsSync(folder)
  ? readdirSync(folder).map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')))
  : [];
const sum = (key) => runs.reduce((total, run) => total + run[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exit(sum('failed') > 0 || sum('passed') === 0 ? 1 : 0);
