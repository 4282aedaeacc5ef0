"""Policies, claims, motor vehicles (保险与车辆)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("insurance", "form")


@template(0)
def motor_policy(d: Document) -> None:
    d.add("""机动车商业保险保险单
«保险单号¦保单号»{c}{policy}
被保险人：{name}   «证件号码»{c}{id18}   «联系电话»{c}{mobile}
号牌号码：{plate}   «发动机号»{c}{engine}   «识别代码（车架号）¦VIN码»{c}{vin}
核定载客 5人   新车购置价 {money}   第三者责任险 {money}
保险期间自{date}零时起  保费合计 {money}   报案 {service}""")


@template(1)
def claim_report(d: Document) -> None:
    d.add("""报案信息：{datetime} {name}来电{mobile}称，驾驶{plate-}在{road}与{plate-}追尾。保单{c}\
{policy}，车架号{c}{vin}，«驾驶证档案编号¦档案编号»{c}{driverfile}，估损{money}。查勘员{name}{mobile-}，\
现场坐标{geo-}，案号{batch}。""")


@template(2)
def life_policy(d: Document) -> None:
    d.add("""投保人{name}，生日{c}{dob}，{id18-}，职业{job}；被保险人{name}，«出生日期»{c}{dob}，\
«证件号»{c}{idany}；受益人{name}100%。
险种：重疾险{year}版，保额{money}，年交{money}，缴费{int}年，«投保单号¦保险合同号»{c}{policy}，\
续期扣款{bank}{card}。""")


@template(3)
def claim_of_medical(d: Document) -> None:
    d.add("""理赔申请书（医疗）
保单号码 {policy}    出险人 {name}
银行转账：{bank} / {card}
医院：{hospital}  住院号：{medrec}  诊断：{disease}（ICD-10 I10.x{int}）
发票 {invoicecode}-{invoiceno}  金额 {money}
申请人电话 {mobile}  邮箱 {email}  «身份证»：{idany}""")


@template(4)
def registration_certificate(d: Document) -> None:
    d.add("""机动车行驶证
号牌号码 {plate}  车辆类型 小型轿车  所有人 {name}
住址 {addr}
品牌型号 {brand}牌{model}  «车辆识别代号»{c}{vin}
«发动机号码»{c}{engine}  注册日期 {isodate}  发证日期 {isodate}
驾驶证档案编号 {driverfile}  整备质量 {big}kg""")


@template(5)
def driving_licence(d: Document) -> None:
    d.add("""中华人民共和国机动车驾驶证
«证号»{c}{id18}
姓名 {name}  性别 {sex}  国籍 中国
住址 {addr}
«出生日期 Date of Birth¦出生日期»  {dob}
初次领证日期 {isodate}  准驾车型 C1
«档案编号¦档案号（驾驶证）»{c}{driverfile}""")


@template(6, "prose")
def garage(d: Document) -> None:
    d.add("""«到店¦进厂»登记：{plate-} {brand}{model} 里程{big}km，车主{surname}{title}{mobile-}。\
故障：发动机异响。发动机号{c}{engine}，VIN{e}{vin}。报价{money}，配件{part}，工单{order}，\
«取车¦预计»{date}""")


@template(7, "prose")
def parking(d: Document) -> None:
    d.add("""{datetime} 入场 {plate-} «月卡¦临停»；{datetime} 出场 {plate-} 收费{money}元，«异常抬杆»，\
值班{name}工号{c}{empno}，车主留电{mobile}，车位B{int}-{big}，设备{model}（{ip-}）""")


@template(8, "prose")
def used_car_advert(d: Document) -> None:
    d.add("""急售{year}款{brand}SUV，{dec}万公里，{city}牌照（{plate-}），一手车，\
«车架号后面可查：¦VIN：¦车架号»{vin}，4S保养，{money}不议价，«电»{mobile}，«微信同步¦非诚勿扰»""")


@template(9, "prose")
def theft_notice(d: Document) -> None:
    d.add("""寻车：{date}夜{road}停放的{brand}牌货车被盗，车牌{plate}、发动机号码{c}{engine}、\
车辆识别代号{c}{vin}，车内有«护照»{passport}一本、保单（保单号{c}{policy}）。线索请电{mobile}或110，\
酬谢{money}。""")
