import { types } from 'node:util';
import { Query } from 'mingo';
import { isObject, type Document } from './document.js';
import { hasOperators } from './filter.js';
import { boundsOf, compareKeys, keyOf, valuesAt } from './keys.js';

export type Test = (document: Document) => boolean;
type ValueTest = (value: unknown) => boolean;

/**
 * Tests documents with what SQL could not answer: the common questions here, all others by mingo.
 * Code in filters (`$where`) is refused.
 */
export function matcher(filter: Document): Test {
  return simpleMatcher(filter) ?? byMingo(filter);
}

function byMingo(filter: Document): Test {
  const query = new Query(filter, { scriptEnabled: false });
  return (document) => query.test(document);
}

/** Most updates are guarded by a version or a lease: comparing a few scalars needs no engine. */
function simpleMatcher(filter: Document): Test | undefined {
  const tests: Test[] = [];
  for (const path of Object.keys(filter)) {
    const test = path.startsWith('$') ? undefined : testOf(path, filter[path]);
    if (!test) return undefined;
    tests.push(test);
  }
  return (document) => tests.every((test) => test(document));
}

function testOf(path: string, asked: unknown): Test | undefined {
  const expression = hasOperators(asked) ? asked : { $eq: asked };
  const tests: Test[] = [];
  for (const operator of Object.keys(expression)) {
    const test = valueTests.get(operator)?.(expression[operator]);
    if (!test) return undefined;
    tests.push(anyValue(path, test));
  }
  return (document) => tests.every((test) => test(document));
}

function anyValue(path: string, test: ValueTest): Test {
  if (path.includes('.')) return (document) => valuesAt(document, path).some(test);
  return (document) => {
    const value = document[path];
    return Array.isArray(value) ? value.some(test) : test(value);
  };
}

/** What is neither nothing nor a list nor an object, of which MongoDB has more to say. */
const isScalar = (value: unknown): boolean =>
  value !== null && !Array.isArray(value) && !types.isRegExp(value) && !isObject(value) && !Number.isNaN(value);

const equalTo = (wanted: unknown): ValueTest | undefined => {
  if (!isScalar(wanted)) return undefined;
  if (typeof wanted !== 'object') return (value) => value === wanted;
  const key = keyOf(wanted);
  return (value) => keyOf(value) === key;
};

const compared =
  (holds: (compared: number) => boolean) =>
  (bound: unknown): ValueTest | undefined => {
    if (!isScalar(bound)) return undefined;
    const key = keyOf(bound)!;
    const { least, beyond } = boundsOf(key);
    return (value) => {
      const found = keyOf(value);
      return compareKeys(found, least) >= 0 && compareKeys(found, beyond) < 0 && holds(compareKeys(found, key));
    };
  };

const valueTests = new Map<string, (operand: unknown) => ValueTest | undefined>(
  Object.entries({
    $eq: equalTo,
    $in: (wanted: unknown) => {
      const tests = Array.isArray(wanted) ? wanted.map(equalTo) : [undefined];
      return tests.includes(undefined) ? undefined : (value) => tests.some((test) => test!(value));
    },
    $gt: compared((order) => order > 0),
    $gte: compared((order) => order >= 0),
    $lt: compared((order) => order < 0),
    $lte: compared((order) => order <= 0),
  }),
);
