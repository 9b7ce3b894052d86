import type { JobSays } from '../flows/wording/jobSays.js';
import type { Message } from '../rules/case.js';
import type { PersonId } from '../rules/organisation.js';

export { administratorsOf } from '../rules/chain.js';

export const tell = <Say extends keyof JobSays>(person: PersonId, say: Say, facts: JobSays[Say]): Message => ({
  to: { person },
  say,
  facts: { ...facts },
});
