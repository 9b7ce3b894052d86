import type { Category } from '../../../../rules/settings.js';

/** What people say for each category, with its weight. Order breaks ties: the more telling first. */
export const categoryWords: [Category, [RegExp, number][]][] = [
  [
    'staff',
    [
      [
        /(保安|门卫|前台|客服|管家|楼管|师傅|保洁|阿姨|物业(的)?人|工作人员|值班(的)?人|小哥|员工|guards?|receptionist|staff|clerk|cleaner).{0,14}(态度|骂|凶|吼|甩脸|不理|爱理不理|爱答不理|推来推去|踢皮球|敷衍|睡觉|玩手机|抽烟|不耐烦|翻白眼|阴阳怪气|白眼|不礼貌|没礼貌|挂.{0,3}电话|不接电话|rude|asleep|sleeping|shout|yell|ignored?|hung up|attitude|on (his|her|their) phone)/,
        4,
      ],
      [
        /服务态度|态度(太|很|特别|极|真|这么|那么)?(差|恶劣|不好|冷淡|嚣张|蛮横)|踢皮球|互相推|推诿|没人(管|理|接电话)|不作为|脱岗|bad attitude|从来不回|不回(?:消息|微信|信息|电话)|不回我|放鸽子|没人接|hung up|call(?:ed)? (?:me )?back|rude(ly)?\b|unprofessional/,
        2,
      ],
    ],
  ],
  ['lift', [[/电梯|轿厢|梯厢|货梯|客梯|扶梯|elevators?|\blifts?\b(?! (up|weights))/, 3]]],
  [
    'pets',
    [
      [
        /遛狗|狗屎|狗粪|狗便|狗尿|没牵绳|不牵绳|不拴绳|没拴|狗绳|恶犬|大狗|烈性犬|流浪[猫狗]|宠物|off (the )?leash|unleashed|dog (poo|poop|mess|feces)|stray (cats?|dogs?)/,
        4,
      ],
      [/狗|猫(?!眼)|犬|泰迪|金毛|哈士奇|鹦鹉|养鸡|公鸡|\bdogs?\b|\bcats?\b|\bpets?\b|puppy/, 3],
    ],
  ],
  [
    'parking',
    [
      [
        /车位|停车|占位|乱停|地锁|堵(我|住|着|了)?.{0,6}(车|出口|门口)|挡(我|住|着|了)?.{0,6}车|挪车|道闸|抬杆|车牌|僵尸车|飞线充电|电瓶车|电动车|充电桩|划(了|花)?.{0,3}车|剐蹭|刮蹭|parking|parked|blocking my car|my spot|barrier|boom gate/,
        3,
      ],
      [/车/, 0.5],
    ],
  ],
  [
    'noise',
    [
      [
        /噪音|噪声|剁馅|剁肉|敲管子|喊麦|拍皮球|鼓点|低音炮|喇叭|嗓子|扰民|太吵|好吵|很吵|吵死|吵得|吵醒|吵闹|吵人|真吵|吵架|装修声|钻孔|电钻|打钻|冲击钻|敲敲打打|敲墙|砸墙|咚咚|嗡嗡|轰隆|蹦迪|音响|唱歌|k歌|麻将|广场舞|喇叭|弹琴|钢琴|拉小提琴|拖桌|拖椅|高跟鞋|跑来跑去|没法睡|睡不着|睡不了|睡不好|动静|noise|nois[ey]|loud|drill(ing)?\b|hammering|party|music|can'?t sleep|stomping|banging|keep.{0,6}awake/,
        3,
      ],
      [/装修|吵|施工|半夜.{0,6}(响|闹)|响(个|了一|一)|声音|renovat/, 1.5],
    ],
  ],
  [
    'fees',
    [
      [
        /物业费|管理费|停车费|电费|水费|公摊|维修基金|收费|乱收|多收|扣费|缴费|交费|欠费|涨价|涨了|发票|账单|押金|退款|退费|退钱|滞纳金|management fees?|\bfees?\b|\bbills?\b|invoice|refund|deposit|overcharg|charged/,
        3,
      ],
    ],
  ],
  [
    'water',
    [
      [
        /漏水|漏雨|渗水|滴答|返潮|防水|水池|\bsinks?\b|backs? up|滴水|渗漏|跑水|冒水|水管|爆管|下水道|下水|地漏|返水|反水|堵了|马桶|厕所堵|排水|污水|积水|没水|停水|水压|水小|自来水|水发黄|黄水|水浑|水龙头|水表|水泵|泡水|淹了|潮湿|发霉|leak|drip|\bdrain|clog|sewage|no water|water pressure|\btoilet|\bpipe|flood|\btap\b|faucet|water supply/,
        3,
      ],
      [/水(?!平|果|泥|电)|water/, 0.7],
    ],
  ],
  [
    'security',
    [
      [
        /小偷|被偷|偷(了|走|我|东西|电|外卖|快递)|失窃|丢了|盗|撬|陌生人|可疑|尾随|打架|打人|动手|闯入|翻墙|翻进|醉汉|持刀|威胁|骚扰|跟踪|高空抛物|抛物|扔.{0,8}(下来|楼下)|往下扔|发传单|推销|外卖.{0,6}(随便|随意)进|谁都能进|消防通道|消防栓|灭火器|安全通道|疏散|监控|安保|门禁.{0,4}(没关|敞|形同)|着火|起火|冒烟|煤气|燃气|火灾|theft|stolen|thie(f|ves)|burglar|break.?in|broke into|stranger|suspicious|fight|knife|harass|threat|fire (exit|lane|door|hydrant|extinguisher)|on fire|smoke|gas (leak|smell)|cctv|intruder|tailgat|throw(s|ing|n)? .{0,20}(window|balcony|down)/,
        3,
      ],
      [/门没关|没人巡|巡逻|保安|security/, 1],
    ],
  ],
  [
    'cleaning',
    [
      [
        /垃圾|脏|臭|打扫|清扫|保洁|卫生|没扫|没拖|灰尘|蜘蛛网|蟑螂|老鼠|蚊子|苍蝇|虫|消杀|异味|难闻|味道(很|太|好)?大|油污|污渍|烟头|痰|呕吐|小便|尿味|小广告|杂物|堆(满|放|了|着|在)|garbage|rubbish|trash|dirty|filthy|stink|smell(s|y)?\b|clean(ed|ing)?\b|cockroach|rats?\b|mice|mosquito|litter|vomit|urine/,
        3,
      ],
    ],
  ],
  [
    'facilities',
    [
      [
        /灯|路灯|照明|暖气|供暖|不热|空调|门禁|单元门|门锁|锁坏|闭门器|玻璃|栏杆|扶手|对讲|可视|网络|断网|宽带|信箱|快递柜|健身器材|器材|滑梯|秋千|地砖|瓷砖|墙皮|外墙|井盖|路面|坑|停电|没电|跳闸|断电|插座|热水|风机|喷泉|长椅|窗户|天花板|吊顶|摄像头|刷卡|门铃|防火门|\blamps?\b|\blights?\b|bulb|heating|radiator|air.?con|\bdoor\b|\block\b|intercom|wifi|internet|glass|railing|tile|power (cut|outage|is out)|no power|electricity|pothole|manhole|playground|broken/,
        2.5,
      ],
      [/坏了|报修|维修|故障|失灵|松了|破了|裂了|掉了|out of order|not working|doesn'?t work|stopped working/, 0.5],
    ],
  ],
];
