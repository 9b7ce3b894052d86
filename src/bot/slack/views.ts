import type { types } from '@slack/bolt';
import type { Field, Form, UnfetchedFile } from '../../flows/messenger.js';
import type { Facts } from '../../rules/case.js';
import type { Language } from '../../rules/organisation.js';
import { limits } from './limits.js';
import type { SlackOptions } from './options.js';
import { shortened } from './text.js';
import { pack, type Carried } from './values.js';
import { wordsOf } from './words.js';

export const formCallback = 'huiyin_form';
const actionId = 'value';

/** Where a form was opened: answers go there. */
export interface From {
  conversation?: string;
  thread?: string;
  /** A message that was turned into a complaint. */
  source?: { channel: string; ts: string; user: string };
}

type Times = Pick<SlackOptions, 'localTime' | 'secondsOf'>;
type Input = types.InputBlock['element'];

const text = (words: string, most: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: shortened(words || '·', most),
  emoji: true,
});

/** A form as a modal. What the button carries goes along in `private_metadata`. */
export async function modalFrom(
  form: Form,
  carried: Carried,
  from: From,
  language: Language,
  options: SlackOptions,
): Promise<types.ModalView> {
  const words = wordsOf(language);
  const packed = await pack(options.files, carried, limits.metadata - 700);
  return {
    type: 'modal',
    callback_id: formCallback,
    title: text(form.title, limits.modalTitle),
    submit: text(form.submit, limits.modalTitle),
    close: text(words.cancel, limits.modalTitle),
    private_metadata: JSON.stringify({ p: packed, from }),
    blocks: form.fields.slice(0, limits.modalBlocks).map((field) => inputOf(field, language, options)),
  };
}

/** A text that is longer than a field of Slack's: left empty it stays as it is. */
const staysLong = ({ value = '' }: Field): boolean => value.length > limits.input;

function inputOf(field: Field, language: Language, times: Times): types.InputBlock {
  const hint = staysLong(field) ? wordsOf(language).unchanged : field.hint;
  return {
    type: 'input',
    block_id: field.name,
    label: text(field.label, limits.label),
    optional: !field.required || staysLong(field),
    ...(hint ? { hint: text(hint, limits.hint) } : {}),
    element: elementOf(field, times),
  };
}

function elementOf(field: Field, times: Times): Input {
  const { kind, value } = field;
  switch (kind) {
    case 'choice':
      // A choice of nothing would make Slack refuse the whole form.
      return field.options?.length ? choice(field) : { type: 'plain_text_input', action_id: actionId };
    case 'number':
      return { type: 'number_input', action_id: actionId, is_decimal_allowed: true, ...given('initial_value', value) };
    case 'date':
      return { type: 'datepicker', action_id: actionId, ...given('initial_date', value?.slice(0, 10)) };
    case 'dateTime': {
      const seconds = value ? times.secondsOf(value) : undefined;
      return { type: 'datetimepicker', action_id: actionId, ...given('initial_date_time', seconds) };
    }
    case 'files':
      return { type: 'file_input', action_id: actionId, max_files: 10 };
    case 'text':
    case 'longText':
      return {
        type: 'plain_text_input',
        action_id: actionId,
        multiline: kind === 'longText',
        max_length: Math.min(field.maxLength ?? limits.input, limits.input),
        ...given('initial_value', staysLong(field) ? undefined : value),
      };
  }
}

const given = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  (value === undefined || value === '' ? {} : { [name]: value }) as { [key in Name]?: Value };

function choice({ options = [], value }: Field): Input {
  const all = options.map((option) => ({ text: text(option.label, limits.optionText), value: option.value }));
  const chosen = all.find((option) => option.value === value);
  const initial = chosen ? { initial_option: chosen } : {};
  if (all.length <= limits.options) return { type: 'static_select', action_id: actionId, options: all, ...initial };
  const groups = Array.from({ length: Math.ceil(all.length / limits.options) }, (_, n) => ({
    label: text(`${n * limits.options + 1}–`, limits.optionText),
    options: all.slice(n * limits.options, (n + 1) * limits.options),
  }));
  return { type: 'static_select', action_id: actionId, option_groups: groups, ...initial };
}

/** What a submitted field holds, as Slack sends it. */
interface Submitted {
  type?: string;
  value?: string | null;
  selected_option?: { value: string } | null;
  selected_date?: string | null;
  selected_date_time?: number | null;
  files?: { id?: string; name?: string; size?: number; url_private_download?: string; url_private?: string }[];
}
export type State = Record<string, Record<string, Submitted>>;

/** The values of a form: numbers as numbers, nothing for what was left empty, files as what has still to be fetched. */
export function valuesIn(state: State, times: Times): { args: Facts; unfetched: UnfetchedFile[] } {
  const args: Facts = {};
  const unfetched: UnfetchedFile[] = [];
  for (const [name, block] of Object.entries(state)) {
    const submitted = block[actionId];
    if (!submitted) continue;
    for (const file of submitted.files ?? []) {
      const ref = file.url_private_download ?? file.url_private;
      if (ref) unfetched.push({ ref, name: file.name ?? '', size: file.size ?? 0, field: name });
    }
    const value = valueOf(submitted, times);
    if (value !== undefined) args[name] = value;
  }
  return { args, unfetched };
}

function valueOf(submitted: Submitted, { localTime }: Times): string | number | undefined {
  if (submitted.selected_option) return submitted.selected_option.value;
  if (submitted.selected_date) return submitted.selected_date;
  if (typeof submitted.selected_date_time === 'number') return localTime(submitted.selected_date_time);
  const value = submitted.value?.trim();
  if (!value) return undefined;
  return submitted.type === 'number_input' ? Number(value) : value;
}
