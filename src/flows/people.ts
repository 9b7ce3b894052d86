import type { Preferences } from '../models/preferences.js';
import type { Residents } from '../models/residents.js';
import { staffOf } from '../rules/chain.js';
import type { Language, Organisation, PersonId, Resident, Staff } from '../rules/organisation.js';

/** Somebody who writes or is written to. */
export type Person =
  | { role: 'staff'; id: PersonId; staff: Staff; language: Language; site: string }
  | { role: 'resident'; id: PersonId; resident: Resident; language: Language; site: string };

export interface People {
  /** @returns undefined for an id that nobody has */
  byId(id: PersonId): Promise<Person | undefined>;
  /** A resident known by that phone number. */
  resident(facts: { phone: string; site: string }): Promise<Resident | undefined>;
  language(id: PersonId): Promise<Language>;
  setLanguage(id: PersonId, language: Language): Promise<void>;
  /** The person has written in that messenger: answers can go there. */
  wrote(id: PersonId, messenger: string): Promise<void>;
  /** The messenger they wrote in last. */
  messenger(id: PersonId): Promise<string | undefined>;
  reachable(id: PersonId): Promise<boolean>;
  /** Somebody may write without ever having registered (rulebook, Who is who). */
  addGuest(id: PersonId, language: Language): Promise<void>;
}

type Remembered = { language?: Language; wrote?: boolean; messenger?: string };

/** People of the organisation and of the residents' list. Preferences are remembered: they are asked for at every message. */
export function peopleOf(organisation: () => Organisation, residents: Residents, preferences: Preferences): People {
  const remembered = new Map<PersonId, Remembered>();
  const known = new Map<PersonId, Resident>();

  async function preference(id: PersonId) {
    const found = remembered.get(id) ?? (await preferences.byId(id)) ?? {};
    if (!remembered.has(id)) remember(id, found);
    return found;
  }
  function remember(id: PersonId, what: Remembered) {
    if (remembered.size > 10_000) remembered.clear();
    remembered.set(id, { ...remembered.get(id), ...what });
  }
  async function residentById(id: PersonId) {
    const found = known.get(id) ?? (await residents.byId(id));
    if (known.size > 10_000) known.clear();
    if (found) known.set(id, found);
    return found;
  }

  async function byId(id: PersonId): Promise<Person | undefined> {
    const { language } = await preference(id);
    const staff = staffOf(organisation(), id);
    if (staff) return { role: 'staff', id, staff, language: language ?? staff.language, site: staff.site };
    const resident = await residentById(id);
    const site = resident?.rooms[0]?.site ?? organisation().sites[0]?.id ?? '';
    return resident && { role: 'resident', id, resident, language: language ?? resident.language, site };
  }

  return {
    byId,
    async resident({ phone, site }) {
      const found = await residents.byPhone(phone);
      return found.find(({ rooms }) => rooms.some((room) => room.site === site)) ?? found[0];
    },
    async language(id) {
      return (await preference(id)).language ?? (await byId(id))?.language ?? 'zh';
    },
    async setLanguage(id, language) {
      await preferences.set(id, { language });
      remember(id, { language });
    },
    async wrote(id, messenger) {
      const before = await preference(id);
      if (before.wrote && before.messenger === messenger) return;
      await preferences.set(id, { wrote: true, messenger });
      remember(id, { wrote: true, messenger });
    },
    messenger: async (id) => (await preference(id)).messenger,
    reachable: async (id) => (await preference(id)).wrote ?? false,
    async addGuest(id, language) {
      known.set(id, await residents.addGuest({ id, language }));
    },
  };
}
