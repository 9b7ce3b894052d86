import { z } from 'zod';
import { kinds } from '../rules/kinds.js';

/** A field of a command as forms and chat questions need it; the wording adds label and options. */
export interface FieldShape {
  name: string;
  kind: 'text' | 'longText' | 'choice' | 'number' | 'date' | 'dateTime' | 'files' | 'hidden';
  required: boolean;
  options?: string[];
  maxLength?: number;
}

type Json = { enum?: string[]; maxLength?: number; kind?: FieldShape['kind']; type?: string; anyOf?: Json[] };
const shapes = new Map<string, FieldShape[]>();

/** The fields of a command, from its zod schema: one schema makes the chat questions and every messenger's form. */
export function fieldsOf(kind: string, action: string): FieldShape[] {
  const key = `${kind} ${action}`;
  const found = shapes.get(key);
  if (found) return found;
  const schema = kinds[kind]?.commands[action];
  const fields = schema ? read(schema) : [];
  shapes.set(key, fields);
  return fields;
}

function read(schema: z.ZodObject): FieldShape[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, json]) => ({
    name,
    kind: json.kind ?? 'text',
    required: required.includes(name),
    ...(json.enum ? { options: json.enum } : {}),
    ...(json.maxLength ? { maxLength: json.maxLength } : {}),
  }));
}

/** Names of the fields that this command would not take; none where there is no such command. */
export function faultyFields(kind: string, action: string, args: Record<string, unknown>): string[] {
  const given = kinds[kind]?.commands[action]?.safeParse(args);
  return given?.success === false ? faultyIn(given.error) : [];
}

export const faultyIn = (error: z.ZodError): string[] => [
  ...new Set(error.issues.map(({ path }) => String(path[0] ?? ''))),
];

/** The kind of case whose command this is; complaint's names come first. */
export const kindWith = (action: string): string | undefined =>
  Object.keys(kinds).find((kind) => kinds[kind]?.commands[action]);
