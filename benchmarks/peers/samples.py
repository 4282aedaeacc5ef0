"""Made-up text and values for the speed measurements: right check digits, and nobody's numbers."""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.corpus import namelists
from benchmarks.corpus.generate import generate

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
PLATE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
REGIONS = ("110105", "310104", "440305", "330106", "510107", "320102", "420111", "610113")
CARD_PREFIXES = ("622202", "621700", "622848", "621661", "622588", "436742")
FILLERS = ("登记", "，另有", "备注 ", "联系", "；", "来电", "，", "记录：", "和", "转 ")
SUBJECTS = (
    "这家工厂",
    "图书馆",
    "新修的公路",
    "村里的合作社",
    "实验小组",
    "老师们",
    "游客",
    "研究人员",
    "社区医院",
    "双方代表",
    "列车",
    "生产线",
    "观众",
    "工程队",
    "科普展览",
    "果农",
)
TIMES = (
    "去年冬天",
    "今年春季",
    "上周末",
    "每天清晨",
    "会议结束后",
    "近年来",
    "到了傍晚",
    "改造完成以后",
    "前不久",
    "在第三季度",
)
MANNERS = (
    "按照计划",
    "克服种种困难",
    "一边总结经验一边",
    "在当地支持下",
    "耐心地",
    "第一次",
    "比预期更早地",
    "认真地",
    "陆续",
)
ACTS = (
    "完成了设备的更新",
    "整理了全部的旧资料",
    "讨论了下一阶段的安排",
    "增加了百分之12的产量",
    "种下了300多棵树",
    "参观了新的展厅",
    "改进了操作的流程",
    "收集到大量一手数据",
    "公布了阶段性的结果",
    "把节省下来的材料用在了别处",
    "解决了长期存在的漏水问题",
)
NAME_SENTENCES = (  # 王某 stands for a name
    "王某、王某、王某和王某出席了会议，",
    "联系人王某，经办人王某；",
    "王某：让王某转告王某，",
    "王某把材料交给王某，王某复核后由王某签字。",
    "患者王某由王某陪同，医生王某接诊。",
    "甲方王某与乙方王某约定，由王某见证。",
    "参加人员：王某 王某 王某 王某 王某\n",
    "王某说，他和王某是同学，",
)
ENDS = (
    "。",
    "，大家都觉得很满意。",
    "，效果比较明显。",
    "；不过仍有一些问题需要继续研究。",
    "，为以后的工作打下了基础。",
    "。有人提出了不同的看法。",
)


def resident_id(rng: random.Random) -> str:
    """公民身份号码, GB 11643-1999."""
    body = f"{rng.choice(REGIONS)}{rng.randint(1950, 2005)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    body += f"{rng.randrange(1000):03}"
    return body + "10X98765432"[sum(int(d) * pow(2, 17 - i, 11) for i, d in enumerate(body)) % 11]


def mobile(rng: random.Random) -> str:
    """手机号."""
    return rng.choice(("138", "139", "150", "186", "177", "199")) + f"{rng.randrange(10**8):08}"


def bank_card(rng: random.Random) -> str:
    """银行卡号, 19 digits, ISO/IEC 7812 (Luhn)."""
    body = rng.choice(CARD_PREFIXES) + f"{rng.randrange(10**12):012}"
    doubled = sum((0, 2, 4, 6, 8, 1, 3, 5, 7, 9)[int(d)] for d in body[-1::-2])
    return body + str(-(doubled + sum(int(d) for d in body[-2::-2])) % 10)


def uscc(rng: random.Random) -> str:
    """统一社会信用代码, GB 32100-2015."""
    body = "91" + rng.choice(REGIONS) + "".join(rng.choice(USCC_ALPHABET) for _ in range(9))
    return body + USCC_ALPHABET[-sum(USCC_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(body)) % 31]


def email(rng: random.Random) -> str:
    """电子邮箱 of a reserved domain (RFC 2606)."""
    name = "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(rng.randint(4, 8)))
    return f"{name}{rng.randrange(100)}@example.{rng.choice(('com', 'net', 'org'))}"


def plate(rng: random.Random) -> str:
    """车牌, GA 36-2018, seven characters."""
    return rng.choice("京沪粤苏浙川") + rng.choice("ABCDEFGH") + f"{rng.randrange(10**5):05}"


def landline(rng: random.Random) -> str:
    """固定电话."""
    return rng.choice(("010", "021", "0755", "0571")) + f"-{rng.randint(2, 8)}{rng.randrange(10**7):07}"


