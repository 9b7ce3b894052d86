import type { Product } from '../../src/product.js';
import { startTestProduct, userOf, type User } from '../support/product.js';

let product: Product;
let wang: User;
beforeEach(async () => {
  product = await startTestProduct();
  wang = await userOf(product, 'r-wang');
});
afterEach(() => product.stop());

/** A case that a restored backup brought: it has the number that would come next. */
async function takeNumber(number: string): Promise<void> {
  const zhang = await userOf(product, 'r-zhang');
  await zhang.say('楼道灯坏了');
  const [line] = await product.shell.cases.ofOwner('r-zhang', '');
  const document = (await product.shell.cases.byId(line!._id))!;
  await product.shell.cases.insert({ ...document, _id: 'restored', number, owner: 'r-liu' });
}

test('what fails five times is put aside: the person and the administrator know, the number is void, the next message goes on', async () => {
  await takeNumber('TS-20261124-002');
  await wang.say('楼上半夜装修吵死了');
  expect(await wang.reads()).toContain('没能处理');
  const xu = await userOf(product, 'xu');
  expect(await xu.reads()).toContain('已搁置');
  expect(await product.shell.numbers.voids('YH', 'TS', '2026-11-24')).toEqual([
    { date: '2026-11-24', place: 2, reason: 'parked' },
  ]);
  await wang.say('厨房漏水');
  expect(await wang.reads()).toContain('TS-20261124-003');
  const sun = await userOf(product, 'sun');
  const { rows } = (await (await sun.get('register')).json()) as { rows: { number: string; void?: string }[] };
  expect(rows.filter((row) => row.void).map(({ number }) => number)).toEqual(['TS-20261124-002']);
});

test('others are worked meanwhile', async () => {
  await takeNumber('TS-20261124-002');
  const liu = await userOf(product, 'r-cai');
  const failing = wang.say('楼上半夜装修吵死了');
  await liu.say('电梯坏了');
  await failing;
  expect(await liu.reads()).toMatch(/TS-20261124-003/);
});

test('what came in before midnight and is worked after it has the number of its day (complaint.3)', async () => {
  const incoming = {
    id: 'web:r-wang:late',
    messenger: 'web',
    conversation: 'r-wang',
    person: 'r-wang',
    what: { kind: 'words' as const, text: '楼上漏水', files: [] },
  };
  const { commit } = await import('../../src/flows/commit.js');
  const known = { site: 'YH', reporter: { person: 'r-wang', verified: true, reachable: true }, earlier: 0 };
  const command = {
    type: 'register',
    channel: 'chat',
    nature: 'complaint',
    text: incoming.what.text,
    category: 'water',
    language: 'zh',
    danger: false,
    files: [],
  };
  const done = await commit(product.shell, {
    commandId: `${incoming.id}#0`,
    kind: 'complaint',
    command,
    actor: { person: 'r-wang', role: 'resident' },
    known,
    receivedAt: '2026-11-23T15:59:59.000Z',
  });
  const { number, receivedAt } = (await product.shell.cases.byId((done as { case: string }).case))!;
  expect([number, receivedAt]).toEqual(['TS-20261123-001', '2026-11-23T15:59:59.000Z']);
});
