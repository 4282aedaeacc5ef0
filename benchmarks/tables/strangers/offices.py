"""Tables of public offices, schools, hospitals, courts and associations, as their systems export them.

A column is (header, truth, cells). Truth: an entity; `-` for clean; `text` for free text with somebody's data
in it; `mixed A B` for cells of both; what counts as well stands behind `|`.
"""

from benchmarks.tables.strangers import made as m

Column = tuple[str, str, m.Make]

# 住院病案首页, field codes of the national health statistics survey (pinyin initials).
DISEASES = (
    "2型糖尿病 高血压3级 冠状动脉粥样硬化性心脏病 肺炎 腰椎间盘突出 急性阑尾炎 "
    "脑梗死 胆囊结石 慢性肾功能不全 甲状腺结节 抑郁发作 乙型病毒性肝炎 早期妊娠 肺腺癌"
)
HOSPITAL: list[Column] = [
    ("USERNAME", "-", m.pick("市第一人民医院")),
    ("BAH", "CN_MEDICAL_RECORD", m.form("00######")),
    ("ZYCS", "-", m.whole(1, 5)),
    ("XM", "PERSON", m.messy(m.name)),
    ("XB", "SEX", m.sex("1 2")),
    ("CSRQ", "DATE_OF_BIRTH", m.birth("%Y/%m/%d")),
    ("NL", "AGE", m.age()),
    ("GJ", "NATIONALITY|-", m.mostly(m.pick("中国"), m.pick("韩国 美国"), 0.02)),
    ("MZ", "ETHNICITY", m.often("汉族 回族 满族 维吾尔族 苗族")),
    ("SFZH", "CN_RESIDENT_ID", m.gaps(m.resident, 0.08, "无 不详 -")),
    ("ZY", "-", m.pick("农民 职员 退(离)休人员 个体经营者 学生 工人 无业人员")),
    ("HY", "MARITAL_STATUS|-", m.often("2 1 3 4 9")),
    ("XZZ", "CN_ADDRESS", m.messy(m.home)),
    ("DH", "CN_MOBILE", m.gaps(m.mobile, 0.1, "-")),
    ("YB1", "CN_POSTCODE", m.postcode),
    (
        "GZDWJDZ",
        "text|-|CN_ADDRESS|mixed",
        m.gaps(m.say("{firm}", "{firm} {a.region}", "无", "务农"), 0.3, "- 无"),
    ),
    ("LXRXM", "PERSON", m.name_b),
    ("GX", "-", m.pick("配偶 父母 子 女 兄弟姐妹 其他")),
    ("LXRDH", "CN_MOBILE", m.mobile_b),
    ("RYTJ", "-", m.pick("1 2 3")),
    ("RYSJ", "-", m.day("%Y-%m-%d %H:%M")),
    ("RYKB", "-", m.pick("心血管内科 呼吸内科 骨科 普外科 神经内科 妇产科 肾内科")),
    ("SJZYTS", "-", m.whole(1, 40)),
    ("ZYZD", "HEALTH", m.pick(DISEASES)),
    ("JBDM", "HEALTH|-", m.pick("E11.900 I10.x05 I25.103 J18.900 M51.202 K35.800 I63.900 K80.200 N18.900")),
    ("YWGM", "HEALTH|-", m.mostly(m.pick("无"), m.pick("青霉素 头孢类 磺胺"), 0.2)),
    ("XX", "HEALTH|-", m.pick("A B O AB 未查")),
    ("ZYYS", "PERSON", m.staff(14)),
    ("ZFY", "-", m.amount(800, 90000)),
]

