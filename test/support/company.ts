import { readOrganisation } from '../../src/rules/organisation/read.js';
import type { Organisation } from '../../src/rules/organisation.js';

/** A small organisation as somebody writes it in org.yaml. Change what a test is about. */
export const company = () => ({
  company: { zh: '安和物业', en: 'Anhe' },
  shifts: {
    day: { name: '白班', hours: '08:30-17:30', break: '12:00-13:00' },
    night: { name: '夜班', hours: '20:00-08:00' },
  } as Record<string, unknown>,
  sites: {
    YH: {
      name: '雅和苑',
      officeManager: 'zheng',
      serviceDepartment: 'service',
      dutyPhone: '0571-5550-0110',
      companyAddress: 'integrity@anhe.example',
      buildings: { '1-4': { steward: 'zhao', units: 2, floors: 11 }, B: { steward: 'zhao' } },
    },
  } as Record<string, Record<string, unknown>>,
  departments: {
    office: { name: '管理处', head: 'zheng' },
    service: { name: '客服部', head: 'zhou', aliases: ['客服', 'customer service'] },
    engineering: { name: '工程部', head: 'wu', aliases: ['工程', 'engineering'] },
  } as Record<string, Record<string, unknown>>,
  people: {
    zheng: { name: '郑经理', posts: 'officeManager', department: 'office', shifts: 'day' },
    zhou: { name: '周经理', posts: 'serviceManager', department: 'service', superior: 'zheng', shifts: 'day' },
    chen: { name: '陈主管', posts: 'supervisor', department: 'service', superior: 'zhou', shifts: 'day' },
    lin: {
      name: '林姐',
      posts: 'clerk',
      department: 'service',
      superior: 'chen',
      shifts: { workdays: 'night', daysOff: 'night' },
    },
    sun: { name: '小孙', posts: 'clerk', department: 'service', superior: 'chen', shifts: 'day' },
    zhao: { name: '小赵', posts: ['steward', 'clerk'], department: 'service', superior: 'chen' },
    wu: { name: '吴经理', posts: 'departmentHead', department: 'engineering', superior: 'zheng', shifts: 'day' },
  } as Record<string, Record<string, unknown>>,
  delegations: [] as unknown[],
  dutyRoster: [{ people: ['zhou', 'wu', 'zheng'], from: '2026-01-05' }] as unknown[],
  holidays: { off: [] as string[], work: [] as string[] },
});

export type Company = ReturnType<typeof company>;

/** @throws when it has a fault */
export function organisationFrom(raw: unknown): Organisation {
  const { organisation, faults } = readOrganisation(raw);
  if (!organisation) throw new Error(JSON.stringify(faults));
  return organisation;
}
