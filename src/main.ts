import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { ConfigFaults, environment, loadConfig, type Config } from './config.js';
import { startProduct, type Product } from './product.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** A wrong value is one clear line and exit code 1; nothing is half-started. */
function configuration(): Config {
  try {
    return loadConfig(environment());
  } catch (error) {
    if (!(error instanceof ConfigFaults)) throw error;
    process.stderr.write(`${error.faults.join('\n')}\n`);
    process.exit(1);
  }
}

const config = configuration();
// Logs go to standard error: ids, counts and errors only, never what people write or who they are.
const log = pino(
  { level: config.logLevel, redact: ['*.text', '*.phone', '*.name'] },
  pino.destination({ dest: 2, sync: false }),
);

try {
  const product = await startProduct({
    ...config,
    pageFolder: join(root, 'dist/page'),
    demoFolder: join(root, 'demo'),
    log,
  });
  stopOn(product, ['SIGINT', 'SIGTERM']);
  greet(product);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

function greet({ url, demo }: Product): void {
  const lines = demo
    ? [
        '回音 Huiyin · 演示模式 demonstration',
        `  打开 open:  ${url}`,
        '  选一个身份写下第一句话；停止按 Ctrl+C   Choose who to be and write; stop with Ctrl+C',
      ]
    : ['回音 Huiyin', `  ${config.publicUrl ?? url}`, '  登录链接 sign-in links: npm run link -- PERSON'];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function stopOn(product: Product, signals: NodeJS.Signals[]): void {
  let stopping = false;
  for (const signal of signals) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      product
        .stop()
        .then(() => process.exit(0))
        .catch((error: unknown) => {
          log.error({ err: error }, 'did not stop cleanly');
          process.exit(1);
        });
    });
  }
}
