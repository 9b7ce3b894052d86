import type { Field } from '../../../../flows/messenger.js';
import type { Attachment } from '../state/attachments';
import { say } from '../state/session';
import { t } from '../words';

export type Values = Record<string, string>;
type FilesByField = Record<string, Attachment[]>;

/** An instant becomes the organisation's local time, which is what the field shows and gives. */
function initial(field: Field): string {
  const value = field.value ?? '';
  const isInstant = /T.*Z$/.test(value);
  if (field.kind === 'dateTime' && isInstant) return say.peek().input(value);
  if (field.kind === 'date' && isInstant) return say.peek().dayOf(value);
  return value;
}

export const initialValues = (fields: Field[]): Values =>
  Object.fromEntries(fields.map((field) => [field.name, initial(field)]));

function missing(field: Field): string {
  if (field.kind === 'choice') return t.peek().requiredChoice;
  if (field.kind === 'files') return t.peek().requiredFiles;
  return t.peek().required;
}

function fault(field: Field, value: string, files: Attachment[]): string | undefined {
  const empty = field.kind === 'files' ? files.length === 0 : value.trim() === '';
  if (empty) return field.required ? missing(field) : undefined;
  if (field.maxLength !== undefined && value.length > field.maxLength)
    return t.peek().tooLong(field.maxLength, value.length);
  if (field.kind === 'number' && !Number.isFinite(Number(value))) return t.peek().notNumber;
  if (files.some((file) => file.state.peek().at === 'failed')) return t.peek().uploadFailed;
  if (files.some((file) => file.state.peek().at !== 'done')) return t.peek().uploadsPending;
  return undefined;
}

/** What is wrong, by field; empty when it may be sent. */
export function check(fields: Field[], values: Values, files: FilesByField): Record<string, string> {
  const faults = fields.map(
    (field) => [field.name, fault(field, values[field.name] ?? '', files[field.name] ?? [])] as const,
  );
  return Object.fromEntries(faults.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** What the command gets: numbers as numbers, files as their hashes, nothing for what was left empty. */
export async function result(fields: Field[], values: Values, files: FilesByField): Promise<Record<string, unknown>> {
  const args: Record<string, unknown> = {};
  for (const { name, kind } of fields) {
    const value = (values[name] ?? '').trim();
    const chosen = files[name] ?? [];
    if (kind === 'files' && chosen.length)
      args[name] = (await Promise.all(chosen.map((file) => file.upload()))).map(({ hash }) => hash);
    else if (kind === 'number' && value) args[name] = Number(value);
    else if (kind !== 'files' && value) args[name] = value;
  }
  return args;
}
