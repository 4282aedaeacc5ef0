"""Compile the tables of names that ship in src/piiguard/data/names: shapes.npz.

    python tools/names/build_names.py --opencc TSCharacters.txt [--measure]

In: ../shared/facts/surnames.csv, ../shared/data/names (names_list, negative_words, mit_ngender), the word
list of the installed jieba (MIT), OpenCC's data/dictionary/TSCharacters.txt (Apache-2.0).
Only sources whose licence is stated and permissive go in; lists without one (10k-chinese-names,
PersonGraphDataSet, professions) serve to measure. Given names are drawn from character frequencies, so no
person's name of those is in the training data. `--measure` trains on one half of each list, tells the
accuracy on the other half and on the unlicensed lists, and writes nothing. The same input gives the same
bytes. `--words-only` keeps the trained weights and writes the filter of common words and the Japanese names.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from piiguard.recognizers.person import negatives, shape, tables, word_sets, words

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
NAMES = SHARED / "data" / "names"
COMPILED = "2026-11-22"
SEED = 20261122

ABOUT = {
    "what": "characters of names: surnames, hashed weights of name shapes, filter of common words, "
    "traditional to simplified characters, characters of transliterated names",
    "source": "surnames: rows of shared/facts/surnames.csv with a source beside NCIIC2008-attested; shapes: "
    "wainshine/Chinese-Names-Corpus and Japanese_Names_Corpus (Apache-2.0), THUOCL lishimingren (MIT), "
    "steveash/NETransliteration-COLING2018 (CC0), ngender charfreq (MIT), against words of jieba dict.txt "
    "(MIT), THUOCL (MIT), modood/Administrative-divisions-of-China (WTFPL), "
    "wainshine/Company-Names-Corpus (Apache-2.0); common words: these, and what the training corpora of the "
    "network never or hardly ever label as a name (no text of them); "
    "traditional: OpenCC TSCharacters (Apache-2.0)",
    "licence": "MIT, Apache-2.0, CC0 and WTFPL as told above",
    "compiled": COMPILED,
}
OPEN_NAME_SOURCES = ("wainshine", "THUOCL", "steveash")
OPEN_WORD_SOURCES = ("THUOCL", "modood", "Company")
FEW_WORDS_OF = ("place", "chengyu", "animal", "food", "car", "law", "it", "medical", "caijing")
# Characters that write names of minorities (Uyghur, Kazakh, Mongolian, Tibetan), own compilation
MINORITY_SOUNDS = (
    "买提艾力热古丽木江拉尔依迪吐逊阿卜都合曼孜巴克图甫山哈里苏来帕努尼亚汗别娜扎穆罕默"
    "乌其格雅斯琴西卓玛次仁多吉央宗旺堆洛桑嘎姆措平达瓦边白"
)
DRAWN = 160_000  # names drawn from surname shares and character frequencies
LABELLED = ("train.jsonl.gz", "train_msra_more.jsonl.gz", "train_trad.jsonl.gz")
LEAST_TEXTS, OTHER_TO_NAME = 8, 30
HELD_OUT = 20
LEAST_JAPANESE = 8  # names with a surname
SHARES = {"one": 0.18, "two": 0.82, "compound": 0.03}  # given characters: NCIIC 2007, one somewhat raised

Words = list[str]


def half(word: str) -> bool:
    """Which half of the lists a word belongs to."""
    return bool(zlib.crc32(word.encode()) & 1)


def table_rows(name: str) -> list[list[str]]:
    """Rows of one gzipped table of tab-separated values."""
    with gzip.open(NAMES / name, "rt", encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines][1:]


def han(word: str) -> bool:
    """Whether a word is Han characters only, two to eight."""
    return 2 <= len(word) <= 8 and all("\u3400" <= c <= "\u9fff" or c >= "\U00020000" for c in word)


def jieba_words() -> dict[str, tuple[int, str]]:
    """Frequency and part of speech of each word of jieba's list."""
    import jieba

    found: dict[str, tuple[int, str]] = {}
    text = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        word, count, kind = line.rsplit(" ", 2)
        if han(word):
            found[word] = int(count), kind
    return found


