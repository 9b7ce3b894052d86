import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { changesBetween } from '../../src/cli/changes.js';
import { checkOrganisation, importOrganisation } from '../../src/cli/org.js';
import { loadConfig } from '../../src/config.js';
import { openStore } from '../../src/models/connection.js';
import { organisationsOf } from '../../src/models/organisations.js';
import { residentsOf } from '../../src/models/residents.js';
import { company, organisationFrom, type Company } from '../support/company.js';
import { temporaryFolder } from '../support/stores.js';

const now = '2026-11-23T02:00:00.000Z';

/** A folder with the files of a company, a store, and somebody at the terminal who answers. */
function office() {
  const folder = temporaryFolder();
  const config = loadConfig({ DATA_FOLDER: join(folder, 'data') });
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const yaml = (change: (raw: Company) => void = () => undefined) => {
    const raw = company();
    change(raw);
    return file('org.yaml', stringify(raw));
  };
  const call = async (command: 'check' | 'import', args: string[], answer = '') => {
    const said: string[] = [];
    const terminal = {
      say: (line: string) => void said.push(line),
      ask: (question: string) => (said.push(question), Promise.resolve(answer)),
    };
    const code = await (command === 'check'
      ? checkOrganisation(args, terminal, now)
      : importOrganisation(args, config, terminal, now));
    return { code, said, text: said.join('\n') };
  };
  const stored = async () => {
    const store = await openStore({ folder: config.dataFolder });
    try {
      return { organisation: await organisationsOf(store).current(), residents: await residentsOf(store).list() };
    } finally {
      await store.close();
    }
  };
  return { config, file, yaml, call, stored };
}

describe('org:check', () => {
  test('the example can be imported as far as its form goes', async () => {
    const { call } = office();
    expect(await call('check', ['demo/org.yaml', 'demo/residents.csv'])).toMatchObject({
      code: 0,
      said: [expect.stringMatching(/^Can be imported: 1 site\(s\), 5 departments, \d+ people, \d+ residents\.$/)],
    });
  });

  test('everything wrong is one readable list, with what to do', async () => {
    const { call, yaml } = office();
    const { code, said } = await call('check', [
      yaml((raw) => {
        raw.people.lin!.superior = 'chan';
        raw.people.sun!.department = 'sales';
      }),
    ]);
    expect([code, said]).toEqual([
      1,
      [
        '2 to correct:',
        '  ✗ people.sun.department: "sales" is not under departments. Name one of office, service, engineering.',
        '  ✗ people.lin.superior: "chan" is nobody under people. Name one of zheng, zhou, chen, lin, sun, zhao, wu.',
      ],
    ]);
  });

  test('what does not refuse is named too', async () => {
    const { call, yaml } = office();
    const { code, text } = await call('check', [yaml((raw) => delete raw.sites.YH!.companyAddress)]);
    expect(code).toBe(0);
    expect(text).toContain(
      '! sites.YH.companyAddress: is missing, so nobody can decide a matter about the top of the site.',
    );
  });

  test.each([
    ['a file that is not there', 'none.yaml', 'the file is not there'],
    ['a file that is no YAML', 'package.json', 'is not known here'],
  ])('%s is said plainly', async (_what, file, said) => {
    const { code, text } = await office().call('check', [file]);
    expect([code, text.includes(said)]).toEqual([1, true]);
  });

  test('broken YAML is named with its line', async () => {
    const { call, file } = office();
    const { code, text } = await call('check', [file('org.yaml', 'company: x\npeople: [\n')]);
    expect(code).toBe(1);
    expect(text).toMatch(/✗ line \d+: is not YAML/);
  });

  test('called wrongly it says how', async () => {
    expect((await office().call('check', [])).code).toBe(2);
    expect((await office().call('import', ['org.yaml', '--force'])).text).toContain(
      'npm run org:import -- org.yaml [residents.csv] [--yes]',
    );
  });
});

