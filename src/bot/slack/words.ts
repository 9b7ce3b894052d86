import type { Language } from '../../rules/organisation.js';

/** What only Slack says: everything else is worded once for every messenger. */
const words = {
  zh: {
    notTaken: '没有收到，请再按一次。',
    fieldFaulty: '这一项还不完整或格式不对，请看一下。',
    edited: '您改了一条消息。登记里保留的是最初的原话；要更正，请再发一条，我会一并记下。',
    deleted: '您删了一条消息。已经登记的内容会保留；不想继续办理，请回复“撤回”。',
    inDirectMessage: '收到，我在私信里回复您。',
    expired: '表单没有及时打开，请再按一次。',
    reactionNeedsForm: '这一步还要填几个字，请按卡片上的按钮。',
    fileMissing: (names: string) => `（文件没有收到：${names}。请再发一次，或换一个小一点的文件。）`,
    unchanged: '原文较长，留空就保留原文。',
    working: '正在看您的话…',
    prompts: '可以直接写，也可以从这里开始',
    home: '回音',
    menu: '快捷操作',
    from: (name: string, link: string) => `转自 ${name} 在 Slack 的消息：${link}`,
    text: '内容',
    newComplaint: '登记投诉或建议',
    submit: '提交',
    cancel: '取消',
    close: '关闭',
    command: '/huiyin help 帮助 · complaint 投诉 · leave 请假 · report 汇报 · status 进度',
    continued: '（续）',
  },
  en: {
    notTaken: 'Not taken, please press again.',
    fieldFaulty: 'This is incomplete or not in the expected form; please have a look.',
    edited:
      'You changed a message. The register keeps your first words; to correct them, write once more and it is added.',
    deleted: 'You deleted a message. What is registered is kept; to stop the matter, reply "withdraw".',
    inDirectMessage: 'Got it, I reply to you in our direct messages.',
    expired: 'The form did not open in time, please press again.',
    reactionNeedsForm: 'This step needs a few words: please use the button on the card.',
    fileMissing: (names: string) => `(Files that did not arrive: ${names}. Please send them again, or smaller ones.)`,
    unchanged: 'The text is long; leave this empty to keep it.',
    working: 'is reading your words…',
    prompts: 'Just write, or start here',
    home: 'Huiyin',
    menu: 'Short cuts',
    from: (name: string, link: string) => `From ${name}'s message in Slack: ${link}`,
    text: 'What happened',
    newComplaint: 'Complaint or suggestion',
    submit: 'Submit',
    cancel: 'Cancel',
    close: 'Close',
    command: '/huiyin help · complaint · leave · report · status',
    continued: '(continued)',
  },
};

export const wordsOf = (language: Language) => words[language];