def ipv4(rng: random.Random) -> str:
    """IP 地址, documentation and private ranges (RFC 5737, RFC 1918)."""
    return rng.choice(("192.0.2.", "198.51.100.", "10.1.7.")) + str(rng.randint(1, 254))


def passport(rng: random.Random) -> str:
    """护照号 behind its label."""
    return f"护照E{rng.randrange(10**8):08}"


def labelled(rng: random.Random) -> str:
    """A number that means something only behind its label: postcode, QQ or WeChat."""
    return rng.choice(
        (
            f"邮编{rng.choice(REGIONS)}",
            f"QQ：{rng.randrange(10**7, 10**9)}",
            f"微信号：wx_{rng.randrange(10**6)}",
        )
    )


IDENTIFIERS: tuple[Callable[[random.Random], str], ...] = (
    resident_id,
    mobile,
    bank_card,
    uscc,
    email,
    plate,
    landline,
    ipv4,
    passport,
    labelled,
)


def dense(characters: int, seed: int) -> list[str]:
    """Documents of 200 to 500 characters with an identifier about every 16 characters."""
    rng = random.Random(seed)
    return list(_documents(lambda: rng.choice(FILLERS) + rng.choice(IDENTIFIERS)(rng), characters, rng))


def prose(characters: int, seed: int) -> list[str]:
    """Documents of 200 to 500 characters of made-up Chinese sentences without any identifier."""
    rng = random.Random(seed)
    parts = (TIMES, SUBJECTS, MANNERS, ACTS, ENDS)
    return list(_documents(lambda: "".join(rng.choice(part) for part in parts), characters, rng))


def names(characters: int, seed: int) -> list[str]:
    """Documents of 200 to 500 characters with a person's name about every eight characters."""
    rng = random.Random(seed)
    return list(_documents(lambda: _sentence_of_names(rng), characters, rng))


def _sentence_of_names(rng: random.Random) -> str:
    return re.sub("王某", lambda _: _name(rng), rng.choice(NAME_SENTENCES))


def _name(rng: random.Random) -> str:
    """A surname and one or two common characters."""
    surname = rng.choice(namelists.PINYIN_SURNAMES)[0]
    given = (
        rng.choice(namelists.GIVEN_SINGLE)
        if rng.random() < 0.2
        else rng.choice(rng.choice(namelists.GIVEN_PAIRS))
    )
    return surname + given


def business(characters: int, seed: int) -> list[str]:
    """Documents of the labelled corpus (tune half): forms, letters, tables, logs; labels left out.

    Raises:
        FactsMissingError: the tables beside the repository are not there.
    """
    documents: list[str] = []
    total = 0
    for document in generate("tune", seed, characters):
        documents.append(document["text"])
        total += len(document["text"])
        if total >= characters:
            break
    return documents


def _documents(piece: Callable[[], str], characters: int, rng: random.Random) -> Iterator[str]:
    total = 0
    while total < characters:
        wanted, document = rng.randint(200, 460), ""
        while len(document) < wanted:
            document += piece()
        total += len(document)
        yield document


def real_prose(corpora: Path, characters: int, seed: int) -> list[str]:
    """Real lines put together to documents of 200 to 700 characters, every file in equal parts."""
    files = text_files(corpora)
    rng = random.Random(seed)
    documents: list[str] = []
    for path in files:
        documents += _documents(_pieces(read_lines(path)), characters // len(files), rng)
    rng.shuffle(documents)
    return documents


def _pieces(lines: Iterator[str]) -> Callable[[], str]:
    """The next line, cut to 240 characters; a stop when there is none left."""
    return lambda: next(lines, "。")[:240]


def text_files(corpora: Path) -> list[Path]:
    """The unlabelled text that belongs to `corpora`: `../text/*.txt.gz`, else `text/*.txt.gz` in it."""
    for folder in (corpora.parent / "text", corpora / "text", corpora):
        if found := sorted(folder.glob("*.txt.gz")):
            return found
    return []


def read_lines(path: Path) -> Iterator[str]:
    """The non-empty lines of a gzip file in UTF-8."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if stripped := line.strip():
                yield stripped


def distinct(make: Callable[[], str], count: int) -> list[str]:
    """So many different values, in the order in which they were made."""
    made: dict[str, None] = {}
    while len(made) < count:
        made[make()] = None
    return list(made)
