import type { Intent } from '../../../../flows/understand.js';

/** What points to an intent, and how strongly. Speech acts weigh 3 to 6, topics 1 to 2, what speaks against it is negative. */
export type Signal = [intent: Intent, weight: number, pattern: RegExp];

const defect =
  /坏了|不亮|不制冷|不热|不动|不转|打不开|关不上|关不严|没反应|失灵|故障|漏|渗|堵|裂|掉(了|下)|脱落|松(了|动)|断了|破(了|损)|停水|停电|没水|没电|没网|断网|跳闸|爆|臭|脏|吵|噪|扰民|响个|没人(管|理|扫|修|来|清|处理|收)|不清理|乱停|堵(住|着)|占(了|着|用)|被偷|丢了|被(砸|划|撬|刮)|太(差|慢|脏|吵|臭|暗|黑|滑)|态度|积水|发霉|生锈|蟑螂|老鼠|乱扔|随地|高空抛物|睡不着|没法(睡|住|过|走|用|停)|不能用|用不了|出不来|出不去|进不去|进不来|坑(人)?|黑(漆漆|咕隆咚|灯瞎火)|一股.{0,4}味|味(道)?(太|很|好)?大|难闻|异味|卡(住|在|顿)|晃|报警|嗡嗡/;
const defectEn =
  /broken|not working|doesn'?t work|does not work|isn'?t working|stopped working|out of order|leak|drip|clog|blocked|stuck|noise|noisy|loud|dirty|smell|stink|filthy|no (hot )?water|no power|no heating|won'?t (open|close|start|stop|turn)|flicker|stolen|parked|rude|overcharg|can'?t sleep|cockroach|rats?\b|mold|mould|cracked|burst|flood|fell off|too (hot|cold|dark|loud|slow)|dark\b|unleashed|off leash|keeps? (beeping|barking|ringing|tripping|making)|still hasn'?t|nobody (came|comes|has come|cares)/;