HOTLINE: list[Column] = [
    ("工单编号", "-", m.form("GD2024##%##")),
    ("来电时间", "-", m.day("%Y-%m-%d %H:%M:%S", 2024)),
    ("来电号码", "mixed CN_MOBILE CN_LANDLINE", m.mostly(m.mobile, m.landline, 0.25)),
    ("诉求人", "PERSON", m.mostly(m.name, m.pick("匿名 不愿透露 李先生 王女士"), 0.18)),
    ("诉求人性别", "SEX", m.gaps(m.sex("男 女"), 0.05, "未知")),
    ("诉求类型", "-", m.pick("咨询 投诉 求助 建议 举报")),
    ("一级分类", "-", m.pick("城市管理 交通运输 住房保障 教育 劳动社保 环境保护")),
    (
        "诉求内容",
        "text",
        m.say(
            "市民反映{a.home}楼下烧烤店油烟扰民，请核实处理，联系人{a.name}，电话{a.mobile}。",
            "来电人称其于{firm}工作，拖欠工资{k}天，要求尽快支付。",
            "咨询居住证办理需要哪些材料，可回电{a.mobile}。",
            "反映小区电梯故障{k}天无人维修，物业电话无人接听。",
            "市民{a.name}（身份证号{a.id}）申请公租房，咨询进度。",
        ),
    ),
    ("事发地址", "CN_ADDRESS", m.home_b),
    ("所属街道/镇", "-", m.pick("和平街道 滨江街道 城关镇 东风街道 新华街道 双河镇")),
    ("经度", "GEO_COORDINATE", m.amount(113.01, 113.92, 6)),
    ("纬度", "GEO_COORDINATE", m.amount(22.51, 23.42, 6)),
    ("承办单位", "-", m.pick("区城管局 区住建局 市人社局 区教育局 滨江街道办事处 市交警支队")),
    ("办理时限(工作日)", "-", m.pick("3 5 7 15")),
    (
        "办理结果",
        "text",
        m.say(
            "已于当日到现场核查，责令整改，并电话告知{a.name}，其表示满意。",
            "经联系当事人{a.mobile}，已解释政策。",
            "该问题不属于我单位职责，建议转区住建局。",
            "已督促维修，电梯恢复运行。",
        ),
    ),
    ("是否保密", "-", m.often("否 是")),
    ("满意度", "-", m.often("非常满意 满意 一般 不满意")),
    ("受理坐席", "PERSON", m.staff(20, 2)),
    ("坐席工号", "EMPLOYEE_NO", m.pick("8001 8002 8003 8015 8021 8033 8040 8042 8051 8066")),
    ("回访备注", "-", m.pick("诉求人满意 无人接听 号码停机 已短信告知 不需要回访 再次来电催办")),
    ("录音文件名", "-", m.form("REC_2024####_######.wav")),
    ("重复件", "-", m.pick("0 0 0 1")),
]

SCHOOL: list[Column] = [
    ("学校标识码", "-", m.pick("2111000123 2111000456")),
    ("学籍号", "STUDENT_NO|CN_RESIDENT_ID", lambda row: "G" + row.a.id),
    ("姓名*", "PERSON", m.name),
    ("曾用名", "PERSON", m.gaps(m.name_c, 0.93, "无")),
    ("性别*", "SEX", m.sex("男 女")),
    ("出生日期*", "DATE_OF_BIRTH", m.number(m.birth("%Y%m%d"))),
    ("身份证件类型", "-", m.mostly(m.pick("居民身份证"), m.pick("护照 无"), 0.03)),
    ("身份证件号*", "CN_RESIDENT_ID|DOCUMENT_NO", m.mostly(m.resident, m.passport, 0.02)),
    ("民族", "ETHNICITY", m.often("汉 回 藏 壮 蒙古")),
    ("国籍/地区", "NATIONALITY|-", m.pick("中国")),
    ("港澳台侨外", "-", m.pick("否")),
    ("政治面貌", "-|SPECIFIC_IDENTITY", m.often("少先队员 共青团员 群众")),
    ("健康状况", "HEALTH|-", m.often("健康或良好 一般或较弱 有慢性病 残疾")),
    ("户口所在地", "CN_ADDRESS|-", lambda row: row.a.region),
    ("籍贯", "-|CN_ADDRESS", lambda row: row.a.place[1] + row.a.place[2]),
    ("户口性质", "-", m.pick("非农业户口 农业家庭户口 居民户口")),
    ("现住址", "CN_ADDRESS", m.home),
    ("年级", "-", m.pick("2019级 2020级 2021级 2022级")),
    ("班级名称", "-", m.pick("一班 二班 三班 四班 五班")),
    ("班号", "-", m.form("20220#")),
    ("学号", "STUDENT_NO", m.form("2022%")),
    ("就读方式", "-", m.often("走读 住校 借宿")),
    ("上下学距离(km)", "-", m.amount(0.2, 12, 1)),
    ("上下学方式", "-", m.pick("步行 自行车 公共交通 家长自行接送 校车")),
    ("是否独生子女", "-", m.pick("是 否")),
    ("是否留守儿童", "-|SPECIFIC_IDENTITY", m.often("非留守儿童 单亲留守儿童 双亲留守儿童")),
    ("家庭成员1姓名", "PERSON", m.name_b),
    ("家庭成员1关系", "-", m.pick("父亲 母亲 祖父")),
    ("家庭成员1联系电话", "CN_MOBILE", m.mobile_b),
    ("家庭成员1工作单位", "-", m.gaps(m.firm, 0.2, "务农 无 个体")),
    ("班主任", "PERSON", m.staff(8, 3)),
    ("照片文件名", "-", m.form("IMG_####.jpg")),
]

