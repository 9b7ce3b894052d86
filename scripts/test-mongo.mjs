// Runs the tests that hold for both stores against MongoDB: at MONGODB_URI, else on a server started for them.
import { spawn } from 'node:child_process';
import { missingForMongoServer, startMongoServer } from './mongo-server.mjs';

const tests = 'test/models';

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
  const run = spawn('npx', ['jest', '--testPathPatterns', tests, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, MONGODB_URI: uri },
  });
  return new Promise((resolve) => run.once('exit', (code) => resolve(code ?? 1)));
}

process.exitCode = await main();
