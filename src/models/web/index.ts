import type { Store } from '../connection.js';
import { webFilesOf } from './files.js';
import { webMessagesOf } from './messages.js';
import { webThreadsOf } from './threads.js';

export type { Meaning, WebFile, WebRecord, WebThread } from './records.js';
export type { Mark } from './messages.js';
export { botKey, ownKey } from './records.js';

export type WebRecords = ReturnType<typeof webRecordsOf>;

/** The web messenger's own records: what stands in whose window. */
export const webRecordsOf = (store: Store) => ({
  messages: webMessagesOf(store),
  threads: webThreadsOf(store),
  files: webFilesOf(store),
});
