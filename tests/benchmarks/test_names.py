"""The measure of names on real text, on two made-up files."""

from __future__ import annotations

import gzip
import json

from benchmarks.names import _columns, _documents, _held_out, _on_cells, _on_documents


def write_gzip(path, lines):
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def first_two(texts):
    """Finds the first two characters of every text."""
    return [[(0, 2, "PERSON")] for _ in texts]


def test_the_parts_of_one_corpus_are_one_source(tmp_path):
    rows = [
        {"text": "王伟来了", "persons": [[0, 2]], "source": source}
        for source in ("msra_pro", "msra_val", "weibo")
    ]
    write_gzip(tmp_path / "dev.jsonl.gz", [json.dumps(row) for row in rows])
    assert [source for source, _ in _documents(tmp_path / "dev.jsonl.gz")] == ["msra", "msra", "weibo"]


def test_small_sources_are_shown_and_left_out_of_the_macro(tmp_path):
    large = [{"text": "王伟来了", "persons": [[0, 2]], "source": "weibo"}] * 20
    small = [{"text": "来了王伟", "persons": [[2, 4]], "source": "bdci"}]
    write_gzip(tmp_path / "dev.jsonl.gz", [json.dumps(row) for row in large + small])
    figures = _on_documents(first_two, list(_documents(tmp_path / "dev.jsonl.gz")))
    assert figures["macro_f1"] == 1.0
    assert figures["by_source"]["bdci"]["recall"] == 0.0
    assert 0 < figures["leak"] < 0.1


def lists(tmp_path, names, words):
    write_gzip(
        tmp_path / "names_list.tsv.gz", ["name\tkind\tsource", *[f"{name}\tmodern\ta" for name in names]]
    )
    write_gzip(
        tmp_path / "negative_words.tsv.gz", ["word\tkind\tsource", *[f"{word}\tfood\tb" for word in words]]
    )


def test_the_sample_is_of_held_out_values_and_a_name_is_no_word(tmp_path):
    many = [f"王{chr(0x4E00 + i)}" for i in range(400)]
    lists(tmp_path, many, [*many, *(f"菜{chr(0x4E00 + i)}" for i in range(400))])
    names, words = _held_out(tmp_path, seed=1, cells=500)
    assert 5 < len(names) < 50
    assert 5 < len(words) < 50
    assert not {value for value, _ in names} & {value for value, _ in words}


def test_a_word_that_is_touched_is_wrong(tmp_path):
    lists(
        tmp_path,
        (f"王{chr(0x4E00 + i)}" for i in range(400)),
        (f"菜汤{chr(0x4E00 + i)}" for i in range(400)),
    )
    figures = _on_cells(first_two, lambda values, header: [[] for _ in values], tmp_path, 1, 100)
    assert figures["one by one"]["names_found"] == 1.0
    assert figures["one by one"]["words_left"] == 0.0
    assert figures["a column with its header"]["words_left"] == 1.0


def test_a_column_holds_one_kind():
    cells = [("苹果", "food")] * 150 + [("成语", "chengyu")] * 3
    assert [(len(part), part[0][1]) for part in _columns(cells)] == [
        (100, "food"),
        (50, "food"),
        (3, "chengyu"),
    ]
