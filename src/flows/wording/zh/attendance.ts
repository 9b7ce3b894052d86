import type { FindingCard, FindingLine, TurnCard } from '../../../rules/attendance/messages.js';
import type { MonthRow } from '../../../rules/attendance/month.js';
import type { Interval } from '../../../rules/time.js';
import type { AttendanceCatalogue, Wording } from '../catalogue.js';
import { cut, joined, labelled, linesOf } from '../parts.js';

const steps: AttendanceCatalogue['steps'] = {
  correct: '决定补卡',
  decide: '了解情况并记录',
  explain: '本人说明（申辩）',
  judge: '部门负责人决定',
  review: '人事复核',
  selfCriticism: '书面检讨',
};

const findings: AttendanceCatalogue['findings'] = {
  late: '迟到',
  early: '早退',
  offPost: '离岗超时',
  absence: '当班没有到岗记录',
  repeated: '本月多次',
  serious: '造成较重后果',
};

const leaveNames: Record<string, string> = {
  personal: '事假',
  special: '特殊事假',
  sick: '病假',
  emergencyVisit: '急诊',
  public: '公假',
  statutory: '法定假',
  timeOff: '补休',
  overtime: '加班',
  outing: '因公外出',
  offPost: '离岗',
  annual: '年休假',
  marriage: '婚假',
  bereavement: '丧假',
  maternity: '产假',
  paternity: '陪产假',
  parental: '育儿假',
  care: '护理假',
  antenatal: '产检假',
};

