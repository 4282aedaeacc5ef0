"""Words of names in Latin letters: syllables, surnames and given names, and what is no part of a name.

Pinyin: GB/T 16159; surnames of the mainland, Hong Kong, Macao and Taiwan, and frequent ones of other
countries: own compilation (facts 7).
"""

from __future__ import annotations

__all__ = [
    "CANTONESE",
    "CANTONESE_SURNAMES",
    "ENDS",
    "FINALS",
    "FOREIGN_SURNAMES",
    "GIVEN",
    "INITIALS",
    "PLACES",
    "SURNAMES",
    "WHOLE",
    "WORDS",
]

INITIALS = "b p m f d t n l g k h j q x zh ch sh r z c s".split()
FINALS = (
    "a o e ai ei ao ou an en ang eng ong i ia iao ie iu ian in iang ing iong "
    "u ua uo uai ui uan un uang ue v ve"
).split()
WHOLE = (
    "a o e ai ei ao ou an en ang eng er yi ya yo ye yao you yan yin yang ying yong wu wa wo wai wei wan "
    "wen wang weng yu yue yuan yun lyu nyu lv nv"
).split()
# Romanised surnames: pinyin of the surnames of facts 7, and what Hong Kong and Taiwan write (facts 7.2)
SURNAMES = frozenset(
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng "
    "liang xie song tang deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye "
    "cheng wei su lv lyu ding ren shen yao lu zhong cui tan fan liao jin shi jia fu fang zou "
    "xiong bai meng qin qiu hou jiang xue yin lei long duan tao qian hao kong shao mao wan gu "
    "lai wu kang he yan xiang chang wen niu ge xing an qi yi qiao pang ni zhuang nie zhang lu "
    "yue zhai shen zhan ou geng guan lan jiao yu zuo liu gan zhu bao dai ning fu ruan shu ji ke "
    "mei tong bi ling shan cheng huo miao pei tu qu sheng ran weng zhen you lan jiang xin guan "
    "chai meng qu yu che jian lian miao xiang mai dou lou qi cen jing dang gong fei bu leng yan "
    "mi sui zong gui quan gou min zang bian ji he shi qiu luan diao sha rong wu kou sang cong "
    "zhen ao yu chi gong she zha ma yuan feng ouyang shangguan zhuge situ sima linghu huangfu "
    "xiahou murong weichi zhangsun yuwen dongfang duanmu nangong chan wong lee cheung leung lau "
    "ng ho kwok chow tse cheng fung yip tsang chiu hui tsui lam yeung chung mak poon lo hsu "
    "hsieh tsai chang chou kuo tseng chiang chao shih hsiao chien chuang hsiung tsao tu pai teng yeh "
    "wei liao lu chu cheung tsoi".split()
)
# Hong Kong and Macao write given names by Cantonese sound, in two syllables.
CANTONESE_SURNAMES = frozenset(
    "au chan chau cheng cheung ching chiu choi chow choy chu chui chung fan fok fong fung ha ho hon hui hung "
    "ip kam kan ko kong koo kwan kwok kwong lai lam lau law lee leung li lin ling liu lo lok lui luk lung ma "
    "mak man mok mui ng ngai ngan or pang poon pun shek shum sin sit siu so sum sung sze szeto tai tam tang "
    "to tong tsang tse tso tsoi tsui tsang tung wan wong woo wu yau yeung yick yim yip yiu yu yue yuen "
    "yung".split()
)
CANTONESE = frozenset(
    "bik bing bo bong bun chak cham chan chau che cheong cheuk cheung chi chin ching chit chiu cho choi "
    "chor chow "
    "choy chu chuen chui chun chung dat fai fan fat fei fong foon fook fu fui fun fung ha hang hau hei hin "
    "hing ho "
    "hoi hok hon hong hoong hou hung ka kai kam kan kar kau kei keung ki kin king kit kiu ko kok kong kuen "
    "kui "
    "kuk kun kwai kwan kwok kwong lai lam lan lap lau lee lei leung li lik lim lin ling lit lok long lui "
    "luk lun "
    "lung ma mak man mau mei mi miu ming mo mong moon mui mun nam nap nga ngai ngan ngar ngo nim ning nuen "
    "oi on "
    "pak pan pang pik pin ping piu po pong pui pun sai sam san sang sau sei sek seung shan shing shiu shuk "
    "shun "
    "shung si siu sik sim sin sing sit so sui suk sum sun sung sze tai tak tat tim tin ting tip tit tiu "
    "tong tsan "
    "tsang tsz tsun tuen tung wa wah wai wan wang wing wo wong wun yam yan yat yau yee yeuk yeung yi yik "
    "yim yin "
    "ying yip yiu yu yue yuen yuet yuk yun yung".split()
)
GIVEN = frozenset(
    "james john robert michael william david richard joseph thomas charles christopher daniel "
    "matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george edward "
    "ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin "
    "scott brandon benjamin samuel frank gregory raymond alexander patrick jack dennis jerry "
    "tyler aaron jose henry adam douglas nathan peter zachary kyle walter harold jeremy ethan "
    "carl keith roger gerald mary patricia jennifer linda elizabeth barbara susan jessica sarah "
    "karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol amanda "
    "melissa deborah stephanie rebecca sharon laura cynthia dorothy amy kathleen angela shirley "
    "emma brenda pamela nicole anna samantha katherine christine helen debra rachel carolyn "
    "janet maria catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly "
    "christina joan evelyn judith alice grace sophia tom tony mike bob bill jim joe ben sam "
    "alex chris nick steve dave dan tim andy lily lucy cindy vivian jane kate tina leo jason "
    "simon oscar martin ivan maria elena hans klaus pierre marie jean luis carlos juan ahmed "
    "ali mohamed fatima kevin ray sunny ivy derek peter oliver priya raj amit sanjay anita yuki kenji "
    "hiroshi "
    "sakura takeshi akira naoko haruto minho jisoo soojin emily emma liam noah lucas mia isabella ava "
    "charlotte amelia henry leon felix lukas finn jonas anton sven lars erik bjorn ingrid astrid freya olga "
    "natasha "
    "dmitri sergei svetlana vladimir boris igor irina tatiana yuri pavel giovanni marco luca giulia "
    "francesca "
    "paolo antonio jorge diego miguel pablo javier fernando sofia lucia camila valentina omar hassan ibrahim "
    "yusuf aisha layla khalid mustafa ahmad muhammad nguyen linh minh siti dewi rizal arjun ravi deepak "
    "neha pooja rahul vikram sunita philip phillip vincent victor louis albert arthur alfred ernest stanley "
    "clara ella hannah zoe chloe lily ruby daisy eva nora ida elsa greta helga hans fritz otto karl heinz "
    "jurgen uwe wolfgang pierre jacques francois henri claude camille chantal isabelle monique sylvie "
    "natalie "
    "nina vera lydia wendy winnie fiona eunice irene jenny joanna josephine judy mabel phoebe queenie "
    "raymond ronnie samson terence terry trevor tommy wallace wilson winston eddie edwin edmund dickson "
    "calvin clement cyrus desmond dominic gordon harry howard hugo ian jackson jeremy jimmy johnny jonah "
    "keith ken kenny lawrence leonard lewis mandy maggie may miranda mandy nelson norman owen pauline "
    "rita rosa rosanna roy russell sally sean sherry sidney sophie susanna sylvia teresa tiffany tony "
    "una vanessa venus viola yvonne zac zack bella ben bonnie candy carmen cathy cecilia cherry "
    "claire connie crystal elaine elsie esther eugene evan gigi gloria hilda iris".split()
)
# Surnames of other countries, for a given name that is a common word alone
FOREIGN_SURNAMES = frozenset(
    "smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez "
    "wilson "
    "anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis "
    "robinson walker young allen king wright scott torres nguyen hill flores green adams nelson baker hall "
    "rivera campbell mitchell carter roberts kim park choi tanaka sato suzuki takahashi watanabe ito "
    "yamamoto "
    "nakamura kobayashi kato yoshida yamada sasaki singh kumar sharma patel khan gupta shah ivanov petrov "
    "smirnov muller schmidt schneider fischer weber meyer wagner becker rossi russo ferrari bianchi dubois "
    "bernard durand moreau laurent silva santos oliveira pereira jensen hansen nielsen larsen olsen "
    "johansson "
    "andersson karlsson nilsson kowalski nowak novak murphy kelly sullivan mcdonald macdonald oconnor "
    "campbell "
    "stewart morgan cooper reed bailey bell murray ford hamilton graham wallace evans turner parker collins "
    "edwards phillips morris rogers cook peterson gray james watson brooks bennett wood".split()
)
PLACES = frozenset(
    "beijing nanjing wuhan wuxi wuhu hunan henan hebei hubei shandong shanxi shaanxi shannan jinan jilin "
    "jinhua "
    "jiangsu jiangxi jiangmen anhui anqing anshan fujian fuzhou fushun ningbo ningxia ningde xian xianyang "
    "xining xinjiang xinyang shenyang shenzhen guiyang guilin guizhou guangdong guangxi guangzhou chengdu "
    "chengde "
    "changsha changchun changzhou changzhi tangshan lanzhou suzhou wenzhou huzhou quzhou yangzhou yangjiang "
    "taizhou xuzhou xuchang zhuhai zhuzhou luoyang hangzhou hefei haikou hainan yunnan yanan yantai yichang "
    "yiwu yinchuan nanning nanchang nantong nanyang xiamen xiangyang xiangtan zhengzhou zhangjiakou "
    "zhangzhou "
    "liuzhou liuyang lijiang lianyungang linyi qingdao qinghai qinhuangdao baoan baoding baotou daqing "
    "hongkong wanchai kwuntong tsimshatsui shatin taipo yuenlong mongkok tuenmun tsuenwan tseungkwano "
    "shamshuipo "
    "wongtaisin laichikok kowloonbay hunghom yaumatei causewaybay northpoint quarrybay taikoo chaiwan "
    "saikung "
    "lantau kwaichung kwaifong tungchung cheungchau dalian datong dongguan dongying kunming kunshan kaifeng "
    "weihai weifang weinan pingan fengshui taichi".split()
)
# No part of a person's name
WORDS = frozenset(
    "inc ltd llc co corp company limited corporation group university college school bank "
    "hospital hotel center centre department dept team service services support customer user "
    "users admin administrator test testing null none unknown undefined nil true false yes no "
    "anonymous guest default system server client all everyone there sir madam member members "
    "manager sales marketing finance office road street city china beijing shanghai email mail "
    "phone tel mobile fax address name id date order product model type size color android "
    "iphone windows linux chrome apple google amazon microsoft app web site page home info "
    "contact help the and for of in on at to from by with this that new old your our my hiring "
    "friends colleagues folks guys reader readers editor customers colleague friend seller "
    "buyer sender receiver applicant committee professor doctor dear sincerely regards thanks "
    "please technology technologies industrial trading gmbh plc pte pty sdn bhd holdings holding trust union "
    "capital partners ventures industries international global electronics logistics shipping express "
    "import export foundation institute academy society association press media studio studios list number "
    "no nr code type value key field item total subject re fw fwd agent operator passenger passengers "
    "iban swift bic ssn dob url api http https sql json xml csv pdf html error warning info debug fatal "
    "trace "
    "null exception request response get post put delete internal version release build deploy job task "
    "mon tue wed thu fri sat monday tuesday wednesday thursday friday saturday sunday jan feb mar apr "
    "jun jul aug sep oct nov dec january february march april june july august september october november "
    "december am pm utc gmt cst est macau macao taiwan taipei singapore japan korea america usa uk "
    "room flat floor block unit tower building district village estate court garden gardens plaza mansion "
    "north south east west central avenue lane drive rd st ave passport visa seat gate flight terminal "
    "airport airlines "
    "bank account branch card cash payment invoice receipt contract agreement party limited".split()
)
# Fields that stand behind a name: they end it
ENDS = frozenset(
    "iban swift bic id dob passport tel phone mobile mob fax email mail address addr seat room flat floor "
    "unit "
    "age sex male female account acct card no nationality gender date from to cc and wechat whatsapp ssn "
    "".split()
)
