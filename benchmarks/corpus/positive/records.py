"""Registers of families, patients, villagers, passengers and alumni."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("records")


@template(0, "form")
def household_members(d: Document) -> None:
    d.add("户主　{name}　住址　{addr}\n成员　关系　备注\n")
    d.shuffled("{name}　妻　«无¦»", "{name}　长子　在校", "{name}　次女　随迁", "{name}　母　低保", keep=3)
    d.add("\n原户主{name}已故，{date}变更。登记人{name}")


@template(1)
def family_tree(d: Document) -> None:
    d.add("""迁徙小考：始祖{name}自{city}迁来，生二子，长{name}，次{name}。{name}娶邻村{name}之女，居{rural}\
；\
{name}无后，以侄{name}承祧。第四代{name}、{name}、{name}三兄弟分住三处，其中{again}一支后来搬到{rural}。续\
修主笔：{name}。""")


@template(2)
def progress_note(d: Document) -> None:
    d.add("""{date} 查房记录　{name}主任、{name}主治查房。患者{name}，{age}岁，{disease}术后第三天，«精神可¦\
诉切口隐痛»。\
{name}主任指示：停抗生素，复查血常规。家属{name}（女儿）签署同意书，住院期间由{name}陪护，出院后住{addr}，\
社区医生{name}接续随访。\
记录者：{name}/{name}""")


@template(3)
def nursing_handover(d: Document) -> None:
    d.add("夜班交接\n")
    d.rows(3, 5, "{int}床 {name} {disease} «禁食¦一级护理¦明日手术»，主管{name}\n")
    d.add("新收：{name}，由{hospital}转入，住{addr}，家属只有邻居{name}。\n交班{name}　接班{name}")


@template(4, "form")
def villagers(d: Document) -> None:
    d.add("«帮扶户¦危房改造户»名单\n")
    d.rows(3, 6, "{name}，{rural}，{int}口人，联系干部{name}\n")
    d.add("村支书{name}审定　公示地点：{rural}")


@template(5, "sheet")
def land_plots(d: Document) -> None:
    d.add("序号,承包方代表,住址,四至（东邻/西邻）,面积(亩)\n")
    for i in range(1, d.rng.randint(4, 7)):
        d.add(f"{i}" + ",{name},{rural},{name}/{name},{dec}\n")


@template(6)
def passenger_manifest(d: Document) -> None:
    d.add("Passenger List / 旅客名单  «CA¦MU¦CZ»{big}  {isodate}\n")
    d.rows(3, 6, "{bothnames}  Seat {int}A\n")
    d.add("Leader: {ename}  Hotel: {eaddr}\n领队：{name}")


@template(7)
def alumni_directory(d: Document) -> None:
    d.add("{school}{year}届返校名录\n")
    d.rows(3, 6, "{bothnames}，现居{city}，通信处：{addr}\n")
    d.add("失联校友：{list}；海外：{ename}、{foreign}。知情者请告诉{name}。")


@template(8)
def genealogy_in_traditional(d: Document) -> None:
    d.add("""同鄉會通訊錄
會長　{tname}　地址　{taddr}
秘書　{tname}　地址　{taddr}
«顧問¦理事»：{tname}、{tname}、{tname}
入會介紹人{tname}女士於{date}致函{tname}先生。""")


@template(9)
def clinic_in_traditional(d: Document) -> None:
    d.add("""轉介信　致{tname}醫生：
病人{tname}（{sex}，{age}歲）現居{taddr}，由其«女兒¦胞弟»{tname}陪同到診。本人與護士{tname}評估後，建議轉\
介{tname}教授跟進。\
藥物送往{taddr}，收件人{tname}。　此致　{tname} 謹啟""")
