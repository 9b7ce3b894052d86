import type { CallbackMode } from '../../../rules/complaint/state.js';
import { residentCard, staffCard } from '../cards.js';
import type { Catalogue, Wording } from '../catalogue.js';
import { cut, joined, labelled, linesOf } from '../parts.js';
import { by, closingWords, ended, progress, residentCardWords, staffCardWords } from './cards.js';
import { doneWords } from './done.js';
import { terms } from './terms.js';

const callsBack: Record<CallbackMode, string> = { visit: '上门回访', phone: '打电话回访您', chat: '在这里回访您' };
const about = ({ short }: Wording): string => (short ? `（${short}）` : '');
const files = (count: number): string => (count ? `（附 ${count} 份照片或文件）` : '');
const outside = '业主委员会、居委会或街道，以及 12345 热线';

/** Everything that a complaint says. */
export const complaint: Catalogue['complaint'] = {
  'complaint.residentCard': (card, w) => residentCard(card, w, residentCardWords),
  'complaint.staffCard': (card, w) => staffCard(card, w, terms, staffCardWords, closingWords),
  'complaint.pastCard': (_, w) => ({
    card: { tone: 'done', title: `${w.short} 的进展见后面的新卡片`, lines: [] },
  }),
  'complaint.wordsAdded': ({ at, who, files: count }, w) => ({
    text: `收到${count ? `，照片或文件 ${count} 份` : ''}，已经补记（${w.when(at)}），${w.name(who)}会接着办。${
      w.hasButtons ? '这件事已经办结；如果还没解决，请按下面的按钮。' : ''
    }`,
  }),
  'complaint.newWords': ({ text, files: count }, w) => ({
    text: `${w.short} 有新的内容${files(count)}${text ? `：${cut(text, 2000)}` : ''}`,
  }),
  'complaint.sentBack': ({ by: who, reason, until }, w) => ({
    text: `${w.short} ${w.name(who)}请您再核实：${cut(reason, 2000)}。${w.when(until)} 前补报就好。`,
  }),
  'complaint.noteAdded': ({ by: who, text, files: count }, w) => ({
    text: `${w.short} ${w.name(who)}留言${files(count)}${text ? `：${cut(text, 2000)}` : ''}`,
  }),
  'complaint.corrected': ({ place, category }) => ({
    text: `谢谢，已经改好：${joined([place && `位置 ${place}`, category && `类别 ${terms.categories[category]}`], '，')}。`,
  }),
  'complaint.decided': ({ department, until }, w) => ({
    text: `您反映的事情${about(w)}处理办法已经确定，由${w.name(department)}负责，${by(until, w).trim()}接手，有进展会及时告诉您。`,
  }),
  'complaint.newDate': ({ until, reason }, w) => ({
    text: `您反映的事情${about(w)}需要多一点时间：${reason}。新的完成时间是 ${w.when(until)}，给您添麻烦了，请您谅解。`,
  }),
  'complaint.answer': ({ text, final, callback }, w) => {
    const plan =
      callback &&
      `${w.name(callback.by)}${by(callback.until, w)}${callsBack[callback.mode]}${
        callback.slot ? `，时间：${callback.slot}` : callback.mode === 'visit' ? '，什么时间方便由您定' : ''
      }。`;
    const ways = final && `这是管理处的最终答复。如果您仍有不同意见，还可以向${outside}反映。`;
    return {
      text: joined([text, plan, ways], '\n'),
      ...(w.hasButtons && {
        card: {
          tone: 'plain' as const,
          title: '这次的处理您满意吗？',
          lines: [{ text: '5 分最满意；还没解决也请告诉我们，我们接着办。' }],
        },
      }),
    };
  },
  'complaint.answerPast': ({ text, rating }, w) => ({
    text,
    ...((rating || w.hasButtons) && {
      card: {
        tone: 'done' as const,
        title: rating ? `谢谢您的评价：${rating} 分` : '谢谢您的反馈',
        lines: w.hasButtons ? [{ text: '如果还没解决，请随时告诉我们。' }] : [],
      },
    }),
  }),
  'complaint.rated': ({ rating }) => ({
    text:
      rating && rating <= 2
        ? '谢谢您直说，这次没有让您满意，很抱歉，我们会改进。如果事情还没解决，请按“还没解决”，我们接着办。'
        : '谢谢您的反馈，我们会继续用心做好。',
  }),
  'complaint.residentRated': ({ rating, words }, w) => ({
    text: `${w.short} 业主${joined([rating && `评价 ${rating} 分`, words && `说：${cut(words, 2000)}`], '，') || '有反馈'}`,
  }),
  'complaint.reopened': ({ who, until, final }, w) => ({
    text: final
      ? `很抱歉还没有解决好。这件事${about(w)}现在由${w.name(who)}亲自过问，${by(until, w).trim()}给您最终答复，之前的经过都在。`
      : `很抱歉还没有解决好。这件事${about(w)}已经重新办理，之前的经过都在；${w.name(who)}${by(until, w)}再去核实。`,
  }),
  'complaint.residentNotSolved': ({ words, reopened }, w) => ({
    text: `${w.short} 业主说还没有解决（第 ${reopened} 次），已重新办理：${cut(words, 2000)}`,
  }),
  'complaint.outsideWays': (_, w) => ({
    text: `您的意见已经补记。这件事${about(w)}管理处已给出最终答复；如果您仍有不同意见，还可以向${outside}反映。`,
  }),
  'complaint.stillWorking': ({ next }, w) => ({ text: `您反映的事情${about(w)}还在办：${progress(next, w)}` }),
  'complaint.callbackArranged': ({ mode, slot, by: who }, w) => ({
    text: `好的，${w.name(who)}会${callsBack[mode]}${slot ? `，时间：${slot}` : ''}。需要改时间，随时写在这里。`,
  }),
  'complaint.callbackSlot': ({ mode, slot }, w) => ({
    text: `${w.short} 业主选了${terms.modes[mode]}回访${slot ? `，时间：${slot}` : ''}`,
  }),
  'complaint.withdrawalPassed': ({ who }, w) => ({
    text: `好的，您的意思已经转给${w.name(who)}，确认后会告诉您。之前如果想法有变，随时写在这里。`,
  }),
  'complaint.notWithdrawn': ({ reason }, w) => ({
    text: `这件事${about(w)}我们想继续为您办完：${reason}。您不用再做什么，有进展会告诉您。`,
  }),
  'complaint.closed': ({ closing }, w) => ({
    text:
      closing.how === 'done'
        ? `您反映的事情${about(w)}已经办结，谢谢您的信任和配合。\n${ended(closing, w)}`
        : ended(closing, w),
  }),
  'complaint.done': (done, w) => ({ text: doneWords(done, w) }),
  'complaint.reminder': ({ step, until }, w) => ({
    text:
      until <= w.at
        ? `${w.short} ${terms.steps[step]}的期限是 ${w.when(until)}，已经到了。请尽快办；有困难写在这里，我们一起想办法。`
        : `${w.short} 提醒：${terms.steps[step]}请在 ${w.when(until)} 前完成。`,
  }),
  'complaint.missed': ({ step, holder, until, category, size }, w) => ({
    text: `${w.short} ${terms.categories[category]} · ${terms.sizes[size]}：${terms.steps[step]}到期（${w.when(until)}）还没完成，目前在${w.name(holder)}手里，请看看需要什么支援。`,
  }),
  'complaint.fullAsked': ({ until }, w) => ({
    text: `${w.short} 夜间受理的完整核实到时间了（${w.when(until)}），请把核实结果写在这里。`,
  }),
  'complaint.resultToOffice': (result, w) => ({
    card: {
      tone: result.how === 'done' ? 'done' : 'plain',
      title: joined([
        `处理结果 ${w.number}`,
        terms.categories[result.category],
        terms.sizes[result.size],
        result.place,
        result.how !== 'done' && terms.endings[result.how],
      ]),
      lines: linesOf(
        labelled('处理办法', result.handling && cut(result.handling)),
        labelled('责任部门', result.department && w.name(result.department)),
        labelled('处理结果', result.result && cut(result.result)),
        labelled('答复', result.answer && result.answer !== result.result && cut(result.answer)),
        labelled('说明', result.reason && cut(result.reason)),
        result.reopened > 0 && { text: `业主反映没解决后重新办理 ${result.reopened} 次` },
      ),
    },
  }),
  'complaint.moreTimeAsked': ({ until, reason, department, due, open }, w) => ({
    card: {
      tone: open ? 'plain' : 'done',
      title: `${w.short} ${w.name(department)}申请延期${open ? '' : '（已处理）'}`,
      lines: linesOf(labelled('原期限', w.when(due)), labelled('申请到', w.when(until)), labelled('原因', cut(reason))),
    },
  }),
  'complaint.moreTimeRefused': ({ reason, until }, w) => ({
    text: `${w.short} 延期没有批准：${reason}。请按原期限 ${w.when(until)} 办好，有困难随时说。`,
  }),
  'complaint.phone': ({ name, phone }, w) => ({
    text: `${w.short} ${joined([name, phone], ' ')}（只为办理这件事使用；查看已记录在案）`,
  }),
  'complaint.notDelivered': ({ reason }, w) => ({
    card: {
      tone: 'urgent',
      title: `${w.short} 答复没能送到业主`,
      lines: linesOf({ text: '请改用电话、书面或当面告知业主，并记录下来。' }, labelled('原因', cut(reason, 200))),
    },
  }),
};
