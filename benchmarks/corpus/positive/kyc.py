"""Know-your-customer records and real-name checks (实名认证)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("kyc", "form")


@template(0)
def card_back_and_front(d: Document) -> None:
    d.add("""姓名 {name}
性别 {sex} 民族 汉
出生 {dob}
住址 {addr}
公民身份号码 {id18}""")


@template(1)
def customer_file(d: Document) -> None:
    d.add("""客户«号»{snow}｜{name}｜«证件类型：身份证»｜证件号：{id18}｜有效期 {date}—长期｜职业 {job}\
｜出生日期：{dob}｜手机：{mobile}｜住址：{addr}｜风险等级 R{int}""")


@template(2)
def document_types(d: Document) -> None:
    d.add("请核对以下客户证件：\n")
    d.shuffled(
        "{name}（护照）{passport}",
        "{name} 港澳居民来往内地通行证：{travelhm}",
        "{name} 台湾居民来往大陆通行证 {traveltw}",
        "{name}，香港身份证 {hkid}",
        "{name}，澳门身份证：{moid}",
        "{name}，外国人永久居留身份证：{fid}",
        "{name}，军官证 {military}",
        "{name}，居民身份证 {id18}",
        "{name}，台湾身份证 {twid}",
        keep=6,
    )
    d.add("\n审核{date}，批次{batch}")


@template(3)
def exit_entry_papers(d: Document) -> None:
    d.add("出入境证件清单（第{int}批）\n")
    d.shuffled(
        "普通护照号 {passport} 签发 {isodate}",
        "往来港澳通行证号 {travelcn}",
        "大陆居民往来台湾通行证号：{travelcn}",
        "回乡证：{travelhm}",
        "台胞证号码 {traveltw}",
        "HKID {hkid}",
        "澳门居民身份证 {moid}",
        "身分證統一編號 {twid}",
        "港澳台居民居住证 {permit18}",
        "外国人永久居留证 {fid}",
        keep=6,
    )


@template(4, "prose")
def unknown_document(d: Document) -> None:
    d.add("""«申请人»{name}提供的«证件号码¦证件号¦有效证件编号»{c}{docno}无法识别类型，\
请补充«军人证件¦军官证»{c}{military}或«身份证»{c}{idany}。工单{order}，«截止»{date}。""")


@template(5, "prose")
def review_opinion(d: Document) -> None:
    d.add("""复核意见：客户证件类型选「其他」，证件号{c}{docno}，证件有效期至{date}；与登记手机{mobile}\
实名不一致（运营商返回{id18*}）。建议退回，评分{dec}，规则版本{version}。""")


@template(6)
def beneficial_owner(d: Document) -> None:
    d.add("""受益所有人识别表
公司：{org}  «注册号»{c}{bizreg}  «统一信用代码¦统一社会信用代码»{c}{uscc}
1. {name} 持股{pct} {id18-}
2. {name} 持股{pct} «香港居民身份证»{c}{hkid}
3. {ename} 持股{pct} «护照»{c}{passport}
填表人{name}（{email-}）  {date}""")


@template(7)
def individual_business(d: Document) -> None:
    d.add("""个体工商户开户：经营者{name}，«经营者身份证»{c}{id18}，营业执照（«统一社会信用代码»{c}\
{uscc}，«旧注册号¦原注册号»{c}{bizreg}），结算卡{c}{card}，支付宝企业PID{c}{alipay}，门店{addr}，\
日均流水{money}""")


@template(8, "prose")
def old_documents(d: Document) -> None:
    d.add("""历史档案：{name}持一代证，«身份证号（15位）¦老身份证号¦一代身份证»{c}{id15}，现号{c}{id18}\
；配偶{name}，«15位身份证»{c}{id15}。档案页码{page}，盒号{batch}""")


@template(9, "prose")
def merging_records(d: Document) -> None:
    d.add("""系统合并：旧身份证号码{c}{id15} → 新身份证号码{c}{id18}；客户{name}，另有居住证{c}\
{permit18}。旧手机{mobile}，新手机{mobile}。任务{uuid}，耗时{big}ms""")
