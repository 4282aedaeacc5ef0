"""Minutes, announcements, letters, resumes: who said, wrote or was appointed to what."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("office")


@template(0)
def weekly_minutes(d: Document) -> None:
    d.add("""«周例会纪要¦例会记录»
时间：{when}
主持：{name}    记录：{name}
参会：{list}
请假：{name}（«产检¦出差{city}»）、{name}
一、{name}通报«交付¦招标»进展，{name}补充了三点；
二、{name}提出样机改送{addr}，由{name}对接；
三、{again}«周五前¦下周一»出方案，{name}、{name}会签。""")


@template(1)
def committee_protocol(d: Document) -> None:
    d.add("""第{int}次理事会　应到{int}人，实到九人：{list}。«列席：»{name}（监事）、{name}律师。
会议选举{name}为理事长，{name}、{name}为副理事长；{name}弃权。秘书处迁至{addr}的议案，由{name}宣读，\
经{name}附议后通过。散会前{name}代表老理事{name}致谢。""")


@template(2)
def appointment(d: Document) -> None:
    d.add("""关于{name}等同志职务«任免¦调整»的«通知¦决定»
各部门：
经研究，聘任{name}为{dept}负责人，{name}为{job}；免去{name}的{job}职务，另有任用；{name}不再兼任工会主席，\
由{name}接任。
试用期一年，自{date}起算。请{dept}{name}做好工作交接，{name}监交。""")


@template(3)
def probation_passed(d: Document) -> None:
    d.add("""【转正公示】经{dept}评议，{list}«符合转正条件¦通过试用期考核»。其中{name}由导师{name}带教，\
{name}、\
{name}参与了{city}项目。籍贯和户口不作为考察项。公示期内如有异议，可找{name}（{house}）或{name}反映。""")


@template(4)
def letter_in_chinese(d: Document) -> None:
    d.add("""{name}«老师¦女士¦总监»：
«展信佳¦见字如面，好久不见»！上次在{city}匆匆一别，{name}一直念叨您。样书两册已寄往{addr}，«烦请»转交\
{name}一册。
«另外¦对了»，{name}托我问问，讲座改到{date}是否方便？
«顺颂¦祝»
«时祺¦一切都好»
{name}
{date}""")


@template(5)
def thread_in_two_languages(d: Document) -> None:
    d.add("""Hi {ename},
Thanks for looping in {bothnames}. {ename} from the Chengdu office will join too.
样品请寄：{eaddr}，«attn»: {ename}
Best,
{ename}
---- 转发 ----
{name}你好，{name}说合同在{name}那里，我让{ename}去催。 —— {bothnames}""")


@template(6)
def resume_in_prose(d: Document) -> None:
    d.add("""{name}，{sex}，{year}年生于{city}，现居{addr}。{year}年至{year}年就读于{school}，师从{name}教授\
；\
毕业后加入{org}，与{name}、{name}共同负责«灯塔计划¦平台重构»。证明人：{name}（时任{job}）。«曾用名{name}。\
¦»
«英文名{ename}，»爱好徒步、围棋。""")


@template(7)
def referees(d: Document) -> None:
    d.add("""应聘{job}　{bothnames}
现住：{addr}
• {year}–{year}　{org}，汇报对象：{name}
• {year}–{year}　{brand}，«前任经理»{name}（可背调）
推荐人一　{name} {title}　{mobile-}
推荐人二　{ename}, former mentor　{email-}
紧急情况请通知{name}（配偶）""")


@template(8, "form")
def signing_sheet(d: Document) -> None:
    d.add("签到表　主题：{goods}质量分析\n姓名　　单位　　签名\n")
    d.rows(4, 7, "{name}　　{brand}　　{hname}\n")
    d.add("制表：{name}　审核：{name}　批准：{name}")


@template(9, "form")
def duty_roster(d: Document) -> None:
    d.add("值班安排（{date}起）\n")
    d.rows(3, 6, "«周一¦周二¦周三¦周六»　带班 {name}　白班 {name}、{name}　夜班 {name}\n")
    d.add("替班须经{name}同意。值班室：{house}")


@template(10)
def approval_comments(d: Document) -> None:
    d.add("""审批意见
发起人 {name} {datetime}
{name}（部门）：同意。
{name}（财务）：附件二的收款人写的是{name}，请«核对¦确认»是不是{name}本人
{name} 回复 {name}：已更正，地址也改成了{addr}
{name}（总经理）：«阅¦同意，抄送{name}»""")


@template(11)
def guest_speakers(d: Document) -> None:
    d.add("""接待方案：{date}上午，{ename}（{name}陪同）由{road}入园，{name}在大厅迎接，{name}、{name}、\
{name}在会议室就座。\
翻译{name}，摄影{name}。午餐忌口：{foreign}不吃猪肉，{minority}清真。晚上送返{addr}，车辆找{name}。""")