const way = (what: 'in' | 'out') => (what === 'in' ? '上班' : '下班');
const monthOf = (month: string) => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`;
const shiftOf = ({ from, to }: Interval, w: Wording) => w.moments([from, to]).join('–');
const minutesOf = ({ kind, minutes, breach }: FindingLine) =>
  kind === 'repeated'
    ? `本月第 ${minutes} 次`
    : `${findings[kind]} ${minutes} 分钟${breach && kind !== 'absence' ? '（满 20 分钟，提议按违纪）' : ''}`;

function lineOf(line: FindingLine, w: Wording): string {
  const { verdict, by, text, reviewed } = line;
  const decided =
    verdict && `${w.name(by)}：${verdict === 'confirmed' ? '属实' : '不计'}${reviewed ? '，人事已复核' : ''}`;
  return joined([minutesOf(line), decided, text && cut(text, 200)]);
}

function ownText(card: FindingCard, w: Wording): string {
  const { kind, verdict, decider, explainUntil, explained, correcting, cleared, by } = card;
  if (cleared) return '已经不计：按补卡、批准的假或后来的记录重新算过，没有需要说明的了。';
  if (verdict === 'excused') return `${w.name(by)}了解后决定不计。`;
  if (verdict === 'confirmed')
    return kind === 'absence'
      ? `${w.name(by)}决定按旷工处理${card.reviewed ? '，人事已复核' : '，还要人事复核'}。月度考勤里只列为建议，不写金额。`
      : `${w.name(by)}已了解并记录。`;
  if (correcting) return `补卡申请已交${w.name(decider)}决定，决定之前不往下走。`;
  const then = explainUntil
    ? `${w.when(explainUntil)} 前说明都来得及，之后由${w.name(decider)}决定。`
    : `稍后由${w.name(decider)}了解。`;
  const heard = explained ? '您的说明会一并给到。' : '有什么情况，先写给我，会一并给到。';
  const kindly =
    kind === 'absence'
      ? '这只是按打卡和班表提出的，还没有任何决定，也没有人把您记为旷工。有假没来得及请、忘了打卡，现在都可以补。'
      : kind === 'repeated'
        ? '按制度要请部门负责人看一看，先听您说。'
        : '这只是按班表和打卡算出来的，还没有决定。';
  return `${kindly}${heard}${then}`;
}

function dayLines({ date, shifts, marks }: Pick<TurnCard, 'date' | 'shifts' | 'marks'>, w: Wording) {
  return [
    labelled('日期', w.day(date)),
    labelled('班次', shifts.map((shift) => shiftOf(shift, w)).join('，')),
    labelled(
      '打卡',
      marks
        .map(({ what, at, source }) => `${way(what)} ${w.when(at)}${source === 'correction' ? '（补）' : ''}`)
        .join('，') || '没有记录',
    ),
  ];
}

function rowText(row: Omit<MonthRow, 'person'>, w: Wording): string {
  const counted = (name: string, { times, minutes }: { times: number; minutes: number }) =>
    times > 0 && `${name} ${times} 次 ${minutes} 分钟`;
  return joined([
    `应出勤 ${row.rostered} 天，到岗 ${row.present} 天`,
    counted('迟到', row.late),
    counted('早退', row.early),
    counted('离岗超时', row.offPost),
    row.absent.length > 0 &&
      `旷工 ${row.absent.length} 天（当日工资不计发（建议）；当月奖金按公司已公示的办法（建议））`,
    ...row.leave.map(({ kind, hours }) => `${leaveNames[kind] ?? kind} ${hours} 小时`),
    row.incomplete.length > 0 && `缺卡 ${row.incomplete.map((date) => w.day(date)).join('、')}`,
    row.undecided.length > 0 && `还没定 ${row.undecided.map((date) => w.day(date)).join('、')}`,
  ]);
}

export const attendance: AttendanceCatalogue = {
  steps,
  findings,
  says: {
    'attendance.clocked': ({ what, at, shift, again }, w) => ({
      text: again
        ? `这次${way(what)}打卡已经记过了，不会重复。`
        : joined([
            `${way(what)} ${w.when(at)} 记下了`,
            shift ? `班次 ${shiftOf(shift, w)}` : '现在没有排您的班；临时叫来的可以登记加班',
          ]) + '。',
    }),
    'attendance.finding': (card, w) => ({
      card: {
        tone: card.cleared || card.verdict ? 'done' : 'plain',
        title: joined([w.day(card.date), minutesOf(card)]),
        lines: linesOf(
          ...dayLines(card, w),
          labelled(
            '上级记录',
            card.note &&
              `${w.name(card.note.by)}：${w.moments([card.note.from, card.note.to]).join('–')}，${cut(card.note.text, 300)}`,
          ),
          labelled('决定', card.text && cut(card.text, 300)),
          { text: ownText(card, w) },
        ),
      },
    }),
    'attendance.turn': (card, w) => ({
      card: {
        tone: card.now ? 'plain' : 'done',
        title: joined([`${w.short} ${w.name(card.person)}`, steps[card.step], card.now && `${w.when(card.until)} 前`]),
        lines: linesOf(
          ...dayLines(card, w),
          ...card.findings.map((one) => labelled('提议', lineOf(one, w))),
          labelled(
            '补卡',
            card.correction &&
              `${way(card.correction.what)} ${w.when(card.correction.at)}：${cut(card.correction.reason, 300)}`,
          ),
          ...card.words.map(({ text }) => labelled('本人说明', cut(text, 300))),
          labelled('关心电话', card.care?.call && `${w.name(card.care.call.by)}：${cut(card.care.call.text, 300)}`),
          card.now && card.step === 'selfCriticism' && { text: '只有您、部门负责人和人事能看到，写好后归档。' },
          card.now && card.step === 'judge' && { text: '由您决定，产品只提议；不涉及金额。' },
        ),
      },
    }),
    'attendance.pastCard': (_, w) => ({
      card: { tone: 'done', title: `${w.short} 这一步已过，见后面的卡片`, lines: [] },
    }),
    'attendance.care': ({ since, done }, w) =>
      done
        ? { card: { tone: 'done', title: '知道了，谢谢', lines: [] } }
        : {
            card: {
              tone: 'plain',
              title: '一切都好吗？',
              lines: [
                {
                  text: `您 ${w.when(since)} 的班，还没有看到到岗的消息，有点担心。平安就好：路上耽搁、身体不舒服、忘了打卡，回一句就行。`,
                },
              ],
            },
          },
    'attendance.careCall': ({ person, since, answer, arrived, call }, w) => ({
      card: {
        tone: arrived || call ? 'done' : 'plain',
        title: `${w.name(person)} ${w.when(since)} 的班还没有消息`,
        lines: linesOf(
          !arrived && !call && { text: '请先打个关心电话，问问是否平安，把情况记下来。现在不算任何结论。' },
          labelled('本人回复', answer && cut(answer, 300)),
          labelled('到岗', arrived && w.when(arrived)),
          labelled('电话', call && `${w.name(call.by)}：${cut(call.text, 300)}`),
        ),
      },
    }),
    'attendance.done': ({ what, next }, w) => {
      const said: Record<typeof what, string> = {
        called: '电话情况已记下',
        explained: '您的说明已记下，会一并给到决定的人',
        careAnswered: '知道了，谢谢您回话，已转告上级',
        correctionAsked: '补卡申请已交上级决定',
        granted: '补卡已同意，当天重新算过',
        refused: '没有同意补卡，理由已告诉本人',
        noted: '已记下，本人会先看到并可以说明',
        talkRecorded: '谈话已记录',
        excused: '已定为不计，本人会看到',
        raised: '已报部门负责人，先听本人说明',
        judged: '决定已记下',
        agreed: '已复核',
        sentBack: '已退回部门负责人再看',
        filed: '已归档',
      };
      return {
        text: `${said[what]}。${next ? `下一步：${steps[next.step]}，${w.name(next.who)}，${w.when(next.until)} 前。` : ''}`,
      };
    },
    'attendance.correctionDecided': ({ what, at, granted, by, reason }, w) => ({
      text: granted
        ? `${w.name(by)}同意补卡：${way(what)} ${w.when(at)}。`
        : `${w.name(by)}没有同意补卡（${way(what)} ${w.when(at)}）：${cut(reason ?? '', 300)}。有别的情况可以接着说明。`,
    }),
    'attendance.reminder': ({ step, until, person, own }, w) => ({
      text: own
        ? `${w.short} 提醒：${steps[step]}请在 ${w.when(until)} 前完成，只有您看到这条。`
        : `${w.short} 提醒：${w.name(person)}的考勤，${steps[step]}请在 ${w.when(until)} 前完成。`,
    }),
    'attendance.waits': ({ step, until, person, holder }, w) => ({
      text: `${w.short} ${w.name(person)}的考勤：${steps[step]}到期（${w.when(until)}）还没办，在${w.name(holder)}手里。告诉您一声，不用您来决定。`,
    }),
    'attendance.whichClock': () => ({ text: '是上班还是下班？' }),
    'attendance.record': ({ month, row, marks }, w) => ({
      card: {
        tone: 'plain',
        title: `我的考勤 · ${monthOf(month)}`,
        lines: linesOf(
          { text: rowText(row, w) },
          ...marks.map((one) => ({
            label: w.day(one.date),
            text: joined([one.in && `上班 ${w.when(one.in)}`, one.out && `下班 ${w.when(one.out)}`], '，'),
          })),
        ),
      },
    }),
    'attendance.team': ({ month, people }, w) => ({
      card: {
        tone: 'plain',
        title: `${monthOf(month)} 谁休`,
        lines: people.length
          ? people.map(({ name, away }) => ({
              label: w.name(name),
              text: `${away.map(({ from, to }) => (from === to ? w.day(from) : `${w.day(from)}–${w.day(to)}`)).join('、')} 休`,
            }))
          : [{ text: '目前没有人休。' }],
      },
    }),
    'attendance.waiting': ({ waiting }, w) => ({
      card: {
        tone: 'plain',
        title: `考勤：等您办的 ${waiting.length} 件`,
        lines: waiting.map(({ number, who, step, date, month, until }) => ({
          label: number,
          text: joined([
            w.name(who),
            date && w.day(date),
            month && `确认 ${monthOf(month)}考勤`,
            step && steps[step],
            until && `${w.when(until)} 前`,
          ]),
        })),
      },
    }),
    'attendance.calendar': ({ url }) => ({
      text: url
        ? `您的私人日历地址（只给自己用，谁拿到都能看；只写“休”，不写假别）：\n${url}`
        : '日历地址现在还不能提供，请联系系统管理员。',
    }),
    'attendance.correctionForm': () => ({ text: '忘了打卡没关系：补上日期、时间和原因，交上级决定。' }),
    'attendance.offPostForm': () => ({
      text: '请写清是谁、哪天、几点到几点、什么情况。本人会先看到，可以说明；喝水、如厕、用餐、巡查、回访和派出去的活都不算。',
    }),
    'attendance.draft': ({ text, step }) => ({
      card: { tone: 'plain', title: steps[step], lines: [{ text: cut(text) }] },
    }),
    'attendance.inThread': () => ({
      text: '收到。这里暂时没有等您办的；要补卡写“忘打卡了，8:30 到的”，看记录写“我的考勤”。',
    }),
    'attendanceMonth.card': ({ department, month, rows, confirmed }, w) => ({
      card: {
        tone: confirmed ? 'done' : 'plain',
        title: `${w.name(department)} ${monthOf(month)}考勤${confirmed ? '（已确认）' : ''}`,
        lines: linesOf(
          ...rows.map(({ person, ...row }) => ({ label: w.name(person), text: rowText(row, w) })),
          labelled('确认', confirmed && `${w.name(confirmed.by)} ${w.when(confirmed.at)}`),
          !confirmed && { text: '确认后人事才能导出；只有已经决定的才写进去，两项后果都只是建议，没有金额。' },
        ),
      },
    }),
    'attendanceMonth.toPersonnel': ({ department, month, by, undecided }, w) => ({
      text: `${w.name(department)} ${monthOf(month)}考勤已由${w.name(by)}确认，可以导出了${undecided > 0 ? `（还有 ${undecided} 天没定，未计入）` : ''}。`,
    }),
  },
  refusals: {
    'attendance.notYours': () => '考勤只给本人、上级和人事看，这一项不归您办。',
    'attendance.nothingOpen': () => '这一天现在没有需要说明或决定的。',
    'attendance.turnOf': ({ who, step, until }, w) =>
      `这一步（${steps[step]}）由${w.name(who)}办，${w.when(until)} 前。`,
    'attendance.codeNeeded': ({ wrong }) =>
      wrong ? '打卡码不对，请看前台显示的码再试一次。' : '在聊天里打卡要写前台显示的码，例如“上班了 K7Q2”。',
    'attendance.correctionUnderWay': () => '这一天已经有一个补卡申请在等决定。',
    'attendance.noSuchTime': ({ time }) => `“${time}”不是这一天已经过去的时间，请再写一次，例如 8:30。`,
    'attendance.tooLongAgo': ({ days }) => `补卡只能补最近 ${days} 天（公司规定）。更早的请直接找人事。`,
    'attendance.superiorNotes': () => '离岗的情况只有上级可以记，本人会先看到并可以说明。',
    'attendance.notOnShift': () => '那段时间没有排班，或者是休息、批准的假，不算离岗。',
    'attendance.headConfirms': ({ who }, w) => `本月考勤由部门负责人${w.name(who)}确认。`,
  },
  actions: {
    clock: '打卡',
    answerCare: '我没事，回一句',
    recordCall: '记录关心电话',
    explain: '说明情况',
    askCorrection: '忘打卡，申请补卡',
    grantCorrection: '同意补卡',
    refuseCorrection: '不同意补卡',
    noteOffPost: '记录离岗',
    recordTalk: '属实，记录谈话',
    excuseFinding: '不计',
    raiseFinding: '后果较重，报部门负责人',
    judgeFinding: '作决定',
    agreeRuling: '复核同意',
    sendRulingBack: '退回再看',
    fileSelfCriticism: '提交书面检讨',
    confirmMonth: '确认本月考勤',
    clockIn: '上班',
    clockOut: '下班',
    myRecord: '我的考勤',
    teamMonth: '谁休',
    calendarLink: '日历订阅',
    asTalk: '属实，作为谈话记录',
    asExcused: '不计，以此为理由',
    asConfirmed: '属实，以此为决定',
  },
  labels: { what: '上班还是下班', code: '打卡码', date: '日期', time: '时间', staff: '同事', ruling: '决定' },
  own: {
    'noteOffPost.from': '从',
    'noteOffPost.to': '到',
    'noteOffPost.text': '看到的情况',
    'recordTalk.text': '谈话记录',
    'recordCall.text': '电话情况',
    'explain.text': '说明',
    'answerCare.text': '回一句',
    'judgeFinding.text': '理由和办法（不写金额）',
    'fileSelfCriticism.text': '书面检讨',
  },
  hints: { time: '如 8:30', 'noteOffPost.from': '如 14:00', 'noteOffPost.to': '如 14:25', code: '前台显示的码' },
  questions: { 'refuseCorrection.reason': '请说明不同意补卡的理由，本人会看到。' },
  choices: { what: { in: '上班', out: '下班' }, ruling: { confirmed: '属实', excused: '不计' } },
};
