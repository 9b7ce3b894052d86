import type { Incoming } from '../../flows/messenger.js';
import type { Sending } from './send.js';

/** What the parts of the Slack messenger share. */
export interface Slack extends Sending {
  /** Resolves once it is durably stored. */
  take: (incoming: Incoming) => Promise<void>;
  /** Who we are in Slack, as far as Slack has said. */
  self: () => Self;
  /** Words in a thread: a case that they begin goes on there. */
  begins: (incoming: Incoming) => void;
  /** Work that nobody waits for and that may fail: what is only shown. */
  aside: (what: string, work: () => Promise<unknown>) => void;
}

export interface Self {
  user?: string;
  team?: string;
  /** `https://anhe.slack.com/` */
  url?: string;
}
