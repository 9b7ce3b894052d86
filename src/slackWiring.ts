import type { HomePage, SlackOptions } from './bot/slack/options.js';
import { signLink } from './bot/web/session.js';
import { formOf } from './flows/wording/buttons.js';
import { faultyFields, kindWith } from './flows/forms.js';
import { menuOf } from './flows/help.js';
import type { Person } from './flows/people.js';
import { route } from './flows/router.js';
import type { Shell } from './flows/shell.js';
import { word } from './flows/wording/index.js';
import type { Models } from './models/all.js';
import type { Message } from './rules/case.js';
import type { Language } from './rules/organisation.js';
import { day } from './rules/time.js';

/** What Slack's settings say. */
export type SlackSettings = Pick<
  SlackOptions,
  'botToken' | 'appToken' | 'signingSecret' | 'apiUrl' | 'port' | 'callTimeout' | 'pingTimeout'
>;

/** Where the web messenger is, and what its links are signed with. */
export interface WebPlace {
  url: () => string;
  secret: Buffer;
}

type Wired = Omit<SlackOptions, keyof SlackSettings | 'host' | 'log'>;

const managers = ['supervisor', 'serviceManager', 'officeManager', 'departmentHead'];
/** A link in App Home signs in for so long; it is made anew each time App Home is opened. */
const linkLasts = day;

/** What the Slack messenger needs from the rest of the product. */
export function slackWiring(shell: Shell, models: Models, ping: () => Promise<void>, web: WebPlace): Wired {
  const staff = () => shell.organisation().organisation.staff;
  const emails = emailsOf(staff);
  const calendar = () => shell.organisation().calendar;
  return {
    identities: models.identities,
    staffByEmail: (email) => emails().get(email.toLowerCase()),
    emailOf: (person) => staff().find(({ id }) => id === person)?.email,
    addGuest: (person, language) => shell.people.addGuest(person, language),
    language: (person) => shell.people.language(person),
    word: (envelope) =>
      word(envelope, { organisation: shell.organisation().organisation, timeZone: calendar().timeZone }),
    caseOf: async (id) => {
      const [found] = await shell.cases.byIds([id]);
      return found && { id, kind: found.kind, number: found.number, site: found.site };
    },
    faultyFields: async (action, caseId, args) => {
      const [found] = caseId ? await shell.cases.byIds([caseId]) : [];
      const own = found ? undefined : formOf[action];
      return faultyFields(own?.kind ?? found?.kind ?? kindWith(action) ?? '', own?.action ?? action, args);
    },
    menu: async (id) => {
      const person = await shell.people.byId(id);
      return person ? menuOf(person) : [];
    },
    home: (id, language) => homeOf(shell, web, id, language),
    files: models.originals,
    maxFileMegabytes: shell.organisation().organisation.settings.files.maxMegabytes,
    localTime: (seconds) => {
      const moment = new Date(seconds * 1000).toISOString();
      return `${calendar().dateOf(moment)}T${calendar().timeOf(moment)}`;
    },
    secondsOf: (local) => {
      const [date = '', time = ''] = local.split('T');
      if (!/^\d{4}-\d\d-\d\d$/.test(date)) return undefined;
      const moment = local.endsWith('Z') ? local : calendar().at(date, /^\d\d:\d\d/.exec(time)?.[0] ?? '00:00');
      return Math.floor(Date.parse(moment) / 1000);
    },
    now: shell.now,
    machineNow: shell.machineNow,
    ping,
  };
}

/** Staff by e-mail, for the organisation in force. */
function emailsOf(staff: () => { id: string; email?: string }[]): () => Map<string, string> {
  let of: unknown;
  let known = new Map<string, string>();
  return () => {
    const now = staff();
    if (of !== now) known = new Map(now.flatMap(({ id, email }) => (email ? [[email.toLowerCase(), id]] : [])));
    of = now;
    return known;
  };
}

async function homeOf(shell: Shell, web: WebPlace, id: string, language: Language): Promise<HomePage> {
  const person = await shell.people.byId(id);
  if (!person) return { parts: [], links: [] };
  const manages = person.role === 'staff' && person.staff.posts.some((post) => managers.includes(post));
  const answers = await Promise.all(
    ['myCases', ...(manages ? ['teamMonth'] : [])].map((one) => asked(shell, person, one)),
  );
  const record: Message[] =
    person.role === 'staff' ? [{ to: { person: id }, say: 'menu', facts: {}, buttons: [{ action: 'myRecord' }] }] : [];
  const url = `${web.url()}/l/${signLink(web.secret, id, shell.machineNow() + linkLasts)}`;
  return { parts: [...answers.flat(), ...record], links: [{ label: inBrowser[language], url }] };
}

const inBrowser = { zh: '在网页里打开我的记录', en: 'My record in the browser' };

/** What a short cut answers, without asking for it. */
async function asked(shell: Shell, person: Person, action: string): Promise<Message[]> {
  const incoming = { id: 'home', messenger: 'slack', conversation: person.id, person: person.id };
  const { answers } = await route(shell, { ...incoming, what: { kind: 'press', action, args: {} } }, person, null);
  return answers.map(({ about: _, ...message }) => ({ ...message, to: { person: person.id } }));
}
