import { find } from 'mingo';
import { isObject, type Document } from './document.js';

type Spec = Record<string, unknown>;

/** Leaves of a document what was asked for. The documents belong to the caller and may be changed in place. */
export function project(documents: Document[], given: unknown): Document[] {
  const spec = given as Spec | undefined | null;
  if (!spec || Object.keys(spec).length === 0) return documents;
  const paths = Object.keys(spec);
  if (paths.some((path) => isObject(spec[path]) || typeof spec[path] === 'string'))
    return find<Document>(documents, {}, spec).all();
  const including = paths.some((path) => path !== '_id' && Boolean(spec[path]));
  const onlyId = paths.length === 1 && paths[0] === '_id' && Boolean(spec._id);
  return including || onlyId ? documents.map(includingOnly(paths, spec)) : documents.map(excluding(paths, spec));
}

const includingOnly = (paths: string[], spec: Spec) => {
  const wanted = paths.filter((path) => spec[path]).map((path) => path.split('.'));
  const withId = spec._id === undefined || Boolean(spec._id);
  return (document: Document): Document => {
    const kept: Document = withId && '_id' in document ? { _id: document._id } : {};
    for (const segments of wanted) copyPath(document, kept, segments, 0);
    return kept;
  };
};

function copyPath(from: Document, to: Document, segments: string[], at: number): void {
  const segment = segments[at]!;
  if (!Object.hasOwn(from, segment)) return;
  const value = from[segment];
  if (at === segments.length - 1) to[segment] = value;
  else if (isObject(value)) copyPath(value, (to[segment] ??= {}) as Document, segments, at + 1);
  else if (Array.isArray(value)) copyElements(value, to, segment, segments, at + 1);
}

function copyElements(elements: unknown[], to: Document, segment: string, segments: string[], at: number): void {
  const objects = elements.filter(isObject);
  const kept = (to[segment] ??= objects.map(() => ({}))) as Document[];
  objects.forEach((element, i) => copyPath(element, kept[i]!, segments, at));
}

const excluding = (paths: string[], spec: Spec) => {
  const unwanted = paths.filter((path) => !spec[path]).map((path) => path.split('.'));
  return (document: Document): Document => {
    for (const segments of unwanted) dropPath(document, segments, 0);
    return document;
  };
};

function dropPath(from: unknown, segments: string[], at: number): void {
  if (Array.isArray(from)) from.forEach((element) => dropPath(element, segments, at));
  else if (!isObject(from)) return;
  else if (at === segments.length - 1) delete from[segments[at]!];
  else dropPath(from[segments[at]!], segments, at + 1);
}
