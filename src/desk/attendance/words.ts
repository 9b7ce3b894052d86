interface AttendanceTableWords {
  columns: string[];
  pay: string;
  bonus: string;
  and: string;
  off: string;
  shift: string;
  calendar: string;
  kinds: Record<string, string>;
}

export const attendanceWords: Record<'zh' | 'en', AttendanceTableWords> = {
  zh: {
    columns: [
      ...['月份', '部门', '工号', '姓名', '应出勤（天）', '到岗（天）'],
      ...['迟到（次）', '迟到（分钟）', '早退（次）', '早退（分钟）', '离岗超时（次）', '离岗超时（分钟）'],
      ...['旷工（天）', '旷工日期', '请假（小时）', '加班（小时）', '缺卡', '未决定，未计入'],
      ...['工资', '奖金', '确认人', '确认时间'],
    ],
    pay: '当日工资不计发（建议）',
    bonus: '当月奖金按公司已公示的办法（建议）',
    and: '；',
    off: '休',
    shift: '上班',
    calendar: '排班与休假',
    kinds: {
      ...{
        personal: '事假',
        special: '特殊事假',
        sick: '病假',
        emergencyVisit: '急诊',
        public: '公假',
        statutory: '法定假',
      },
      ...{
        timeOff: '补休',
        outing: '因公外出',
        offPost: '离岗',
        annual: '年休假',
        marriage: '婚假',
        bereavement: '丧假',
      },
      ...{ maternity: '产假', paternity: '陪产假', parental: '育儿假', care: '护理假', antenatal: '产检假' },
    },
  },
  en: {
    columns: [
      ...['Month', 'Department', 'Id', 'Name', 'Working days', 'Days there'],
      ...['Late (times)', 'Late (minutes)', 'Left early (times)', 'Left early (minutes)'],
      ...['Away from post (times)', 'Away from post (minutes)', 'Absent without leave (days)', 'Absent on'],
      ...['Leave (hours)', 'Overtime (hours)', 'Clock missing', 'Not decided, not counted'],
      ...['Pay', 'Bonus', 'Confirmed by', 'Confirmed at'],
    ],
    pay: 'no pay for the day (proposed)',
    bonus: 'bonus of the month by the published rules (proposed)',
    and: '; ',
    off: 'off',
    shift: 'Shift',
    calendar: 'Shifts and days off',
    kinds: {
      ...{ personal: 'personal leave', special: 'special personal leave', sick: 'sick leave' },
      ...{ emergencyVisit: 'emergency visit', public: 'public leave', statutory: 'statutory leave' },
      ...{ timeOff: 'time off', outing: 'business outing', offPost: 'leaving the post', annual: 'annual leave' },
      ...{ marriage: 'marriage leave', bereavement: 'bereavement leave', maternity: 'maternity leave' },
      ...{ paternity: 'paternity leave', parental: 'parental leave', care: 'care leave', antenatal: 'antenatal visit' },
    },
  },
};
