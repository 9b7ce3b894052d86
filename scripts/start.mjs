// Starts a program of dist/, building it first when the sources are newer: node scripts/start.mjs dist/main.js [arguments]
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildIfStale } from './build.mjs';

buildIfStale();
const program = join(dirname(fileURLToPath(import.meta.url)), '..', process.argv[2]);
process.argv.splice(1, 2, program);
await import(pathToFileURL(program).href);
