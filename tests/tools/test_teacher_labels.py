"""The teacher's labels: positions without text, for one text only; frequent names settle doubtful lines."""

import gzip
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

NAMES = Path(__file__).resolve().parents[2] / "tools" / "names"
LINES = ["今天天气不错", "张三和李四去了北京", "", "🙂王五说好"]


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, NAMES / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


labels = tool("teacher_labels")
harvest = tool("teacher_harvest")
making = tool("make_teacher_labels")


@pytest.fixture
def text_path(tmp_path: Path) -> Path:
    path = tmp_path / "text.txt.gz"
    path.write_bytes(gzip.compress("".join(line + "\n" for line in LINES).encode()))
    return path


@pytest.fixture
def written(tmp_path: Path, text_path: Path) -> Path:
    pieces = [
        labels.Piece(0, 0, 6, [], 1.0),
        labels.Piece(1, 0, 9, [(0, 2), (3, 5)], 0.9),
        labels.Piece(3, 0, 3, [(1, 3)], 0.8),
        labels.Piece(3, 3, 5, [], 0.76),
    ]
    path = tmp_path / "labels.bin.gz"
    labels.write(path, {text_path: pieces})
    return path


def test_names_stand_where_they_were_written(written: Path, tmp_path: Path) -> None:
    found = [(text, [text[a:b] for a, b in spans]) for text, spans, _ in labels.load(written, tmp_path)]
    assert found == [(LINES[0], []), (LINES[1], ["张三", "李四"]), ("🙂王五", ["王五"]), ("说好", [])]


def test_confidence_is_rounded_down_to_a_255th(written: Path, tmp_path: Path) -> None:
    confidences = [confidence for _, _, confidence in labels.load(written, tmp_path)]
    assert confidences == [1.0, 229 / 255, 204 / 255, 193 / 255]


def test_the_file_holds_no_text(written: Path) -> None:
    content = gzip.decompress(written.read_bytes())
    assert not any(name.encode() in content for name in ("张三", "李四", "王五"))


def test_the_same_labels_give_the_same_bytes(written: Path, text_path: Path, tmp_path: Path) -> None:
    _, _, pieces = next(labels.read(written))
    again = tmp_path / "again.bin.gz"
    labels.write(again, {text_path: pieces})
    assert again.read_bytes() == written.read_bytes()


def test_other_text_under_the_same_name_is_refused(written: Path, text_path: Path, tmp_path: Path) -> None:
    text_path.write_bytes(gzip.compress("别的文字\n".encode()))
    with pytest.raises(ValueError, match="not the file that was labelled"):
        list(labels.load(written, tmp_path))


def test_absent_text_is_said_plainly(written: Path, text_path: Path, tmp_path: Path) -> None:
    text_path.unlink()
    with pytest.raises(FileNotFoundError, match="not part of it"):
        list(labels.load(written, tmp_path))


def test_a_name_found_nearly_everywhere_is_harvested_and_added_where_it_was_missed() -> None:
    texts = ["周小明来了"] * 8 + ["昨天周小明走了"]
    spans = [[(0, 3)]] * 8 + [[]]
    names = harvest.harvest(texts, spans, [[0.9]] * 8 + [[]])
    assert names == {"周小明"}
    assert harvest.settled(texts[-1], [], [0.7] * 7, names) == [(2, 5)]


def test_a_word_of_two_characters_needs_more_agreement() -> None:
    texts = ["高兴来了"] * 8 + ["他很高兴"] * 2
    spans = [[(0, 2)]] * 8 + [[]] * 2
    assert harvest.harvest(texts, spans, [[0.9]] * 8 + [[]] * 2) == set()


def test_a_cut_name_is_made_whole_but_a_longer_one_stays() -> None:
    assert harvest.settled("周小明来了", [(0, 2)], [0.7] * 5, {"周小明"}) == [(0, 3)]
    assert harvest.settled("周小明月来了", [(0, 4)], [0.7] * 6, {"周小明"}) == [(0, 4)]


def test_where_the_teacher_was_certain_nothing_is_added() -> None:
    assert harvest.settled("周小明奖揭晓", [], [0.99] * 6, {"周小明"}) == []


def test_white_space_at_the_ends_belongs_to_no_name() -> None:
    assert harvest.trimmed("和 周小明 在", (1, 6)) == (2, 5)


def test_a_long_line_is_cut_into_runs_of_sentences_that_cover_it() -> None:
    line = ("天" * 39 + "。") * 5 + "完"
    assert making.sentences_of(line) == [(0, 80), (80, 160), (160, 201)]


def test_only_pieces_with_every_character_sure_are_kept() -> None:
    line = "张三去了。" + "天" * 90 + "。"
    sure = np.full(len(line), 0.99)
    sure[50] = 0.5
    pieces = list(making.kept_pieces(making.Tagged(7, line, [(0, 2)], sure)))
    assert pieces == [labels.Piece(7, 0, 5, [(0, 2)], pytest.approx(0.99))]


def test_without_the_shared_data_the_script_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["make_teacher_labels.py", str(tmp_path), str(tmp_path), "--shared", str(tmp_path / "shared")]
    monkeypatch.setattr(sys, "argv", arguments)
    with pytest.raises(SystemExit, match="absent"):
        making.main()
