import type { Terms } from '../catalogue.js';

const regulations: Record<string, string> = {
  report: '请示报告制度',
  security: '安全保密制度',
  meeting: '客服部会议制度',
  conduct: '客服部工作制度',
  hygiene: '客服部卫生管理制度',
  attendance: '客服部考勤、请假制度',
  reception: '接待来访投诉工作制度',
  complaint: '客服部投诉处理制度',
};

export const terms: Terms = {
  natures: { complaint: '投诉', suggestion: '建议', question: '咨询' },
  categories: {
    noise: '噪音',
    water: '漏水用水',
    lift: '电梯',
    parking: '停车',
    cleaning: '保洁卫生',
    security: '安全秩序',
    staff: '服务人员',
    fees: '收费',
    pets: '宠物',
    facilities: '公共设施',
    other: '其他',
  },
  sizes: { major: '重大', ordinary: '一般', minor: '轻微' },
  channels: {
    chat: '在线',
    phone: '来电',
    letter: '来信',
    fax: '传真',
    visit: '来访',
    group: '业主群',
    authority: '12345 或上级转办',
  },
  steps: {
    takeUp: '接手核实',
    investigate: '调查核实',
    decide: '确定处理办法',
    accept: '责任部门接收',
    work: '处理',
    answer: '答复业主',
    callback: '回访',
    finalAnswer: '终结答复',
    sign: '经理签字',
    close: '归档',
    closed: '已办结',
  },
  endings: { done: '办结', withdrawn: '业主撤回', declined: '谢绝回访', notReached: '未联系上' },
  modes: { visit: '上门', phone: '电话', chat: '在线' },
  how: { phone: '电话告知', letter: '书面告知', visit: '当面告知' },
  yesNo: { yes: '已解决', no: '还没解决' },
  posts: {
    clerk: '客服专员',
    steward: '楼管员',
    supervisor: '客服主管',
    serviceManager: '客服部经理',
    officeManager: '管理处经理',
    departmentHead: '部门经理',
    engineer: '工程人员',
    cleaner: '保洁员',
    guard: '保安员',
    personnel: '人事',
    administrator: '系统管理员',
  },
  us: '客服中心',
  article(id) {
    const [regulation = '', number] = id.split('.');
    const name = regulations[regulation];
    return name && `《${name}》第 ${number} 条`;
  },
  list: (parts) => parts.join('、'),
};
