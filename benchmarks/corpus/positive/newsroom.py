"""Press copy, stories, interviews, credits: names in running prose."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("newsroom")


@template(0)
def opening_ceremony(d: Document) -> None:
    d.add("""{date}，{org}«新工厂¦研究院»在{city}揭牌。董事长{name}、首席科学家{name}与当地企业家{name}等出\
席。“我们等了六年，”{again}说。\
外方代表{foreign}用中文念了一句诗。首任院长{name}曾与{name}合著《微光集》，«现任»助理{name}。新址位于\
{addr}。""")


@template(1)
def startup_story(d: Document) -> None:
    d.add("""{name}第一次见到合伙人{name}，是在{school}的食堂。毕业那年，{name}借来两万块，和{name}在{house}\
租下一间地下室。\
三年后，公司账上只剩下{money}元，{name}选择离开，{name}却拉来了老同学{name}。如今，团队里年纪最大的{name}\
也不过三十五岁。""")


@template(2)
def village_teacher(d: Document) -> None:
    d.add("""天还没亮，{name}就出门了。从{rural}到学校要翻两道梁。她教过的孩子里，{name}当了兵，{name}去了\
{city}，{minority}考上了民族大学。\
“{name}老师从没缺过课，”老校长{name}对记者说。丈夫{name}生前最放心不下的，就是她的腿。（记者 {name} 通讯员 \
{name} {name}）""")


@template(3)
def contest_results(d: Document) -> None:
    d.add("""少年组决赛昨天收官，{name}爆冷击败头号种子{name}，获得冠军；{name}、{name}并列第三。双打方面，\
{name}/{name}组合不敌来自{city}的{name}/{name}。\
教练{name}赛后表示，{again}还需要磨炼。裁判长{name}，«解说»{compound}。""")


@template(4)
def obituary(d: Document) -> None:
    d.add("""讣告　先父{name}（原{brand}职工）因病于{date}辞世，享年{age}岁。兹定于后日上午在{city}举行告别\
仪式。亲友可至{addr}吊唁。
«哀此讣闻¦谨此泣告»
妻：{name}　子：{name}、{name}　媳：{name}　孙：{name}
治丧联系人：{name}""")


@template(5)
def interview(d: Document) -> None:
    d.add("""问：«{name}老师¦{name}»，您为什么拍这部片子？
{name}：一开始是{name}的主意，剧本给过{name}，他没接。
问：女主角为什么找{name}？
{name}：试镜那天{name}迟到了，{name}顶上来，一条过。摄影{foreign}都愣住了。
（采写：{name}　校对：{name}）""")


@template(6)
def film_credits(d: Document) -> None:
    d.add("""片尾字幕
«导演»　{name}
编剧　{name}　{name}
主演　{name}　{compound}　{foreign}
录音　{ename}
特别鸣谢　{list}
«取景地»：{addr}""")


@template(7)
def conference_programme(d: Document) -> None:
    d.add("""分会场二　主席：{name}（{school}）、{name}
09:00　{name}　«稀疏矩阵的并行分解¦城市内涝的早期预警»
09:30　{bothnames}　Weak Supervision Revisited
10:10　{name}、{name}、{name}（通讯作者：{name}）
评议人：{foreign}、{name}　«志愿者»：{list}
会场：{addr}""")
