import type { Incoming } from '../../flows/messenger.js';
import type { WebOptions } from './options.js';
import type { Streams } from './stream.js';

/** What the routes share. */
export interface Web {
  options: WebOptions;
  streams: Streams;
  /** The next order: greater than every one before. */
  order: () => string;
  /** Resolves once the event is durably in the inbox. */
  take: (incoming: Incoming) => Promise<void>;
}

/** Everything outside a case. */
export const mainThread = 'main';
