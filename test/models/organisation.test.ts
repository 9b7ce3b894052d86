import type { Store } from '../../src/models/connection.js';
import { organisationsOf } from '../../src/models/organisations.js';
import { residentsOf } from '../../src/models/residents.js';
import type { Resident } from '../../src/rules/organisation.js';
import { settingsSchema } from '../../src/rules/settings.js';
import { company, organisationFrom } from '../support/company.js';
import { mongoUri, openInMemory, openOnServer } from '../support/stores.js';

const stores: [string, () => Promise<Store>][] = [['embedded store', openInMemory]];
if (mongoUri) stores.push(['MongoDB', openOnServer]);

describe.each(stores)('the organisation and its residents: %s', (_name, open) => {
  let store: Store;
  beforeEach(async () => {
    store = await open();
    organisationsOf(store);
    residentsOf(store);
    await store.ensureIndexes();
  });
  afterEach(() => store.close());

  test('an empty store has no organisation', async () => {
    expect(await organisationsOf(store).current()).toBeUndefined();
  });

  test('every import is a version of its own, and earlier ones can still be read', async () => {
    const organisations = organisationsOf(store);
    const first = organisationFrom(company());
    await organisations.save(first, 0);
    await organisations.save({ ...first, company: { zh: '新名字', en: 'New name' } }, 1);
    expect(await organisations.current()).toEqual({ ...first, version: 2, company: { zh: '新名字', en: 'New name' } });
    expect(await organisations.version(1)).toEqual({ ...first, version: 1 });
  });

  test('of several who import at once one wins and the others are told', async () => {
    const organisations = organisationsOf(store);
    const organisation = organisationFrom(company());
    const saved = await Promise.all(Array.from({ length: 5 }, () => organisations.save(organisation, 0)));
    expect(saved.filter(Boolean)).toHaveLength(1);
    expect(await organisations.save(organisation, 0)).toBeUndefined();
    expect(await organisations.save(organisation, 7)).toBeUndefined();
    expect((await organisations.current())?.version).toBe(1);
  });

  test('settings that came with a later release have their defaults', async () => {
    const organisation = organisationFrom(company());
    await organisationsOf(store).save({ ...organisation, settings: {} as never }, 0);
    expect((await organisationsOf(store).current())?.settings).toEqual(settingsSchema.parse({}));
  });

  const wang: Resident = {
    ...{ id: 'r-wang', name: '王丽', title: '女士', phone: '13800001234', language: 'zh' },
    rooms: [{ room: '3-2-402', site: 'YH', relation: 'owner', verified: true }],
  };
  const li: Resident = { ...wang, id: 'r-li', name: '李', rooms: [{ ...wang.rooms[0]!, relation: 'family' }] };
  const cai: Resident = { id: 'r-cai', name: '蔡', title: '', language: 'en', rooms: [] };

  test('residents are found by id, by phone however it is written, and by room', async () => {
    const residents = residentsOf(store);
    await residents.importAll([wang, li, cai]);
    expect(await residents.byId('r-wang')).toEqual(wang);
    expect(await residents.byId('r-nobody')).toBeUndefined();
    expect(await residents.byPhone('+86 138-0000-1234')).toEqual([li, wang]);
    expect(await residents.byPhone('')).toEqual([]);
    expect(await residents.inRoom('YH', '3-2-402')).toEqual([li, wang]);
    expect(await residents.inRoom('ZZ', '3-2-402')).toEqual([]);
    expect(await residents.list()).toEqual([cai, li, wang]);
  });

  test('who is no longer on the list has moved out: known, without the room', async () => {
    const residents = residentsOf(store);
    await residents.importAll([wang, li]);
    await residents.importAll([{ ...li, title: '先生' }]);
    expect(await residents.byId('r-wang')).toEqual({ ...wang, rooms: [] });
    expect(await residents.inRoom('YH', '3-2-402')).toEqual([{ ...li, title: '先生' }]);
  });

  test('a guest is added once and stays through an import', async () => {
    const residents = residentsOf(store);
    const guest = { id: 'guest-1', name: '', title: '', language: 'en', rooms: [] };
    expect(await residents.addGuest({ id: 'guest-1', language: 'en' })).toEqual(guest);
    expect(await residents.addGuest({ id: 'guest-1', language: 'zh' })).toEqual(guest);
    await residents.importAll([wang]);
    expect(await residents.byId('guest-1')).toEqual(guest);
  });

  test('thousands of residents are taken over and found without reading through them', async () => {
    const residents = residentsOf(store);
    const many = Array.from({ length: 3000 }, (_, n) => ({
      ...wang,
      id: `r-${n}`,
      phone: `1390000${String(n).padStart(4, '0')}`,
    }));
    await residents.importAll(many);
    expect((await residents.byPhone('13900002999')).map(({ id }) => id)).toEqual(['r-2999']);
  });
});
