"""Calls written down by machines or by hand (语音转写)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("speech", "speech")


@template(0)
def call_centre(d: Document) -> None:
    d.add("""客服：您好，这里是{brand}，«请问有什么可以帮您¦很高兴为您服务»。
客户：我想«改¦换»一下«预留的手机号¦绑定的手机号»。
客服：好的，麻烦报一下新的手机号。
客户：{mobile}，嗯，对。
客服：请再报一下身份证号码。
客户：身份证号是{id18}。
客服：«验证码已经发了¦给您发了验证码»，是多少？
客户：«验证码¦码»是{otp}。""")


@template(1)
def outbound_sales(d: Document) -> None:
    d.add("""[00:{int}] 坐席：{surname}{title}您«方便¦»留个电话吗
[00:{int}] 客户：行，你记一下，电话{mobile}
[01:{int}] 坐席：微信是这个手机号吗
[01:{int}] 客户：不是，你加我QQ吧，QQ号{qq}
[02:{int}] 坐席：好，套餐一个月{money}，{int}个月起""")


@template(2)
def bank_hotline(d: Document) -> None:
    d.add("""您好工号{empno}为您服务。……嗯请问您的银行卡号是多少？……卡号是{card}，开户行{bank}，\
户主{name}。……那您的预留电话呢？……电话是{mobile}。……好的请稍等，业务办理大概{int}分钟，\
如需投诉请拨{service}。""")


@template(3)
def insurance_hotline(d: Document) -> None:
    d.add("""甲：喂，是保险公司吧，我要报案。
乙：请说保单号。
甲：保单号是{policy}，车子是{plate!}。
乙：联系电话？
甲：联系电话{mobile}，座机的话是{landline}。
乙：您的工号——哦不，我的工号是{empno}，请记好。""")


@template(4)
def voice_mail(d: Document) -> None:
    d.add("""语音留言（自动识别，准确率{pct}）：{surname}总，我是{name}，您回个电话给我，\
我的电话是{mobile}，或者打办公室{landline}，{int}点以后都在，邮编的话是{postcode}，东西寄到{road}。""")


@template(5)
def hospital_hotline(d: Document) -> None:
    d.add("""护士：请报一下您的住院号。
患者家属：住院号{medrec}，人叫{name}，{age}岁。
护士：医保卡号呢？
患者家属：医保卡号{ssn}。手机{mobile}。
护士：短信验证码念给我。
患者家属：验证码{otp}。""")


@template(6)
def school_hotline(d: Document) -> None:
    d.add("""录音编号{stamp}。家长：老师，我孩子学号{stuno}，我加班群用的QQ是{qq}，您把电话留一下。\
老师：我的手机号码{mobile}，«学校邮编»{postcode}。""")


@template(7)
def fund_hotline(d: Document) -> None:
    d.add("""问：请讲公积金账号。答：公积金账号{hfund}，名字{name}。问：身份证号码？答：身份证号码{id18}\
。问：学生还是在职？答：在职，原来学号{stuno}那个是旧资料。问：绑定卡？答：卡号{card}。""")
