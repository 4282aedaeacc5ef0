"""Entry forms, salary, attendance, social insurance (人事)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("hr", "form")


@template(0)
def entry_form(d: Document) -> None:
    d.add("入职登记表\n")
    d.shuffled(
        "姓名：{name}  性别：{sex}",
        "«员工编号¦工号¦人员编号»{c}{empno}",
        "身份证号{c}{id18}",
        "手机{c}{mobile}",
        "«电子邮箱¦Email»{e}{email}",
        "«出生日期¦出生年月»{c}{dob}",
        "部门：{dept}  岗位：{job}",
        "«公积金账号¦住房公积金账号»{c}{hfund}",
        "«社保号¦社会保障号»{c}{ssn}",
        "现住址：{addr}",
        "紧急联系人：{name}，{mobile-}",
        keep=9,
    )


@template(1)
def onboarding_message(d: Document) -> None:
    d.add("""各位好：{name}（«工号¦员工号»{c}{empno}）{date}入职{dept}，任{job}。
座机{c}{shortline}；企业邮箱 {email-}；«门禁卡»编号{sku}。
请IT开通账号，«初始密码¦默认口令»{c}{password}，电脑MAC{e}{mac}，型号{model}。""")


@template(2)
def social_insurance_change(d: Document) -> None:
    d.add("""参保人员«增员¦减员¦变更»申报
单位名称：{org}    «单位社保编号»{batch}
姓名 {name}  «公民身份号码»{c}{id18}  «个人社保编号¦社保个人编号¦医保编号»{c}{ssn}  缴费基数 {money}
姓名 {name}  公民身份号码 {id18}  个人社保编号 {ssn}  缴费基数 {money}
经办人：{name}  «联系电话»{c}{landline}""")


@template(3)
def housing_fund_withdrawal(d: Document) -> None:
    d.add("""住房公积金提取申请：职工{name}，«个人公积金账号¦公积金号¦个人账号（公积金）»{c}{hfund}，\
«身份证号码»{c}{id18}，提取原因：购房（{addr}，合同{contract}），提取金额{money}。
转入卡号{c}{card}，«参保号¦社保卡号»{c}{ssn}，«本人手机»{c}{mobile}。""")


@template(4)
def resume(d: Document) -> None:
    d.add("""{name}  |  {sex}  |  {age}岁  |  {city}
📱 {mobile-}  ✉ {email-}  «微信¦WeChat»{e}{wechat}
出生日期：{dob}
工作经历
{isodate} – 至今  {org}  {job}：负责年销售额{money}，同比增长{pct}
教育  {school}（{year}—{year}）  GPA 3.{int}  英语CET-6 {big}
个人主页：{url-}""")


@template(5)
def headhunter_note(d: Document) -> None:
    d.add("""候选人：{name}，现{org}{job}，期望{money}/月，«手机¦Tel¦☎» {mobile}，«wx¦微信»{e}{wechat}，\
邮箱{email}
«生于¦出生于»{dob}，«籍贯»{region}；持«永居证¦外国人永久居留身份证»{c}{fid}（«随行»家属{name}）
面试{when}，会议号{big}-{big}，评分{score}""")


@template(6)
def attendance(d: Document) -> None:
    d.add("{year}年{int}月考勤异常\n")
    d.rows(3, 6, "工号{c}{empno}  {name}  {isodate} {clock}  «缺卡¦迟到{int}分钟¦早退»  打卡IP {ip!}\n")
    d.add("请于{date}前提交OA，流程号{snow}，«人事{surname}姐分机8{int}1¦咨询{dept}»")


@template(7)
def salary_slip(d: Document) -> None:
    d.add("""工资条（{year}-0{int}）
员工号 {empno}   姓名 {name}   部门 {dept}
应发 {money}  社保 {money}  公积金 {money}  个税 {money}  实发 {money}
发放账号 {card}    «个税申报手机»：{mobile}    公积金账号 {hfund}
疑问请联系 {email-}，单号 {order}""")


@template(8)
def veteran_and_foreign_staff(d: Document) -> None:
    d.add("""特殊人员备案
（一）退役军人{name}，原«士官证¦军官证»号{c}{military}，«编号»{batch}
（二）外籍专家{ename}，«护照号码¦护照号»{c}{passport}，«永久居留证号»{c}{fid}
（三）港澳台员工{name}，«回乡证号¦来往内地通行证»{c}{travelhm}；{name}，«台胞证号»{c}{traveltw}
（四）{name}，«澳门身份证号»{c}{moid}""")


@template(9)
def permit_staff(d: Document) -> None:
    d.add("""港澳台及外籍员工名册
- {name}：«港澳居民居住证¦居住证号»{c}{permithk}；«港澳居民来往内地通行证»{c}{travelhm}
- {name}：澳门居民身份证 {moid}，手机{intl}
- {name}：«台湾居民居住证»{c}{permittw}，台胞证{c}{traveltw}
- {ename}：passport no.{e}{passport}，外国人永久居留证{c}{fid}""")
