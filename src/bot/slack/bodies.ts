import { z } from 'zod';

const id = z.string().min(1).max(100);
const ts = z.string().regex(/^\d{1,20}\.\d{1,10}$/);

export const fileSchema = z.looseObject({
  name: z.string().optional(),
  size: z.number().optional(),
  url_private_download: z.string().optional(),
  url_private: z.string().optional(),
});

const said = {
  text: z.string().default(''),
  user: id.optional(),
  bot_id: z.string().nullish(),
  ts: ts.optional(),
  thread_ts: ts.optional(),
  files: z.array(fileSchema).default([]),
};

export const eventSchema = z.looseObject({
  type: z.string(),
  subtype: z.string().optional(),
  channel: z.unknown(),
  channel_type: z.string().optional(),
  ...said,
  /** Of edits. */
  message: z.looseObject({ ...said, subtype: z.string().optional() }).optional(),
  previous_message: z.looseObject({ ...said, subtype: z.string().optional() }).optional(),
  /** Of reactions. */
  reaction: z.string().optional(),
  item: z.looseObject({ type: z.string(), channel: id.optional(), ts: ts.optional() }).optional(),
  item_user: id.optional(),
  /** Of App Home. */
  tab: z.string().optional(),
});
export type SlackEvent = z.infer<typeof eventSchema>;

export const callbackSchema = z.looseObject({ type: z.literal('event_callback'), event_id: id, event: eventSchema });

const user = z.looseObject({ id });
const channel = z.looseObject({ id }).optional();
const message = z
  .looseObject({ ts: ts.optional(), thread_ts: ts.optional(), text: z.string().default(''), user: id.optional() })
  .optional();

export const actionsSchema = z.looseObject({
  type: z.literal('block_actions'),
  user,
  channel,
  message,
  trigger_id: id,
  response_url: z.string().optional(),
  actions: z.array(z.looseObject({ action_id: z.string(), value: z.string().optional() })).min(1),
});
export type Actions = z.infer<typeof actionsSchema>;

export const submissionSchema = z.looseObject({
  type: z.literal('view_submission'),
  user,
  view: z.looseObject({
    id,
    callback_id: z.string(),
    private_metadata: z.string(),
    state: z.looseObject({ values: z.record(z.string(), z.record(z.string(), z.looseObject({}))) }),
    blocks: z.array(z.looseObject({ block_id: z.string().optional() })).default([]),
  }),
});
export type Submission = z.infer<typeof submissionSchema>;

export const shortcutSchema = z.looseObject({
  type: z.enum(['shortcut', 'message_action']),
  callback_id: z.string(),
  user,
  channel,
  message,
  trigger_id: id,
});
export type Shortcut = z.infer<typeof shortcutSchema>;

export const commandSchema = z.looseObject({
  command: z.string(),
  text: z.string().default(''),
  user_id: id,
  channel_id: id.optional(),
  trigger_id: id,
});
export type Command = z.infer<typeof commandSchema>;
