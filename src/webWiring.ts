import type { WebOptions } from './bot/web/options.js';
import type { Demo } from './demo.js';
import { menuOf } from './flows/help.js';
import type { Person } from './flows/people.js';
import type { Shell } from './flows/shell.js';
import { postName, titleOf } from './flows/wording/index.js';
import type { Store } from './models/connection.js';
import type { Models } from './models/all.js';
import type { Complaint } from './rules/complaint/state.js';
import type { Language } from './rules/organisation.js';
import type { Instant } from './rules/time.js';
import { attendanceDesk } from './desk/attendance/index.js';
import { registerDesk } from './desk/index.js';

type Wired =
  | 'records'
  | 'maxFileMegabytes'
  | 'now'
  | 'machineNow'
  | 'known'
  | 'profile'
  | 'cases'
  | 'files'
  | 'register'
  | 'attendance'
  | 'ping'
  | 'setLanguage'
  | 'demo';
type Jumping = Demo & { jump(to: 'hour' | 'day' | 'morning'): Promise<Instant> };

/** Visitors of the demonstration may write without being on any list. */
const guest = /^guest-[a-z0-9]{1,20}$/;

/** What the web messenger needs from the rest of the product. */
export function webWiring(shell: Shell, store: Store, models: Models, demo?: Jumping): Pick<WebOptions, Wired> {
  const megabytes = () => shell.organisation().organisation.settings.files.maxMegabytes;
  const personOf = async (id: string): Promise<Person | undefined> => {
    const found = await shell.people.byId(id);
    if (found || !demo || !guest.test(id)) return found;
    await shell.people.addGuest(id, 'zh');
    return shell.people.byId(id);
  };
  return {
    records: models.web,
    maxFileMegabytes: megabytes(),
    now: shell.now,
    machineNow: shell.machineNow,
    ping: () => store.ping(),
    known: async (id) => {
      const person = await personOf(id);
      return person && { language: person.language };
    },
    setLanguage: (id, language) => shell.people.setLanguage(id, language),
    profile: async (id, language) => {
      const person = await personOf(id);
      return person && profileOf(shell, person, language);
    },
    cases: (id, ids, language) => titles(shell, id, ids, language),
    files: {
      put: (content) => models.originals.put(content, { maxBytes: megabytes() * 1024 * 1024 }),
      open: (hash) => models.originals.open(hash),
    },
    register: registerDesk(shell, models),
    attendance: attendanceDesk(shell),
    ...(demo
      ? {
          demo: {
            people: () => Promise.resolve(demo.people),
            allows: (id) =>
              guest.test(id) ||
              demo.organisation.staff.some((one) => one.id === id) ||
              demo.residents.some((one) => one.id === id),
            jump: demo.jump,
          },
        }
      : {}),
  };
}

function profileOf(shell: Shell, person: Person, language: Language) {
  const { organisation, calendar } = shell.organisation();
  const site = organisation.sites.find(({ id }) => id === person.site);
  const name = person.role === 'staff' ? person.staff.name[language] : residentName(person, language);
  const title =
    person.role === 'staff'
      ? postName(person.staff.posts[0] ?? 'clerk', language)
      : (person.resident.rooms[0]?.room ?? '');
  return {
    name,
    role: person.role,
    title,
    site: site?.name[language] ?? '',
    timeZone: calendar.timeZone,
    menu: { to: { person: person.id }, say: 'menu', facts: {}, buttons: menuOf(person) },
    mayUseRegister: person.role === 'staff' && person.staff.register,
  };
}

function residentName({ resident }: Extract<Person, { role: 'resident' }>, language: Language): string {
  const visitor = { zh: '访客', en: 'Visitor' }[language];
  if (!resident.name) return visitor;
  return /\p{Script=Han}/u.test(resident.name)
    ? `${resident.name}${resident.title}`
    : `${resident.title} ${resident.name}`.trim();
}

/** Titles of the cases that this person was written to about; a resident's own only. */
async function titles(shell: Shell, person: string, ids: string[], language: Language) {
  const lines = ids.length ? await shell.cases.byIds(ids) : [];
  const staff = shell.organisation().organisation.staff.some(({ id }) => id === person);
  const mine = lines.filter((line) => staff || line.owner === person);
  return new Map(
    mine.map((line) => [
      line._id,
      {
        title: titleOf(
          {
            kind: line.kind,
            category: line.category,
            place: line.place,
            nature: (line.state as Complaint).nature,
          },
          language,
        ),
        open: line.open,
      },
    ]),
  );
}
