type Plain = Record<string, unknown>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isListed = (value: unknown): value is (Plain & { id: string })[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => isPlain(one) && typeof one.id === 'string');

/**
 * What differs between two versions of plain data, one line each: `+` added, `-` removed, `~` changed. Lists of things
 * with an id are compared by id, so that another order is no change.
 */
export function changesBetween(before: unknown, after: unknown, path = ''): string[] {
  if (isListed(before) || isListed(after)) return changesBetween(byId(before), byId(after), path);
  if (isPlain(before) && isPlain(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => changesBetween(before[key], after[key], path ? `${path}.${key}` : key));
  }
  const [old, now] = [written(before), written(after)];
  if (old === now) return [];
  if (old === '') return [`+ ${path}: ${short(now)}`];
  return now === '' ? [`- ${path}: ${short(old)}`] : [`~ ${path}: ${short(old)} → ${short(now)}`];
}

const byId = (list: unknown): unknown =>
  isListed(list) ? Object.fromEntries(list.map(({ id, ...one }) => [id, one])) : {};

const longest = 120;

/** Of a whole entry its name is enough. Nothing, an empty list and an empty entry are the same to whoever reads it. */
function written(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  const name = isPlain(value) ? value.name : undefined;
  if (typeof name === 'string') return name;
  if (isPlain(name) && typeof name.zh === 'string') return name.zh;
  const text = JSON.stringify(value);
  if (text === '[]' || text === '{}') return '';
  return text;
}

const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);
