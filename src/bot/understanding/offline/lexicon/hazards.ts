/**
 * What endangers people or property. `plain` hazards are a danger as soon as they are said in the present;
 * `doubtful` ones are asked about unless something around them says more.
 */
export const hazards: { plain: RegExp[]; doubtful: RegExp[] } = {
  plain: [
    // fire and smoke
    /着火|着了火|起火|失火|火灾|烧起来|烧着了|自燃|起明火|有明火|火苗|火光|大火|冒火|窜火|冒(着|出|了|起)?(好多|很多|大|浓|黑|白|青|滚滚|的|股|一股|好大)*烟|浓烟|黑烟|全是烟|都是烟|烟雾弥漫|满.{0,4}是烟|烟(从|往).{0,8}(出|冒)|爆炸|爆燃|炸了(?!毛|锅)|火星|冒火花|打火花|火花/,
    /\bon fire\b|\bis burning\b|caught fire|flames?\b|smoke (is |was )?(coming|pouring|filling|everywhere)|(full of|filled with|thick|black|lots of|so much|see|there'?s|there is) (black |thick |white )?smoke|smoking heavily|explo(ded|sion|ding)|sparks?\b|sparking/,
    // gas and fumes
    /(煤气|燃气|天然气|瓦斯|液化气|煤油|汽油).{0,6}(味|泄|漏|臭)|(闻到|有股|一股|好大|很大).{0,6}(煤气|燃气|天然气|瓦斯|汽油)|漏气|煤气中毒|一氧化碳|烧焦(的)?味|焦糊味|糊味|焦味|胶皮味|烧塑料|烧电线/,
    /gas (leak|smell)|smell(s|ing)?( like| of)?( strong(ly)?)?( of)? (gas|burning)|leaking gas|carbon monoxide|burning (smell|plastic|rubber)/,
    // trapped
    /困在|被困|困住|困人|关(在|进).{0,6}(电梯|梯).{0,4}里?|卡在.{0,8}(电梯|梯|楼|层|半空|中间|栏杆|缝|里)|(电梯|轿厢|梯).{0,10}(里|内)(面)?(还)?(有|关着|困着).{0,4}(人|孩|老|小|个)|(头|手|脚|腿|胳膊|手指|孩子|小孩|宝宝).{0,4}(卡|夹)(住|在)|夹(到|住)(了)?(人|手|脚|孩子|小孩)|反锁在|锁在(屋|家|房|车|里|外|卫生间|厕所|阳台)|出不来|电梯.{0,8}(下坠|往下掉|坠落|掉下去|急坠|失控|冲顶)/,
    /\btrapped\b|stuck (in|inside) (the |an? |our |this )?(lift|elevator)|(lift|elevator).{0,20}(people|person|someone|somebody|kid|child|man|woman|lady).{0,10}(inside|in it)|locked (in|inside)|can'?t get out|stuck between floors|(head|hand|arm|leg|foot|finger)s? (is |are )?(stuck|caught)/,
    // electricity and water
    /触电|电到了|被电(了|到|击|倒)|漏电|带电|麻手|电麻|电得|(水|浸|淹|泡|漏|滴|流|喷).{0,10}(配电|电箱|电闸|插座|插排|电表|电线|开关|弱电|强电|电井|线路)|(配电|电箱|电闸|插座|插排|电表|电线|电井).{0,10}(进水|泡水|淹|漏水|滴水|渗水|浸水|泡着|水)|电线.{0,6}(掉|垂|断|裸露|露出|耷拉)/,
    /electrocut|electric shock|got (a )?shock|live wire|exposed wire|water.{0,20}(electric|socket|outlet|fuse|breaker|panel|meter)|(electric|socket|outlet|fuse|breaker|panel).{0,20}(wet|water|flood)/,
    // illness and injury
    /晕倒|昏倒|昏迷|昏过去|晕过去|晕厥|休克|不省人事|没(有)?(意识|呼吸|心跳|反应|知觉|脉搏)|叫不醒|叫不应|喊不醒|叫他不应|不会动|一动不动|失去意识|抽搐|口吐白沫|心脏病|心梗|脑梗|中风|胸口.{0,4}(疼|痛|闷)|喘不(上|过)(来)?气|呼吸困难|呼吸不|大出血|血流不止|流了.{0,4}血|一地(的)?血|全是血|都是血|满(头|脸|身|地).{0,2}血|流血不止|止不住血|吐血|噎(住|着|到)|呛到水|溺水|落水|掉(进|到|下).{0,6}(水|池|井|坑|湖|河|沟)|淹着了|摔(下|倒|到|得|断|伤|晕).{0,12}(起不来|动不了|站不|血|骨|头|楼梯)|滑倒.{0,8}(起不来|动不了|血|头)|起不来了|骨折|砸(到|中|伤|了)(人|头|老|孩|我|一个)|砸着(人|头)|被(车)?撞(倒|了|伤|飞)|撞(到|倒|了)(人|孩|老)|咬(了|伤|到)(人|我|孩|老|小)|被.{0,6}咬|中毒|割腕|跳楼|轻生|自杀|寻短见|要跳|不想活|坐在.{0,8}(天台|楼顶|窗台|阳台)边|站在.{0,8}(天台|楼顶|窗台|护栏)/,
    /unconscious|collapsed|passed out|faint(ed|ing)|not breathing|can'?t breathe|isn'?t breathing|unresponsive|won'?t wake|can'?t wake|not (responding|moving)|seizure|heart attack|stroke\b|chest pain|bleeding|chok(ing|ed)|drown(ing|ed)|fell (down|off|from|into)|broken (leg|arm|hip)|hit by (a )?(car|scooter|bike)|suicid|jump off|going to jump|about to jump|overdose|bitten|bit (a|my|the|me)/,
    // violence and break-ins
    /打起来|打架|打人|在打|动手(了|打)|动刀|拿(着)?(刀|棍|菜刀|砖|斧)|持刀|砍人|捅(人|了|伤)|抢劫|抢(我|了|包|手机|孩子)|绑架|救命|报警|家暴|打老婆|打孩子|打我|掐(住|脖子)|(有人|陌生人|男的|男人|小偷|贼|一伙人|几个人).{0,8}(撬|砸|踹|翻|爬|闯|进(了|来|我家)|捅).{0,6}(门|窗|锁|墙|阳台|家|屋)?|撬(门|锁|窗|我)|正在偷|闯(进|入)|小偷.{0,8}(在|还|进|来|跑)|尾随|跟踪(我)|强奸|非礼|猥亵|(泼|浇|倒)(汽油|硫酸)|孩子(不见|丢|走丢|找不)|(老人|老爷子|老太太|我妈|我爸|爷爷|奶奶|小孩|孩子|儿子|女儿|宝宝).{0,4}(不见了|走失|走丢|丢了)/,
    /\bhelp me\b|attack(ing|ed)|stabb|with a knife|has a knife|holding a knife|\bfighting\b|beating|being beaten|punch|break(ing)? in(to)?\b(?! two)|broke in|intruder|burglar|robb|gunshot|following me|domestic violence|missing (child|kid|boy|girl)|(child|kid|son|daughter|toddler) is missing/,
    // a child, an old person or something about to fall
    /(孩子|小孩|宝宝|婴儿|老人|老太太|老爷子|奶奶|爷爷|娃|孙子|孙女|儿子|女儿|闺女).{0,10}(反锁|锁在|关在|一个人在(里|屋)|爬(上|到|在|出)|挂在|悬在|掉下)|(要|快|马上|随时|眼看|就快|快要|正在|摇摇欲坠|像要).{0,4}(掉下来|掉下|砸下来|塌|倒了|倒下来|倒塌|坠落|脱落)|坍塌|塌(了|下来|方|陷)|垮塌|摇摇欲坠|(掉|砸|脱落|落)下来.{0,8}(砸|人|车)|悬在半空|吊在半空|吊篮.{0,8}(歪|斜|断|卡)/,
    /about to (fall|collapse|come down)|going to (fall|collapse)|collaps(ed|ing)|hanging (by|off|loose|over)|dangling|(baby|child|kid|toddler|mother|grandma|grandpa|old man|old lady).{0,20}(locked|trapped|on the (ledge|roof|window))/,
    // flooding
    /爆管.{0,10}(喷|淹|进|涌)|(水).{0,6}(漫|淹|涌|灌|倒灌).{0,6}(进|到|上|过|了|来)|淹(到|进|了|没|过)|喷(水|涌|得到处)|水漫|发大水|flood(ing|ed)|burst pipe|pipe burst|gushing|pouring (in|out|from|through)/,
  ],
  doubtful: [
    /奇怪(的)?(味|气)|怪味|刺鼻|异味很大|呛(人|得|鼻)|头晕|恶心想吐|火味|烟味(?!.{0,4}(抽|吸))|煳|发烫|很烫|滚烫|冒热气|呲呲|滋滋|噼里啪啦|噼啪|异响.{0,6}(电|箱)|味道.{0,4}(不对|奇怪)/,
    /strange smell|weird smell|chemical smell|dizzy|hot to the touch|buzzing (from|sound).{0,12}(box|panel|meter|socket)/,
    /尖叫|惨叫|哭(喊|叫|着喊)|喊救|撕心裂肺|砸东西|玻璃碎|哭得|呼救|screaming|scream|crying for help|yelling for help|glass breaking/,
    /(好几天|几天|两天|三天|一周|好久).{0,6}(没(见|看见|看到|出门|动静|下楼|开门|接电话))|敲门.{0,6}(没人应|没反应|不应|不开|没人开)|门.{0,4}没人应|联系不上|haven'?t seen .{0,20}(days|week)|not answering the door|no answer at the door/,
    /晃(得|动|荡|了)|松动|裂(缝|开|了)|鼓(包|起来)|倾斜|歪了|往下沉|地面.{0,4}(下沉|塌陷|陷)|crack(s|ed|ing)?\b|loose|tilting|wobbl/,
    /难受得|快不行了|不行了|不舒服.{0,6}(厉害|很)|高烧|过敏|烫伤|割伤|划伤|扭伤|hurt badly|injured|very ill|very sick/,
  ],
};

/** What takes the danger out of a clause. */
export const guards = {
  drill:
    /演练|演习|应急培训|消防培训|培训|彩排|模拟|假人|拉练|演示|教学|宣传|讲座|知识|考试|试题|测试|试一下|drill|exercise|training|simulat|rehears|\btest(ing)?\b|lecture|quiz|poster/,
  past: /昨[天晚夜儿]|前天|前几天|前些天|前阵子|前两天|上次|上回|上周|上星期|上个?月|去年|前年|大前天|以前|之前|曾经|当时|那[次回天]|那年|好几年前|几年前|(\d+|[一二两三四五六七八九十几]+)(天|周|个月|年)前|(周|星期)[一二三四五六日天].{0,4}那|已经.{0,8}(灭|救出|出来|送|处理|解决|修好|关了|控制|没事|好了|走了|离开|抬走|放出)|灭了|扑灭|救出来了|放出来了|抓(到|住)了|解除|虚惊|没事了|yesterday|last (week|night|month|year|time|tuesday|monday|wednesday|thursday|friday|saturday|sunday)|\bago\b|previously|\bused to\b|in the past|back in|already (out|put out|fixed|resolved|rescued|gone)|put out|false alarm|was resolved|all clear|earlier this (week|month|year)/,
  figure:
    /火大|火气|发火|上火|恼火|冒火(了)?(?=$|[,!。])|气炸|炸毛|炸锅|要炸|快炸|肺都.{0,2}炸|头.{0,3}(都|要|快).{0,2}炸|气死|累死|笑死|吵死|烦死|急死|热死|冻死|饿死|困死|忙死|心梗都|心脏病都|(快|要|都).{0,4}(吓出|气出|吵出|整出|犯).{0,4}病|气(得|到).{0,6}(晕|吐血|心梗|脑溢血|跳楼|冒烟)|气晕|笑晕|晕倒在|我也是晕|真是晕|给我整|嗓子.{0,4}冒烟|七窍|火爆|生意.{0,4}火|(很|太|超|特别|真|好|最)火(?!大|灾|势|焰)|火遍|火了一|红火|火锅|烧烤|烧香|烧纸|着急|着火似|像着火|跟着火|火烧眉毛|火烧屁股|救火(?=队|似)|困在(家|工作|会|这)|套牢|打脸|打招呼|打我电话|打起来(?=字)|(价格|房价|股票).{0,6}(跳楼|跳水|崩|塌)|跳楼价|卡脖子|雷人|被雷|天塌|塌房|心态.{0,3}(崩|炸|爆)|血压|吐血(?=价|推荐)|killing me|dying (to|of|for)|\bfired?\b(?= (from|me|him|her|them|the staff|you))|fire (me|him|her|them|the)|heart attack (when|from)|drowning in|burn(ed|t)? out|\bexploding with|almost (fainted|died|had a heart attack) (when|at) |on fire (today|lately|with)|blew up at|flooded with (calls|messages|emails)|flood of|trapped in (a )?meeting/,
  precaution:
    /怎么(预防|防|避免|逃生|使用|用灭火器|应急|办理)|如何(预防|防|避免|逃生|使用|应对)|注意(什么|事项|哪些)|(万一|如果|要是|假如|假设|倘若|若是|一旦).{0,20}(怎么|咋|该|找谁|打哪|打什么|联系谁|赔|谁|有没有|能不能|是不是|会)|会不会|有没有.{0,8}(预案|措施|灭火器|报警器|危险|隐患)|应急预案|预案|报警器(?!.{0,4}(响|叫))|灭火器.{0,6}(在哪|过期|怎么|检查|更换)|逃生(路线|通道|门|面罩)|防火|防盗|防触电|防溺水|消防(通道|栓|检查|设施|验收|演|车|安全)|保险|容易(着火|起火|摔|滑|触电|引起|造成)|(怕|担心|害怕|以免|避免|防止|小心|当心|谨防|防|免得|省得|别|不要|不能|严禁|禁止|预防|可能|也许|说不定|迟早|早晚|总有一天|等到|非得|难道要|难不成).{0,14}(着火|起火|火灾|爆炸|触电|摔|掉下来|砸|塌|伤人|出事|被困|溺水|中毒|咬|被偷|晕|进小偷)|存在.{0,4}隐患|安全隐患|what (should|do) (i|we|you) do (if|in case)|what if|in case of|if there('?s| is| was| were)|how (do|should|can|to).{0,30}(prevent|avoid|evacuate|use)|fire (extinguisher|drill|exit|alarm test|safety|door|escape|insurance)|prevent|afraid (that )?.{0,10}(might|will|could)|could (cause|start|catch)|might (fall|catch|cause|start)|one day|someone (could|might|will)|procedure for/,
  denied:
    /(没有|没|不是|并没|并非|未|非|无)(人|有|发生|出现|什么)?.{0,4}(着火|起火|冒烟|火灾|漏气|煤气|燃气|泄漏|被困|困人|受伤|晕倒|触电|打架|危险|大碍|血|烟|味)|(不|没)(会|有)(着火|爆炸|危险)|no (fire|smoke|gas|one is (hurt|trapped|injured)|danger|injur)|nobody (is |was )?(hurt|trapped|injured)|not (on fire|an emergency|trapped|bleeding|a gas)|isn'?t (on fire|an emergency)/,
};

/** Words that put it into this moment: they outweigh a time gone by in the same sentence. */
export const presentWords =
  /现在|正在|此刻|眼下|这会儿|刚刚|刚才|目前|还在|又在|又(着|冒|起|晕|困|卡|漏)|在(冒|烧|喷|流|漏|打|哭|喊|叫|撬|砸|抽)|马上|快来|赶紧|赶快|速来|快点来|救命|快派|快叫|立刻|right now|\bnow\b|currently|still\b|at the moment|just now|come quick|hurry|urgent|immediately|\bhelp\b|is (burning|bleeding|smoking|leaking|trapped|stuck|unconscious)/;
