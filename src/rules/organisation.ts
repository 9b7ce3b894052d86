import type { Settings } from './settings.js';
import type { Instant, LocalDate, TimeOfDay } from './time.js';

/** A member of staff (`lin`) or a resident (`r-0001`, `guest-…`). Unique over the company. */
export type PersonId = string;

/** A name or text in the product's two languages. */
export interface Text {
  zh: string;
  en: string;
}
export type Language = 'zh' | 'en';

/** 岗位. The first of a person's posts is the main one. */
export type Post =
  | 'clerk' // 客服专员
  | 'steward' // 楼管员
  | 'supervisor' // 客服主管
  | 'serviceManager' // 客服部经理, the department head
  | 'officeManager' // 管理处经理, the top of a site
  | 'departmentHead' // head of another department
  | 'engineer'
  | 'cleaner'
  | 'guard'
  | 'personnel' // 人事
  | 'administrator'; // the IT person

export interface Staff {
  id: PersonId;
  name: Text;
  /** What residents see: 客服林女士. */
  knownAs: Text;
  posts: Post[];
  department: string;
  site: string;
  /** 上级, exactly one; absent only at the top of a site. */
  superior?: PersonId;
  language: Language;
  phone?: string;
  email?: string;
  /** Which shifts this person works: by weekday pattern and by single dates, which win. */
  roster: Roster;
  /** May see the register (complaint.2). */
  register: boolean;
}

export interface Roster {
  /** Shift ids for workdays of the Chinese working calendar… */
  workdays?: string[];
  /** …and for days off (weekends and statutory holidays). */
  daysOff?: string[];
  /** A repeating cycle of shift ids (or null for rest) from a start date, instead of the two above. */
  cycle?: { from: LocalDate; shifts: (string | null)[] };
  /** Single dates: shift ids, empty for rest. */
  dates?: Record<LocalDate, string[]>;
}

/** 班次. `to` earlier than `from` ends on the next day. */
export interface Shift {
  id: string;
  name: Text;
  from: TimeOfDay;
  to: TimeOfDay;
  breakFrom?: TimeOfDay;
  breakTo?: TimeOfDay;
}

export interface Building {
  id: string;
  name: Text;
  units: number;
  floors: number;
  roomsPerFloor: number;
  steward: PersonId;
}

export interface Department {
  id: string;
  site: string;
  name: Text;
  head: PersonId;
  /** Categories it is usually responsible for: what a proposal starts from. */
  categories: string[];
  /** How people write it: 工程, 工程部, engineering. */
  aliases: string[];
}

/** 项目/小区 */
export interface Site {
  id: string;
  name: Text;
  /** The top of the site, 管理处经理. */
  officeManager: PersonId;
  /** 客服部 of this site: its head decides on complaints (reception.2). */
  serviceDepartment: string;
  dutyPhone: string;
  /** Confidential address of the company for matters about the top. */
  companyAddress: string;
  buildings: Building[];
  channels: Record<string, string>;
}

/** 代理: `delegate` acts at the level of `of`, from the first to the last day. */
export interface Delegation {
  of: PersonId;
  delegate: PersonId;
  from: LocalDate;
  to: LocalDate;
}

/** 值班经理 by roster. */
export interface Duty {
  site: string;
  person: PersonId;
  from: Instant;
  to: Instant;
}

/** 值班经理 in turns, from a date on without end; single duties win over it. */
export interface DutyRotation {
  site: string;
  people: PersonId[];
  from: LocalDate;
  /** Length of a turn. */
  days: number;
  /** When one takes over from the other. */
  changeAt: TimeOfDay;
}

export interface Organisation {
  /** Version of the store's copy; counts imports. */
  version: number;
  /** True for the demonstration organisation: its store is never mixed with real data. */
  demo: boolean;
  company: Text;
  timeZone: string;
  sites: Site[];
  departments: Department[];
  staff: Staff[];
  shifts: Shift[];
  delegations: Delegation[];
  duties: Duty[];
  dutyRotations?: DutyRotation[];
  /** Days off and extra workdays that this company sets, over the statutory calendar. */
  holidays: { off: LocalDate[]; work: LocalDate[] };
  settings: Settings;
}

export interface Room {
  /** `3-2-501` */
  room: string;
  site: string;
  relation: 'owner' | 'tenant' | 'family';
  /** False for 未核实: nothing known about the room is shown. */
  verified: boolean;
}

export interface Resident {
  id: PersonId;
  name: string;
  /** 女士 / 先生; empty when not known. */
  title: string;
  phone?: string;
  language: Language;
  rooms: Room[];
}
