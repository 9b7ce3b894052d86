import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import type { MessagePage, ThreadLine, WebMessage } from '../../../src/bot/web/api.js';
import { webMessenger, type WebMessenger } from '../../../src/bot/web/messenger.js';
import type { WebOptions } from '../../../src/bot/web/options.js';
import { signSession } from '../../../src/bot/web/session.js';
import type { Envelope, Incoming, Rendered } from '../../../src/flows/messenger.js';
import { openStore, type ScanInfo, type Store } from '../../../src/models/connection.js';
import { originalsOf } from '../../../src/models/originals.js';
import { webRecordsOf } from '../../../src/models/web/index.js';
import type { Language } from '../../../src/rules/organisation.js';

export const secret = Buffer.alloc(32, 7);
export const hour = 3_600_000;
/** Machine time, and business time a day ahead of it. */
export const start = Date.UTC(2026, 10, 23, 1);

/** Words as the messenger gets them from the wording: both languages, the facts' text, the buttons as they are. */
export function word({ message }: Envelope, language: Language): Rendered {
  const { text } = message.facts as { text?: string };
  const title = `${language === 'zh' ? '关于' : 'About'} ${message.say}`;
  const buttons = (message.buttons ?? []).map(({ action, args = {}, style }) => ({
    action,
    args,
    label: action,
    ...(style ? { style } : {}),
  }));
  if (buttons.length === 0) return { text: `${title} ${text ?? ''}` };
  return { card: { tone: 'plain', title, lines: [{ text: text ?? '' }], buttons } };
}

export interface Setup {
  web: WebMessenger;
  store: Store;
  options: WebOptions;
  /** What came in, in order. */
  taken: Incoming[];
  /** While set, the inbox takes nothing. */
  away: { inbox: boolean; store: boolean };
  clock: { machine: number };
  url: string;
  as(person: string): Visitor;
  restart(): Promise<void>;
  end(): Promise<void>;
}

export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  read<T>(path: string): Promise<T>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  upload(name: string, content: Buffer | string, type?: string): Promise<Response>;
  messages(query?: string): Promise<WebMessage[]>;
  threads(): Promise<ThreadLine[]>;
}

