import { Readable } from 'node:stream';
import { numberOf } from '../flows/commit.js';
import type { RegisterPage, RegisterQuery, RegisterRow } from '../flows/register.js';
import type { Shell } from '../flows/shell.js';
import { termsOf } from '../flows/wording/index.js';
import type { CaseLine } from '../models/cases.js';
import { departmentsOfSite, siteOf, staffOf } from '../rules/chain.js';
import { kindOf } from '../rules/kinds.js';
import type { Language, Organisation, PersonId, Staff } from '../rules/organisation.js';
import { categories, sizes } from '../rules/settings.js';
import { stepNames } from '../rules/complaint/state.js';
import type { Instant } from '../rules/time.js';
import { csvOf } from './csv.js';
import { handlingForm } from './form.js';
import { rowOf, voidRow, type Seen } from './rows.js';
import { fits, intervalOf, kind, narrows, portions } from './search.js';

type Desk = Pick<Shell, 'organisation' | 'now'>;
type Records = Pick<Shell, 'cases' | 'numbers'>;

export const rowsOnPage = 25;
/** Cases that a search looks through at most, the newest first; dates lead further back. */
const mostSearched = 5_000;

/** Who may see the register: staff of the site who are named for it, and its top (complaint.2). */
export function registrar(organisation: Organisation, person: PersonId): Staff | undefined {
  const staff = staffOf(organisation, person);
  if (!staff) return undefined;
  return staff.register || siteOf(organisation, staff.site).officeManager === staff.id ? staff : undefined;
}

/**
 * 客户投诉登记表 and 投诉处理表 (complaint.2, .3). Everything is `undefined` for whoever may not see it: the messenger says so.
 */
