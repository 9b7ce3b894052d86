import { actingAt, type Matter, type Turn } from '../approval.js';
import type { Context } from '../case.js';
import { chainAbove, departmentsOfSite, holdersOf, staffOf } from '../chain.js';
import type { PersonId, Text } from '../organisation.js';
import type { Report } from './state.js';

export const actorOf = ({ actor }: Context): PersonId | undefined => ('person' in actor ? actor.person : undefined);
const nobody: Text = { zh: '同事', en: 'a colleague' };
export const nameOf = (person: PersonId, { organisation }: Context): Text =>
  staffOf(organisation, person)?.name ?? nobody;

/** Where a report begins: with the direct superior; about that superior, with the level above. */
export function firstLevel(reporter: PersonId, confidential: boolean, { organisation }: Context): PersonId | undefined {
  return chainAbove(organisation, reporter)[confidential ? 1 : 0]?.id;
}

/** The level above one, in the reporter's own line. */
export function levelAbove(
  report: Pick<Report, 'reporter'>,
  level: PersonId,
  { organisation }: Context,
): PersonId | undefined {
  const chain = chainAbove(organisation, report.reporter).map(({ id }) => id);
  const place = chain.indexOf(level);
  return place >= 0 ? chain[place + 1] : chainAbove(organisation, level)[0]?.id;
}

/** Who passed it up from below does not decide the next level; whom it is about decides none, by delegation either. */
function matterOf(report: Pick<Report, 'reporter' | 'opinions' | 'confidential'>, context: Context): Matter {
  const barred = aboutWhom(report, context).map((person) => ({ level: person, by: person }));
  return {
    requester: report.reporter,
    decided: [...report.opinions.map(({ level, by }) => ({ level, by })), ...barred],
  };
}

/** Who acts at the level that has it: its holder, their delegate; else the next further up. */
export const turnNow = (
  report: Pick<Report, 'reporter' | 'opinions' | 'confidential' | 'level'>,
  context: Context,
): Turn => actingAt(report.level, matterOf(report, context), context);

/** May this person instruct: whose turn it is, or the level's own holder; never in their own matter. */
export function mayInstruct(report: Report, context: Context): boolean {
  const actor = actorOf(context);
  const turn = turnNow(report, context);
  return !!actor && actor !== report.reporter && (actor === turn.holder || actor === report.level);
}

/** The superior that a confidential report is about: never told of it. */
export function aboutWhom(
  { confidential, reporter }: Pick<Report, 'confidential' | 'reporter'>,
  { organisation }: Pick<Context, 'organisation'>,
): PersonId[] {
  const superior = confidential ? staffOf(organisation, reporter)?.superior : undefined;
  return superior ? [superior] : [];
}

/** Engineering: the head of the department that does lifts and facilities, and the engineers on shift. */
export function engineering(site: string, { organisation, calendar, now }: Context): PersonId[] {
  const department = departmentsOfSite(organisation, site).find(({ categories }) => categories.includes('facilities'));
  const engineers = holdersOf(organisation, site, 'engineer').filter(({ id }) => calendar.onShift(id, now));
  return [...new Set([...(department ? [department.head] : []), ...engineers.map(({ id }) => id)])];
}

/** 通信设备 (report.2): monitoring, fire panel, door intercom, telephones, network, lift intercom; out of order. */
const equipment =
  /监控|摄像头|消防主机|火灾报警|烟感|门禁|对讲|电话|总机|网络|宽带|机房|五方通话|cctv|camera|fire (?:panel|alarm)|intercom|telephone|phone line|network|internet/i;
const out =
  /坏了?|断了?|瘫痪|故障|离线|不通|失灵|黑屏|没信号|没反应|打不[通开]|无法|用不了|停(?:了|机)|中断|down\b|broken|out of order|offline|not working|dead\b|fail/i;
export const isOutage = (text: string): boolean => equipment.test(text) && out.test(text);
