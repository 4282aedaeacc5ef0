"""Compile the list of health terms that ships in src/piiguard/data/terms/health.txt.

    python tools/build_terms.py <negative_words.tsv.gz>

Own part: tools/terms/health.txt (labels, cues, disease names as commonly known, chapters I to XIX of ICD-10).
Added: words of the THUOCL medical list (MIT) that name a disease, an injury or an active substance, told by
their last characters; patent medicines, body parts, chemicals, herbs, institutions and persons are left out.
The same input gives the same bytes. The other lists in that folder are kept by hand.
"""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / "tools" / "terms" / "health.txt"
TARGET = ROOT / "src" / "piiguard" / "data" / "terms" / "health.txt"
WIDTH = 106

ILLNESS = re.compile(
    r".*(?:[^疾生看毛得发防百患职类]病|炎|癌|瘤|[^适急对炎验]症|[水脓囊血气]肿|[头胃腹胸腰牙神经节肌背腿]痛|"
    r"溃疡|骨折|[^引]瘘|瘘管|[^色]痣|疮|痹|[肾胆管膀胱道]结石|综合征|内障|感染|中毒|梗死|梗塞|硬化|"
    r"[^输失]出血|衰竭|增生|狭窄|畸形|脱位|脱臼|瘫|瘫痪|麻痹|障碍|缺乏病|缺乏症|破裂|挫伤|损伤|裂伤|"
    r"挤压伤|脱垂|下垂|息肉|血栓|栓塞|血症|尿症|贫血|囊肿|紫癜|疱疹|湿疹|麻疹|皮疹|荨麻疹|癣|疣|"
    r"疝|聋|痴呆|癫痫|肥大|萎缩|缺损|早搏|颤动|晕厥|性呕吐|性腹泻|性便秘|哮喘|水痘)"
)
MEDICINE = re.compile(  # by active substance
    r".*(?:霉素|沙星|西林|洛尔|地平|沙坦|普利|他汀|唑仑|西泮|替尼|夫定|[昔那康洛米]韦|头孢.+|胰岛素)"
)
NO_ILLNESS = frozenset(
    (
        "疾病 炎症 病症 重症 轻症 杂症 急症 痹症 绝症 顽症 时疫病 慢性病 职业病 流行病 地方病 常见病 "
        "传染病 传染性疾病 遗传病 感染 中毒 损伤 出血 破裂 增生 萎缩 肥大 畸形 狭窄 硬化 衰竭 障碍 缺损 "
        "适应症 禁忌症 并发症 后遗症 综合征 交叉感染 医院感染 医源性感染 院内感染 水肿 囊肿 溃疡 息肉 "
        "栓塞 血栓 颤动 失血 语言障碍 消炎 发炎 防病 治病 看病 致病 本病 原发病 传染 细菌感染 病毒感染 "
        "真菌感染 寄生虫感染 垂直感染 肿瘤 良性肿瘤 癌 瘤 致癌 抗肿瘤 心病 相思病 心理障碍 意识障碍 "
        "技术障碍 食管炎症 通病 弊病 语病 疥疮 冻疮 癌症 刀伤 烧杯 灼伤 胎痣 死于 解毒 富贵病 文明病 "
        "现代病 公害病 多发病 疑难病 罕见病 肥胖"
    ).split()
)


def own_part() -> str:
    """The sections kept by hand, as they are."""
    return OWN.read_text(encoding="utf-8").rstrip("\n")


def medical_words(path: Path) -> list[str]:
    """The THUOCL medical words of a word list with the columns word, kind, source."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    return sorted({row[0] for row in rows if len(row) > 1 and row[1] == "medical"})


def chosen(words: list[str], known: set[str]) -> tuple[list[str], list[str]]:
    """Illnesses and medicines among `words`, without what the own part has."""
    fresh = [word for word in words if word not in known and word not in NO_ILLNESS and word.isalnum()]
    illnesses = [word for word in fresh if ILLNESS.fullmatch(word) and len(word) >= 2]
    taken = set(illnesses)
    medicines = [
        word for word in fresh if word not in taken and MEDICINE.fullmatch(word) and 3 <= len(word) <= 8
    ]
    return illnesses, medicines


def wrapped(words: list[str]) -> list[str]:
    """Lines of words set apart by spaces."""
    lines, line = [], ""
    for word in words:
        if line and len(line) + len(word) + 1 > WIDTH:
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else word
    return [*lines, line] if line else lines


def main() -> None:
    """The command."""
    own = own_part()
    illnesses, medicines = chosen(medical_words(Path(sys.argv[1])), set(own.split()))
    head = [
        "# Health and medical care (医疗健康信息): illnesses, injuries, medicines, labels of records.",
        "# source: PIPL art. 28; GB/T 45574-2025 annex A (symptoms, history, visits, examinations);",
        "#   own compilation of commonly known names (ICD-10; law on infectious diseases art. 3);",
        f"#   THUOCL medical list (thunlp/THUOCL, MIT): {len(illnesses)} illnesses, {len(medicines)} drugs",
        "# date: 2026-11-22; compiled by tools/build_terms.py, do not edit here",
        "# licence: MIT (THUOCL part), Apache-2.0 (the rest)",
        "# Sections: see recognizers/terms.py.",
    ]
    lines = [*head, own, "[terms]", *wrapped(illnesses), "[mild]", *wrapped(medicines)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(illnesses)} illnesses, {len(medicines)} medicines from THUOCL")


if __name__ == "__main__":
    main()
