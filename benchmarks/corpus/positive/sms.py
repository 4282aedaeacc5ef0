"""Short messages of banks, couriers, clinics, operators (短信)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("sms")


@template(0)
def login_code(d: Document) -> None:
    d.add("""【{brand}】«验证码¦您的验证码为¦动态码»{c}{otp}，«{int}分钟内有效¦5分钟内有效»，\
«请勿泄露¦请勿告知他人»。«如非本人操作，请致电{service}¦»""")


@template(1)
def code_first(d: Document) -> None:
    d.add("""«【{bank}】¦[{brand}]»{otp}«（登录验证码）¦ 是您的短信验证码¦为您本次操作的校验码»，\
«工作人员不会向您索取¦切勿转发»。«您正在{city}登录，IP {ip!}¦金额{money}元»""")


@template(2)
def parcel_locker(d: Document) -> None:
    d.add("""【{carrier}】您的包裹{waybill}已到«{road}¦{addr}»«驿站¦快递柜»，取件码{int}-{int}-{big}，\
«联系快递员¦快递员电话»{mobile}，«{date}前¦今日»取件""")


@template(3)
def parcel_signed(d: Document) -> None:
    d.add("""{waybill}«已由¦已被»{name}签收，«派送员{name}¦派件人：{name}»，电话{mobile}，投诉{service}\
。«评价¦查看详情»{url-} «退订回T¦回T退»""")


@template(4)
def card_spending(d: Document) -> None:
    d.add("""【{bank}】{name}«您好¦»，您的«储蓄卡¦借记卡¦信用卡»{card*}于{when}\
«支出¦消费¦转出»人民币{money}元，«余额¦可用额度»{money}元。«疑问请电{service}¦»""")


@template(5)
def loan_notice(d: Document) -> None:
    d.add("""«{name}{title}¦尊敬的{surname}{title}»，您«身份证¦身份证号»{id18*}名下贷款本期应还{money}，\
还款账户{card*}。请于{date}前存足，«详询¦客服»{service}【{bank}】""")


@template(6)
def clinic_reminder(d: Document) -> None:
    d.add("""【{hospital}】{name}，您预约的{dept}{when}就诊，«门诊号¦就诊号¦病历号»{c}{medrec}，\
序号{int}。请携带«身份证¦医保卡»，取消请回电{landline}。""")


@template(7)
def vaccination(d: Document) -> None:
    d.add("""{name}家长：您的宝宝（«出生日期¦生日»{c}{dob}）«{date}»应接种第{int}针，\
«咨询电话¦门诊电话»{c}{landline}，«病案号¦档案编号»{medrec}，地址{addr}【{city}疾控】""")


@template(8)
def traffic_fine(d: Document) -> None:
    d.add("""【交管12123】{name}，您的«小型汽车¦机动车»{plate-}于{when}在{road}«违停¦超速»，\
«记{int}分罚200元¦请及时处理»。驾驶证«档案编号»{c}{driverfile}。""")


@template(9)
def insurance_renewal(d: Document) -> None:
    d.add("""【{brand}保险】{plate-}«车主¦»{name}，您的车险保单«号¦»{c}{policy}将于{date}到期，\
续保联系{name}{mobile-}，«链接¦点击»{mobileurl} 回T退订""")


@template(10)
def sim_activation(d: Document) -> None:
    d.add("""«尊敬的客户¦您好»，号码{mobile-}«已激活¦已开通»，ICCID{e}{iccid}，套餐月费{money}，\
«流量{int}GB»，«登录»{url-}查询，客服{service}""")


@template(11)
def password_reset(d: Document) -> None:
    d.add("""«{brand}»：账号{mobile}的«初始密码¦新密码¦登录密码»{c}{password}，\
«首次登录请修改¦请妥善保管»，«PUK请咨询{service}¦»，卡号{iccid}""")
