import type { Matter } from '../../../flows/understand.js';

const kinds: [NonNullable<Matter['leaveKind']>, RegExp][] = [
  ['emergencyVisit', /急诊|急救|120|救护车|抢救|emergency room|\ber\b|a&e/],
  ['annual', /年假|年休|annual leave|vacation|\bpto\b/],
  [
    'statutory',
    /婚假|结婚|丧假|去世|过世|奔丧|产假|陪产|育儿假|护理假|工伤假|产检|哺乳|marriage leave|wedding leave|bereavement|funeral|maternity|paternity|parental leave/,
  ],
  ['timeOff', /调休|补休|换休|倒休|time off in lieu|comp(ensatory)? (day|time|off)|in lieu/],
  ['public', /公假|出差|脱产|公司派|开会学习|外派|因公负伤|training course|company training|business trip/],
  [
    'sick',
    /病假|发烧|感冒|生病|看病|拉肚子|肚子疼|头疼|不舒服|住院|手术|医院|腰疼|牙疼|流感|复查|sick|fever|\bflu\b|doctor|hospital|surgery|dentist|unwell|migraine|stomach/,
  ],
  ['special', /突然|临时|急事|特殊事假|突发|家里出事|sudden|urgent|something came up|family emergency/],
];

/** Kind of leave as far as the words tell; personal leave otherwise (attendance.6 to .11). */
export function readLeaveKind(text: string): NonNullable<Matter['leaveKind']> {
  const others =
    /(孩子|小孩|儿子|女儿|宝宝|老人|妈|爸|奶奶|爷爷|老婆|老公|媳妇|家人|陪|带|照顾|my (kid|son|daughter|mother|father|mom|dad|wife|husband|child))/.test(
      text,
    );
  const found = kinds.find(
    ([kind, pattern]) => pattern.test(text) && !(kind === 'sick' && others && !/病假|sick leave/.test(text)),
  );
  return found?.[0] ?? 'personal';
}
