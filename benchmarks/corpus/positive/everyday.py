"""Riders, neighbours, parents, caretakers: names and addresses as people pass them on."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("everyday")


@template(0)
def rider_at_the_gate(d: Document) -> None:
    d.add("""骑手：«您好，餐到楼下了¦喂你好外卖»，定位有点飘，您是在{house}吗
{hname}：不是哈，我改过地址的，{addr}，«前台代收就行¦挂门把手上»
骑手：«哦哦系统没刷新¦看到了»，单子上写的收货人是{name}
{hname}：对，那是我«同事¦室友¦老公»，«辛苦了¦谢谢师傅»，慢点骑""")


@template(1)
def neighbours_fundraise(d: Document) -> None:
    d.add("""【{street}社区互助群】
{name}：楼上{name}家老人摔了，«谁家有轮椅借一下¦有没有会包扎的»？
{name}：我家有，{house}，门没锁直接来拿
{name}：«已经叫车了¦救护车到哪了»？别走正门，正门修路
群主-{name}：大家别慌，{again}先过去，我在门岗等。""")


@template(2)
def recipient_lines(d: Document) -> None:
    d.add("«地址汇总¦礼盒寄送名单¦样品寄送»（{date}更新）\n")
    for _ in range(d.rng.randint(3, 6)):
        d.pick(
            "{name} {mobile-} {addr}\n",
            "{addr}，{name}，{mobile-}\n",
            "{name}，{mobile-}，{addr} «勿放驿站¦»\n",
            "{addr} {name}收 {mobile-}\n",
            "{name}/{mobile-}/{addr}\n",
        )


@template(3)
def pick_up_point(d: Document) -> None:
    d.add("自提点到货登记，当天不拿«退仓¦收保管费»\n")
    for _ in range(d.rng.randint(3, 6)):
        d.pick(
            "{name}家 {goods} {int}份，送{house}\n",
            "{goods}是{name}的，她说让{name}代拿\n",
            "{name}（{addr}）加订{goods}，钱付了\n",
        )
    d.add("「团长」{name}，有事«私聊¦喊我»")


@template(4)
def school_excursion(d: Document) -> None:
    d.add("""«亲爱的家长朋友¦各位爸爸妈妈»：
本周四{school}组织«春游¦参观博物馆»，{int}班分五个小队，队长分别是{list}。带队老师{name}、{name}，\
«校医»{name}随行。«{hname}和{hname}两位同学对花粉过敏，请自带口罩。¦»集合点在{road}，《安全须知》请签字交\
回。""")


@template(5)
def class_commendation(d: Document) -> None:
    d.add("""期中«喜报¦表扬榜»
进步之星：{list}
书写最工整：{hname} {hname} {hname}
«值日班长¦劳动委员»{name}连续三周满分；{name}拾金不昧，把手机还给了住在{house}的{name}奶奶。\
班主任：{name}  {date}""")


@template(6)
def arrears_notice(d: Document) -> None:
    d.add("""催«缴¦交»函
{name}业主：
您名下位于{addr}的房屋，物业费已拖欠{int}个月，合计{money}元。我处{name}、{name}多次上门，均由租客{name}代\
答。\
请于{date}前到客服中心（{house}旁）办理。逾期我们将按合同约定处理。""")


@template(7)
def leaking_ceiling(d: Document) -> None:
    d.add("""维修纪要：{house}的{name}反映天花板滴水。工程部{name}上楼查看，楼上住户{name}称地暖刚试压。\
打压后确认三通开裂，{name}同意«全额承担¦协商承担»，并请{name}师傅当晚«抢修¦换管»。两家见证人：{name}。材料\
送{addr}。""")


@template(8)
def chat_export(d: Document) -> None:
    first, second = d.people.hname().text, d.people.hname().text

    def says(name: str, text: str) -> None:
        d.value("PERSON", name, "name-prefix")
        d.add(d.rng.choice(("：", ": ", "：\n")) + text + "\n")

    says(first, "«年底那个»展位你跟{name}定了没？")
    says(second, "«差不多了¦还没»，{name}说要等他们{job}{name}回来")
    says(first, "«靠谱吗¦行吧»，资料先寄{addr}，写{name}收")
    says(second, "ok，顺便给{name}也寄一份")
    says(first, "她搬家了，新地址{addr}")


@template(9)
def wedding_invitation(d: Document) -> None:
    d.add("""谨定于{date}为«长子¦小女»{name}与{name}举行结婚典礼，敬备«喜筵¦薄酒»，恭请{name}先生 伉俪光临。
席设：{addr}（三楼牡丹厅）
{name} {name} 敬邀
«伴郎团»：{list}""")


@template(10)
def missing_person(d: Document) -> None:
    d.add("""寻人！{name}，{sex}，{age}岁，«身高一米六¦偏瘦，微驼背»，{date}早上从{addr}出门买菜后未归，\
有人在{cityroad}看到过她。老人听不太清，会说自己叫{again}，也可能说儿子的名字{name}。看到请联系{name}（\
{mobile-}）\
或女儿{name}，«必有重谢¦万分感激»！""")


@template(11)
def mediation_in_the_lane(d: Document) -> None:
    d.add("""调解员手记　{name}和{name}做了二十年邻居，为了{road}门前一棵枇杷树«吵了半年¦红过三次脸»。\
那天我约了两家人，还请来老支书{name}。{name}一进门就说：“树是我爸{name}栽的。”«对方¦隔壁»低头不吭声。\
后来还是{name}的媳妇{name}先松口……""")
