import { signal } from '@preact/signals';
import type { DemoPerson } from '../../api.js';
import { Failure, read } from '../lib/api';

export type Loaded =
  | { state: 'loading' }
  | { state: 'ready'; people: DemoPerson[] }
  | { state: 'closed' }
  | { state: 'failed'; failure: unknown };

/** Who can be chosen; `closed` outside the demonstration. */
export const people = signal<Loaded>({ state: 'loading' });

export async function loadPeople() {
  people.value = { state: 'loading' };
  try {
    people.value = { state: 'ready', people: await read<DemoPerson[]>('/api/demo/people') };
  } catch (failure) {
    const closed = failure instanceof Failure && failure.status >= 400 && failure.status < 500;
    people.value = closed ? { state: 'closed' } : { state: 'failed', failure };
  }
}

export const groups = ['resident', 'service', 'manager', 'department'] as const;
