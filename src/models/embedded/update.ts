import { isDeepStrictEqual } from 'node:util';
import { encode, isObject, toJson, type Document } from './document.js';
import { failure } from './errors.js';
import { hasOperators, refusePrototype } from './filter.js';
import { compareKeys, keyOf } from './keys.js';
import { matcher } from './matcher.js';
import { compareBy, type Sort } from './sort.js';

type Operator = (at: Place, operand: unknown) => void;

/** Where a path ends: the object or array that holds it, and the last step. */
interface Place {
  path: string;
  get(): unknown;
  set(value: unknown): void;
  unset(): void;
}

/**
 * Changes a document by MongoDB's update operators, in place.
 * @param inserting whether an upsert makes the document: `$setOnInsert` counts only then.
 * @throws {MongoServerError} with MongoDB's code where an operator does not fit what is stored; the document is then
 * half-changed and must be thrown away.
 */
export function applyUpdate(document: Document, update: Document, inserting = false): void {
  const names = Object.keys(update);
  if (names.some((name) => !name.startsWith('$'))) throw failure(9, 'An update consists of operators');
  refuseConflicts(update, names);
  for (const name of names) {
    if (name === '$setOnInsert' && !inserting) continue;
    const operator = operators[name];
    if (!operator) throw failure(9, `The update operator ${name} is not supported`);
    const fields = update[name] as Document;
    for (const path of Object.keys(fields)) {
      if (fields[path] !== undefined) operator(placeOf(document, path), fields[path]);
    }
  }
}

function refuseConflicts(update: Document, names: string[]): void {
  const paths = new Set<string>();
  for (const path of names.flatMap((name) => Object.keys(update[name] as Document))) {
    refusePath(path);
    if (paths.has(path)) throw conflict(path);
    paths.add(path);
  }
  if (paths.size < 2) return;
  for (const path of paths) {
    for (let dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1))
      if (paths.has(path.slice(0, dot))) throw conflict(path);
  }
}

const conflict = (path: string) => failure(40, `Updating the path '${path}' would create a conflict at '${path}'`);

function refusePath(path: string): void {
  refusePrototype(path);
  const segments = path.split('.');
  if (segments.includes('')) throw failure(56, `The update path '${path}' contains an empty field name`);
  if (segments.some((segment) => segment.startsWith('$')))
    throw failure(52, `Positional paths are not supported: '${path}'`);
}

function placeOf(document: Document, path: string): Place {
  const segments = path.includes('.') ? path.split('.') : [path];
  const last = segments[segments.length - 1]!;
  return {
    path,
    get: () => segments.reduce<unknown>(step, document),
    set: (value) => put(holderOf(document, segments, path), last, value, path),
    unset: () => remove(segments.slice(0, -1).reduce<unknown>(step, document), last),
  };
}

function step(from: unknown, segment: string): unknown {
  if (Array.isArray(from)) return isIndex(segment) ? (from[Number(segment)] as unknown) : undefined;
  return isObject(from) && Object.hasOwn(from, segment) ? from[segment] : undefined;
}

const isIndex = (segment: string) => /^(0|[1-9]\d{0,6})$/.test(segment);

/** Walks to the last step but one, making objects where there is nothing. */
function holderOf(document: Document, segments: string[], path: string): unknown {
  let holder: unknown = document;
  for (const segment of segments.slice(0, -1)) {
    if (step(holder, segment) === undefined) put(holder, segment, {}, path);
    holder = step(holder, segment);
  }
  return holder;
}

function put(holder: unknown, segment: string, value: unknown, path: string): void {
  if (Array.isArray(holder) && isIndex(segment)) {
    while (holder.length < Number(segment)) holder.push(null);
    holder[Number(segment)] = value;
  } else if (isObject(holder)) holder[segment] = value;
  else throw failure(28, `Cannot create field '${segment}' of '${path}' in ${JSON.stringify(toJson(holder))}`);
}

function remove(holder: unknown, segment: string): void {
  if (Array.isArray(holder)) {
    if (isIndex(segment) && Number(segment) < holder.length) holder[Number(segment)] = null;
  } else if (isObject(holder)) delete holder[segment];
}

const same = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && encode(a ?? null) === encode(b ?? null));

function set(at: Place, value: unknown): void {
  if (at.path !== '_id') return at.set(value);
  if (at.get() !== undefined && !same(at.get(), value))
    throw failure(66, "Performing an update on the path '_id' would modify the immutable field '_id'");
  at.set(value);
}

function increment(at: Place, by: unknown): void {
  const value = at.get() ?? 0;
  if (typeof by !== 'number' || typeof value !== 'number' || at.get() === null)
    throw failure(14, `Cannot increment '${at.path}': not a number`);
  at.set(value + by);
}

const keepIf = (wanted: -1 | 1): Operator => {
  return (at, value) => {
    const stored = at.get();
    if (stored === undefined || compareKeys(keyOf(value), keyOf(stored)) === wanted) at.set(value);
  };
};

function arrayAt(at: Place, operator: string): unknown[] | undefined {
  const value = at.get();
  if (value === undefined || Array.isArray(value)) return value;
  throw failure(2, `The field '${at.path}' must be an array for ${operator}`);
}

const eachOf = (operand: unknown): unknown[] =>
  isObject(operand) && '$each' in operand ? (operand.$each as unknown[]) : [operand];

function push(at: Place, operand: unknown): void {
  const array = arrayAt(at, '$push') ?? [];
  const { $position, $sort, $slice } = isObject(operand) && '$each' in operand ? operand : ({} as Document);
  array.splice(typeof $position === 'number' ? $position : array.length, 0, ...eachOf(operand));
  if ($sort !== undefined) sortElements(array, $sort as 1 | -1 | Sort);
  at.set(typeof $slice === 'number' ? sliced(array, $slice) : array);
}

function sortElements(array: unknown[], sort: 1 | -1 | Sort): void {
  if (typeof sort !== 'number') array.sort((a, b) => compareBy(sort)(a as Document, b as Document));
  else array.sort((a, b) => sort * compareKeys(keyOf(a), keyOf(b)));
}

const sliced = (array: unknown[], count: number): unknown[] => (count < 0 ? array.slice(count) : array.slice(0, count));

function addToSet(at: Place, operand: unknown): void {
  const array = arrayAt(at, '$addToSet') ?? [];
  for (const value of eachOf(operand)) if (!array.some((element) => same(element, value))) array.push(value);
  at.set(array);
}

function pull(at: Place, operand: unknown): void {
  const array = arrayAt(at, '$pull');
  if (!array) return;
  const matches = elementMatcher(operand);
  at.set(array.filter((element) => !matches(element)));
}

function elementMatcher(operand: unknown): (element: unknown) => boolean {
  if (hasOperators(operand)) {
    const test = matcher({ element: operand });
    return (element) => test({ element });
  }
  if (!isObject(operand)) return (element) => same(element, operand) || isDeepStrictEqual(element, operand);
  const test = matcher(operand);
  return (element) => isObject(element) && test(element);
}

const operators: Record<string, Operator> = {
  $set: set,
  $setOnInsert: set,
  $unset: (at) => {
    if (at.path === '_id') throw failure(66, 'The _id of a document cannot be removed');
    at.unset();
  },
  $inc: increment,
  $min: keepIf(-1),
  $max: keepIf(1),
  $push: push,
  $addToSet: addToSet,
  $pull: pull,
};
