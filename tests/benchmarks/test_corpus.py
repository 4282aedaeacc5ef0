"""The labelled corpus: what is labelled in it, and what names and addresses look like there."""

from __future__ import annotations

import random

import pytest

from benchmarks.corpus import namelists, unseen_lists, writing
from benchmarks.corpus.catalogue import split_of, templates_of
from benchmarks.corpus.document import Document
from benchmarks.corpus.facts import FactsMissingError, facts_directory
from benchmarks.corpus.generate import generate
from benchmarks.corpus.people import People
from benchmarks.corpus.variants import Site
from benchmarks.corpus.writing import Drawn


@pytest.fixture(autouse=True)
def _needs_the_tables():
    try:
        facts_directory()
    except FactsMissingError:
        pytest.skip("the tables of ../shared/facts are not beside the repository")


def written(template: str, seed: int = 1, style: str = "prose") -> tuple[str, list[tuple[str, str]]]:
    """The text of `template`, and what is labelled in it: (entity, value) in order."""
    document = Document(random.Random(seed), style)
    document.add(template)
    text = document.text()
    return text, [(entity, text[start:end]) for start, end, entity, _, _ in document.spans]


def test_a_name_is_labelled_without_its_title():
    text, labels = written("请{hname!}{title}签收")
    assert [entity for entity, _ in labels] == ["PERSON"]
    assert text.startswith("请" + labels[0][1])
    assert labels[0][1][-1] not in "生士师理总傅姐"


def test_a_surname_with_a_title_is_no_name():
    assert written("{surname}先生您好")[1] == []


def test_an_address_is_labelled_and_a_bare_region_is_not():
    text, labels = written("籍贯{region}，住{addr!}。")
    assert [entity for entity, _ in labels] == ["CN_ADDRESS"]
    assert text.endswith(f"，住{labels[0][1]}。")


def test_a_street_without_a_number_is_no_address():
    assert written("{street}改造")[1] == []


def test_both_scripts_of_one_name_are_two_labels():
    for seed in range(20):
        _, labels = written("{bothnames}", seed)
        assert sorted(value[0] < "\u3000" for _, value in labels) == [False, True]


def test_a_name_said_again_is_the_same():
    _, ((_, first), (_, again)) = written("{hname!}来了，{again}走了")
    assert first == again


def test_a_list_has_three_names_or_more():
    assert all(3 <= len(written("{list}", seed)[1]) <= 6 for seed in range(20))


@pytest.mark.parametrize("name", ["王伟", "张三丰", "欧阳锋"])
def test_a_masked_name_keeps_a_character_and_hides_one(name):
    site = Site(masked=True)
    for seed in range(30):
        done = writing.write(random.Random(seed), site, "PERSON", Drawn(name, "name"))
        assert done.masked
        assert set(done.text) & set(name)
        assert set(done.text) - set(name)


def test_a_name_that_has_no_masked_form_stays():
    done = writing.write(
        random.Random(1), Site(masked=True, plain=True), "PERSON", Drawn("Wei Li", "name-latin")
    )
    assert (done.text, done.masked) == ("Wei Li", False)


def test_a_cell_has_no_line_break_inside():
    """A table whose lines broke within a value would be no table."""
    site = Site("ocr", one_line=True)
    address = Drawn("浙江省杭州市西湖区文三路8号2栋101室", "address")
    texts = [writing.write(random.Random(seed), site, "CN_ADDRESS", address).text for seed in range(300)]
    assert not any("\n" in text for text in texts)
    assert len(set(texts)) > 10


def test_surnames_come_by_their_share_of_the_population():
    document = Document(random.Random(1), "prose")
    people = People(random.Random(1), document.numbers.facts, namelists.SEEN)
    drawn = [people.surname() for _ in range(3000)]
    assert drawn.count("王") > 5 * drawn.count("汪") > 0


def test_the_report_half_has_lists_of_its_own():
    """What was looked at while tuning would measure less."""
    assert not set(namelists.SEEN.minority) & set(unseen_lists.NAMES.minority)
    assert not set(namelists.SEEN.foreign_family) & set(unseen_lists.NAMES.foreign_family)


def test_even_templates_tune_and_odd_ones_report():
    assert {t.number % 2 for t in templates_of("tune")} == {0}
    assert {t.number % 2 for t in templates_of("report")} == {1}
    assert {split_of(t) for t in templates_of("report")} == {"report"}


def test_names_and_addresses_stand_in_many_templates():
    homes: dict[str, set[str]] = {"PERSON": set(), "CN_ADDRESS": set()}
    for document in generate("tune", 3, 302):
        for _, _, entity in document["spans"]:
            if entity in homes:
                homes[entity].add(document["template"])
    assert len(homes["PERSON"]) > 100
    assert len(homes["CN_ADDRESS"]) > 40


def test_the_same_seed_gives_the_same_documents():
    assert list(generate("tune", 5, 40)) == list(generate("tune", 5, 60))[:40]


def test_negative_documents_have_no_labels():
    assert [d["template"] for d in generate("negative", 1, 150) if d["spans"]] == []
