"""Logs, code, changelogs, measurements without personal data (技术)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("technical")


@template(0)
def changelog(d: Document) -> None:
    d.add("## [{version}] - {isodate}\n")
    d.rows(3, 7, "- «修复¦新增¦优化» {word} 模块«空指针¦性能¦缓存»问题 (#{big}) {git}\n")
    d.add("- 升级依赖 {npm}，固件 {version4}")


@template(1)
def build_log(d: Document) -> None:
    d.add("[INFO] Building app-{version}.jar\n")
    d.rows(3, 7, "{clock} [INFO] «Compiling¦Testing¦Packaging» {word} {int} files, {big} ms, sha256={sha}\n")
    d.add("[INFO] BUILD SUCCESS total {dec} s finished {datetime}")


@template(2)
def kernel_log(d: Document) -> None:
    d.rows(4, 9, "[{big}.{int}0{int}] {word}: irq {int}, mem {hextag}-{hextag}, code {hextag}\n")


@template(3)
def job_log(d: Document) -> None:
    d.rows(
        4,
        9,
        "{datetime}.{int}0 INFO  job={word} id={snow} batch={stamp} rows={big} cost={int}ms trace={trace}\n",
    )


@template(4)
def stack_trace(d: Document) -> None:
    d.add("java.lang.IllegalStateException: task {snow} at {stamp}\n")
    d.rows(3, 7, "\tat c.y.s.{word}.Handler.{word}(Handler.java:{big})\n")
    d.add("Caused by: timeout after {big}000ms, span={hex32}")


@template(5)
def lock_file(d: Document) -> None:
    d.rows(4, 9, '"{npm}":\n  version "{version}"\n  integrity sha512-{b64}\n')


@template(6)
def python_code(d: Document) -> None:
    d.add('''TIMEOUT = {big}
BASE = {snow}
TABLE = [{int}, {big}, {int}, {hextag}, {unixms}]


def {word}(value: int) -> float:
    """第{int}步：见{page}。"""
    return value * {dec} + {unix}''')


@template(7)
def sql_schema(d: Document) -> None:
    d.add("""CREATE TABLE t_{word} (
  id BIGINT NOT NULL COMMENT '主键',
  phone VARCHAR(20) COMMENT '手机号',
  id_card VARCHAR(18) COMMENT '身份证号',
  amount DECIMAL({int},2) DEFAULT {dec},
  PRIMARY KEY (id)
) AUTO_INCREMENT={big} COMMENT='{word}表 {isodate}';""")


@template(8)
def field_description(d: Document) -> None:
    d.add("""| 字段 | 类型 | 说明 |
|---|---|---|
| mobile | string({int}) | 手机号，11位数字，必填 |
| idCard | string(18) | 身份证号，末位可为X |
| bankCard | string({int}) | 银行卡号，16-19位 |
| traceId | string(32) | 例：{hex32} |
| ts | long | 毫秒时间戳，例：{unixms} |""")


@template(9)
def snmp_table(d: Document) -> None:
    d.rows(4, 9, "{oid} = Counter64: {snow}\n{oid} = Gauge32: {big}\n")


@template(10)
def firmware_list(d: Document) -> None:
    d.rows(4, 8, "{model}  固件版本 {version4}  驱动版本 {version}  build {stamp}  CRC {hextag}\n")


@template(11)
def git_log(d: Document) -> None:
    d.rows(4, 9, "commit {git}\nDate: {datetime} +0800\n    «fix¦feat¦docs»: {word} #{big}\n")


@template(12)
def asset_paths(d: Document) -> None:
    d.rows(
        4,
        9,
        "/static/img/{image}?v={unix}\n/dist/{word}.{hex32}.js\n/upload/{stamp}_{int}.png\n{scp}/{word}.log\n",
    )


@template(13)
def benchmark_table(d: Document) -> None:
    d.add("场景\tQPS\tP99(ms)\t错误率\t内存(MB)\n")
    d.rows(4, 8, "{word}\t{big}\t{dec}\t{pct}\t{big}\n")


@template(14)
def sensor_data(d: Document) -> None:
    d.rows(4, 10, "{unixms},{dec},{dec},-{dec},{int},{pct}\n")


@template(15)
def message_ids(d: Document) -> None:
    d.rows(4, 9, '{"msgId":"{uuid}","seq":{snow},"ts":{unixms},"size":{big},"digest":"{sha}"}\n')


@template(16)
def password_rules(d: Document) -> None:
    d.add("""密码规则：密码长度不少于{int}位，须包含大小写字母与数字；密码有效期{int}天，错误{int}\
次锁定。验证码{int}分钟内有效，每日最多{int}条。详见{page}，文档版本{version}。""")
