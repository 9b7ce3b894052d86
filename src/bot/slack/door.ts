import { actionsSchema, callbackSchema, commandSchema, shortcutSchema, submissionSchema } from './bodies.js';
import { command } from './commands.js';
import { event } from './events.js';
import { actions, shortcut, submission, type Answer } from './interactions.js';
import type { Slack } from './slack.js';

/** What Slack sends, whichever way it came. */
export interface Body {
  type?: string;
  command?: string;
  event?: { type?: string };
}

/** Where all of Slack's bodies come in: resolves once what is in it is stored, with what goes back. */
export type Door = (body: Body) => Promise<Answer>;

/** @param shown takes what only changes views (App Home, the assistant) */
export const doorOf =
  (slack: Slack, shown: (body: Body) => void): Door =>
  async (body) => {
    switch (body.type) {
      case 'event_callback': {
        const given = callbackSchema.safeParse(body);
        if (!given.success) return ignored(slack, 'event', given.error);
        await event(slack, given.data.event_id, given.data.event);
        shown(body);
        return undefined;
      }
      case 'block_actions': {
        const given = actionsSchema.safeParse(body);
        return given.success ? actions(slack, given.data) : ignored(slack, 'press', given.error);
      }
      case 'view_submission': {
        const given = submissionSchema.safeParse(body);
        return given.success ? submission(slack, given.data) : ignored(slack, 'form', given.error);
      }
      case 'shortcut':
      case 'message_action': {
        const given = shortcutSchema.safeParse(body);
        return given.success ? shortcut(slack, given.data) : ignored(slack, 'shortcut', given.error);
      }
      case undefined:
      default: {
        if (body.command === undefined) return undefined;
        const given = commandSchema.safeParse(body);
        return given.success ? command(slack, given.data) : ignored(slack, 'command', given.error);
      }
    }
  };

/** Sent again it would be no better: acknowledged, and on record. */
function ignored({ options: { log } }: Slack, what: string, error: { issues: { path: PropertyKey[] }[] }): undefined {
  log.warn({ fields: error.issues.map(({ path }) => path.join('.')) }, `a Slack ${what} in a form that we do not know`);
}
