"""Records, forms and notes of hospitals (医疗)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("hospital")


@template(0)
def admission_record(d: Document) -> None:
    d.add("""{hospital}入院记录
姓名：{name}  性别：{sex}  年龄：{age}岁  «住院号¦病案号»{c}{medrec}  床号：{int}
«身份证号»{c}{id18}  «联系人电话»{c}{mobile}
主诉：反复头晕{int}天。体温36.{int}℃，血压1{int}/8{int}mmHg，白细胞{dec}×10^9/L。
初步诊断：{disease}。医师：{name}  {datetime}""")


@template(1)
def discharge_summary(d: Document) -> None:
    d.add("""出院小结　病案号 {medrec}　科室 {dept}　入院 {date}　出院 {date}
患者{name}（{id18-}），诊断{disease}，予以对症治疗后好转。出院带药：阿莫西林0.5g tid×{int}天。
随访电话：{mobile}；家属{name}：{landline}。«复诊时间{date}¦下次复查{date}»""")


@template(2, "form")
def lab_report(d: Document) -> None:
    d.add("""检验报告单  样本号：{orderdigits}  条码：{ean}
病历号：{medrec}  姓名：{name}  «出生日期¦生日»：{dob}  科别：{dept}
WBC {dec} 10^9/L  3.5-9.5
HGB {big} g/L  115-150
GLU {dec} mmol/L  3.9-6.1
检验者 {name}  审核 {name}  报告时间 {datetime}""")


@template(3, "form")
def imaging_request(d: Document) -> None:
    d.add("""«CT¦MRI¦B超»检查申请单  申请单号 {order}
门诊号{c}{medrec}  {name}  {sex}  «出生»日期{c}{dob}
«医保卡号¦医保号»{c}{ssn}  费别：«职工医保¦自费»  电话{c}{mobile}
检查部位：胸部  临床诊断：{disease}  层厚 5mm  费用 {money}""")


@template(4)
def consent(d: Document) -> None:
    d.add("""手术知情同意书：本人{name}（«身份证»{c}{id18}），与患者{name}关系为«夫妻¦父子¦母女»，\
已了解{disease}手术风险。电话 {mobile-}。患者住院号{c}{medrec}，«社保卡号»{c}{ssn}，麻醉分级ASA II，\
预计出血{big}ml。""")


@template(5)
def online_consultation(d: Document) -> None:
    d.add("""患者{name*}提问：我{age}岁，«查出¦确诊»{disease}{int}个月，要不要手术？报告编号{batch}
{name}医生：方便的话加我助理微信{c}{wechat}，或者打科室{landline}，挂号带上«就诊卡号¦诊疗卡号»{c}{medrec}
患者：我电话{mobile-}，邮箱{email-}发片子可以吗""")


@template(6)
def epidemic_form(d: Document) -> None:
    d.add("""流行病学个案调查表（传染病报告卡 {contract}）
患者姓名 {name}  «有效证件号¦证件号码»{c}{idany}  出生日期 {dob}
现住址 {addr}，«经纬度»{c}{geo}  电话 {mobile}
若为儿童，家长姓名 {name}，电话 {mobile}
发病 {date}  诊断 {date} {time}  报告单位 {hospital}  «报告单位电话»{c}{landline}""")


@template(7)
def ambulance(d: Document) -> None:
    d.add("""120调度 {datetime}  受理号{orderdigits}
呼救电话{c}{mobile}  现场{addr}（{geo-}）
患者{sex}，约{age}岁，意识模糊；家属称其身份证{c}{idany}
出车{plate-}，随车医生{name}，里程{dec}km，费用{money}""")


@template(8, "form")
def birth_certificate(d: Document) -> None:
    d.add("""出生医学证明（副页）编号 {batch}
新生儿{name}，{sex}，«出生时间»{when}，体重{big}g
母亲{name}，«身份证号码»{c}{id18}，父亲{name}，«护照»{c}{passport}
«母亲病历号»{c}{medrec}  家庭地址{addr}  邮编{c}{postcode}""")


@template(9)
def military_patient(d: Document) -> None:
    d.add("""军人优先就诊登记：{name}，«军官证号¦士兵证号»{c}{military}，«部队电话»{c}{landline}，\
就诊卡{sku}，病历号{c}{medrec}，{disease}，转诊至{hospital}，邮编{c}{postcode}，收件{addr}""")
