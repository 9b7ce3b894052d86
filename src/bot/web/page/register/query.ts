import { signal } from '@preact/signals';

export const filterNames = ['query', 'status', 'category', 'department', 'size', 'open', 'from', 'to', 'page'] as const;
export type FilterName = (typeof filterNames)[number];
export type Filters = Partial<Record<FilterName, string>>;

const given = (values: Filters): Filters => Object.fromEntries(Object.entries(values).filter(([, value]) => value));

function fromAddress(): Filters {
  const asked = new URLSearchParams(location.search);
  return given(Object.fromEntries(filterNames.map((name) => [name, asked.get(name) ?? ''])));
}

/** What is looked for. It stands in the address, so that it can be kept, shared and gone back from. */
export const filters = signal<Filters>(fromAddress());
addEventListener('popstate', () => (filters.value = fromAddress()));

/** Any change of a filter begins at the first page again. */
export function look(change: Filters) {
  filters.value = given({ ...filters.peek(), page: '', ...change });
  const query = new URLSearchParams(filters.peek()).toString();
  history.pushState(null, '', query ? `?${query}` : location.pathname);
}

export function clear() {
  filters.value = {};
  history.pushState(null, '', location.pathname);
}
