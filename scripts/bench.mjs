// Runs a benchmark: node scripts/bench.mjs bench/store.ts [arguments]
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const loader = new URL('typescript.mjs', import.meta.url).href;
const [program, ...rest] = process.argv.slice(2);
if (!program) throw new Error('bench: say which one, for example node scripts/bench.mjs bench/store.ts');
const run = spawn(process.execPath, ['--import', loader, program, ...rest], {
  stdio: 'inherit',
  cwd: fileURLToPath(new URL('..', import.meta.url)),
});
run.once('exit', (code) => (process.exitCode = code ?? 1));
