"""How findings are counted against labels."""

from benchmarks.accuracy import TEXTUAL, _false_finds, _total
from benchmarks.peers.scoring import Labelled, score

TEXT = "王伟住浙江省杭州市文三路8号，电话13800138000"
NAME = (0, 2, "PERSON")
ADDRESS = (3, 14, "CN_ADDRESS")
MOBILE = (17, 28, "CN_MOBILE")
DOCUMENT = Labelled(TEXT, (NAME, ADDRESS, MOBILE))
JUDGED = frozenset({"PERSON", "CN_ADDRESS", "CN_MOBILE"})


def tally(*found):
    return score([DOCUMENT], [list(found)], JUDGED).by_entity


def test_the_very_span_is_right():
    assert tally(NAME)["PERSON"].figures()["f1"] == 1.0


def test_part_of_an_address_is_wrong_but_half_of_it_counts_as_relaxed_recall():
    figures = tally((8, 14, "CN_ADDRESS"))["CN_ADDRESS"].figures()
    assert (figures["recall"], figures["relaxed_recall"], figures["wrong"]) == (0.0, 1.0, 1)


def test_less_than_half_counts_for_nothing():
    assert tally((9, 14, "CN_ADDRESS"))["CN_ADDRESS"].figures()["relaxed_recall"] == 0.0


def test_two_findings_that_share_an_address_are_no_half():
    """The rule asks for one finding that a reader would see as the address."""
    found = (3, 8, "CN_ADDRESS"), (8, 12, "CN_ADDRESS")
    assert tally(*found)["CN_ADDRESS"].figures()["relaxed_recall"] == 0.0


def test_another_entity_on_the_span_is_no_relaxed_recall():
    assert tally((3, 14, "PERSON"))["CN_ADDRESS"].figures()["relaxed_recall"] == 0.0


def test_characters_of_a_name_that_nothing_covers_leak():
    assert tally((1, 2, "PERSON"))["PERSON"].figures()["leak"] == 0.5


def test_figures_without_names_and_addresses_do_not_see_their_mistakes():
    counted = score([DOCUMENT], [[MOBILE, (15, 16, "PERSON"), (1, 2, "PERSON")]], JUDGED)
    numbers = _total(counted, JUDGED - TEXTUAL)
    assert (numbers["f1"], numbers["labels"]) == (1.0, 1)
    assert _total(counted, JUDGED)["false"] == 1
    assert _false_finds(counted, "characters", TEXTUAL)["per_10000"] == 0


def test_masked_values_are_counted_by_entity():
    document = Labelled(
        "张*：138****8000", ((0, 2, "PERSON"), (3, 14, "CN_MOBILE")), frozenset({(0, 2, "PERSON")})
    )
    counted = score([document], [[(0, 2, "PERSON")]], JUDGED)
    assert _total(counted, TEXTUAL)["masked_right"] == 1
    assert _total(counted, JUDGED - TEXTUAL)["masked_labels"] == 0


def test_finds_of_entities_without_labels_count_where_nothing_is_personal():
    counted = score([Labelled("高血压" * 10, ())], [[(0, 3, "HEALTH")]], JUDGED)
    figures = _false_finds(counted, "characters")
    assert figures["per_10000"] == 0
    assert figures["everything_per_10000"] > 0