function visitor(setup: { url: string; clock: { machine: number } }, person: string): Visitor {
  const token = signSession(secret, person, setup.clock.machine + hour);
  const at = (path: string) => `${setup.url}/m/${person}/api/${path}`;
  const authorization = { Authorization: `Bearer ${token}` };
  const get = (path: string, headers = {}) => fetch(at(path), { headers: { ...authorization, ...headers } });
  const read = async <T>(path: string) => (await get(path)).json() as Promise<T>;
  return {
    get,
    read,
    post: (path, body, headers = {}) =>
      fetch(at(path), {
        method: 'POST',
        headers: { ...authorization, 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    upload: (name, content, type = 'application/octet-stream') =>
      fetch(at(`files?name=${encodeURIComponent(name)}`), {
        method: 'POST',
        headers: { ...authorization, 'Content-Type': type },
        body: new Uint8Array(Buffer.from(content)),
      }),
    messages: async (query = '') => (await read<MessagePage>(`messages${query}`)).messages,
    threads: () => read<ThreadLine[]>('threads'),
  };
}

export const people: Record<string, Language> = { wang: 'zh', lin: 'zh', smith: 'en' };

/** A web messenger on a free port over the real store; at the other end of its port everything is written down. */
export async function setUp(more: Partial<WebOptions> = {}, onScan?: (scan: ScanInfo) => void): Promise<Setup> {
  const folder = await mkdtemp(join(tmpdir(), 'huiyin-web-'));
  const pageFolder = join(folder, 'page');
  await mkdir(join(pageFolder, 'assets'), { recursive: true });
  await writeFile(join(pageFolder, 'index.html'), '<!doctype html><title>page</title>');
  await writeFile(join(pageFolder, 'assets', 'main-1a2b.js'), '// page');
  const languages = { ...people };
  const clock = { machine: start };
  const away = { inbox: false, store: false };
  const taken: Incoming[] = [];
  const fail = (what: string) => Promise.reject(new Error(`${what} is away`));

  const optionsOver = (store: Store): WebOptions => ({
    records: webRecordsOf(store),
    host: '127.0.0.1',
    port: 0,
    pageFolder,
    secret,
    maxFileMegabytes: 1,
    now: () => new Date(clock.machine + 24 * hour).toISOString(),
    machineNow: () => clock.machine,
    known: (person) => Promise.resolve(person in languages ? { language: languages[person]! } : undefined),
    setLanguage: (person, language) => Promise.resolve(void (languages[person] = language)),
    profile: (person, language) =>
      Promise.resolve({
        name: language === 'zh' ? '王女士' : 'Ms Wang',
        role: person === 'lin' ? 'staff' : 'resident',
        title: '3-2-402',
        site: '和风苑',
        timeZone: 'Asia/Shanghai',
        menu: { to: { person }, say: 'menu', facts: {}, buttons: [{ action: 'help' }] },
        mayUseRegister: person === 'lin',
      }),
    cases: (_person, ids, language) =>
      Promise.resolve(
        new Map(
          ids
            .filter((id) => !id.startsWith('secret'))
            .map((id) => [id, { title: `${language} ${id}`, open: id !== 'closed' }]),
        ),
      ),
    word,
    files: originalsOf(store),
    attendance: {
      csv: (person) => Promise.resolve(person === 'gao' ? 'name' : undefined),
      xlsx: (person) => Promise.resolve(person === 'gao' ? Buffer.from('PK') : undefined),
      feed: () => Promise.resolve('BEGIN:VCALENDAR\r\n'),
    },
    register: {
      page: (person, { page }) =>
        Promise.resolve(
          person === 'lin'
            ? { rows: [], total: 0, page, pages: 1, filters: { status: [], category: [], department: [], size: [] } }
            : undefined,
        ),
      csv: (person) => Promise.resolve(person === 'lin' ? '编号\nTS-1\n' : undefined),
      form: (person, id) => Promise.resolve(person === 'lin' ? `<!doctype html><p>${id}` : undefined),
    },
    ping: () => (away.store ? fail('store') : Promise.resolve()),
    log: pino({ level: 'silent' }),
    ...more,
  });

  const receive = (incoming: Incoming) => (away.inbox ? fail('inbox') : Promise.resolve(void taken.push(incoming)));
  const open = async (): Promise<Pick<Setup, 'store' | 'options' | 'web' | 'url'>> => {
    const store = await openStore({ folder: join(folder, 'data'), ...(onScan && { onScan }) });
    const options = optionsOver(store);
    await store.ensureIndexes();
    const web = webMessenger(options);
    await web.start(receive);
    return { store, options, web, url: web.url() };
  };
  const close = async ({ web, store }: Pick<Setup, 'store' | 'web'>) => {
    await web.stop();
    await store.close();
  };

  const setup: Setup = {
    ...(await open()),
    taken,
    away,
    clock,
    as: (person) => visitor(setup, person),
    async restart() {
      await close(setup);
      Object.assign(setup, await open());
    },
    async end() {
      await close(setup);
      await rm(folder, { recursive: true, force: true });
    },
  };
  return setup;
}

/** Something owed to a person. */
export const envelope = (
  id: string,
  more: Partial<Envelope> & { text?: string; buttons?: Envelope['message']['buttons']; files?: string[] } = {},
): Envelope => {
  const { text = id, buttons, files, person = 'wang', ...rest } = more;
  return {
    id,
    person,
    message: {
      to: { person },
      say: 'note',
      facts: { text },
      ...(buttons ? { buttons } : {}),
      ...(files ? { files } : {}),
    },
    language: 'zh',
    at: new Date(start).toISOString(),
    ...rest,
  };
};

export const inCase = (id: string, number = 'TS-20261124-001') => ({ case: { id, kind: 'complaint', number } });
export const shownText = ({ rendered }: WebMessage) => rendered.text ?? rendered.card?.lines[0]?.text ?? '';
