// Runs the tests that hold for both stores against MongoDB: at MONGODB_URI, else on a server started for them.
// npm run test:mongo, or npm run test:mongo -- test/models/originals -t 'in GridFS'
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { missingForMongoServer, startMongoServer } from './mongo-server.mjs';

/** The folders whose tests honour MONGODB_URI. */
const tests = ['test/models', 'test/e2e/complaint', 'test/flows'];

const jestProgram = createRequire(import.meta.url).resolve('jest/bin/jest');

async function main() {
  if (process.env.MONGODB_URI) return jest(process.env.MONGODB_URI);
  const missing = missingForMongoServer();
  if (missing) {
    console.log(`test:mongo skipped: ${missing}`);
    return 0;
  }
  const server = await startMongoServer();
  try {
    return await jest(server.uri);
  } finally {
    await server.stop();
  }
}

function jest(uri) {
  const wanted = process.argv.length > 2 ? process.argv.slice(2) : tests;
  const run = spawn(process.execPath, [jestProgram, ...wanted], {
    stdio: 'inherit',
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, MONGODB_URI: uri },
  });
  return new Promise((resolve) => run.once('exit', (code) => resolve(code ?? 1)));
}

process.exitCode = await main();
