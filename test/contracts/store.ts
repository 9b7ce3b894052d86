import type { Store } from '../../src/models/connection.js';
import { changes } from './store/changes.js';
import { documents } from './store/documents.js';
import { guards } from './store/guards.js';
import { questions } from './store/questions.js';
import { uniqueness } from './store/uniqueness.js';
import { indexed, plain, World, type Thing } from './store/world.js';

/**
 * What every store does, whatever is beneath it.
 * @param open opens an empty store; each check has its own
 */
export function storeContract(open: () => Promise<Store>): void {
  const world = new World(open);
  const { given } = world;

  questions(world);
  documents(world);
  changes(world);
  guards(world);
  uniqueness(world);

  test('a store answers, keeps its collections apart, and gives the same model twice', async () => {
    await world.open(indexed);
    await world.store.ping();
    const others = world.store.model<Thing>('others', plain());
    await given({ _id: 1 });
    expect(await others.countDocuments({})).toBe(0);
    expect(world.store.model<Thing>('others', plain())).toBe(others);
  });

  test('two stores at once do not see each other', async () => {
    await world.open(indexed);
    const second = await world.another();
    await given({ _id: 1 });
    expect(await second.model<Thing>('things', indexed).countDocuments({})).toBe(0);
    await second.close();
  });
}