def surnames() -> tuple[dict[str, float], Words]:
    """Weight of each single surname, and the compound ones."""
    single: dict[str, float] = {}
    double: Words = []
    with (SHARED / "facts" / "surnames.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["source"] == "NCIIC2008-attested":
                continue
            if row["type"] == "single":
                rank = int(row["rank_or_share"] or 600)
                share = float(row["share_pct_zhwiki"] or 0)
                single[row["surname"]] = max(share, 8.0 / rank**1.15, 0.004)
            elif len(row["surname"]) == 2:
                double.append(row["surname"])
    return single, double


def drawn_names(random: np.random.Generator, count: int) -> Words:
    """Names put together from surname shares and frequencies of given-name characters."""
    single, double = surnames()
    family = np.array(list(single))
    chances = np.array(list(single.values())) ** 0.8  # rare surnames must be known, too
    with (NAMES / "mit_ngender" / "charfreq.csv").open(encoding="utf-8") as file:
        rows = [(row["char"], int(row["male"]), int(row["female"])) for row in csv.DictReader(file)]
    letters = np.array([row[0] for row in rows])
    names: Words = []
    for column in (1, 2):
        frequency = np.array([row[column] for row in rows], dtype=np.float64) ** 0.95
        given = random.choice(letters, (count // 2, 2), p=frequency / frequency.sum())
        first = random.choice(family, count // 2, p=chances / chances.sum())
        draw = random.random(count // 2)
        pair = random.integers(len(double), size=count // 2)
        for row in range(count // 2):
            surname = double[pair[row]] if draw[row] > 1 - SHARES["compound"] else str(first[row])
            size = 1 if random.random() < SHARES["one"] else 2
            names.append(surname + "".join(given[row, :size]))
    return names


def listed_names() -> list[tuple[str, str, str]]:
    """(name, kind, source) of the Han names of the list."""
    return [(row[0], row[1], row[2]) for row in table_rows("names_list.tsv.gz") if han(row[0])]


def is_held_out(word: str) -> bool:
    """Whether the benchmark of bare cells asks for it (benchmarks/names.py): no list of words holds it."""
    return zlib.crc32(word.encode()) % HELD_OUT == 0


def listed_words() -> list[tuple[str, str, str]]:
    """(word, kind, source) of the words that are no names."""
    return [(row[0], row[1], row[2]) for row in table_rows("negative_words.tsv.gz") if han(row[0])]


def open_source(source: str, prefixes: tuple[str, ...]) -> bool:
    """Whether a source is among those whose licence allows shipping what was learnt of it."""
    return source.startswith(prefixes)


def examples(
    measure: bool, simplify: dict[int, str]
) -> tuple[Words, npt.NDArray[np.float64], npt.NDArray[np.float32]]:
    """Words, 1 for names, and weights."""
    random = np.random.default_rng(SEED)
    names = [(name, 1.0) for name in drawn_names(random, DRAWN)]
    for name, kind, source in listed_names():
        if open_source(source, OPEN_NAME_SOURCES) and not (measure and half(name)):
            names.append((name, {"ancient": 0.8, "japanese": 2.0, "foreign_plain": 2.0}.get(kind, 1.0)))
    words = []
    for word, _, source in listed_words():
        if open_source(source, OPEN_WORD_SOURCES) and not (measure and half(word)):
            words.append((word, 1.0))
    for word, (count, kind) in jieba_words().items():
        if not kind.startswith("nr") and count > 2 and not (measure and half(word)):
            words.append((word, 1.0))
    everything = [(word.translate(simplify), weight, 1.0) for word, weight in names]
    everything += [(word.translate(simplify), weight, 0.0) for word, weight in words]
    order = random.permutation(len(everything))
    chosen = [everything[index] for index in order.tolist()]
    truth = np.array([row[2] for row in chosen])
    weight = np.array([row[1] for row in chosen], dtype=np.float32)
    weight[truth == 1] *= weight[truth == 0].sum() / weight[truth == 1].sum()
    return [row[0] for row in chosen], truth, weight


def features(words: Words, given: npt.NDArray[np.uint8]) -> npt.NDArray[np.int64]:
    """(n, 24) feature numbers; names of up to four characters use the first half of the columns of each
    kind."""
    letters = np.zeros((len(words), shape.LONGEST), dtype=np.uint32)
    for row, word in enumerate(words):
        letters[row, : len(word)] = [ord(c) for c in word]
    return shape.slots(
        letters, np.array(list(map(len, words)), dtype=np.int64), given.take(letters, mode="clip")
    )


def train(
    found: npt.NDArray[np.int64], truth: npt.NDArray[np.float64], weight: npt.NDArray[np.float32]
) -> npt.NDArray[np.float64]:
    """Weights of a logistic model by Adagrad; one more weight than slots, the last one 0."""
    weights = np.zeros(shape.SLOTS + 1)
    squares = np.full(shape.SLOTS + 1, 1.0)
    size = 4096
    for passes in range(6):
        order = np.random.default_rng(SEED + passes).permutation(len(found))
        for begin in range(0, len(found), size):
            rows = order[begin : begin + size]
            slots = found[rows]
            error = (1 / (1 + np.exp(-weights[slots].sum(axis=1))) - truth[rows]) * weight[rows]
            flat = slots.ravel()
            each = np.repeat(error, slots.shape[1])
            gradient = np.bincount(flat, each, len(weights)) + 0.15 * size / len(found) * weights
            gradient[-1] = 0
            squares += gradient**2
            weights -= 0.5 * gradient / np.sqrt(squares)
    return weights


class Mixer:
    """Draws words and names to put texts together, in which a cue stands at one side of a name."""

    def __init__(self, measure: bool, simplify: dict[int, str]) -> None:
        self.random = np.random.default_rng(SEED + 1)
        plain = {
            word.translate(simplify): count
            for word, (count, kind) in (jieba_words() | one_letter_words()).items()
            if not kind.startswith("nr") and count > 2
        }
        self.words = np.array(list(plain))
        chances = np.array(list(plain.values()), dtype=np.float64) ** 0.8
        self.chances = chances / chances.sum()
        listed = [
            word
            for word, kind, source in listed_words()
            if kind in FEW_WORDS_OF
            and open_source(source, OPEN_WORD_SOURCES)
            and not (measure and half(word))
        ]
        self.listed = np.array([word.translate(simplify) for word in listed])
        names = [
            name for name, kind, _ in listed_names() if kind in ("ancient", "japanese") and len(name) <= 4
        ]
        open_names = [name for name in names if not (measure and half(name))]
        self.names = np.array([*drawn_names(self.random, DRAWN), *open_names[:8000]])
        self.surnames = np.array(list(surnames()[0]))

    def several(self, listed: npt.NDArray[np.str_], count: int) -> Words:
        """So many words, each as likely as the others."""
        found: Words = self.random.choice(listed, count).tolist()
        return found

    def plain(self, count: int) -> Words:
        """So many words of running text."""
        found: Words = self.random.choice(self.words, count, p=self.chances).tolist()
        return found

    def texts(self, count: int, neighbours: Words, ahead: bool) -> tuple[Words, list[int]]:
        """Eight characters from a cue on (or up to a cue), and the length of the name there, 0 for none."""
        draw, kind = self.random.random(count), self.random.random(count)
        names, plain, more = self.several(self.names, count), self.plain(count), self.plain(count)
        listed, family = self.several(self.listed, count), self.several(self.surnames, count)
        near = self.several(np.array(neighbours), count)
        wall = chr(shape.BEYOND) * 8
        weak = self.several(np.array([*words.TITLES, *words.ORGANISATIONS]), count)
        texts, lengths = [], []
        for row in range(count):
            behind = (wall, near[row] + plain[row], plain[row] + more[row])[
                int(draw[row] > 0.3) + int(draw[row] > 0.55)
            ]
            if kind[row] < 0.45:
                word, length = names[row], len(names[row])
            elif kind[row] < 0.55:
                word, length = (family[row] + weak[row] if ahead else plain[row] + family[row]), 0
            elif kind[row] < 0.62:
                word, length = (names[row] + weak[row] if ahead else weak[row]), 0
            elif kind[row] < 0.72:
                word, length = listed[row], 0
            else:
                word, length = (plain[row] + more[row], 0)
            texts.append((word + behind + wall)[:8] if ahead else (wall + behind + word)[-8:])
            lengths.append(length)
        return texts, lengths


def one_letter_words() -> dict[str, tuple[int, str]]:
    """Words of one character: 在, 说, 的."""
    import jieba

    text = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8")
    rows = (line.rsplit(" ", 2) for line in text.splitlines())
    return {word: (int(count), kind) for word, count, kind in rows if len(word) == 1 and "一" <= word <= "鿿"}


def at_cues(
    measure: bool, simplify: dict[int, str], given: npt.NDArray[np.uint8], ahead: bool
) -> npt.NDArray[np.float64]:
    """Weights of `shape.edged` for names behind (ahead) or before a cue."""
    mixer = Mixer(measure, simplify)
    near = list(words.FIELDS) if ahead else [*words.LEADS, *words.WEAK_LABELS, *words.LABELS[:40]]
    texts, lengths = mixer.texts(400_000, near, ahead)
    joined = np.array([[ord(letter) for letter in text] for text in texts], dtype=np.uint32)
    size = np.array(lengths)
    rows, truth = [], []
    for length in (2, 3, 4):
        letters = np.zeros((len(joined), shape.WIDTH), dtype=np.uint32)
        letters[:, :length] = joined[:, :length] if ahead else joined[:, 8 - length :]
        outside = joined[:, length : length + 3] if ahead else joined[:, ::-1][:, length : length + 3]
        inner = letters[:, length - 1] if ahead else letters[:, 0]
        whole = (letters[:, :length] > shape.BEYOND).all(axis=1)
        lengths_of = np.full(len(joined), length)
        levels = given.take(np.stack((inner, outside[:, 0]), axis=1), mode="clip")
        own = shape.slots(letters, lengths_of, given.take(letters, mode="clip"))
        slots = np.concatenate((own, shape.edge_slots(inner, lengths_of, outside, levels)), axis=1)
        rows.append(slots[whole])
        truth.append((size == length)[whole].astype(np.float64))
    everything = np.concatenate(truth)
    return train(np.concatenate(rows), everything, np.ones(len(everything), dtype=np.float32))


def stepped(weights: npt.NDArray[np.float64]) -> tuple[npt.NDArray[np.int8], float]:
    """Weights in 127 steps either way, small ones left out; and the size of a step."""
    unit = float(np.quantile(np.abs(weights[weights != 0]), 0.9995)) / 127
    small = np.clip(np.rint(weights / unit), -127, 127).astype(np.int8)
    small[np.abs(weights) < 0.06] = 0
    return small, unit


def given_levels(simplify: dict[int, str]) -> npt.NDArray[np.uint8]:
    """Level 1..15 of each character: how much likelier in given names than in text; 0 where no Han stands."""
    with (NAMES / "mit_ngender" / "charfreq.csv").open(encoding="utf-8") as file:
        given = {
            row["char"].translate(simplify): int(row["male"]) + int(row["female"])
            for row in csv.DictReader(file)
        }
    plain: dict[str, float] = {}
    for word, (count, kind) in (jieba_words() | one_letter_words()).items():
        if not kind.startswith("nr"):
            for letter in word:
                plain[letter] = plain.get(letter, 0.0) + count
    total, other = sum(given.values()), sum(plain.values())
    levels = np.ones(0x10000, dtype=np.uint8)
    levels[:0x3400] = 0
    for letter in sorted({*given, *plain}):
        odds = np.log((given.get(letter, 0) + 20) / total) - np.log((plain.get(letter, 0.0) + 50) / other)
        if ord(letter) < 0x10000:
            levels[ord(letter)] = int(np.clip(round(1.5 * odds + 8), 1, 15))
    return levels


def foreign_letters(simplify: dict[int, str]) -> dict[str, int]:
    """Tenths of log-odds that a character writes a foreign sound, for those seen ten times in such names."""
    sound: dict[str, int] = {}
    for name, kind, _ in listed_names():
        if kind in ("foreign_plain", "minority"):
            for letter in name.translate(simplify):
                sound[letter] = sound.get(letter, 0) + 1
    plain: dict[str, float] = {}
    for word, (count, kind) in jieba_words().items():
        if not kind.startswith("nr"):
            for letter in word:
                plain[letter] = plain.get(letter, 0.0) + count
    total, other = sum(sound.values()), sum(plain.values())
    odds = {
        letter: int(np.clip(10 * np.log((count / total) / ((plain.get(letter, 0) + 20) / other)), -60, 60))
        for letter, count in sorted(sound.items())
        if count >= 10
    }
    return odds | {letter: max(odds.get(letter, 0), 8) for letter in MINORITY_SOUNDS}


def common_words(single: dict[str, float], measure: bool, simplify: dict[int, str]) -> Words:
    """Words of two to four characters that begin with a surname: of dictionaries, companies and corpora."""
    found = {
        word
        for word, (count, kind) in jieba_words().items()
        if not kind.startswith("nr") and count > 4 and not (measure and half(word))
    }
    people = {name for name, _, _ in listed_names()}
    for word, kind, source in listed_words():
        wanted = kind in FEW_WORDS_OF or (kind == "company" and word not in people)
        wanted &= open_source(source, OPEN_WORD_SOURCES) and not is_held_out(word)
        if wanted and not (measure and half(word)):
            found.add(word)
    found |= negatives.NOT_NAMES | words_of_corpora(single, simplify)
    simple = {word.translate(simplify) for word in found}
    return sorted(word for word in simple if 2 <= len(word) <= 4 and word[0] in single)


def words_of_corpora(single: dict[str, float], simplify: dict[int, str]) -> set[str]:
    """What begins with a surname and is, in the labelled training texts, hardly ever a name.

    It occurs in `LEAST_TEXTS` texts and more beside the names there, `OTHER_TO_NAME` times as often as it is
    a name; nothing it begins with is one.
    """
    named: Counter[str] = Counter()
    other: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    for text, covered in labelled_texts(simplify, named):
        seen = set()
        for at, letter in enumerate(text):
            if letter not in single:
                continue
            for length in (2, 3, 4):
                word = text[at : at + length]
                if len(word) == length and han(word) and not any(covered[at : at + length]):
                    other[word] += 1
                    seen.add(word)
        texts.update(seen)
    return {
        word
        for word, count in other.items()
        if texts[word] >= LEAST_TEXTS
        and named[word] * OTHER_TO_NAME <= count
        and not any(named[word[:size]] for size in range(2, len(word)))
    }


def labelled_texts(simplify: dict[int, str], named: Counter[str]) -> Iterator[tuple[str, list[bool]]]:
    """Training texts and which of their characters belong to a name; counts the names in `named`."""
    for file in LABELLED:
        with gzip.open(NAMES / file, "rt", encoding="utf-8") as lines:
            for line in lines:
                stored = json.loads(line)
                text = stored["text"].translate(simplify)
                covered = [False] * len(text)
                for start, end in stored["persons"]:
                    covered[start:end] = [True] * (end - start)
                    if 2 <= end - start <= 4:
                        named[text[start:end]] += 1
                yield text, covered


def japanese(simplify: dict[int, str]) -> tuple[Words, Words]:
    """Surnames of two or three characters, and given names, of the open list of Japanese names."""
    names = [
        name.translate(simplify)
        for name, kind, source in listed_names()
        if kind == "japanese" and open_source(source, OPEN_NAME_SOURCES) and not is_held_out(name)
    ]
    two = Counter(name[:2] for name in names if 3 <= len(name) <= 5)
    three = Counter(name[:3] for name in names if 4 <= len(name) <= 6)
    surnames = {name for name, count in two.items() if count >= LEAST_JAPANESE}
    surnames |= {name for name, count in three.items() if count >= 4 and count >= 0.75 * two[name[:2]]}
    given = set()
    for name in names:
        size = 3 if name[:3] in surnames else 2
        if name[:size] in surnames and 1 <= len(name) - size <= 3:
            given.add(name[size:])
    return sorted(surnames), sorted(given)


def keys_of(listed: Words) -> npt.NDArray[np.uint64]:
    """Sorted keys of words; see `word_sets.word_keys`."""
    return np.unique(word_sets.word_keys(word_sets.words_of(listed)[0]))


def words_only(simplify: dict[int, str]) -> dict[str, npt.NDArray[np.generic]]:
    """The filter of common words and the Japanese names: what needs no training."""
    bits = np.zeros(1 << negatives.FILTER_BITS, dtype=np.uint8)
    letters, _ = word_sets.words_of(common_words(surnames()[0], False, simplify))
    bits[negatives.positions_in_filter(letters).ravel()] = 1
    family, given = japanese(simplify)
    return {
        "about": np.array(json.dumps(ABOUT, ensure_ascii=False)),
        "common": np.packbits(bits, bitorder="little"),
        "japanese_surnames": keys_of(family),
        "japanese_given": keys_of(given),
    }


def opencc(path: Path) -> dict[int, str]:
    """Traditional characters of the basic plane and their first simplified form."""
    found: dict[int, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            old, new = line.split("\t")[:2]
            new = new.split(" ")[0]
            if len(old) == 1 and ord(old) < 0x10000 and ord(new) < 0x10000 and old != new:
                found[ord(old)] = new
    return found


def arrays(measure: bool, simplify: dict[int, str]) -> dict[str, npt.NDArray[np.generic]]:
    """The shipped tables."""
    single, double = surnames()
    examples_of, truth, weight = examples(measure, simplify)
    given = given_levels(simplify)
    bare, unit = stepped(train(features(examples_of, given), truth, weight))
    ahead, ahead_unit = stepped(at_cues(measure, simplify, given, ahead=True))
    back, back_unit = stepped(at_cues(measure, simplify, given, ahead=False))
    foreign = foreign_letters(simplify)
    simple = {word.translate(simplify) for word in single}
    doubles = {word.translate(simplify) for word in double}
    keys = sorted(ord(word[0]) << 21 | ord(word[1]) for word in doubles)
    found: dict[str, npt.NDArray[np.generic]] = {
        "traditional": np.array(sorted(simplify), dtype=np.uint32),
        "simplified": np.array([ord(simplify[code]) for code in sorted(simplify)], dtype=np.uint32),
        "surnames": np.array(sorted(map(ord, simple)), dtype=np.uint32),
        "doubles": np.array(keys, dtype=np.int64),
        "foreign_letters": np.array([ord(letter) for letter in foreign], dtype=np.uint32),
        "foreign_odds": np.array(list(foreign.values()), dtype=np.int8),
        "given_letters": (given > 1).nonzero()[0].astype(np.uint32),
        "given_levels": given[given > 1],
        "bare": bare,
        "bare_unit": np.array(unit),
        "ahead": ahead,
        "ahead_unit": np.array(ahead_unit),
        "back": back,
        "back_unit": np.array(back_unit),
    }
    return found | words_only(simplify)


def measured(found: dict[str, npt.NDArray[np.generic]], simplify: dict[int, str]) -> None:
    """Prints the share of names found and of words refused, by kind, for single bare cells."""
    given = given_levels(simplify)
    weights, unit = found["bare"].astype(np.float64), float(found["bare_unit"])
    for title, listed in (("name", listed_names()), ("word", listed_words())):
        kinds = sorted({row[1] for row in listed})
        for kind in kinds:
            words = [row[0].translate(simplify) for row in listed if row[1] == kind and half(row[0])]
            odds = weights[features(words, given)].sum(axis=1) * unit
            right = odds > 0 if title == "name" else odds <= 0
            print(f"{title} {kind:14} {len(words):6} {right.mean():.3f}")


def write(found: dict[str, npt.NDArray[np.generic]]) -> None:
    """An .npz with fixed times, so that the same tables are the same bytes."""
    tables.FILE.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(tables.FILE, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, values in found.items():
            buffer = io.BytesIO()
            np.save(buffer, values, allow_pickle=False)
            archive.writestr(
                zipfile.ZipInfo(f"{name}.npy", (2026, 1, 1, 0, 0, 0)), buffer.getvalue(), zipfile.ZIP_DEFLATED
            )
    print(f"{tables.FILE.name}: {tables.FILE.stat().st_size} bytes")


def main() -> None:
    """Builds and writes, or measures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--opencc", type=Path, required=True, help="TSCharacters.txt of OpenCC")
    parser.add_argument(
        "--measure", action="store_true", help="train on half of the lists, tell the accuracy"
    )
    parser.add_argument(
        "--write-half", action="store_true", help="with --measure: write the tables of that half"
    )
    parser.add_argument(
        "--words-only", action="store_true", help="write the lists of words anew, keep the trained weights"
    )
    given = parser.parse_args()
    simplify = opencc(given.opencc)
    if given.words_only:
        with np.load(tables.FILE, allow_pickle=False) as stored:
            write({name: stored[name] for name in stored.files} | words_only(simplify))
        return
    found = arrays(given.measure, simplify)
    if given.measure:
        measured(found, simplify)
    if not given.measure or given.write_half:
        write(found)


if __name__ == "__main__":
    main()
