"""The tools that train the person-name model, on a few invented sentences."""

from __future__ import annotations

import gzip
import importlib
import json
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

SENTENCES = [
    ("经理王小明说可以。", [(2, 5)]),
    ("李伟和张小红来了", [(0, 2), (3, 6)]),
    ("明天开会，请准时到。", []),
    ("作家约翰·史密斯", [(2, 8)]),
]


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch, project_root: Path):
    """`tool(name)`: a module of tools/names."""
    monkeypatch.syspath_prepend(str(project_root / "tools"))

    def load(name: str) -> ModuleType:
        return importlib.import_module(f"names.{name}")

    return load


@pytest.fixture
def sentences(tool):
    return [tool("corpora").Sentence(text, tuple(names), "own") for text, names in SENTENCES]


def _write(path: Path, lines: list[str]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("".join(line + "\n" for line in lines))


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A names folder and a text folder of the form that the tools read."""
    names, text = tmp_path / "names", tmp_path / "text"
    names.mkdir()
    text.mkdir()
    lines = [json.dumps({"text": t, "persons": p, "source": "wiki"}) for t, p in SENTENCES]
    for name in ("train", "train_trad"):
        _write(names / f"{name}.jsonl.gz", lines)
    _write(
        names / "names_list.tsv.gz", ["name\tkind\tsource", "王小明\tmodern\town", "约翰\tforeign_plain\town"]
    )
    _write(names / "negative_words.tsv.gz", ["word\tkind\tsource", "北京市\tplace\town"])
    columns = "char surname given_single given_first given_second compound transliteration background"
    _write(names / "name_char_stats.tsv.gz", ["\t".join(columns.split()), "王\t99\t0\t0\t0\t0\t0\t0"])
    _write(text / "raw.txt.gz", ["王小明到了", "没有人来"])
    return names, text


def test_new_names_stand_where_the_old_ones_stood(tool, sentences) -> None:
    pool = tool("swapping").Names(["陈芳", "刘大勇", "周小川"], set("陈刘周王李张"), composed=0.0)
    swapped = pool.swapped(sentences, 1.0, np.random.default_rng(1))
    old = [sentence.text[:start] for sentence in sentences for start, _ in sentence.names[:1]]
    assert [sentence.text[:start] for sentence in swapped for start, _ in sentence.names[:1]] == old
    start, end = swapped[1].names[0]
    assert swapped[1].text[start:end] == "陈芳"
    assert swapped[3] == sentences[3]  # none of its kind to draw from


def test_measures_count_whole_spans_and_uncovered_characters(tool) -> None:
    counts = tool("measure").measure([("own_dev", [(0, 3), (5, 7)], [(0, 3), (5, 6)])])["own"]
    assert (counts.f1, counts.leak) == (0.5, 0.2)


def test_folds_keep_both_scripts_together(tool) -> None:
    corpora = tool("corpora")
    pair = [
        corpora.Sentence("張偉說：好。", ((0, 2),), "wiki_trad"),
        corpora.Sentence("张伟说：好。", ((0, 2),), "wiki"),
    ]
    assert len(set(corpora.folds(pair))) == 1


def test_the_simplified_form_is_learned_from_the_same_sentence_in_both_scripts(tool) -> None:
    corpora = tool("corpora")
    old = corpora.Sentence("作家張偉說天氣很好。", ((2, 4),), "wiki_trad")
    new = corpora.Sentence("作家张伟说天气很好。", ((2, 4),), "wiki_uner")
    assert corpora.traditional([new], [old]) == {"張": "张", "偉": "伟", "說": "说", "氣": "气"}


def test_what_a_character_is_read_as(tool) -> None:
    table, symbols = tool("vocabulary").numbered(["张张张张"], {"張": "张"})
    read = {character: symbols[table[ord(character)]] for character in "张張Ａ７•㐀☂"}
    assert read == {
        "张": "张",
        "張": "张",
        "Ａ": "A",
        "７": "<digit>",
        "•": "<mark>",
        "㐀": "<han>",
        "☂": "<mark>",
    }


def test_words_are_found_again_with_their_kind(tool, folders) -> None:
    from piiguard.recognizers.person.model_inputs import number, rows_of
    from piiguard.text.texts import Texts

    lexicon = tool("lexicon")
    table, _ = tool("vocabulary").numbered(["王小明" * 4], {})
    slots = lexicon.hashed_lexicon({"王小明": "modern"}, table)
    texts = Texts.of(["见王小明了"])
    rows = rows_of(texts, number(texts, table), np.array([2]), slots)
    kind = lexicon.KINDS.index("modern") + 1
    assert kind in {int(code) for pair in rows.words.ravel() for code in (pair & 15, pair >> 4)}


def test_chances_come_back_with_the_text_they_belong_to(tool, tmp_path: Path) -> None:
    chances = tool("chances")
    _write(tmp_path / "raw.txt.gz", ["没有人", "王伟来", "好"])
    given = np.array([[0, 255, 0, 0, 0], [0, 0, 0, 255, 0], [255, 0, 0, 0, 0]], np.uint8)
    chances.write(tmp_path / "chances.npz", {tmp_path / "raw.txt.gz": [(1, given)]})
    ((text, back),) = chances.read(tmp_path / "chances.npz", tmp_path)
    assert text == "王伟来"
    assert back.tolist() == given.tolist()


def test_training_twice_gives_the_same_bytes_and_what_ships_agrees_with_torch(
    tool, folders, sentences
) -> None:
    torch = pytest.importorskip("torch")
    from piiguard.recognizers.person.model import Model
    from piiguard.recognizers.person.model_inputs import number, rows_of
    from piiguard.recognizers.person.model_network import UNIT
    from piiguard.text.texts import Texts

    recipe, training = tool("recipe"), tool("network_training")
    torch.set_num_threads(1)
    settings = training.Settings(passes=2, batch=8, leave_limit=-50.0)
    plan = recipe.Plan(settings, threshold=-9999, sieve_threshold=-9999, sieve_training=-9999, leave=-50.0)
    given = recipe.material(*folders, sentences * 30)
    fitted = [recipe.fit(given, plan) for _ in range(2)]
    stored = [recipe.arrays(*pair, given, plan) for pair in fitted]
    assert all(stored[0][name].tobytes() == stored[1][name].tobytes() for name in stored[0])

    texts = Texts.of([text for text, _ in SENTENCES])
    numbers = number(texts, given.vocabulary)
    model = Model.of(stored[0])
    rows = rows_of(texts, numbers, model.gate.kept(texts, numbers), given.lexicon)
    position, scores = model.network.tag_scores([rows])
    shipped = scores[position > 0] / UNIT
    expected = training.logits(fitted[0][0], rows)
    expected[:, 0] -= plan.offset
    assert len(shipped) == len(expected) > 10
    assert np.abs(shipped - expected).max() < 0.15


def test_without_the_labelled_sentences_the_evaluation_says_so(
    tool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["evaluate", "--names", str(tmp_path / "nowhere")])
    tool("evaluate").main()
    assert "nowhere is absent" in capsys.readouterr().out


def test_kinds_of_names(tool) -> None:
    kind = tool("evaluate").kind
    names = ["王伟", "王小明", "约翰·史密斯", "Zhang San", "小明", "史密斯", "小V"]
    assert [kind(name, {"王"}) for name in names] == [
        "surname and one",
        "surname and two",
        "dotted",
        "Latin letters",
        "other, two",
        "other, three or more",
        "mixed",
    ]
