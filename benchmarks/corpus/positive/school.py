"""Schools, universities, examinations (教育)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("school")


@template(0)
def class_list(d: Document) -> None:
    d.add("{school}{year}级{int}班家校通讯录\n")
    d.rows(3, 6, "学号{c}{stuno} {name} 家长{name} {mobile-} 家庭住址{addr}\n")


@template(1)
def enrolment(d: Document) -> None:
    d.add("""新生报到：{name}，«学号¦学籍号»{c}{stuno}，身份证号{c}{id18}，生日{c}{dob}，监护人{name}\
（{mobile-}），宿舍{int}栋{big}，缴费{money}，缴费单{order}，QQ群管理员QQ：{qq}""")


@template(2)
def admission_ticket(d: Document) -> None:
    d.add("""准考证  考号 {orderdigits}  座位 {int}
姓名 {name}  证件号码 {idany}
考点 {school}（{addr}）  科目 英语  {date} {time}—{time}
考务咨询 {landline}  准考证打印 {url-}""")


@template(3)
def scholarship(d: Document) -> None:
    d.add("""奖学金发放明细：{name}（«学生证号¦学号»{c}{stuno}）{bank}{card-} {money}元；{name}（学号{c}\
{stuno}）{card-} {money}元。
绩点3.{int}，排名{int}/{big}，公示期{date}至{date}，监督电话{landline}，邮箱{email}""")


@template(4)
def teacher_group_notice(d: Document) -> None:
    d.add("""各位家长：请«{date}前»把孩子身份证和户口本页码（{page}）发我QQ{e}{qq}或邮箱{email-}。\
«体检¦研学»费用{money}/人，联系{surname}老师{mobile-}，微信{c}{wechat}。""")


@template(5)
def exchange_student(d: Document) -> None:
    d.add("""交流生信息：{name}，«台湾地区»身份证字号{c}{twid}，台胞证{c}{traveltw}，手机{intl}；{name}\
，香港身份证{c}{hkid}，回乡证{c}{travelhm}，电邮{email-}；学分{int}，课程编号{part}，wechat ID{e}\
{wechat}""")


@template(6)
def library(d: Document) -> None:
    d.add("""借阅逾期：读者{name}，一卡通／学号{c}{stuno}，《{city}史》（ISBN {isbn}，索书号TP{int}\
.{big}）应还{date}，欠费{dec}元，手机{mobile-}""")


@template(7)
def kindergarten(d: Document) -> None:
    d.add("""宝宝姓名：{name}  出生日期：{dob}  接送人：{name}（身份证{c}{id18}，车牌{plate-}，\
电话{mobile}）  过敏：无  邮编{c}{postcode}  班级：中{int}班  教材{isbn}""")
