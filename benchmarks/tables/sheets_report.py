"""The thirty tables of the report half. Numbers are odd and never change. Not to be read by whoever tunes."""

from benchmarks.tables.notation import Sheet

SHEETS = (
    Sheet(
        1,
        "customers",
        530,
        """
ClientCode = code C-@@####
ClientFullName = name
ContactPerson = hname other
ContactCell = mobile fmt=+86-
OfficeLine = landline
EMail_1 = email
WeChatID = wechat
CorpName = firm
TaxNo = uscc
ShipTo = addr
Province = province
Segment = of 大客户|中小|零售|渠道
OwnerStaffNo = empno
LeadSource = of referral|web|event
LastVisit = date
Notes = note office 0.35
CreditLimit = money 0 500000
PhoneSystem = of iOS|Android
IDCheckResult = of pass|fail|pending
AddressCount = int 1 6
""",
    ),
    Sheet(
        3,
        "orders",
        1100,
        """
订单编号 = code DD{y}{m}{d}########
下单账号ID = login
买家昵称 = of 橘子汽水|小鱼儿|t***8|北方的狼|Amy also=PERSON
收货人信息 = where
商品标题 = goods
商品规格 = of 红色;M|蓝色;L|默认
购买数量 = int 1 9
订单金额 = money 9 6000 yen
优惠金额 = money 0 100
付款时间 = date minute
支付流水号 = trade
快递公司 = of 中通快递|圆通速递|顺丰速运|EMS
快递单号 = waybill
订单状态 = of 交易成功|待发货|已取消
买家留言 = note delivery 0.3 null=0.6
手机归属地 = of 广东 广州|浙江 杭州|四川 成都
适用手机type = phone
身份证上传状态 = of 未上传|已通过
""",
        people=0.5,
    ),
    Sheet(
        5,
        "payroll",
        290,
        """
职员编码 = empno
职员 = name
所属机构 = dept
工资等级 = of P4|P5|P6|M1
公民身份号码 = id18
代发账户 = card
应发合计 = income 4000 25000
加班费 = deduction
社保个人部分 = deduction
住房公积金个人 = deduction
应纳税所得额 = deduction
到手工资 = income 3000 20000
计薪天数 = dec 18 22 1
税款所属期 = date month6
备注说明 = remark office
卡种 = of 工资卡|社保卡
姓名牌尺寸 = of 大|中|小
""",
    ),
    Sheet(
        7,
        "staff",
        380,
        """
ygbh = empno pi
ygxm = name pi
xmpy = pinyin pi
xb = sex 0|1 pi
csny = dob month6 pi
minzu = ethnic short py
hunyin = marital 未婚|已婚 py
guoji = nation iso3 py
shenfenzheng = id18 py
shoujihao = mobile py
youxiang = email py
bumen = dept py
gangwei = job py
ruzhiriqi = date py
xueli = of 本科|大专|硕士 py
jiguan = city py also=CN_ADDRESS
jjlxr = hname other pi
jjlxdh = phones other pi
xzz = addr pi
jgzh = military pi null=0.7
zt = of 1|0 pi
sfzg = of 0|1 pi
xmjl = of 基建|软件|培训 pi
sjbm = code SJ#### pi
""",
        store="csv",
    ),
    Sheet(
        9,
        "tickets",
        840,
        """
CallID = code ############
ANI = phones
DNIS = of 95588|4008123123|12345
AgentID = code 6### also=EMPLOYEE_NO
AgentName = hname
SkillGroup = of 售前|售后|投诉|技术
StartTime = date time
TalkSeconds = int 3 2400
CustomerMobile = mobile masked
CallerName = name null=0.4
OTP = otp null=0.5
Summary = note service 0.5
Disposition = of resolved|callback|transfer|hangup
Transcript = note service 0.6
SurveyScore = int 1 6
RecordingURL = code /rec/{y}{m}{d}/################.mp3
MobileBrand = of HUAWEI|Apple|Xiaomi|OPPO
MobileOS = of android|ios
PhoneLineCount = int 1 5
""",
        store="csv",
    ),
    Sheet(
        11,
        "hospital",
        600,
        """
zyh = medrec pi
brxm = name pi
brxb = sex pi
brnl = age pi
sfzhm = id18 pi
lxrxm = hname other pi
lxrdh = mobile other pi
hkdz = addr pi
ksmc = dept pi
zzys = hname pi
ryrq = date compact14 pi
cyrq = date compact14 pi null=0.2
ryzd = health pi
bzms = complaint pi
zfy = money 500 80000 pi
fylb = of 01|02|07|99 pi
hyzk = marital 10|20|20|90 pi
zy = of 工人|农民|职员|退休|学生 pi
cwh = code ##床 pi
sjys = of A型|B型|O型 pi also=HEALTH
zyts = int 1 60 pi
""",
        store="csv",
        people=0.7,
    ),
    Sheet(
        13,
        "laboratory",
        690,
        """
处方编号 = code RX{y}{m}{d}#####
取药人name = name
就诊卡 = medrec
性 别 = sex
年 龄 = age
药品name = perhaps 阿司匹林肠溶片|二甲双胍缓释片|头孢克洛胶囊|王氏保赤丸|马应龙麝香痔疮膏
批准文号 = code 国药准字H########
药品批号 = batch
数量 = int 1 6
单位 = of 盒|瓶|支
用法用量 = of 每日3次 每次1片|口服 一日一次|外用 |睡前1粒
临床诊断 = health
开方医师 = hname
药师 = hname
联系方式 = contact
医保卡号（选填） = ssn
金额 = money 3 900
联系次数累计 = int 0 9
处方条码 = code 1##########
""",
    ),
    Sheet(
        15,
        "policies",
        520,
        """
PolicyNumber = policy
ProductCode = code @@##
ProductName = of 车险综合|家财险|雇主责任险|旅行意外险
HolderName = holder
HolderIDType = of 01|01|02|07
HolderIDNumber = certs
HolderMobile = mobile
HolderHKID = hkid null=0.6
HolderEmail = email null=0.4
InsuredName = hname other
InsuredBirth = dob other
InsuredGender = sex F|M other
InsuredAge = age other
BeneficiaryNames = names other
SumInsured = int 10000 2000000
Premium = money 100 20000
EffectiveDate = date
AgentCode = code A######## also=EMPLOYEE_NO
HolderSmoker = of Y|N also=HEALTH
HolderIDExpiry = date
NameOnBrochure = of 安享一生|康宁终身|吉祥三宝
EmailOptIn = of Y|N
""",
        store="db",
    ),
    Sheet(
        17,
        "claims",
        410,
        """
报案号 = code 9##########
保险单号 = policy
出险人 = name
出险人证件号 = id18 as=zeros
出险日期 = date cn
出险经过 = note service 0.4
标的车牌 = plate
三者车牌 = plate other null=0.4
车辆识别代码 = vin
驾驶证档案编号 = driverfile
报案电话 = mobile
查勘员 = hname
估损金额 = money 200 90000 comma
赔款收款人 = holder
收款账号 = acct
就诊医院 = clinic
伤情诊断 = health null=0.5
理算状态 = of 待查勘|核赔中|已支付
车牌号牌种类 = of 小型汽车号牌|新能源号牌
影像文件 = code 驾驶证_######.png
""",
    ),
    Sheet(
        19,
        "accounts",
        660,
        """
khh = code 2########### pi
khmc = holder pi
zjlx = of 0|0|0|1|5 pi
zjhm = certs pi
zh = card pi
yhlb = of 个人|个人|对公 pi
khwd = branch pi
lhh = cnaps pi
khrq = date compact pi
ye = money 0 300000 also=CREDIT_INFO pi
sjhm = mobile pi
txdz = addr pi
yzbm = postcode pi
gddh = landline pi null=0.5
gzdw = firm pi null=0.3
jgh = code ###### pi
sfmr = of 0|1 pi
khlx = of 01|02|03 pi
""",
        store="csv",
    ),
    Sheet(
        21,
        "transactions",
        1400,
        """
txnSeq = snow
txnTime = date iso8601
payerAcct = card
payerName = hname
payeeAcct = accounts other
payeeName = holder other
amt = money 1 90000
bal = money 0 400000 also=CREDIT_INFO
drCrFlag = of D|C
memo = note bank 0.35
merchantId = code 89844###########
terminalId = code ########
mcc = code ####
authCode = code ###### also=ONE_TIME_CODE
loginIp = ip null=0.3
loginDevice = phone
cvv2 = cvv null=0.5
payeeIban = iban null=0.7
cardLevel = of 普卡|金卡|白金
phoneBankingFlag = of 0|1
refNo = code 62#################
""",
        people=0.2,
        store="csv",
    ),
    Sheet(
        23,
        "loans",
        470,
        """
借据编号 = code JJ{y}{m}{d}####
客户名称 = name
证件号 = id18
手机号码1 = mobile
手机号码2 = mobile other null=0.6
单位名称 = firm
单位电话 = lines
单位地址 = addr
月均收入 = income 3000 50000
婚姻情况 = marital 未婚|已婚|离婚
共同借款人 = hname other null=0.5
放款金额 = money 10000 800000 also=CREDIT_INFO
放款日期 = date compact
还款卡号 = card fmt=4444
五级分类 = of 正常|关注|次级 also=CREDIT_INFO
逾期期数 = int 0 6 also=CREDIT_INFO
征信评分 = int 300 900 also=CREDIT_INFO
抵押物 = of 住宅|商铺|车辆|无
房屋坐落 = addr
客户经理 = hname
证件类型代码 = of 1|1|2|9
电话核实结果 = of 已核实|无人接听|空机
""",
    ),
    Sheet(
        25,
        "vehicles",
        610,
        """
plate = plate
plate_color = of blue|green|yellow
vin_no = vin
engine = engine
model = of Model Y|汉EV|轩逸|帝豪GS
owner_nm = hname
owner_idcard = id18 as=sci
owner_tel = mobile dirt=0.4
drive_lic = id18 other
gps_lng = lng
gps_lat = lat
speed = dec 0 120 1
mileage = int 10 200000
insure_expire = date
inspect_cnt = int 0 9
sim_no = iccid
violation_desc = of 超速|违停|闯红灯|无
garage_loc = city
engine_power = int 60 300
name_plate = of 教练车|公务|自用
""",
        store="csv",
    ),
    Sheet(
        27,
        "deliveries",
        1050,
        """
mailNo = waybill
senderName = hname
senderMobile = mobile
senderAddr = addr
consignee = name other
consigneeTel = mobiles other
consigneeAddr = addr other
consigneeZip = postcode other
cargo = goods
pieces = int 1 12
weightKg = dec 0.1 50 2
freight = money 6 200
courier = hname
courierNo = empno
courierPhone = mobile
pickupCode = code #-#-#### also=ONE_TIME_CODE
signTime = date time
remark = note delivery 0.3 null=0.5
addrCnt = int 1 5
telStatus = of ok|busy|noanswer
addrLevel = of 省|市|区|街道
""",
        people=0.5,
        store="csv",
    ),
    Sheet(
        29,
        "suppliers",
        230,
        """
供方ID = code GYS-####
单位全称 = firm
组织机构代码 = orgcode
营业执照注册号 = bizreg
社会信用代码 = uscc
法人 = hname
法人身份证号【必填】 = id18
经营地址 = addr
业务联系人 = namephone
TEL公司电话 = landline
传真号码 = landline null=0.5
开户许可证核准号 = code J##############
基本户账号 = acct
SWIFT代码 = swift null=0.6
合作起始 = date month
主营产品 = goods
年采购额(万元) = dec 1 900 2
资质到期日 = date bare
证照份数 = int 1 9
电话会议室编号 = code MR-###
采购目录号 = code G########
""",
    ),
    Sheet(
        31,
        "invoices",
        580,
        """
凭证号 = code 记-####
会计期间 = date month
科目编码 = code 1122##
科目名称 = of 应收账款|其他应收款|管理费用|银行存款
往来单位 = firm
往来个人 = hname null=0.5
摘要 = note bank 0.3
借方金额 = money 0 90000
贷方金额 = money 0 90000
制单 = hname
审核 = hname
附单据数 = int 0 12
项目 = of 智慧园区一期|李家湾安置房|张江研发楼|王府井店装修
税额 = money 0 900
纳税人识别号 = taxid null=0.3
发票号 = invoiceno
账号管理费 = money 0 90
客户编码 = code 1##########
""",
    ),
    Sheet(
        33,
        "weblogs",
        1200,
        """
eventTime = date iso8601
eventId = uuid
eventName = of page_view|click|submit|app_start
distinctId = oaid
userId = int 100000 99999999
loginPhone = mobile null=0.5
remoteAddr = ip
macAddr = mac null=0.6
deviceBrand = of Xiaomi|vivo|HONOR|apple
deviceModel = phone
osVersion = version
appVersion = version
pagePath = of /home|/goods/detail|/cart|/my/address
referer = url null=0.5
userAgent = agent
properties = json tel:mobile city:city page:home
duration = int 0 90000
geo = geo null=0.3
logText = note log 0.2
requestId = hex32
ipRegion = city
phoneScore = int 0 100
emailClicked = of true|false
""",
        store="db",
    ),
    Sheet(
        35,
        "devices",
        360,
        """
设备编号 = code EQ-###-@@
设备名称 = of 智能水表|烟感|门禁一体机|网关
IMEI号 = imei
物联卡ICCID = iccid
IMSI = imsi
MAC = mac
IP地址 = ip
安装地址 = addr
安装位置经度 = lng
安装位置纬度 = lat
责任人 = hname
责任人电话 = mobile
固件版本 = version
采集时间 = date time
累计流量(m3) = dec 0 9000 3
累计脉冲 = int 10000000000 19999999999
电池电压 = dec 2.8 3.7 2
在线状态 = of 在线|离线
手机APP版本 = version
设备指纹库版本 = version4
通信地址码 = code ^^^^
""",
    ),
    Sheet(
        37,
        "school",
        700,
        """
学籍号 = stuno
考生姓名 = name
考生身份证件号 = id18
准考证号 = code 4401{y}######## also=DOCUMENT_NO,STUDENT_NO
考场号 = code 0##
座位号 = int 1 31
报考科目 = of 语文|数学|英语|综合
民族 = ethnic
出生日期 = dob
毕业学校 = school
语文 = dec 40 150 1
总分 = int 200 750
录取专业代码 = code 08####
监护人1 = hname other
监护人1电话 = mobile other
监护人1与考生关系 = of 父亲|母亲|祖父
家庭地址 = addr
是否住校 = of 是|否
情况说明 = note school 0.3 null=0.4
身份证验证 = of 通过|未通过
电子邮箱数 = int 0 2
""",
    ),
    Sheet(
        39,
        "travel",
        640,
        """
PNR = code @@@@@@
PaxName = pinyin
PaxNameCN = name
DocType = of P|I|I|T
DocNo = certs
Nationality = nation iso2
PermitNo = travelhm null=0.5
ForeignerCard = fid null=0.6
DOB = dob
Gender = sex M|F
FlightNo = code MU####
DepDate = date
FromCity = city
ToCity = city
SeatNo = code ##@
TicketNo = code 781-##########
Fare = money 200 6000
ContactTel = phones
ContactMail = email
FFPLevel = of Gold|Silver|None
TrainNo = code G####
PassportChecked = of Y|N
NameListVersion = version
BaggageTag = code 0781######
""",
        store="csv",
    ),
    Sheet(
        41,
        "property",
        340,
        """
房号* = code #-###
产权人 = hname
产权人身份证 = id18 wrong=0.08
常用电话(mobile) = mobiles
备用联系方式 = contact null=0.4
通讯地址 = addr
套内面积 = dec 30 180 2
交房日期 = date dot
车位数量 = int 0 3
车辆信息 = plate null=0.3
门禁card号 = code 00######## also=DOCUMENT_NO
水费 = money 0 300
欠费金额 = money 0 5000
报事内容 = note service 0.35
管家 = hname
宠物 = of 无|狗|猫
家庭人口数 = int 1 7
电话机位 = int 0 3
住址性质 = of 自有|租赁|单位
""",
    ),
    Sheet(
        43,
        "courts",
        260,
        """
caseNo = court
caseCause = of 离婚纠纷|房屋租赁合同纠纷|侵权责任纠纷|金融借款合同纠纷
filingDate = date
plaintiff = hname
plaintiffId = id18
plaintiffTel = mobile
plaintiffAddr = addr
defendant = holder other
defendantId = certs other
judge = hname
clerk = hname
lawyer = hname
lawFirm = of 金诚律师事务所|王李律师事务所|正大所
claimAmount = money 1000 900000
courtRoom = of 第一法庭|第三法庭|互联网庭
status = of 在审|已结|中止
abstract = note service 0.4
idCopyPages = int 0 6
phoneRecordFile = code call_{y}{m}{d}_####.mp3
""",
    ),
    Sheet(
        45,
        "social security",
        690,
        """
个人编号 = ssn
参保人姓名 = name
社会保障号码 = id18
性别代码 = sex 1|2
民族代码 = ethnic code
参保单位编码 = code 44########
参保单位 = firm
月缴费工资 = income 3000 24000 also=none
个人缴费额 = deduction
单位缴费额 = money 100 4000
缴费起始年月 = date month
公积金账号 = hfund
社保卡银行账号 = card as=zeros
联系手机 = mobile fmt=86
户口所在地 = addr
特殊人员标识 = perhaps 0|0|低保|残疾
离退休类别 = of 在职|在职|退休
经办机构 = of 越秀分局|天河分局|市本级
证件种类 = of 01|01|02|06
账户状态 = of 正常|封存
""",
        people=0.8,
    ),
    Sheet(
        47,
        "surveys",
        470,
        """
答题序号 = serial
开始答题时间 = date minute
所用时间 = int 20 900
来源 = of 微信|手机提交|链接
Q1 姓名 = name wrong=0.05
Q2 性别 = sex 男性|女性
Q3 年龄 = age
Q4 手机 = mobile dirt=0.4 wrong=0.08
Q5 邮箱(选填) = email null=0.5
Q6 居住地址 = addr
Q7 职业 = of 学生|教师|个体|公务员|其他
Q8 年收入区间 = band 5万以下|5-10万|10-30万|30万以上
Q9 是否患有慢性病 = health 无|高血压|糖尿病|高血压、糖尿病 also=none
Q10 推荐指数 = int 0 11
Q11 其他想说的 = note service 0.12 null=0.4
Q12 最近购买的商品 = goods
Q13 QQ号 = qq null=0.4
Q14 用过的邮箱服务 = of QQ邮箱|网易|Gmail
Q15 家里有几部手机 = int 1 6
""",
    ),
    Sheet(
        49,
        "members",
        930,
        """
vip_no = code 8###########
vip_nm = name
sjh = mobile pi
sfz = id18 pi null=0.4
sr = dob compact pi null=0.3
xb = sex 男|女 pi
dz = addr pi null=0.3
yx = email pi null=0.5
djmc = of 银卡|金卡|钻石 pi
jf = int 0 60000 pi
kkrq = date compact pi
kkmd = of 万象城店|人民路店|李家村店 pi
dqjf = int 0 9000 pi
zjxfje = money 0 3000 pi
dgy = hname pi
ptzh = wechat pi also=none
zfbzh = alipay pi null=0.5
tjrsjh = mobile other pi null=0.5
bz = remark office pi null=0.6
sjlx = of 线上|线下 pi
sfzfh = of 1|0 pi
hydj = of 1|2|3 pi
""",
        store="csv",
    ),
    Sheet(
        51,
        "catalogue",
        500,
        """
sku = sku
spu_name = goods
goods_en = of Steel Cup|Desk Lamp|Baby Wipes|Paper A4
barcode = ean
isbn = isbn
vendor = firm
vendor_tel = landline as=nozero
vendor_contact = hname
unit_price = money 1 3000
stock_qty = int 0 100000
stock_fen = int 10000000000 99999999999
location = code @##-##-##
warehouse_keeper = hname
lot = batch
produced = date compact
shelf_life_days = int 30 1080
asset_hash = hex32
spec_name = model
mobile_cover_size = of 6.1|6.7|5.8
serial_number = code E########
landline_plan = of 商务|家庭
""",
    ),
    Sheet(
        53,
        "recruiting",
        310,
        """
应聘编号 = code ZP{y}####
求职者 = name
性别要求 = of 不限|不限|男|女 also=SEX
手机(必填) = mobile
Email = email
出生日期 = dob dot
现居住地 = region also=CN_ADDRESS
政治面貌 = perhaps 群众|中共党员|共青团员
婚育状况 = marital 未婚|已婚已育|已婚未育
毕业学校 = school
专业 = of 会计学|计算机科学与技术|护理学|机械设计
目前月薪(税前) = income 4000 40000
期望月薪 = income 5000 50000 also=none
证件照文件名 = code IMG_{y}{m}{d}_######.jpg
联系人关系 = of 朋友|同事|亲属
背调联系人 = namephone null=0.5
初试评语 = note office 0.25
offer状态 = of 已发|谈薪|拒绝
邮箱验证 = of 已验证|未验证
现住址通勤时间 = of 30分钟内|1小时内|更久
""",
    ),
    Sheet(
        55,
        "visitors",
        340,
        """
捐赠日期 = date cn
捐赠人 = holder
捐赠人联系方式 = contact
捐赠金额(元) = money 10 100000 yuan
捐赠项目 = of 希望小学|大病救助|王氏助学基金
票据No = code No.########
受助人 = hname other
受助人ID号 = id18 other masked
受助人住址 = rural other
受助原因 = health other 白血病|尿毒症|先天性心脏病|肢体残疾
开户名 = hname other
打款账号 = card other
经手人 = hname
附言 = note bank 0.3
支付方式 = of 微信|支付宝|现金|转账
宗教信仰 = religion
证书编号 = code JZ{y}######
手机支付占比 = dec 0 1 2
""",
    ),
    Sheet(
        57,
        "rosters",
        270,
        """
No. = serial
员工姓名 = name
出生年月日 = dob
证件号码 = certs
移动电话 = mobile
家庭详细住址 = addr
所在部门 = dept
社保电脑号 = ssn
工资卡 = card
紧急联系 = namephone
参加工作时间 = date month
""",
        banner="附件1：花名册（内部资料）",
        total=True,
    ),
    Sheet(
        59,
        "dumps",
        760,
        """
USR.U_ID = uuid
USR.U_NAME = name
USR.U_CERT = id18 as=float
USR.U_PHONE = mobile
USR.U_MAIL = email
USR.U_PASS = password
USR.U_ADDR = addr
USR.CREATE_DT = date time
Unnamed: 4 = mobile
Unnamed: 7 = name
c3 = card
V12 = addr
字段9 = id18
扩展2 = email
column_5 = code {y}{m}{d}######
column_6 = firm
column_7 = goods
x_14 = unix
attr_8 = ip
udf1 = plate
reserved3 = uscc
列11 = int 10000000000 19999999999
列12 = note log 0.3
列13 = region also=CN_ADDRESS
列14 = vin
phone = serial 1 lie
real_name = goods lie
idcard = card lie
mobile2 = name lie
电子邮件 = mobile lie
家庭电话 = addr lie
银行卡号 = code PO{y}{m}{d}#### lie
c7 = int 10000000000 19999999999
V13 = code 62##############
字段10 = code 4#################
扩展3 = city
column_8 = version4
x_15 = date compact
attr_9 = order
udf2 = job
reserved4 = remark delivery
列15 = of 0|1|2
列16 = code 86#############
""",
    ),
)
