import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';

/** Thrown with every wrong variable at once; main prints the lines and exits with code 1. */
export class ConfigFaults extends Error {
  constructor(readonly faults: string[]) {
    super(faults.join('\n'));
    this.name = 'ConfigFaults';
  }
}

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const demoModes = ['auto', 'on', 'off'] as const;

const url = (text: string, protocols: string[]): boolean => {
  const { protocol } = URL.canParse(text) ? new URL(text) : { protocol: '' };
  return protocols.includes(protocol);
};

/** One entry a variable, in the order of .env.example. The text is what it should be. */
const variables = z.object({
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, 'an address or name to listen on, such as 127.0.0.1')
    .default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'a port from 0 (any free one) to 65535')
    .transform(Number)
    .refine((port) => port <= 65535, 'a port from 0 (any free one) to 65535')
    .default(3000),
  DATA_FOLDER: z.string().default('./data'),
  MONGODB_URI: z
    .string()
    .refine((text) => /^mongodb(\+srv)?:\/\/[^/\s]+/.test(text), 'mongodb://host:27017/name or mongodb+srv://…')
    .optional(),
  DEMO: z.enum(demoModes, `one of ${demoModes.join(', ')}`).default('auto'),
  PUBLIC_URL: z
    .string()
    .refine(
      (text) => url(text, ['http:', 'https:']),
      'the address at which people reach this server, such as https://huiyin.example',
    )
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  SECRET: z.string().min(32, 'at least 32 characters, such as those of: openssl rand -hex 32').optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-\S+$/, 'a bot token (xoxb-…)')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-\S+$/, 'an app-level token (xapp-…)')
    .optional(),
  SLACK_SIGNING_SECRET: z.string().min(16, 'the signing secret of the app (Basic Information)').optional(),
  SLACK_PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'a port from 0 (any free one) to 65535')
    .transform(Number)
    .refine((port) => port <= 65535, 'a port from 0 (any free one) to 65535')
    .default(3001),
  SLACK_API_URL: z
    .string()
    .refine((text) => url(text, ['http:', 'https:']), 'the address of a Web API, such as https://slack.com/api/')
    .transform((text) => (text.endsWith('/') ? text : `${text}/`))
    .optional(),
  LOG_LEVEL: z.enum(levels, `one of ${levels.join(', ')}`).default('info'),
});

export interface Config {
  host: string;
  port: number;
  /** Embedded store, originals, and the secret when none is set. */
  dataFolder: string;
  /** MongoDB instead of the embedded store. */
  mongodbUri?: string;
  /** `auto`: the demonstration where the store is empty and nobody outside this machine can reach the server. */
  demo: (typeof demoModes)[number];
  /** Without a slash at the end. */
  publicUrl?: string;
  /** Signs links and sessions. */
  secret?: string;
  logLevel: (typeof levels)[number];
  /** Slack, where a bot token is set: Socket Mode with `appToken`, else HTTP. */
  slack?: SlackConfig;
}

export interface SlackConfig {
  botToken: string;
  appToken?: string;
  signingSecret?: string;
  /** Where Slack's requests arrive without Socket Mode. */
  port: number;
  /** Another Web API, with a slash at the end. */
  apiUrl?: string;
}

/** Values that would give something away when printed. */
const hidden = new Set(['SECRET', 'MONGODB_URI', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET']);

/**
 * The environment, checked. A variable that is set to nothing counts as not set.
 * @throws {ConfigFaults} with one line for each wrong variable
 */
export function loadConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value?.trim() || undefined]));
  const read = variables.safeParse(given);
  if (!read.success) throw new ConfigFaults(read.error.issues.map((issue) => lineFor(issue, given)));
  const { HOST, PORT, DATA_FOLDER, MONGODB_URI, DEMO, PUBLIC_URL, SECRET, LOG_LEVEL } = read.data;
  return {
    ...{ host: HOST, port: PORT, dataFolder: DATA_FOLDER, demo: DEMO, logLevel: LOG_LEVEL },
    ...(MONGODB_URI && { mongodbUri: MONGODB_URI }),
    ...(PUBLIC_URL && { publicUrl: PUBLIC_URL }),
    ...(SECRET && { secret: SECRET }),
    ...slackOf(read.data),
  };
}

type Read = z.output<typeof variables>;

/** @throws {ConfigFaults} when Slack is half set up */
function slackOf(given: Read): { slack?: SlackConfig } {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_PORT, SLACK_API_URL } = given;
  if (!SLACK_BOT_TOKEN && !SLACK_APP_TOKEN && !SLACK_SIGNING_SECRET) return {};
  const missing = !SLACK_BOT_TOKEN
    ? 'SLACK_BOT_TOKEN'
    : SLACK_APP_TOKEN || SLACK_SIGNING_SECRET
      ? undefined
      : 'SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)';
  if (missing) throw new ConfigFaults([`${missing}: Slack needs it too. See docs/slack.md.`]);
  return {
    slack: {
      botToken: SLACK_BOT_TOKEN!,
      port: SLACK_PORT,
      ...(SLACK_APP_TOKEN && { appToken: SLACK_APP_TOKEN }),
      ...(SLACK_SIGNING_SECRET && { signingSecret: SLACK_SIGNING_SECRET }),
      ...(SLACK_API_URL && { apiUrl: SLACK_API_URL }),
    },
  };
}

function lineFor({ path, message }: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(path[0]);
  const value = hidden.has(name) ? 'its value' : `"${given[name]}"`;
  return `${name}: ${value} can not be used; it should be ${message}. See .env.example.`;
}

/** The environment of this process, and of the file `.env` where there is one; what is set outside the file wins. */
export function environment(file = '.env'): Record<string, string | undefined> {
  const written = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return { ...written, ...process.env };
}