SOCIAL: list[Column] = [
    ("AAB001", "-", m.form("1000####")),
    ("单位名称(AAB004)", "-", m.firm),
    ("统一社会信用代码", "CN_USCC", m.uscc_cell),
    ("个人编号(AAC001)", "CN_SOCIAL_SECURITY|EMPLOYEE_NO|-", m.form("10########")),
    ("姓名(AAC003)", "PERSON", m.name),
    ("AAC002", "CN_RESIDENT_ID", m.resident),
    ("AAC004", "SEX|-", m.sex("1 2")),
    ("AAC006", "DATE_OF_BIRTH|-", m.number(m.birth("%Y%m%d"))),
    ("社会保障卡卡号", "CN_SOCIAL_SECURITY|BANK_CARD", m.form("@########")),
    ("社保卡银行账号", "BANK_CARD|CN_BANK_ACCOUNT", m.card),
    ("险种类型", "-", m.pick("企业职工基本养老保险 失业保险 工伤保险 职工基本医疗保险")),
    ("费款所属期", "-", m.number(m.day("%Y%m"))),
    ("缴费基数", "-|INCOME", m.amount(4000, 30000)),
    ("单位应缴", "-", m.amount(600, 5000)),
    ("个人应缴", "-", m.amount(300, 2500)),
    ("到账标志", "-", m.often("已到账 未到账 退款")),
    ("参保日期", "-", m.number(m.day("%Y%m%d", 2005, 2023))),
    ("人员状态", "-", m.often("在职 退休 中断 终止")),
    ("离退休类别", "-", m.gaps(m.pick("正常退休 病退 提前退休"), 0.8)),
    ("经办机构", "-", m.pick("市本级 高新区社保中心 江北区社保局 开发区分局")),
    ("经办人", "PERSON", m.staff(9, 4)),
    ("经办日期", "-", m.day("%Y-%m-%d %H:%M:%S")),
    ("流水号", "-", m.form("2024############")),
]

VEHICLES: list[Column] = [
    ("号牌种类", "-", m.often("小型汽车 小型新能源汽车 大型汽车 普通摩托车")),
    ("号牌号码", "CN_LICENSE_PLATE", m.plate),
    ("车辆类型", "-", m.pick("小型轿车 小型普通客车 重型半挂牵引车 轻型厢式货车")),
    ("中文品牌", "-", m.pick("大众牌 比亚迪牌 五菱牌 长安牌 东风牌 奥迪牌 红旗")),
    ("车辆型号", "-", m.pick("SVW71210AP BYD6470STHEV5 LZW6450 SC6469A4 DFH1180B FV7143BADBG")),
    ("车辆识别代号", "VIN", m.vin_cell),
    ("发动机号", "CN_ENGINE_NO", m.form("@@#######")),
    ("车身颜色", "-", m.pick("白 黑 灰 红 蓝 白/黑")),
    ("使用性质", "-", m.often("非营运 营转非 货运 预约出租客运")),
    ("机动车所有人", "mixed PERSON|PERSON", m.mostly(m.name, m.firm, 0.3)),
    ("身份证明名称", "-", m.pick("居民身份证 统一社会信用代码证书 居民身份证")),
    (
        "身份证明号码",
        "mixed CN_RESIDENT_ID CN_USCC|CN_RESIDENT_ID|DOCUMENT_NO",
        m.mostly(m.resident, m.uscc_cell, 0.3),
    ),
    ("住所详细地址", "CN_ADDRESS", m.home),
    ("联系电话", "mixed CN_MOBILE CN_LANDLINE|CN_LANDLINE", m.mostly(m.landline, m.mobile, 0.4)),
    ("手机号码", "CN_MOBILE", m.gaps(m.mobile, 0.1)),
    ("邮政编码", "CN_POSTCODE", m.postcode),
    ("初次登记日期", "-", m.day("%Y-%m-%d", 2008)),
    ("检验有效期止", "-", m.day("%Y-%m-%d", 2024, 2027)),
    ("强制报废期止", "-", m.day("%Y-%m-%d", 2035, 2090)),
    ("机动车状态", "-", m.often("正常 逾期未检验 违法未处理 抵押 注销")),
    ("总质量", "-", m.whole(1200, 18000)),
    ("核定载客", "-", m.pick("5 7 2 3")),
    ("排量", "-", m.pick("1498 1984 1197 2967")),
    ("登记证书编号", "-|DOCUMENT_NO", m.form("############")),
    ("检验合格标志", "-", m.form("@#########")),
    ("管理部门", "-", m.pick("粤B 苏A 浙A")),
]