export function registerDesk({ organisation, now }: Desk, { cases, numbers }: Records) {
  const { prefix } = kindOf(kind);
  const seenBy = (language: Language): Seen => ({ organisation: organisation().organisation, now: now(), language });

  /** Void numbers of the days asked for, the newest first. */
  async function voids(site: string, query: RegisterQuery, language: Language): Promise<RegisterRow[]> {
    const { organisation: whole, calendar } = organisation();
    const received = intervalOf(query, calendar);
    const found = await numbers.voids(site, prefix, query.from ?? '');
    const rows = found
      .map(({ date, place, reason }) =>
        voidRow(
          numberOf({ organisation: whole }, site, prefix, date, place),
          reason,
          calendar.at(date, '00:00'),
          language,
        ),
      )
      .filter((row) => row.receivedAt >= received.from && row.receivedAt < received.to && showsVoid(row, query));
    return inOrder(rows);
  }

  /** One page by the index alone; void numbers stand between their neighbours. */
  async function plainPage(site: string, query: RegisterQuery, language: Language): Promise<Listed> {
    const received = intervalOf(query, organisation().calendar);
    const [count, unused] = await Promise.all([
      cases.countRegister(kind, site, received),
      voids(site, query, language),
    ]);
    const pages = Math.max(1, Math.ceil(count / rowsOnPage));
    const page = Math.min(query.page, pages);
    const skip = (page - 1) * rowsOnPage;
    // The last case of the page before says where this page begins.
    const lines = await cases.register(kind, site, received, Math.max(0, skip - 1), rowsOnPage + Math.min(skip, 1));
    const before = skip > 0 ? lines.shift() : undefined;
    const last = page < pages ? lines.at(-1) : undefined;
    const here = unused.filter(
      ({ number }) =>
        (!before || order(number) < order(before.number)) && (!last || order(number) >= order(last.number)),
    );
    return { rows: inOrder([...rowsFrom(lines, language), ...here]), total: count + unused.length, page, pages };
  }

  const rowsFrom = (lines: CaseLine[], language: Language): RegisterRow[] =>
    lines.map((line) => rowOf(line, seenBy(language)));

  /** What fits, looked for from the newest on. */
  async function searchPage(site: string, query: RegisterQuery, language: Language): Promise<Listed> {
    const received = intervalOf(query, organisation().calendar);
    const matches = fits(query);
    const found: CaseLine[] = [];
    let searched = 0;
    let oldest: Instant | undefined;
    for await (const lines of portions(cases, site, received)) {
      found.push(...lines.filter(matches));
      searched += lines.length;
      if (searched < mostSearched) continue;
      oldest = lines.at(-1)?.receivedAt;
      break;
    }
    const rows = inOrder([...rowsFrom(found, language), ...(await voids(site, query, language))]);
    const pages = Math.max(1, Math.ceil(rows.length / rowsOnPage));
    const page = Math.min(query.page, pages);
    return {
      rows: rows.slice((page - 1) * rowsOnPage, page * rowsOnPage),
      total: rows.length,
      page,
      pages,
      ...(oldest ? { searchedSince: oldest } : {}),
    };
  }

  async function* exported(site: string, query: RegisterQuery, language: Language): AsyncGenerator<RegisterRow[]> {
    const received = intervalOf(query, organisation().calendar);
    const matches = fits(query);
    const unused = await voids(site, query, language);
    for await (const lines of portions(cases, site, received)) {
      const last = lines.at(-1);
      const here = last
        ? unused.splice(0, unused.filter(({ number }) => order(number) > order(last.number)).length)
        : [];
      yield inOrder([...rowsFrom(lines.filter(matches), language), ...here]);
    }
    yield unused;
  }

  return {
    /** The list with search and filters, 25 a page, the newest first. */
    async page(person: PersonId, query: RegisterQuery, language: Language): Promise<RegisterPage | undefined> {
      const staff = registrar(organisation().organisation, person);
      if (!staff) return undefined;
      const listed = await (narrows(query) ? searchPage : plainPage)(staff.site, query, language);
      return { ...listed, filters: filtersOf(organisation().organisation, staff.site, language) };
    },

    /** The same list whole, as a file that spreadsheets open; nothing in it is taken for a formula. */
    csv(person: PersonId, query: RegisterQuery, language: Language): Promise<Readable | undefined> {
      const { organisation: whole, calendar } = organisation();
      const staff = registrar(whole, person);
      const content = staff && Readable.from(csvOf(exported(staff.site, query, language), calendar, language));
      return Promise.resolve(content);
    },

    /** 投诉处理表 as one page of HTML to print (complaint.3). */
    async form(person: PersonId, caseId: string, language: Language): Promise<string | undefined> {
      const { organisation: whole, calendar } = organisation();
      const staff = registrar(whole, person);
      const found = staff && (await cases.byId(caseId));
      if (!found || found.kind !== kind || found.site !== staff.site) return undefined;
      return handlingForm(found, { organisation: whole, calendar, language, now: now(), reader: staff });
    },
  };
}

type Listed = Omit<RegisterPage, 'filters'>;

/** Sorts numbers of one site: day, then place. */
function order(number: string): string {
  const [day = '', place = ''] = number.split('-').slice(-2);
  return `${day} ${place.padStart(8, '0')}`;
}

const inOrder = (rows: RegisterRow[]): RegisterRow[] =>
  rows.sort((a, b) => (order(a.number) < order(b.number) ? 1 : -1));

/** A void number has no state to filter by: it is found by its number, or with no filter at all. */
function showsVoid(row: RegisterRow, { query, ...filters }: RegisterQuery): boolean {
  if (narrows(filters)) return false;
  return !query?.trim() || row.number.toLowerCase().includes(query.trim().toLowerCase());
}

function filtersOf(organisation: Organisation, site: string, language: Language): RegisterPage['filters'] {
  const terms = termsOf(language);
  const options = <Value extends string>(values: readonly Value[], labels: Record<Value, string>) =>
    values.map((value) => ({ value, label: labels[value] }));
  return {
    status: options([...stepNames, 'closed'] as const, terms.steps),
    category: options(categories, terms.categories),
    department: departmentsOfSite(organisation, site).map(({ id, name }) => ({ value: id, label: name[language] })),
    size: options(sizes, terms.sizes),
  };
}
