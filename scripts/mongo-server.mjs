import { spawn, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'test/support/mongo-server');
const libraries = join(root, '.cache/mongo-server');

/** What is missing to start the server, and how to get it; undefined where nothing is. */
export function missingForMongoServer() {
  const missing = [
    ['java', '-version'],
    ['mvn', '--version'],
  ].filter(([command, option]) => spawnSync(command, [option]).status !== 0);
  if (missing.length === 0) return undefined;
  const names = missing.map(([command]) => command).join(' and ');
  return `${names} missing (Debian: apt-get install openjdk-17-jdk-headless maven), or set MONGODB_URI to a MongoDB`;
}

/**
 * Starts a server that speaks MongoDB's protocol, in memory, on a free port of this machine.
 * @returns {Promise<{ uri: string, stop: () => Promise<void> }>} uri without a database's name
 */
export async function startMongoServer() {
  fetchLibraries();
  const options = [
    '-Dorg.slf4j.simpleLogger.defaultLogLevel=off',
    '-cp',
    join(libraries, '*'),
    join(source, 'Main.java'),
  ];
  const server = spawn('java', options, { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const uri = await firstLine(server);
  return {
    uri,
    async stop() {
      server.stdin.end();
      await ended;
    },
  };
}

function fetchLibraries() {
  if (existsSync(join(libraries, 'done'))) return;
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
  const arguments_ = ['-q', '-B', '-f', join(source, 'pom.xml'), goal, `-DoutputDirectory=${libraries}`];
  const { status, stdout } = spawnSync('mvn', arguments_, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`mongo-server: Maven could not fetch the libraries\n${stdout}`);
  writeFileSync(join(libraries, 'done'), '');
}

function firstLine(server) {
  return new Promise((resolve, reject) => {
    createInterface(server.stdout).once('line', resolve);
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`mongo-server: java ended with ${code} before it was ready`)));
  });
}
