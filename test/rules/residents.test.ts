import { phoneOf, readResidents, roomOf } from '../../src/rules/residents.js';
import { company, organisationFrom } from '../support/company.js';

const organisation = organisationFrom(company());
const read = (...rows: Record<string, unknown>[]) => readResidents(rows, organisation);

test('a line needs no more than a name; what is known is read in either language', () => {
  const { residents, faults, warnings } = read(
    { id: 'r-1', name: '王丽' },
    {
      id: 'r-2',
      name: 'Miller',
      title: 'Ms',
      phone: '+86 138-0000-3101',
      site: 'YH',
      room: '3栋2单元501',
      relation: '租户',
      verified: '是',
      language: 'EN',
    },
  );
  expect([faults, warnings]).toEqual([[], []]);
  expect(residents).toEqual([
    { id: 'r-1', name: '王丽', title: '', language: 'zh', rooms: [] },
    {
      ...{ id: 'r-2', name: 'Miller', title: 'Ms', phone: '13800003101', language: 'en' },
      rooms: [{ room: '3-2-501', site: 'YH', relation: 'tenant', verified: true }],
    },
  ]);
});

test('a room is unverified 未核实 unless the list says otherwise', () => {
  expect(read({ name: '王丽', room: '3-2-501' }).residents[0]?.rooms[0]?.verified).toBe(false);
});

test('who has several rooms has several lines and is one resident, with the same id at every import', () => {
  const lines = ['3-1-201', '3-1-202', '3-1-202'].map((room) => ({ name: '谢天', phone: '13800005031', room }));
  const { residents } = read(...lines);
  expect(residents.map(({ rooms }) => rooms.map(({ room }) => room))).toEqual([['3-1-201', '3-1-202']]);
  expect(residents[0]?.id).toMatch(/^r-[a-z0-9]{11}$/);
  expect(read(...lines.reverse()).residents[0]?.id).toBe(residents[0]?.id);
});

test('a family that shares a phone is several people', () => {
  expect(read({ name: '杨柳', phone: '1' }, { name: '杨帆', phone: '1' }).residents).toHaveLength(2);
});

test('every line that can not be used is named with its number and what to do', () => {
  const { faults } = read(
    { name: '' },
    { name: '甲', room: '后面那栋' },
    { name: '乙', room: '3-501', site: 'ZZ' },
    { name: '丙', relation: 'friend', verified: 'perhaps' },
    { id: 'r-1', name: '丁' },
    { id: 'r-1', name: '戊' },
    { id: 'lin', name: '己' },
  );
  expect(faults.map(({ path, kind, problem }) => `${path.slice(16)} ${kind} ${problem}`)).toEqual([
    '2 form name can not be read',
    '3 form room can not be read',
    '4 unknown there is no site "ZZ"',
    '5 form relation can not be read',
    '5 form verified can not be read',
    '7 duplicate r-1 is already 丁',
    '8 form id can not be read',
  ]);
});

test('a room that no building has is named but taken over', () => {
  const { residents, warnings } = read(
    { name: '甲', room: '9-1-101' },
    { name: '乙', room: '3-3-101' },
    { name: '丙', room: '3-1-1201' },
  );
  expect(warnings.map(({ problem }) => problem)).toEqual(
    ['9-1-101', '3-3-101', '3-1-1201'].map((room) => `YH has no room ${room}`),
  );
  expect(residents).toHaveLength(3);
});

test('numbers and rooms are written one way', () => {
  expect([phoneOf('+86 138 0000 1234'), phoneOf('0571-5550-0110'), phoneOf('')]).toEqual([
    '13800001234',
    '057155500110',
    '',
  ]);
  expect([roomOf('3-2-501'), roomOf('三栋501'), roomOf('501')]).toEqual(['3-2-501', '3-501', undefined]);
});
