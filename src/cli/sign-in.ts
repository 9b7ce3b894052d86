import { signingKey } from '../bot/web/secret.js';
import { personSchema } from '../bot/web/schemas.js';
import { signLink, signSession } from '../bot/web/session.js';
import type { Config } from '../config.js';
import { hour } from '../rules/time.js';
import type { Terminal } from './org.js';

type Place = Pick<Config, 'host' | 'port' | 'publicUrl' | 'secret' | 'dataFolder'>;

const usual = { link: 24, bearer: 30 * 24 };
const longest = 365 * 24;

function wanted(args: string[]) {
  const [person, ...more] = args.filter((one) => !one.startsWith('--'));
  const flags = args.filter((one) => one.startsWith('--'));
  const bearer = flags.includes('--bearer');
  const hours = flags.find((one) => /^--hours=\d+$/.test(one));
  const unknown = [...more, ...flags.filter((one) => one !== '--bearer' && one !== hours)];
  const length = hours ? Number(hours.slice('--hours='.length)) : bearer ? usual.bearer : usual.link;
  const valid = personSchema.safeParse(person).success && unknown.length === 0 && length >= 1 && length <= longest;
  return valid ? { person: person!, bearer, length } : undefined;
}

/** Where people reach the server. Listening everywhere is no address to go to. */
function addressOf({ publicUrl, host, port }: Place): string {
  if (publicUrl) return publicUrl;
  const name = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/**
 * `npm run link -- PERSON [--hours=24] [--bearer]`: a link that signs this person in, or a token for a script. Whether
 * there is such a person is checked when it is used, so that the running server need not be stopped.
 * @param machineNow machine time in milliseconds
 * @returns the exit code: 0, or 2 when it was called wrongly
 */
export async function signInLink(
  args: string[],
  place: Place,
  terminal: Terminal,
  machineNow: number,
): Promise<number> {
  const asked = wanted(args);
  if (!asked) {
    terminal.say('npm run link -- PERSON [--hours=24] [--bearer]');
    terminal.say(`PERSON is an id of org.yaml or residents.csv; hours from 1 to ${longest}; --bearer is for scripts.`);
    return 2;
  }
  const { person, bearer, length } = asked;
  const sign = bearer ? signSession : signLink;
  const token = sign(await signingKey(place), person, machineNow + length * hour);
  terminal.say(bearer ? token : `${addressOf(place)}/l/${token}`);
  if (!bearer) terminal.say(`Whoever opens it within ${length} hours is ${person}: give it to nobody else.`);
  return 0;
}
