import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ConfigFaults, environment, loadConfig } from '../src/config.js';
import { temporaryFolder } from './support/stores.js';

const faultsOf = (env: Record<string, string>): string[] => {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    return (error as ConfigFaults).faults;
  }
};

test('everything has a default that works on one machine', () => {
  expect(loadConfig({})).toEqual({
    host: '127.0.0.1',
    port: 3000,
    dataFolder: './data',
    demo: 'auto',
    logLevel: 'info',
  });
});

test('what is set is taken, and set to nothing counts as not set', () => {
  const secret = 'x'.repeat(32);
  expect(
    loadConfig({
      HOST: '::1',
      PORT: '0',
      MONGODB_URI: 'mongodb://db/huiyin',
      DEMO: 'off',
      PUBLIC_URL: 'https://huiyin.example/',
      SECRET: secret,
      LOG_LEVEL: '',
    }),
  ).toEqual({
    ...{ host: '::1', port: 0, dataFolder: './data', mongodbUri: 'mongodb://db/huiyin', demo: 'off' },
    ...{ publicUrl: 'https://huiyin.example', secret, logLevel: 'info' },
  });
});

test('every wrong variable is named at once, one clear line each', () => {
  const faults = faultsOf({
    HOST: 'a b',
    PORT: '70000',
    DEMO: 'yes',
    PUBLIC_URL: 'javascript:alert(1)',
    LOG_LEVEL: 'loud',
  });
  expect(faults).toEqual([
    'HOST: "a b" can not be used; it should be an address or name to listen on, such as 127.0.0.1. See .env.example.',
    'PORT: "70000" can not be used; it should be a port from 0 (any free one) to 65535. See .env.example.',
    'DEMO: "yes" can not be used; it should be one of auto, on, off. See .env.example.',
    expect.stringMatching(/^PUBLIC_URL: "javascript:alert\(1\)" can not be used/),
    'LOG_LEVEL: "loud" can not be used; it should be one of fatal, error, warn, info, debug, trace, silent. See .env.example.',
  ]);
});

test('a line never shows a secret or a password', () => {
  const lines = faultsOf({ SECRET: 'hunter2', MONGODB_URI: 'postgres://me:hunter2@db' }).join('\n');
  expect(lines).toMatch(/^MONGODB_URI: its value can not be used[^]*\nSECRET: its value can not be used/);
  expect(lines).not.toContain('hunter2');
});

test('.env.example explains every variable that is read, and no other', () => {
  const named = [...readFileSync('.env.example', 'utf8').matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name);
  const read = [...readFileSync('src/config.ts', 'utf8').matchAll(/^ {2}([A-Z_]+): z/gm)].map(([, name]) => name);
  expect(named).toEqual(read);
});

test('a file .env is read, and what is set outside it wins', () => {
  const file = join(temporaryFolder(), '.env');
  writeFileSync(file, 'PATH=/from/the/file\nHUIYIN_TEST="from the file" # said here\n');
  const env = environment(file);
  expect([env.PATH, env.HUIYIN_TEST]).toEqual([process.env.PATH, 'from the file']);
  expect(environment(`${file}.missing`).HUIYIN_TEST).toBeUndefined();
});