export const signals: Signal[] = [
  // complaint
  ['complaint', 3, defect],
  ['complaint', 3, defectEn],
  [
    'complaint',
    5,
    /(?<!没说要|不是要|不是来|不想|不|没)(我要|要|我来)?(投诉|举报|反映)(?!.{0,6}(怎么样|进度|到哪|结果|流程|电话|渠道|怎么写|撤))|报修|维修一下|派(个)?人.{0,6}(来|修|看|处理)|来(个)?人(修|看|处理)|找人.{0,4}(修|看|处理)|管管|管一管|(你们)?(到底|还)(管不管|管不)|帮.{0,4}(修|处理|看看)一下|给(我)?(修|换|处理)|什么时候(能)?修|麻烦.{0,8}(修|处理|清理|看一下)/,
  ],
  [
    'complaint',
    5,
    /\b(complain|complaint about|report (a|an) (problem|issue|leak|fault|noise)|please (fix|repair|send|do something)|can (you|someone) (please )?(fix|repair|send|come|do something|look at)|needs? (to be )?(fixed|repair|repairing|replacing|cleaning)|send (someone|somebody|a plumber|an electrician))/,
  ],
  [
    'complaint',
    2,
    /又|天天|每天|一直|三番五次|说了.{0,4}(次|遍)|打了.{0,4}电话|受不了|忍不了|忍无可忍|烦死|吵死|气死|太过分|有没有人管|什么(玩意|素质|破)|没素质|不像话|真行|真好意思|可真(好|行|棒)|谢谢你们(让|把)/,
  ],
  ['complaint', -4, /(没说要|不是要|不是来|不想|没有要|没打算|不打算)投诉|打听|问一下|咨询/],
  // leave
  [
    'leave',
    6,
    /请.{0,6}假|休(息)?(\d|[一二两三半几]|年假|病假|婚假|产假|个|一下)|想(要)?休|调休|补休|换休|倒休|年假|病假|事假|婚假|产假|陪产假|丧假|公假|来不了|上不了班|不能(来|上班|到岗)|(去|过)不(了|成)(单位|公司|班)|告假|歇(一|两|几|半|个)?天|晚(点)?(到|来)|迟到(一|半|两|几|\d)?|早(点)?(走|退|下班)|(明天|今天|后天|下午|上午|晚上|周.).{0,6}(不来|来不|不上班|上不了)/,
  ],
  [
    'leave',
    6,
    /\b(day|days|morning|afternoon|week|hours?|time|monday|tuesday|wednesday|thursday|friday) off\b|\bleave\b(?=.{0,30}(from|on|for|tomorrow|next|this|today|request|day|please|early))|(sick|annual|personal|maternity|paternity|marriage|bereavement|unpaid) leave|take .{0,14}(off|leave)|call(ing)? in sick|can'?t (come|make it|work) (in|to work|today|tomorrow|on)|won'?t be (in|coming|able to (come|work))|leave early|(come|be|arrive) (in )?late|on vacation|\bpto\b/,
  ],
  [
    'leave',
    1.5,
    /发烧|感冒|看病|医院|手术|家里有事|有点事|孩子.{0,4}(病|家长会|发烧)|结婚|奔丧|生病|拉肚子|身体不舒服|sick|fever|doctor|hospital|dentist|wedding|funeral/,
  ],
  // overtime
  [
    'overtime',
    6,
    /加班|加了.{0,6}(班|小时|钟头)|多(干|上|做|值|待)了?.{0,4}(小时|钟头|点)|超时|延时|连轴转|顶班到|通宵.{0,6}(值|守|干)|overtime|\bot\b|work(ed)? (late|extra|an extra|\d+ (extra|more) hours)|stay(ed)? (late|until|till)|extra hours/,
  ],
  // outing
  [
    'outing',
    6,
    /外出|出去(一趟|办|送|取|买|一下)|去(一趟|趟)?.{0,10}(办事|送(文件|资料|东西|材料|合同)|取(文件|资料|东西|材料|件)|买(配件|材料|东西|办公)|采购|盖章|缴费|备案|年审|开会|对接|拿(配件|文件|资料))|跑一趟|出门办|离岗|暂离|公出|出公差|(去|到).{0,8}(街道|派出所|居委会|社区|供电局|自来水公司|燃气公司|银行|建材|五金|总公司|公司总部|税务|住建局|消防(队|大队))|going (out|to the (bank|police|street|office|hardware|supplier|bureau))|(step|pop|head)(ping)? out|off[- ]?site|on (company )?business|run an errand|business trip|leaving (my|the) post|out of (the )?office for/,
  ],
  // clock
  [
    'clock',
    6,
    /打卡|签到|签退|补卡|漏打|忘(记)?(了)?打|上班了|到岗(了)?|下班了|我到了|到单位了|在岗|忘刷|考勤机|clock(ed|ing)?[ -]?(in|out)|punch(ed|ing)? (in|out)|check(ed|ing)? (in|out)|forgot to (clock|punch|sign|swipe)|missed (punch|clock)|signing (in|off|out)/,
  ],
  // handover
  [
    'handover',
    6,
    /交班|交接|接班|换班(?!.{0,4}(吗|可以|行))|班里(的)?(事|情况)|(早|中|夜|晚|白)班.{0,10}(情况|交|接|记录|遗留|事项|无异常|正常|一切)|移交|交代(一下|给)|handover|hand(ing|ed)? over|shift (note|change|report|log)|taking over|end of shift|接(了|收到)了?班/,
  ],
  // report
  [
    'report',
    6,
    /请示|汇报|报告(一下)?[:,]?|向(您|领导|经理|主管).{0,4}(汇报|请示|反映|报告)|(经理|主管|领导|主任|老大|头儿|陈主管|周经理).{0,20}(怎么(办|处理|弄)|如何处理|您看|是否|能不能批|批一下|定一下|拿个主意|指示|可以吗|行吗|同意吗)|需要您(批|定|决定|拍板|签)|申请.{0,10}(经费|费用|采购|预算|资金|购买|\d+元|换新|支援|更换)|要不要(报|换|停|通知|上报)|是否(需要|可以|同意|批准)|超出.{0,6}(职责|权限|范围)|(预算|报价|费用).{0,12}(\d|元|万)|上报|拿不准|做不了主|to report|reporting|need (your )?(approval|decision|sign-?off|instruction)|should (we|i) (go ahead|proceed|approve|call|replace|order)|budget|quote(d)? .{0,10}\d|how (should|do you want) (i|we|me|us) (handle|proceed|deal)|please advise|awaiting your instruction|beyond my (duty|authority)/,
  ],
  // status
  [
    'status',
    6,
    /(办|处理|解决|修|弄|搞|批|审|审批|审核|核实|查|落实)(得|到|好|完|下来|了|的)?(了)?(没|没有|怎么样|咋样|如何|到哪|啥情况|进展)|(怎么|咋)样了|有(没有)?(进展|结果|消息|眉目|下文|回音|信儿|着落)(了)?(没|吗|呢|\?)?|进度|进展|到哪(一|儿|了|步)|啥时候(能)?(批|修好|处理|来|好|弄好|解决|有结果)|什么时候(能)?(批|修好|处理好|处理|来人|有结果|解决|答复|回复)|还没(批|处理|修|解决|来|好|人来|消息|动静|下文|回复|答复|结果)|多久(能|才)|还要(等)?多久|等.{0,6}(多久|几天了|好久)|没下文|没动静|没消息|石沉大海|催(一下|催)|单子.{0,6}(呢|哪|咋|怎)|(我的|上次|昨天|之前|那个).{0,10}(投诉|报修|申请|请假|单子|假条|工单|条子|反映|加班).{0,12}(呢|怎么|咋|吗|没|\?)|批了(没|吗|么)|有人(处理|管|跟进|接)(了)?(吗|没)|处理到什么/,
  ],
  [
    'status',
    6,
    /\bstatus\b|any (update|news|progress|word)|what('?s| is) happening with|what happened to my|where (is|are|does) my (request|complaint|application|ticket|leave)|(has|have|did|was|is|are) (my|the|our|anyone|anybody|someone|you).{0,30}(approved|processed|been (approved|fixed|handled|dealt)|fixed|decided|resolved|looked)( yet)?\b|how('?s| is) (my|the) .{0,20}(going|coming|request|complaint)|still waiting|when will (it|this|my|the|someone|somebody).{0,20}(be|come)|follow(ing)? up|how (much longer|long (will|until))|progress/,
  ],
  // cancel
  [
    'cancel',
    6,
    /撤(回|销|掉|了|单)|取消|作废|不(用)?(请|投诉|申请|报|修|加|休|要|去|用)了(?!.{0,3}吗)|算了(?!吧?.{0,2}(这|那)钱)|不请了|不用(修|来|处理|派人|管|麻烦|查)了?|当我没(说|提|报)|不办了|别(修|来|处理|派|弄|报)了|弄错了|搞错了|自己(修|弄|解决|搞定)(好)?了|收回|已经好了.{0,6}(不用|取消)|刚才那(个|条).{0,6}(不算|删|别)|退(掉)?申请|cancel|withdraw|never ?mind|forget (it|about it|my)|no longer need|don'?t need (it|that|the|to|a|my|anyone)|call (it )?off|take back my|disregard|scrap (that|my)|changed my mind/,
  ],
  // suggestion
  [
    'suggestion',
    6,
    /建议|提议|提个(意见|想法|建议|小建议)|能不能(考虑|增加|加装|加个|装个|设|搞|弄个|多|在|给|把)|可不可以(考虑|增加|加|装|在|把)|可以考虑|要是能|如果能.{0,20}(就好|更好|就更)|希望(能|可以|物业|小区|你们).{0,20}(增加|加装|设|装|安排|组织|改|搞|多)|不如|是不是可以|何不|最好(能|是)|(要是|如果|假如).{0,20}(就(好|更|太)|多好)|(加装|增设|增加).{0,16}(吧|好|呗|方便)|\bsuggest|it would be (nice|great|good|better)|how about|why not|why don'?t (we|you)|could (we|you) (consider|add|install|put|have)|have you (considered|thought)|an idea|proposal|maybe (we|you) (could|should)|would be (nice|great|better) (if|to)|wish (we|there)/,
  ],
  // question
  [
    'question',
    4,
    /怎么(办理|办|交|缴|开|收|算|申请|弄|预约|用|走|联系|查|申报|改|设置|注册|绑定|才能|充|填|登记|收费)|如何|请问|想问|问一下|问问|咨询|打听|了解一下|多少钱|几点|什么时间|在哪(儿|里)?|哪里|哪儿|多久|需要(什么|带|哪些|准备)|要(带|准备)?(什么|哪些)(手续|材料|资料|证)|是什么|什么意思|有(什么)?(规定|要求)|规定|可以.{0,16}(吗|么|不)|能.{0,14}(吗|么|不能)|有没有.{0,12}|是不是|是否|会不会|算不算|谁负责|归谁管|电话(是)?多少|号码|收费标准|标准是|标准|允许|(吗|么|呢)\??$|什么时候(开|交|停|放|发|关|供|收)|你(是|叫)(谁|什么|机器人|人)|你会|你能(干|做)|多大|怎么回事/,
  ],
  [
    'question',
    4,
    /^(how|what|when|where|who|which|can i|could i|may i|is (it|there|the)|are (we|there|the|pets|dogs)|do (i|we|you)|does|am i|should i|whom)\b|\bhow (do|can|much|many|long|often|to)\b|what (are|is|time|documents)|where (can|do|is)|who (do|should|can) i|may i (ask|know)|i('d| would) like to know|wondering|question about|allowed to|are you (a )?(bot|robot|human|real)|\?$/,
  ],
  // greeting
  [
    'greeting',
    5,
    /^(你好|您好|在吗|在么|在不在|在不|有人吗|有人在吗|hi+|hello|hey|早|早上好|早安|上午好|中午好|下午好|晚上好|晚安|谢谢|多谢|感谢|谢了|谢啦|辛苦|再见|拜拜|bye|好的|好滴|好嘞|好哒|收到|嗯+|哦+|ok|okay|知道了|明白|明白了|了解|新年快乐|节日快乐|中秋快乐|thanks?|thank you|thx|good (morning|afternoon|evening|night)|没事|不客气|麻烦了|辛苦了|哈喽|哈啰|嗨|打扰了|回见|see you|cheers|没关系|客气)/,
  ],
  ['other', 0.5, /./],
];

export const approveWords =
  /同意|批准|准了|准予|可以|通过|批(?!评|发)|没问题|没意见|照办|就这么(办|定)|按(你|这|建议|方案).{0,6}(办|来|执行|处理)|行(?!李)|好(的|吧|嘞)?$|^好|准假|ok|okay|approved?|go ahead|fine|agreed?|yes|sure|sounds good|granted|permission granted|lgtm|👍|👌|✅|去吧|放行|认可/;
export const rejectWords =
  /不(同意|批|准|行|可以|通过|能批|予批准)|驳回|退回|拒绝|打回|回绝|否(了|决)?$|不妥|重新(写|提|报|来|核实|查|弄)|再(核实|查|补充|完善)|补充.{0,6}(再|后)|不能(准|批|同意|答应)|没法批|免谈|想都别想|换个(时间|人|办法|日子)|改(天|期)|人手(不够|不足|紧)|reject|den(y|ied)|decline|refuse|not approved|send (it|this|that) back|no way|^no\b|can'?t (approve|allow|let)|not (ok|okay|possible|agreed)|disapprove|turn(ed)? (it )?down|redo|try again|❌|👎/;
