"""The thirty tables of the tune half. Numbers are even and never change."""

from benchmarks.tables.notation import Sheet

SHEETS = (
    Sheet(
        2,
        "customers",
        620,
        """
客户ID = code KH{y}#####
客户姓名Name = name
性别 = sex
*手机号 = mobile dirt=0.3
证件类型 = of 身份证|身份证|身份证|护照|港澳通行证
证件号码 = certs
联系地址（省市区+街道） = addr
客户等级 = of A|B|C|VIP
客户来源 = of 转介绍|官网|展会|电话营销
公司名称 = firm
跟进人 = hname
跟进备注 = note office 0.3
最近联系时间 = date minute
累计消费(元) = money 0 90000 comma
手机品牌 = of 华为|苹果|小米|OPPO
身份证是否核验 = of 是|否
""",
    ),
    Sheet(
        4,
        "orders",
        900,
        """
order_no = code {y}{m}{d}{h}{s}######
buyer_id = int 100000 9999999
buyer_nick = of 快乐的小猫|momo|tb_88231|星空下|Lily
receiver_name = name
receiver_phone = phones
receiver_address = addr
receiver_zip = postcode
sku_id = code ##########
sku_name = goods
qty = int 1 20
pay_amount = money 5 8000
pay_channel = of alipay|wxpay|unionpay|balance
out_trade_no = trade
logistics_no = waybill
buyer_remark = note delivery 0.25 null=0.5
created_at = date time
phone_type = of mobile|landline|mobile
address_tag = of 家|公司|学校
""",
        people=0.6,
        store="csv",
    ),
    Sheet(
        6,
        "payroll",
        320,
        """
工号 = empno
姓名 = name
部门 = dept
岗位 = job
身份证号 = id18 fmt=quote
工资卡号 = card as=zeros
开户行 = branch
基本工资 = income 3000 9000
绩效奖金 = income 0 6000
养老保险(个人) = deduction
公积金 = deduction
个税 = deduction
实发工资 = income 3500 18000
出勤天数 = int 18 24
发放月份 = date month
银行卡类型 = of 借记卡|信用卡
工资条编号 = code GZ{y}{m}####
""",
        total=True,
    ),
    Sheet(
        8,
        "staff",
        410,
        """
emp_id = empno
emp_name = name
name_en = pinyin
gender = sex M|F
birth_date = dob
id_card_no = id18
nation = ethnic
religion = religion
marital_status = marital 1|2|2|3
mobile_phone = mobile
office_ext = code 8###
email = email
dept_code = code D##
dept_name = dept
position = job
hire_date = date
contract_type = of 固定期限|无固定期限|劳务派遣
emergency_contact = hname other
emergency_phone = mobile other
hk_id_card = hkid null=0.7
home_addr = addr
status = of 在职|在职|离职|试用
id_card_expire = date
mobile_allowance = int 0 300
""",
        store="db",
    ),
    Sheet(
        10,
        "tickets",
        760,
        """
工单号 = code GD{y}{m}{d}####
来电号码 = phones
客户称呼 = of 先生|女士
来电时间 = date time
工单类型 = of 咨询|投诉|报修|建议
紧急程度 = of 高|中|低
通话时长(秒) = int 12 1800
问题描述 = note service 0.45
处理结果 = remark service
坐席工号 = code 8## also=EMPLOYEE_NO
坐席 = hname
满意度 = of 5|4|3|2|1
回访电话 = mobile null=0.4 word=无
录音文件名 = code rec_{y}{m}{d}{h}{s}_####.wav
电话次数 = int 1 9
电话线路 = of 联通01|电信02|移动03
工单附件名 = code 身份证照片_####.jpg
""",
    ),
    Sheet(
        12,
        "hospital",
        540,
        """
就诊卡号 = medrec
病历号 = medrec
患者姓名 = name
性别 = sex 男|女
年龄 = age 岁
出生日期 = dob slash
身份证号码 = id18
联系电话 = phones
住址 = addr
科室 = dept
接诊医生 = hname
主诉 = complaint
初步诊断 = health
就诊日期 = date slash
挂号类别 = of 普通号|专家号|急诊
费用合计 = money 10 6000
医保类型 = of 职工医保|居民医保|自费
过敏史 = health 无|无|无|青霉素过敏|磺胺类药物过敏|海鲜过敏
诊断日期 = date slash
病历页数 = int 1 80
""",
    ),
    Sheet(
        14,
        "laboratory",
        820,
        """
sample_no = code S{y}{m}{d}####
barcode = ean
patient_name = name
sex = sex 1|2
age = age
item_code = of GLU|ALT|WBC|HGB|CREA
item_name = of 葡萄糖|丙氨酸氨基转移酶|白细胞|血红蛋白|肌酐
result_value = dec 0.5 180 2 also=HEALTH
unit = of mmol/L|U/L|10^9/L|g/L|umol/L
ref_low = dec 1 5 1
ref_high = dec 6 90 1
instrument = of AU5800|XN-9000|cobas e601
operator = hname
report_time = date time
mobile = mobile masked
batch_no = batch
sample_name = of 血清|全血|尿液|脑脊液
rack_no = code ####
""",
        people=0.4,
        store="csv",
    ),
    Sheet(
        16,
        "policies",
        480,
        """
保单号 = policy
投保单号 = code 8############# also=POLICY_NO
险种代码 = code ####
险种名称 = of 重大疾病保险|终身寿险|百万医疗险|意外伤害险
投保人 = name
投保人证件号 = certs
投保人手机 = mobile fmt=344
被保险人 = hname other
被保险人证件号码 = id18 other
被保险人出生日期 = dob cn other
与投保人关系 = of 本人|配偶|子女|父母
受益人 = names other
保额 = int 10000 1000000
年交保费 = money 200 30000
生效日期 = date
保单状态 = of 有效|失效|退保
业务员代码 = code YW###### also=EMPLOYEE_NO
受益人类型 = of 法定|指定
投保人证件有效期至 = date
""",
    ),
    Sheet(
        18,
        "claims",
        390,
        """
claim_no = code CL{y}########
policy_no = policy
insured = name
insured_id = id18
accident_date = date
accident_place = of 高速公路|小区门口|单位|家中|商场
plate_no = plate
vin = vin
engine_no = engine
driver_license = id18 other
driver_file_no = driverfile
reporter_tel = mobile
loss_amount = money 300 80000
paid_amount = money 0 60000
payee_name = holder
payee_account = card
payee_bank = bank
surveyor = hname
case_desc = note service 0.3
case_status = of 立案|查勘|定损|结案
plate_type = of 02|01|52
claim_phone_count = int 1 6
""",
    ),
    Sheet(
        20,
        "accounts",
        700,
        """
CUST_NO = code 10########
CUST_NM = holder
CERT_TYP_CD = of 1010|1010|1010|1020|2010
CERT_NO = certs
ACCT_NO = acct
CARD_NO = card
OPN_BR_NO = code ######
OPN_DT = date compact
ACCT_BAL = money 0 500000 also=CREDIT_INFO
CCY_CD = of CNY|CNY|CNY|USD
ACCT_STS = of N|N|N|C|D
MOBILE_NO = mobile
ADDR = addr
LAST_TXN_DT = date compact
RISK_LVL = of R1|R2|R3|R4
CARD_TYP_CD = of 01|02|03
ADDR_TYP_CD = of 01|02|09
""",
        store="csv",
    ),
    Sheet(
        22,
        "transactions",
        1500,
        """
交易流水号 = code {y}{m}{d}##########
交易时间 = date time
本方账号 = card
对方户名 = holder
对方账号 = card other
对方开户行 = branch
对方IBAN = iban null=0.6
交易金额 = money 1 200000 comma
余额 = money 0 900000 comma also=CREDIT_INFO
借贷标志 = of 借|贷
摘要 = note bank 0.35
交易渠道 = of 手机银行|柜面|网银|ATM
终端号 = code ########
柜员号 = code ###### also=EMPLOYEE_NO
账户类别 = of I类|II类|III类
凭证号码 = code 62##############
""",
        people=0.15,
    ),
    Sheet(
        24,
        "loans",
        450,
        """
loanId = code LN{y}{m}######
borrowerName = name
borrowerIdNo = id18
borrowerMobile = mobile
spouseName = hname other null=0.4
spouseMobile = mobile other null=0.4
monthlyIncome = income 3000 60000
companyName = firm
companyTel = lines
houseAddress = addr
loanAmount = money 5000 500000 also=CREDIT_INFO
loanTerm = of 12|24|36|60
rate = dec 3.2 18 2
overdueDays = int 0 30 also=CREDIT_INFO
bankCardNo = card
cvv = cvv
creditScore = int 350 950 also=CREDIT_INFO
applyTime = date time
deviceId = oaid
clientIp = ip
extInfo = json name:hname mobile:mobile channel:app
phoneModel = phone
idCardVerified = of true|false
addressYears = int 0 30
""",
        store="db",
    ),
    Sheet(
        26,
        "vehicles",
        560,
        """
chepaihao = plate py
chepaiyanse = of 蓝|绿|黄 py
cheliangleixing = of 小型汽车|新能源|大型汽车 py
chejiahao = vin py
fadongjihao = engine py
pinpaixinghao = of 大众速腾|比亚迪秦PLUS|丰田卡罗拉|五菱宏光MINI|特斯拉Model 3 py
chezhu = holder py
chezhudianhua = mobile dirt=0.4 py
ruchangshijian = date time py
chuchangshijian = date time py
tingcheshichang = int 5 1440 py
cheweihao = code B#-### py
yingshoujine = money 0 120 py
yuekayouxiaoqi = date null=0.6 py
gangting = of 东门|西门|地库A口 py
beizhu = remark office null=0.7 py
pailiang = of 1.5T|2.0L|1.4T|纯电 py
zhixindu = dec 0.7 1 3 py
""",
    ),
    Sheet(
        28,
        "deliveries",
        980,
        """
运单No. = waybill
寄件人 = hname
寄件电话 = phones
寄件Address = addr
收件人 = hname other
收件人Tel = mobile other partly
收件地址 = addr other
物品名称 = goods
重量(kg) = dec 0.1 30 2
运费 = money 6 90
派件员 = hname
派件员电话 = mobile
签收人 = of 本人|前台|家人|快递柜
签收时间 = date time
客户留言 = note delivery 0.35 null=0.5
电话接通状态 = of 已接通|未接通|空号
签收照片 = code POD_{y}{m}{d}_######.jpg
""",
        people=0.5,
    ),
    Sheet(
        30,
        "suppliers",
        260,
        """
供应商编码 = code V######
供应商名称 = firm
统一社会信用代码 = uscc
组织机构代码证号 = orgcode null=0.5
工商注册号 = bizreg null=0.4
法定代表人 = hname
注册地址 = addr
开户银行 = branch
银行账号 = acct
联行号 = cnaps
SWIFT Code = swift null=0.4
联系人 = hname
联系人手机 = mobile
座机 = landline
传真 = landline null=0.5
电子邮箱 = email
官网 = url null=0.4
合同编号 = contract
合同金额 = money 5000 3000000 comma
付款条件 = of 月结30天|月结60天|预付30%
评级 = of A|B|C
联系人数量 = int 1 6
公司电话区号核对 = of 正确|待核
""",
    ),
    Sheet(
        32,
        "invoices",
        650,
        """
发票代码 = invoicecode
发票号码 = code ########
开票日期 = date cn
购方名称 = holder
购方税号 = uscc null=0.2
购方地址电话 = where null=0.5
销方名称 = firm
销方税号 = taxid
货物名称 = goods
规格型号 = model
数量 = int 1 500
单价 = money 1 9000
税率 = of 13%|9%|6%|3%|免税
价税合计 = money 10 90000
开票人 = hname
校验码 = code ####################
邮箱推送状态 = of 已推送|未推送
设备代码 = code E########
""",
    ),
    Sheet(
        34,
        "weblogs",
        1300,
        """
ts = unixms
trace_id = hex32
client_ip = ip
x_forwarded_for = ip null=0.5
method = of GET|GET|POST|PUT
uri = of /api/v1/user/info|/api/v1/order/list|/login|/static/app.js|/pay/notify
status = of 200|200|200|302|404|500
latency_ms = int 1 3000
user_agent = agent
user_id = int 10000 9999999
session = code ^^^^^^^^^^^^^^^^^^^^^^^^ also=API_KEY,DEVICE_ID
msg = note log 0.25
sms_code = otp null=0.6
host = of web-01|web-02|gw-hz-03
bytes_sent = code 1##########
app_version = version
ip_version = of 4|6
email_template_id = code TPL_####
mobile_os = of iOS|Android|HarmonyOS
""",
        store="csv",
    ),
    Sheet(
        36,
        "devices",
        420,
        """
device_sn = code SN@@########
imei = imei
imsi = imsi
iccid = iccid
mac = mac
mac_addr_count = int 1 4
oaid = oaid
model = phone
os_version = version
firmware = version4
bind_phone = mobile
owner = hname
lng = lng
lat = lat
battery = int 1 100
temperature = dec -10 45 1
last_online = date time
mac_vendor = of HUAWEI TECHNOLOGIES|TP-LINK|Espressif
counter_total = int 13000000000 19999999999
""",
        store="db",
    ),
    Sheet(
        38,
        "school",
        640,
        """
xh = stuno pi
xm = name pi
xb = sex pi
csrq = dob compact pi
sfzh = id18 pi
mz = ethnic pi
jtzz = addr pi
lxdh = phones pi
bj = of 高一(1)班|高一(2)班|高二(3)班|高三(6)班 pi
zy = of 理科|文科|艺术 pi
cj = dec 0 150 1 pi
jzxm = hname other pi
jzsjh = mobile other pi
rxrq = date compact pi
bz = note school 0.3 null=0.4 pi
yzbm = postcode pi
sfzx = of 1|0 pi
xmbh = code XM###### pi
sjd = of 上午|下午|晚上 pi
""",
    ),
    Sheet(
        40,
        "travel",
        580,
        """
确认号 = code ########
入住人 = name
英文姓名 = pinyin
国籍 = nation
护照号 = passport
回乡证号 = travelhm null=0.5
手机 = mobile fmt=+86
入住日期 = date
离店日期 = date
房型 = of 大床房|双床房|行政套房
房号 = code ####
房价 = money 180 3000
预订渠道 = of 携程|美团|官网|前台
航班号 = code CA####
会员卡级别 = of 金卡|银卡|普卡
特殊要求 = remark office null=0.6
车牌 = plate null=0.7
证件照已上传 = of 是|否
航班机型 = of A320|B738|A359
""",
    ),
    Sheet(
        42,
        "property",
        370,
        """
房产编号 = code ##-#-####
楼栋 = of 1栋|2栋|3栋|12栋
业主姓名 = names
业主联系方式① = mobiles
建筑面积 = dec 45 220 2
家庭住址 = house
物业费(元/月) = money 80 900
欠费月数 = int 0 12
入住状态 = of 自住|出租|空置
租户 = hname other null=0.6
租户身份证 = id18 other null=0.6
租户电话 = mobile other null=0.6
水表ID读数 = int 10 3000
报修内容 = remark service
紧急联系人及电话 = namephone
小区名称 = of 阳光花园|翠湖小区|金域华府 also=CN_ADDRESS
楼栋名称 = of 王家大院A座|和平苑2号楼|中山楼
电话催缴次数 = int 0 5
""",
    ),
    Sheet(
        44,
        "courts",
        280,
        """
案号 = court
案由 = of 民间借贷纠纷|买卖合同纠纷|劳动争议|机动车交通事故责任纠纷
立案日期 = date cn
原告 = names
原告身份证号码 = id18 as=zeros
原告住所地 = addr
被告 = holder other
被告统一社会信用代码 = uscc null=0.4
委托代理人 = hname
律师执业证号 = code 1####20########## also=DOCUMENT_NO
标的额 = money 1000 2000000 comma
承办法官 = hname
审理程序 = of 简易|普通|二审
开庭时间 = date minute
送达地址 = addr other
送达电话 = mobile other
身份证复印件份数 = int 0 4
当事人人数 = int 2 9
""",
    ),
    Sheet(
        46,
        "social security",
        720,
        """
grbh = ssn pi
xm = name pi
gmsfhm = id18 pi
xb = sex 1|2 pi
sbkh = code @######## pi also=CN_SOCIAL_SECURITY,none
dwbh = code ########## pi
dwmc = firm pi
jfjs = income 3000 20000 also=none pi
jfny = date month6 pi
grjfje = deduction pi
cbrq = date compact pi
gjjzh = hfund pi
sjhm = mobile pi
hkszd = addr pi
cbzt = of 1|2|4 pi
sfzz = of 1|0 pi
xmdm = code A## pi
""",
        store="csv",
    ),
    Sheet(
        48,
        "surveys",
        510,
        """
提交序号 = serial
提交时间 = date time
来源IP = ip
1、您的姓名： = name
2、您的年龄（周岁） = age
3、您的联系电话（必填） = mobile dirt=0.35 wrong=0.08
4、婚姻状况 = marital 未婚|已婚|离异
5、您的家庭月收入 = band 5000元以下|5000-10000元|10000-20000元|20000元以上
6、满意度评分 = int 1 11
7、是否愿意推荐 = of 愿意|一般|不愿意
8、您的建议 = note service 0.15
9、微信号 = wechat null=0.3 word=无
10、所用手机型号 = phone
11、所在省份 = province
12、您使用的手机品牌是 = of 华为|小米|苹果|其他
13、您是否有驾照 = of 有|没有
""",
    ),
    Sheet(
        50,
        "members",
        860,
        """
member_id = int 1000000 9999999
nick_name = of 小熊|阿杰的店|Sunny|清风|user_3321 also=PERSON
real_name = name null=0.3
phone = mobile partly
phone_verified = of 0|1
email = email null=0.4
email_sent_cnt = int 0 40
birthday = dob null=0.5
gender = of 0|1|2 also=SEX
wechat_openid = code o~~~~~~~~~~~~~~~~~~~~~~~~~~~ also=CN_WECHAT,DEVICE_ID
qq = qq null=0.6
alipay_account = alipay null=0.5
level = of v1|v2|v3
points = int 0 90000
reg_time = unix
reg_channel = of app|h5|mini|store
tags = of 高消费|母婴,高活跃|价格敏感|沉睡
card_level = of 金|银|铂
last_order_sn = code ##################
idcard_verified = of 0|1|1
address_cnt = int 0 8
name_changed_at = date time
""",
        store="csv",
    ),
    Sheet(
        52,
        "catalogue",
        450,
        """
商品编码 = ean
商品名称 = goods
品牌 = of 李宁|王老吉|张小泉|苏泊尔|公牛
品类 = of 食品|家居|办公|数码
规格 = of 500ml|5kg|80抽×6|42码
条码数量 = int 1 5
供应商 = firm
进价 = money 1 900
库存量 = code 1##########
仓库地址 = addr
仓管员 = hname
仓库电话 = landline as=nozero
上架时间 = date
图片文件名 = code img_########.jpg
批次号 = batch
质检编号 = code QC-{y}-####
电话套餐名称 = of 畅享59|冰激凌129|大王卡19
条形码批次 = code ##############
""",
    ),
    Sheet(
        54,
        "recruiting",
        330,
        """
应聘职位 = job
候选人 = name
候选人mobile = mobile fmt=3-4-4
Email地址 = email
出生年月 = dob month
户籍 = region also=CN_ADDRESS
学历 = of 本科|硕士|大专|博士
毕业院校 = school
现公司 = firm
期望薪资 = band 8k-10k|10k-15k|15k-20k|面议
目前年薪(万) = income 8 60
面试官 = hname
面试时间 = date minute
面试评价 = note office 0.2
简历file = code resume_######.pdf
内推人手机 = mobile other null=0.6
工作年限 = int 0 25
身高要求 = of 不限|160以上|170以上
联系次数 = int 0 7
""",
    ),
    Sheet(
        56,
        "visitors",
        300,
        """
日期 = date bare
访客 = name
访客电话 = mobile dirt=0.5 wrong=0.08
军官证号 = military null=0.6
证件号 = id18 masked
来访单位 = firm null=0.2
车号 = plate null=0.6 word=/
被访人 = hname
事由 = of 面试|送货|洽谈|维修|参观
进入时间 = of 08:30|09:12|13:45|15:20
离开时间 = of 10:05|11:40|17:30
体温 = dec 36 37.4 1 also=HEALTH
随行人数 = int 0 6
登记人 = hname null=0.1
证件类别 = of 身份证|驾驶证|工作证
车辆类型 = of 小车|货车|无
""",
    ),
    Sheet(
        58,
        "rosters",
        240,
        """
序号 = serial
姓名 = name
身份证号码 = id18
电话 = mobile
住址 = addr
单位 = firm
职务 = job
入职日期 = date dot
开户行 = branch
卡号 = card fmt=4444
备注 = note office 0.2 null=0.5
""",
        banner="2026年度人员花名册",
    ),
    Sheet(
        60,
        "dumps",
        800,
        """
t_user.id = serial 100001
t_user.c_name = name
t_user.c_idno = id18 as=sci
t_user.c_tel = mobile as=dot0
t_user.c_pwd = hash
t_user.c_token = jwt
t_user.remark1 = mobile
col_7 = id18
F3 = name
列5 = addr
field_12 = mobile
col_8 = code SO{y}{m}{d}####
F4 = goods
列6 = firm
field_13 = unixms
field_14 = email
field_15 = money 1 9000
attr1 = card
attr2 = uuid
ext3 = note log 0.3
手机号码 = email lie
bank_card = serial 7000001 lie
身份证 = mobile lie
联系人姓名 = firm lie
qq_no = mobile lie
地址2 = id18 lie
备用1 = plate
备用2 = sha
col_9 = int 10000000000 19999999999
F5 = code 62##############
field_16 = code 1#################
列7 = city
列8 = dept
F6 = version4
col_10 = date compact
col_11 = order
F7 = of A01|B02|C03
field_18 = remark office
""",
    ),
)
