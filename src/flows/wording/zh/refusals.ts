import type { Catalogue } from '../catalogue.js';
import { by } from './cards.js';
import { leaveRefusals } from './leaveRest.js';
import { terms } from './terms.js';

/** The rule in plain words, and what can be done instead. */
export const refusals: Catalogue['refusals'] = {
  ...leaveRefusals,
  unknownAction: () => '这个按钮已经不能用了。请把想办的事直接写给我，我来安排。',
  'complaint.notYours': (_, w) =>
    w.forStaff
      ? '这件事不在您经办的范围内，客户资料只给经办的同事看。需要协助请联系客服主管。'
      : '这里没有找到您的这件事。请把情况直接写给我，我马上登记。',
  'complaint.turnOf': ({ who, step, until }, w) =>
    w.forStaff
      ? `这一步（${terms.steps[step]}）由${w.name(who)}办，${until <= w.at ? '期限已到，正在催办' : `${w.when(until)} 前`}。您可以在这里留言给他。`
      : `这一步由我们的同事来办，${by(until, w).trim()}会有进展，您不用操作。有新的情况，直接写在这里就行。`,
  'complaint.alreadyDecided': ({ by: who, at, handling }, w) =>
    `${w.name(who)}已在 ${w.when(at)} 作了决定：${handling}。需要补充请在这里留言。`,
  'complaint.alreadyClosed': ({ at }, w) =>
    `这件事已经办结${at ? `（${w.when(at)}）` : ''}。${w.forStaff ? '新的情况请另行登记。' : '如果还没解决或有新的情况，直接写给我，我们接着办。'}`,
  'complaint.nothingToAdd': () => '还没有收到内容。请写几个字，或附上照片、文件。',
  'complaint.sizeNeedsReason': () => '核实之后再调整大小，需要经理写明理由。请补上理由再提交。',
  'complaint.notAColleague': () => '请从名单里选一位可以接手的同事：在本项目任职，并且不是当事人或经办人。',
  'complaint.unknownDepartment': () => '经理要定下处理办法和责任部门。责任部门请从本项目的部门里选一个。',
  'complaint.needsFindings': () =>
    '先核实、有处理建议，再由经理决定处理办法和责任部门。现在还没有核实结果，可以退回核实。',
  'complaint.noSuchDate': ({ until }) => `没有“${until}”这个日期，请重新选一个。`,
  'complaint.dateNotLater': ({ until }, w) =>
    `延期的日期要晚于现在的期限（${w.when(until)}），并且在 90 天以内，请重新选一个。`,
  'complaint.answerUnderWay': () => '答复已经发出，正在送达，不用再发一次。',
  'complaint.tellThem': () => '这位客户没有在线联系方式。请电话、书面或当面告知，再把告知的方式和内容记录下来。',
  'complaint.heldBack': ({ found }) => `客户资料不能外传，答复里有别的住户的信息：${terms.list(found)}。请改一下再发。`,
  'complaint.tabooWords': ({ words }) =>
    `答复用规范服务用语。这些话客户听了可能不舒服：${terms.list(words.map((word) => `“${word}”`))}。改一下再发更好。`,
  'complaint.notAnsweredYet': () =>
    '答复还没有送到，所以现在还不能评价或重新办理。有新的情况先补充在这里，我们会一并办。',
  'complaint.ownWork': () => '处理这件事的人不能自己回访，请换一位同事回访。',
  'complaint.visitNeeded': () => '这件事要上门回访；业主选了电话回访，才改打电话。没联系上也请记一次。',
  'complaint.withdrawalUnderWay': () => '您的意思已经转给经理，正在确认，不用再提交一次。',
  'complaint.noPhone': () => '还没有这位客户的电话。请在会话里联系，或先补全客户信息。',
};
