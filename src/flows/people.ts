import type { Language, PersonId, Resident, Staff } from '../rules/organisation.js';

/** Somebody who writes or is written to. */
export type Person =
  | { role: 'staff'; id: PersonId; staff: Staff; language: Language; site: string }
  | { role: 'resident'; id: PersonId; resident: Resident; language: Language; site: string };

/** Languages, and who has a messenger: kept with the store, remembered here. */
export interface People {
  /** @returns undefined for an id that nobody has */
  byId(id: PersonId): Promise<Person | undefined>;
  /** A resident with that phone number, or alone in that room with that name. */
  resident(facts: { phone?: string; room?: string; name?: string; site: string }): Promise<Resident | undefined>;
  language(id: PersonId): Promise<Language>;
  setLanguage(id: PersonId, language: Language): Promise<void>;
  /** The person has written here: answers can go to their messenger. */
  wrote(id: PersonId): Promise<void>;
  reachable(id: PersonId): Promise<boolean>;
  /** Somebody may write without ever having registered (rulebook, Who is who). */
  addGuest(id: PersonId, language: Language, site: string): Promise<void>;
}