COURT: list[Column] = [
    ("序号", "-", lambda row: row.n),
    (
        "案号",
        "CN_COURT_CASE",
        lambda row: (
            f"（2024）{row.rng.choice(('京0105民初', '沪0104刑初', '苏0102执', '浙0106民终'))}"
            f"{row.rng.randint(100, 9999)}号"
        ),
    ),
    (
        "案由",
        "-|CRIMINAL_RECORD",
        m.pick("民间借贷纠纷 离婚纠纷 买卖合同纠纷 机动车交通事故责任纠纷 盗窃罪 危险驾驶罪 劳动争议"),
    ),
    ("当事人（原告/公诉机关）", "mixed PERSON|PERSON", m.mostly(m.name, m.firm, 0.35)),
    (
        "当事人（被告）",
        "mixed PERSON|PERSON",
        m.mostly(m.name_b, m.say("{b.name}、{c.name}", "{firm}"), 0.35),
    ),
    ("被告身份证号", "CN_RESIDENT_ID", m.gaps(m.resident_b, 0.2, "/")),
    ("被告户籍地", "CN_ADDRESS", m.home_b),
    ("委托诉讼代理人", "PERSON|mixed PERSON", m.gaps(m.name_c, 0.35, "无")),
    (
        "代理律所",
        "-",
        m.gaps(
            m.pick("北京市大成律师事务所 上海锦天城律师事务所 江苏明达律师事务所 广东国信律师事务所"),
            0.3,
            "无",
        ),
    ),
    ("承办法官", "PERSON", m.staff(12, 5)),
    ("书记员", "PERSON", m.staff(10, 6)),
    ("立案日期", "-", m.day("%Y.%m.%d", 2024)),
    ("开庭时间", "-", m.day("%Y-%m-%d %H:%M", 2024)),
    ("法庭", "-", m.pick("第三法庭 第五法庭 第十二审判庭 速裁庭 互联网法庭")),
    ("标的额（元）", "-", m.gaps(m.amount(1000, 900000), 0.2)),
    ("适用程序", "-", m.pick("简易程序 普通程序 速裁程序")),
    (
        "前科情况",
        "CRIMINAL_RECORD",
        m.mostly(
            m.pick("无前科"),
            m.pick(
                "2016年因盗窃罪被判处有期徒刑八个月 "
                "曾因故意伤害被行政拘留15日 2019年因危险驾驶罪被判处拘役二个月"
            ),
            0.3,
        ),
    ),
    (
        "裁判结果",
        "CRIMINAL_RECORD|-|text",
        m.pick(
            "判处有期徒刑一年二个月，缓刑二年 准许撤诉 "
            "判决驳回诉讼请求 判处拘役三个月，并处罚金五千元 调解结案"
        ),
    ),
    ("送达方式", "-", m.pick("电子送达 邮寄送达 公告送达 直接送达")),
    ("送达手机号", "CN_MOBILE", m.mobile_b),
    ("EMS单号", "-", m.form("10##########")),
    ("归档号", "-", m.form("2024-MS-%")),
]

