import type { JobSays } from '../flows/wording/jobSays.js';
import type { Message } from '../rules/case.js';
import type { Organisation, PersonId } from '../rules/organisation.js';

/** Who looks after Huiyin itself; where nobody has that post, the tops of the sites. */
export function administratorsOf({ staff, sites }: Organisation): PersonId[] {
  const administrators = staff.filter(({ posts }) => posts.includes('administrator')).map(({ id }) => id);
  return administrators.length ? administrators : [...new Set(sites.map(({ officeManager }) => officeManager))];
}

export const tell = <Say extends keyof JobSays>(person: PersonId, say: Say, facts: JobSays[Say]): Message => ({
  to: { person },
  say,
  facts: { ...facts },
});
