import { types } from 'node:util';
import type mongoose from 'mongoose';
import { encode, isObject, type Document } from './document.js';

/**
 * A value as SQLite compares it: in MongoDB's order (nothing, numbers, text, objects, binary, ids, booleans, dates).
 * Numbers are themselves, everything else is text behind a letter for its type. Null and missing are one.
 */
export type Key = number | string | null;

export function keyOf(value: unknown): Key {
  switch (typeof value) {
    case 'number':
      return Number.isNaN(value) ? -Infinity : value;
    case 'string':
      return `s${value.includes('\0') || value.includes('\u0001') ? withoutNul(value) : value}`;
    case 'boolean':
      return value ? 'w1' : 'w0';
    case 'object':
      return value === null ? null : keyOfObject(value);
    case 'undefined':
    case 'bigint':
    case 'function':
    case 'symbol':
      return null;
  }
}

/** SQLite's text ends at a NUL. */
const withoutNul = (text: string) => text.replaceAll('\u0001', '\u0001\u0002').replaceAll('\0', '\u0001\u0001');

function keyOfObject(value: object): Key {
  if (types.isDate(value)) return `x${String(value.getTime() + 8.64e15).padStart(17, '0')}`;
  if ('_bsontype' in value && value._bsontype === 'ObjectId')
    return `v${(value as mongoose.Types.ObjectId).toHexString()}`;
  if (isObject(value)) return `t${encode(value)}`;
  return `u${encode(value)}`;
}

/** The bounds of all keys of the same type as this one: a range in MongoDB never leaves its operand's type. */
export function boundsOf(key: number | string): { least: number | string; beyond: string } {
  if (typeof key === 'number') return { least: -Infinity, beyond: '' };
  const letter = key.charCodeAt(0);
  return { least: key[0]!, beyond: String.fromCharCode(letter + 1) };
}

/** -1, 0 or 1: the order in which SQLite would put them. */
export function compareKeys(a: Key, b: Key): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : 1;
}

/** What a document has at a path: one key, or several where the path is, or leads through, an array. */
export type Found = Key | Key[];

export function keysAt(document: Document, segments: readonly string[]): Found {
  if (segments.length === 1) {
    const value = document[segments[0]!];
    if (!Array.isArray(value)) return keyOf(value);
  }
  const values: unknown[] = [];
  const many = collect(document, segments, 0, values);
  return many ? distinctKeys(values) : keyOf(values[0]);
}

/** Every value at a path, arrays spread, as `distinct` and sorting by an array see them. */
export function valuesAt(document: Document, path: string): unknown[] {
  const values: unknown[] = [];
  collect(document, path.split('.'), 0, values);
  return values;
}

function collect(value: unknown, segments: readonly string[], at: number, values: unknown[]): boolean {
  if (Array.isArray(value)) {
    if (at === segments.length) values.push(...(value as unknown[]));
    else collectThrough(value, segments, at, values);
    return true;
  }
  if (at === segments.length) {
    if (value !== undefined) values.push(value);
    return false;
  }
  return isObject(value) ? collect(value[segments[at]!], segments, at + 1, values) : false;
}

function collectThrough(elements: unknown[], segments: readonly string[], at: number, values: unknown[]): void {
  const segment = segments[at]!;
  if (/^\d+$/.test(segment)) collect(elements[Number(segment)], segments, at + 1, values);
  for (const element of elements) if (isObject(element)) collect(element, segments, at, values);
}

/** Stands for an array without a key in it: it is there, and nothing else can be said of it. */
export const nothingInside = 'z';

function distinctKeys(values: unknown[]): Key[] {
  const keys = new Set<Key>();
  for (const value of values) {
    const key = keyOf(value);
    if (key !== null) keys.add(key);
  }
  return keys.size ? [...keys] : [nothingInside];
}

export function sameFound(a: Found, b: Found): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((key, i) => key === b[i]);
}
