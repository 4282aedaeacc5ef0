"""Markdown and HTML tables, wiki pages, XML (表格)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("markup", "form")


@template(0)
def markdown_contacts(d: Document) -> None:
    d.add("## «{city}项目组通讯录¦联系人一览»\n\n| 姓名 | 岗位 | 手机 | 邮箱 |\n|---|---|---|---|\n")
    d.rows(3, 6, "| {name} | {job} | {mobile~} | {email~} |\n")
    d.add("\n> 更新于 {isodate}，版本 {version}")


@template(1)
def html_table(d: Document) -> None:
    d.add(
        '<table border="1"><tr><th>序号</th><th>姓名</th><th>身份证号</th><th>联系电话</th>'
        "<th>金额</th></tr>\n"
    )
    for i in range(1, d.rng.randint(3, 6)):
        d.add(
            f"<tr><td>{i}</td>" + "<td>{name}</td><td>{id18~}</td><td>{mobile~}</td><td>{money}</td></tr>\n"
        )
    d.add("</table>")


@template(2)
def html_form(d: Document) -> None:
    d.add("""<div class="item"><label>真实姓名</label><span>{name}</span></div>
<div class="item"><label>身份证</label><span>{id18~}</span></div>
<div class="item"><label>银行卡</label><span id="card_{int}">{card~}</span></div>
<a href="{url!}">查看协议（{page}）</a><img src="{image}">
<input type="hidden" name="csrf" value="{hex32}">""")


@template(3)
def xml_message(d: Document) -> None:
    d.add("""<?xml version="1.0" encoding="UTF-8"?>
<Message id="{stamp}"><CustName>{name}</CustName><CertType>01</CertType><CertNo>{id18~}</CertNo>
<AcctNo>{card~}</AcctNo><Mobile>{mobile~}</Mobile><Amt>{dec}</Amt><MsgDigest>{b64}</MsgDigest></Message>""")


@template(4)
def two_column_html(d: Document) -> None:
    d.add("""<dl><dt>企业名称</dt><dd>{org}</dd>
<dt>统一社会信用代码</dt><dd>{uscc~}</dd><dt>组织机构代码</dt><dd>{orgcode~}</dd>
<dt>注册号</dt><dd>{bizreg~}</dd><dt>纳税人识别号</dt><dd>{taxid~}</dd>
<dt>联系电话</dt><dd>{landline~}</dd><dt>邮政编码</dt><dd>{postcode~}</dd><dt>注册资本</dt><dd>{money}\
</dd></dl>""")


@template(5)
def company_markdown(d: Document) -> None:
    d.add("""### {org}
- **信用代码**：`{uscc~}`
- **«纳税人识别号¦国税税号»**：{taxid~}
- **工商注册号**：{bizreg~}
- **机构代码**：{orgcode~}
- **客服邮箱**：<{email!}>
- 股票代码：{stock}，成立：{isodate}""")


@template(6)
def ward_table(d: Document) -> None:
    d.add("| 床号 | 患者 | 住院号 | 联系人电话 | 诊断 |\n| --- | --- | --- | --- | --- |\n")
    d.rows(3, 6, "| {int} | {name} | {medrec~} | {mobile~} | {disease} |\n")


@template(7)
def shift_table(d: Document) -> None:
    d.add("<p>值班表（{date}）</p>\n<ul>\n")
    d.rows(3, 6, "<li>{time} {name}（工号{empno~}）<tel>{mobile~}</tel>，办公室{landline~}</li>\n")
    d.add("</ul><p>夜间急诊{service}</p>")


@template(8)
def wiki_servers(d: Document) -> None:
    d.add("h2. 服务器清单\n||主机||IP||MAC||账号||密码||\n")
    d.rows(2, 5, "|{word}{int}|{ip!}|{mac!}|root|{password!}|\n")


@template(9)
def wiki_access(d: Document) -> None:
    d.add("# 环境说明\n\n环境 | 地址 | 登录密码 | 备注\n--- | --- | --- | ---\n")
    d.rows(2, 4, "«测试¦预发¦UAT» | {url!} | {password!} | {ip!} 版本{version}\n")
    d.add("\n密钥：`api_key={secret!}`")
