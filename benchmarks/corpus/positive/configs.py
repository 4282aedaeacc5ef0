"""Configuration with secrets, SQL inserts, scripts (配置与脚本)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("configs", "machine")


@template(0)
def spring_yaml(d: Document) -> None:
    d.add("""spring:
  datasource:
    username: «root¦app¦report»
    password: {password!}
  mail:
    username: {email!}
app:
  version: {version}
  access-key: {apikey!}
  callback: {url!}
  image: app:{version}-{git}""")


@template(1)
def dotenv(d: Document) -> None:
    d.add("""# .env.«prod¦test»  updated {isodate}
DB_HOST={ip!}
DB_PASSWORD={password!}
SECRET_KEY={secret!}
OSS_ACCESS_KEY_ID={apikey!}
ADMIN_EMAIL={email!}
CACHE_TTL={big}
BUILD={git}""")


@template(2)
def ini_file(d: Document) -> None:
    d.add("""[mysql]
user = backup
passwd = {password!}
[alert]
; 值班手机
phone = {mobile}
webhook = {url!}
api_key = {secret!}
[snmp]
oid = {oid}
timeout = {int}""")


@template(3)
def shell_notes(d: Document) -> None:
    d.add("""$ scp dist.tar.gz {scp}
$ export OPENAI_API_KEY={apikey!}
$ npm i {npm} {npm}
$ git checkout {git}   # {version}
$ ssh 管理机 {ip!} 密码: {password!}
$ curl -H "token: {secret!}" {url!}""")


@template(4)
def sql_insert(d: Document) -> None:
    d.add("INSERT INTO t_customer (id, cust_name, id_card, mobile, email, bank_card, create_time) VALUES\n")
    d.rows(1, 3, "({snow}, '{name}', '{id18}', '{mobile}', '{email}', '{card}', '{datetime}'),\n")
    d.add("({snow}, '{name}', '{id18}', '{mobile}', NULL, NULL, '{datetime}');")


@template(5)
def sql_update(d: Document) -> None:
    d.add("""UPDATE hr_employee SET phone = '{mobile}', tel = '{landline!}', office_mail = '{email}' \
WHERE emp_no = '{empno!}';
INSERT INTO t_company VALUES ({big}, '{org}', '{uscc}', '{name}', '{id18}', '{addr}', {dec}, '{uuid}');
-- 执行人 {name} {date} 工单 {order}""")


@template(6)
def dhcp_leases(d: Document) -> None:
    d.add("# 静态分配 {isodate}\n")
    d.rows(2, 5, "host {word}-pc { hardware ethernet {mac!}; fixed-address {ip!}; } # {name} 工号:{empno!}\n")
    d.add("option domain-name-servers {ip!};")


@template(7)
def network_inventory(d: Document) -> None:
    d.add("设备        MAC            IP            固件       责任人\n")
    d.rows(3, 6, "{model}  {mac!}  {ip!}  {version4}  {name}({mobile})\n")


@template(8)
def ci_secrets(d: Document) -> None:
    d.add("""job: deploy
commit: {git}
env:
  ALI_AK: {apikey!}
  TOKEN: "{jwt!}"
artifact: app-{version}.jar sha256 {sha}
notify: {email!}""")


@template(9)
def code_review(d: Document) -> None:
    d.add("""@@ -{int},6 +{int},7 @@ index {git}..{git}
-    private static final String AK = "{apikey!}";
+    // 移到配置中心
     client.setEndpoint("{url!}");
     client.setSecret("{secret!}"); // build {version}
     int max = {big};""")
