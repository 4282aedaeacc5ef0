"""News, law, weather, sport, schedules, science (文章)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("prose")


@template(0)
def local_news(d: Document) -> None:
    d.add("""本报讯 {date}，{city}{street}改造工程«正式启动¦全面完工»。项目总投资{money}元，全长{dec}\
公里，涉及居民{big}户，预计{year}年底前投入使用。«市民可拨打{service}反映情况。¦»""")


@template(1)
def weather(d: Document) -> None:
    d.add("""{city}市气象台{when}发布：今天夜间到明天«多云¦小雨¦晴间多云»，«偏北风¦东南风»{int}\
级，最低气温{int}℃，最高气温{int}℃，相对湿度{pct}，降水量{dec}毫米，气压10{int}.{int}hPa，AQI {big}。""")


@template(2)
def match_report(d: Document) -> None:
    d.add("""{city}队主场{score}«力克¦惜败»{city}队，四节比分{int}-{int}、{int}-{int}、{int}-{int}、\
{int}-{int}。全场投篮命中率{pct}，三分{int}投{int}中，上座{big}人。""")


@template(3)
def lottery(d: Document) -> None:
    d.add("""双色球第{year}0{int}期开奖：红球{int} {int} {int} {int} {int} {int}，蓝球{int}。一等奖{int}\
注，单注{money}元；奖池{money}元。体彩排列五：{int}{int}{int}。""")


@template(4)
def timetable(d: Document) -> None:
    d.add("车次  出发  到达  历时  二等座\n")
    d.rows(4, 9, "G{big}  {city} {clock}  {city} {clock}  {int}时{int}分  {dec}元\n")


@template(5)
def law_text(d: Document) -> None:
    d.add("""第{int}条 处理敏感个人信息应当取得个人的单独同意。违反本办法第{int}条、第{int}条第{int}\
款规定的，由主管部门责令改正，处{int}万元以上{int}万元以下罚款。本办法自{year}年{int}月1日起施行，\
文号〔{year}〕{int}号。""")


@template(6)
def privacy_policy(d: Document) -> None:
    d.add("""我们可能收集您的姓名、手机号、身份证号、银行卡号、设备标识符（IMEI、OAID）及IP地址。\
保存期限为{int}个月。如您不同意，可拨打{service}或在「设置—隐私」中撤回。本政策版本{version}，\
更新日期{date}，生效日期{date}。""")


@template(7)
def recipe(d: Document) -> None:
    d.add("""材料：面粉{big}克、黄油{int}克、鸡蛋{int}个。烤箱预热{big}℃，中层烘烤{int}—{int}分钟。\
每份约{big}千卡，蛋白质{dec}g，脂肪{dec}g，碳水{dec}g。""")


@template(8)
def science(d: Document) -> None:
    d.add("""实验测得样品密度为{dec} g/cm³，熔点{dec}℃，折射率1.{int}。样本量n={big}，p<0.0{int}，\
95%置信区间（{dec}，{dec}）。参见文献[{int}]第{int}卷第{int}期{int}-{big}页。""")


@template(9)
def history(d: Document) -> None:
    d.add("""{city}古城始建于公元{big}年，城墙周长{dec}公里，现存城门{int}座。{year}年列入第{int}\
批保护单位，编号{int}-{big}-3-{int}。年接待游客{big}万人次，门票{money}元。""")


@template(10)
def book_list(d: Document) -> None:
    d.add("新书推荐\n")
    d.rows(3, 7, "《{city}纪事》 ISBN {isbn} {int}开 {big}页 定价{dec}元 {year}年{int}月第{int}版\n")


@template(11)
def exercises(d: Document) -> None:
    d.add("{int}年级数学练习（共{int}题）\n")
    d.rows(4, 8, "{int}. {big} × {int} = ____    {dec} + {dec} = ____\n")


@template(12)
def company_history(d: Document) -> None:
    d.add("""{org}成立于{year}年，下设{int}家子公司，产品覆盖{int}个国家。{year}年营收{money}元，\
员工{big}人，持有专利{int}项，通过ISO 9001:2015与ISO/IEC 27001:2022认证，A股代码{stock}。""")


@template(13)
def drug_leaflet(d: Document) -> None:
    d.add("""【规格】{dec}g×{int}片/板  【批准文号】国药准字H{year}{int}{int}  【产品批号】{batch}  \
【有效期】{int}个月
【用法用量】口服，一次{int}片，一日3次。儿童按体重{dec}mg/kg。贮藏不超过{int}℃。""")


@template(14)
def event_schedule(d: Document) -> None:
    d.add("{city}展会日程（{date}）\n")
    d.rows(4, 8, "{clock}-{clock}  {int}号馆{part}展位  主题：{goods}  限{big}人\n")


@template(15)
def exchange_rates(d: Document) -> None:
    d.add("外汇牌价 {datetime}\n")
    d.rows(4, 8, "«USD¦EUR¦JPY¦HKD»  现汇买入 {dec}  现钞买入 {dec}  卖出 {dec}  中间价 {gpslike}\n")


@template(16)
def game_guide(d: Document) -> None:
    d.add("""第{int}关攻略：坐标({int},{int})处开宝箱，得经验{big}、金币{big}。BOSS血量{big}0000，\
防御{int}，暴击{pct}。版本{version}更新后掉率由{pct}改为{pct}。""")


@template(17)
def hotlines(d: Document) -> None:
    d.add("""常用电话：报警110，火警119，急救120，消费者投诉12315，政务12345，铁路12306，{bank}{service}\
，供电95598，邮政11183，{carrier}95338，家电维修{service}。""")
