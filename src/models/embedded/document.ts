import { types } from 'node:util';
import mongoose from 'mongoose';

/** A document, or a part of one, as MongoDB's clients see it: Dates, ObjectIds and Binary are objects. */
export type Document = Record<string, unknown>;

/** MongoDB's limit, kept here too so that a document that fits one store fits the other. */
const maximumLength = 16 * 1024 * 1024;

const { ObjectId, Binary } = mongoose.mongo.BSON;

export const isObject = (value: unknown): value is Document =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !types.isDate(value) &&
  !types.isUint8Array(value) &&
  !types.isRegExp(value) &&
  !('_bsontype' in value);

/**
 * A document as JSON text. Dates, ObjectIds and binary become MongoDB's extended JSON; a key of the document that
 * begins with `$` gets a second one, so that words from people are never taken for a type.
 * `undefined` and functions are left out.
 * @throws {Error} on what neither store can hold: bigint, `__proto__`, an invalid date, more than 16 MB.
 */
export function encode(document: unknown): string {
  const text = JSON.stringify(toJson(document));
  if (text.length > maximumLength) throw new Error(`store: a document of ${text.length} characters is over 16 MB`);
  return text;
}

/** The document that `encode` made the text from. */
export function decode(text: string): Document {
  const value = JSON.parse(text) as Document;
  return text.includes('"$') ? (fromJson(value) as Document) : value;
}

/** The value itself where JSON can hold it as it is: most documents are never copied. */
export function toJson(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : { $numberDouble: String(value) };
    case 'object':
      return value === null ? null : objectToJson(value);
    case 'undefined':
    case 'function':
    case 'symbol':
      return undefined;
    case 'bigint':
      throw new Error('store: a bigint cannot be stored; use a number or text');
  }
}

function objectToJson(value: object): unknown {
  if (Array.isArray(value)) return arrayToJson(value);
  if (types.isDate(value)) return { $date: value.toISOString() };
  if (types.isUint8Array(value)) return binary(Buffer.from(value), 0);
  if ('_bsontype' in value) return bsonToJson(value as { _bsontype: string });
  if (types.isRegExp(value)) throw new Error('store: a regular expression cannot be stored');
  if (typeof (value as { toBSON?: unknown }).toBSON === 'function')
    return toJson((value as { toBSON: () => unknown }).toBSON());
  if (value instanceof Map) return toJson(Object.fromEntries(value));
  return fieldsToJson(value as Document);
}

function arrayToJson(values: unknown[]): unknown[] {
  let copy: unknown[] | undefined;
  for (let i = 0; i < values.length; i++) {
    const json = toJson(values[i]);
    if (json !== values[i]) (copy ??= values.slice())[i] = json;
  }
  return copy ?? values;
}

function fieldsToJson(value: Document): Document {
  let copy: Document | undefined;
  const keys = Object.keys(value);
  keys.forEach((key, i) => {
    if (key === '__proto__') throw new Error('store: a field cannot be called __proto__');
    const json = toJson(value[key]);
    const name = key.startsWith('$') ? `$${key}` : key;
    if (!copy && (json !== value[key] || name !== key))
      copy = Object.fromEntries(keys.slice(0, i).map((before) => [before, value[before]]));
    if (copy) copy[name] = json;
  });
  return copy ?? value;
}

const binary = (bytes: Buffer, subType: number) => ({
  $binary: { base64: bytes.toString('base64'), subType: subType.toString(16) },
});

function bsonToJson(value: { _bsontype: string }): unknown {
  switch (value._bsontype) {
    case 'ObjectId':
      return { $oid: (value as unknown as InstanceType<typeof ObjectId>).toHexString() };
    case 'Binary': {
      const { buffer, position, sub_type } = value as unknown as InstanceType<typeof Binary>;
      return binary(Buffer.from(buffer).subarray(0, position), sub_type);
    }
    case 'Double':
    case 'Int32':
      return toJson(Number(value));
    default:
      throw new Error(`store: a ${value._bsontype} cannot be stored`);
  }
}

function fromJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(fromJson);
  const keys = Object.keys(value);
  const typed = keys.length === 1 && keys[0]!.startsWith('$') ? fromTyped(value as Document, keys[0]!) : undefined;
  if (typed !== undefined) return typed;
  const fields: Document = {};
  for (const key of keys) fields[key.startsWith('$$') ? key.slice(1) : key] = fromJson((value as Document)[key]);
  return fields;
}

function fromTyped(value: Document, key: string): unknown {
  switch (key) {
    case '$date':
      return new Date(value[key] as string);
    case '$oid':
      return new ObjectId(value[key] as string);
    case '$numberDouble':
      return Number(value[key]);
    case '$binary': {
      const { base64, subType } = value[key] as { base64: string; subType: string };
      return new Binary(Buffer.from(base64, 'base64'), parseInt(subType, 16));
    }
    default:
      return undefined;
  }
}
