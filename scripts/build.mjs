// Builds dist/ when a source file is newer than the last build. Prints nothing when there is nothing to do.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'dist', '.built');

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}

function run(tool, ...args) {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
}

export function buildIfStale() {
  const sources = ['src', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'].map((name) => join(root, name));
  const changed = Math.max(...sources.filter(existsSync).map(newest));
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= changed) return;
  process.stderr.write('Building…\n');
  run('typescript/bin/tsc', '-p', 'tsconfig.build.json');
  if (existsSync(join(root, 'src/bot/web/page/vite.config.mjs')))
    run('vite/bin/vite.js', 'build', '--logLevel', 'warn', '--config', 'src/bot/web/page/vite.config.mjs');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildIfStale();
