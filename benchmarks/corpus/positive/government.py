"""Forms of offices, real estate, community lists (政务与房产)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("government", "form")


@template(0)
def household_register(d: Document) -> None:
    d.add("""常住人口登记卡
姓名 {name}  户主或与户主关系 «子¦妻¦女»  性别 {sex}
«出生日期»{c}{dob}  籍贯 {region}
公民身份号码 {id18}
服务处所 {org}  职业 {job}  何时由何地迁来本址 {date} {addr}""")


@template(1)
def residence_permit(d: Document) -> None:
    d.add("""流动人口登记：{name}，{sex}，身份证号{c}{idany}，出生日期{c}{dob}，户籍{addr}，现住{addr}，\
手机{c}{mobile}，房东{name}{mobile-}，居住证{c}{permit18}，备案{date}""")


@template(2, "prose")
def hotline_12345(d: Document) -> None:
    d.add("""12345工单{orderdigits}：来电人{surname}{title}（{mobile-}）反映{house}\
夜间施工噪音{dec}分贝，要求回复。办理单位{city}城管，经办{name}，«座机»{c}{shortline}，办结{date}。""")


@template(3, "prose")
def petition(d: Document) -> None:
    d.add("""本人{name}，系{addr}居民，身份证{c}{id18}，就{contract}号征收决定提出异议……补偿款{money}\
元至今未到账（{bank}，卡号{c}{card}）。联系电话：{mobile+}；邮寄地址邮编{postcode}。{date}""")


@template(4)
def property_certificate(d: Document) -> None:
    d.add("""不动产权证书  {city}（{year}）不动产权第00{big}号
权利人 {name}（{id18-}）、{name}（{id18-}）
坐落 {addr}  面积 {dec}㎡  用途 住宅
不动产单元号 {snow}GB00{int}  抵押登记{contract}""")


@template(5, "prose")
def agency_post(d: Document) -> None:
    d.add("""【房源】{region}{int}室2厅，{dec}平，{money}，近地铁{int}号线。业主{name}{mobile-}，\
钥匙密码{c}{password}。带看请联系{name} {mobile-}，微信同号。公积金可贷（公积金账号{c}{hfund}）。\
房源编码{sku}""")


@template(6)
def pension(d: Document) -> None:
    d.add("""养老待遇资格认证  «社保个人编号¦社保编号»{c}{ssn}
姓名 {name}  公民身份号码{c}{id18}  联系电话{c}{mobile}
开户行 {bank}  卡号{c}{card}  月发 {money}
亲属 {name} 手机{c}{mobile}  邮编{c}{postcode}""")


@template(7)
def veterans(d: Document) -> None:
    d.add("""退役军人信息采集表
姓名 {name}  «军官证（士官证）号»{c}{military}  身份证{c}{id18}
«社会保障卡号»{c}{ssn}  住房公积金账号{c}{hfund}
入伍 {date}  退役 {date}  联系 {mobile}  立功{int}次""")


@template(8, "prose")
def foreigners_registration(d: Document) -> None:
    d.add("""境外人员临时住宿登记：{ename}，国籍：德国，护照号码{c}{passport}；{ename}，«永居证»{c}{fid}\
；{name}，«港澳居民来往内地通行证号码»{c}{travelhm}；留宿{addr}，{date}至{date}，留宿单位电话{landline}\
，境外电话{intl-}""")


@template(9, "prose")
def subsidy_list(d: Document) -> None:
    d.add("创业补贴公示（第{int}批）\n")
    d.rows(2, 5, "{int}. {name}，身份证{id18*}，{org}，{uscc-}，补贴{money}元\n")
    d.add("异议请于{date}前致电{landline}。外籍申请人{ename}（外国人永久居留身份证{c}{fid}）、{intl-}。")