TRIAL: list[Column] = [
    ("STUDYID", "-", m.pick("HX-2024-003")),
    ("SITEID", "-", m.pick("01 02 05 11")),
    ("SUBJID", "-|CN_MEDICAL_RECORD", m.form("##-%")),
    ("USUBJID", "-|CN_MEDICAL_RECORD", m.form("HX-2024-003-##-%")),
    ("SUBJINIT", "-|PERSON", m.form("@@@")),
    ("BRTHDTC", "DATE_OF_BIRTH", m.birth()),
    ("AGE", "AGE", m.age()),
    ("AGEU", "-", m.pick("YEARS")),
    ("SEX", "SEX", m.sex("M F")),
    ("RACE", "ETHNICITY", m.often("ASIAN WHITE OTHER")),
    ("ETHNIC", "ETHNICITY", m.often("HAN HUI ZHUANG MANCHU")),
    ("COUNTRY", "-|NATIONALITY", m.pick("CHN")),
    ("ARM", "-", m.pick("Placebo|Drug A 10 mg|Drug A 20 mg", "|")),
    ("VISIT", "-", m.pick("SCREENING|WEEK 2|WEEK 4|WEEK 12|END OF TREATMENT", "|")),
    ("VISITDY", "-", m.pick("-7 1 15 29 85")),
    (
        "AETERM",
        "HEALTH",
        m.gaps(
            m.pick("Nausea|Headache|Upper respiratory tract infection|Hypertension|Diarrhoea|Rash", "|"), 0.4
        ),
    ),
    ("AESEV", "-|HEALTH", m.gaps(m.pick("MILD MODERATE SEVERE"), 0.4)),
    ("CMTRT", "-|HEALTH", m.gaps(m.pick("METFORMIN AMLODIPINE ASPIRIN IBUPROFEN ATORVASTATIN"), 0.3)),
    (
        "MHTERM",
        "HEALTH",
        m.pick("Type 2 diabetes mellitus|Hypertension|Hyperlipidaemia|Asthma|Hepatitis B", "|"),
    ),
    ("LBTESTCD", "-|HEALTH", m.pick("ALT AST CREAT HGB WBC GLUC")),
    ("LBORRES", "-|HEALTH", m.amount(0.5, 200, 1)),
    ("LBORRESU", "-", m.pick("U/L umol/L g/L 10^9/L mmol/L")),
    ("INVNAM", "PERSON", m.staff(4, 7)),
    ("RFICDTC", "-", m.day("%Y-%m-%dT%H:%M")),
    ("RANDNO", "-", m.form("R####")),
    ("KITNO", "-", m.form("K-#######")),
    ("LOT", "-", m.form("B24####")),
]

DONATIONS: list[Column] = [
    ("捐赠时间", "-", m.day("%Y/%m/%d %H:%M")),
    ("交易单号", "-", m.form("42000#####2024############")),
    (
        "捐赠人",
        "mixed PERSON|PERSON",
        m.mostly(m.name, m.mix(m.pick("匿名 爱心人士 一位老师"), m.firm), 0.35),
    ),
    ("捐赠人类型", "-", m.often("个人 企业 团体")),
    ("联系电话", "CN_MOBILE", m.gaps(m.starred(m.mobile, 3, 4), 0.15)),
    ("证件号码", "CN_RESIDENT_ID|DOCUMENT_NO", m.gaps(m.starred(m.resident, 6, 4), 0.4)),
    ("金额（元）", "-", m.pick("10 20 50 100 200 500 1000 88.88 5000")),
    ("支付渠道", "-", m.pick("微信支付 支付宝 银行转账 现金")),
    ("项目名称", "-", m.pick("春蕾计划 免费午餐 大病救助基金 乡村图书馆 母亲水窖")),
    ("受益人", "PERSON", m.gaps(m.name_b, 0.4, "不指定")),
    ("受益人病情", "HEALTH", m.pick("先天性心脏病 急性淋巴细胞白血病 脊髓性肌萎缩症 重型再生障碍性贫血")),
    (
        "留言",
        "-",
        m.gaps(m.pick("祝早日康复 加油 一点心意 愿世界充满爱 好人一生平安 希望小朋友健康成长"), 0.4),
    ),
    ("发票抬头", "mixed PERSON|PERSON|-", m.gaps(m.mix(m.name, m.firm), 0.5)),
    ("票据号码", "-", m.form("0000######")),
    ("邮寄地址", "CN_ADDRESS", m.gaps(m.home, 0.5)),
    ("公示名", "PERSON|mixed PERSON|-", m.starred(m.name, 1, 0)),
    ("宗教团体", "-|RELIGION", m.gaps(m.pick("市佛教协会 市基督教两会 市天主教爱国会"), 0.9)),
    ("是否公示", "-", m.often("是 否")),
]