describe('org:import', () => {
  const csv = 'name,phone,room,verified\n王丽,13800001234,3-2-402,yes\n';

  test('shows what is new, asks, and stores it', async () => {
    const { call, yaml, file, stored } = office();
    const { code, said } = await call('import', [yaml(), file('residents.csv', csv)], 'y');
    expect(code).toBe(0);
    expect(said).toContain('+ people.lin: 林姐');
    expect(said.slice(-2)).toEqual(['Import this? [y/N] ', 'Imported as version 1.']);
    const { organisation, residents } = await stored();
    expect(organisation).toEqual({ ...organisationFrom(company()), version: 1 });
    expect(residents.map(({ name, rooms }) => [name, rooms[0]?.room])).toEqual([['王丽', '3-2-402']]);
  });

  test('the next one shows only what changes: added, removed, changed', async () => {
    const { call, yaml, stored } = office();
    await call('import', [yaml(), '--yes']);
    const { said } = await call('import', [
      yaml((raw) => {
        raw.people.wu!.phone = '123';
        raw.people.lin!.superior = 'zhou';
        raw.holidays.off.push('2026-12-25');
        delete raw.people.sun;
      }),
      '--yes',
    ]);
    expect(said).toEqual(
      expect.arrayContaining([
        '+ people.wu.phone: 123',
        '~ people.lin.superior: chen → zhou',
        '+ holidays.off: ["2026-12-25"]',
        '- people.sun: 小孙',
      ]),
    );
    expect(said.some((line) => line.includes('zheng'))).toBe(false);
    expect((await stored()).organisation?.version).toBe(2);
  });

  test('the same file again changes nothing', async () => {
    const { call, yaml, file } = office();
    const files = [yaml(), file('residents.csv', csv)];
    await call('import', [...files, '--yes']);
    expect(await call('import', [...files, '--yes'])).toMatchObject({ code: 0, said: ['Nothing changes.'] });
  });

  test.each(['', 'n', 'maybe'])('the answer "%s" imports nothing', async (answer) => {
    const { call, yaml, stored } = office();
    expect((await call('import', [yaml()], answer)).said.at(-1)).toBe('Nothing was imported.');
    expect((await stored()).organisation).toBeUndefined();
  });

  test('a faulty file leaves the old one', async () => {
    const { call, yaml, stored } = office();
    await call('import', [yaml(), '--yes']);
    const faulty = await call('import', [yaml((raw) => (raw.people.zhou!.superior = 'lin')), '--yes']);
    expect([faulty.code, faulty.said.at(-1)]).toEqual([1, 'Nothing was imported.']);
    expect((await stored()).organisation).toEqual({ ...organisationFrom(company()), version: 1 });
  });

  test('a store of the demonstration is never mixed with real data, nor the other way round', async () => {
    const { call, yaml, config, stored } = office();
    const store = await openStore({ folder: config.dataFolder });
    await organisationsOf(store).save({ ...organisationFrom(company()), demo: true }, 0);
    await store.close();
    const refused = await call('import', [yaml(), '--yes']);
    expect([refused.code, refused.text]).toEqual([1, expect.stringContaining('Set DATA_FOLDER to another folder.')]);
    expect((await stored()).organisation?.demo).toBe(true);
    expect((await office().call('import', ['demo/org.yaml', '--yes'])).text).toContain('Remove its line "demo: true"');
  });

  test('a list of residents that can not be read changes nothing', async () => {
    const { call, yaml, file, stored } = office();
    const { code, text } = await call('import', [yaml(), file('residents.csv', 'name\n"王丽'), '--yes']);
    expect([code, text.includes('is not a table')]).toEqual([1, true]);
    expect((await stored()).organisation).toBeUndefined();
  });
});

test('another order is no change', () => {
  const people = [
    { id: 'a', n: 1 },
    { id: 'b', n: 2 },
  ];
  expect(changesBetween({ people }, { people: [...people].reverse() })).toEqual([]);
});
