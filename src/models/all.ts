import { casesOf } from './cases.js';
import type { Store } from './connection.js';
import { dialoguesOf } from './dialogues.js';
import { identitiesOf } from './identities.js';
import { inboxOf } from './inbox.js';
import { metaOf } from './meta.js';
import { numbersOf } from './numbers.js';
import { occurrencesOf } from './occurrences.js';
import { organisationsOf } from './organisations.js';
import { originalsOf } from './originals.js';
import { preferencesOf } from './preferences.js';
import { residentsOf } from './residents.js';
import { webRecordsOf } from './web/index.js';

export type Models = ReturnType<typeof modelsOf>;

/** Every collection of a store. */
export const modelsOf = (store: Store) => ({
  cases: casesOf(store),
  dialogues: dialoguesOf(store),
  identities: identitiesOf(store),
  inbox: inboxOf(store),
  meta: metaOf(store),
  numbers: numbersOf(store),
  occurrences: occurrencesOf(store),
  organisations: organisationsOf(store),
  originals: originalsOf(store),
  preferences: preferencesOf(store),
  residents: residentsOf(store),
  web: webRecordsOf(store),
});
