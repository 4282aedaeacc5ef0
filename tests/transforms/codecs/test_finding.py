"""Which entity has which codec, and why some have none."""

import pytest

from piiguard.entity import Category, Entity
from piiguard.recognizers.registry import builtin
from piiguard.transforms.codecs.finding import codec_for, codecs, refusal

ENTITIES = {identifier.entity.code: identifier.entity for identifier in builtin()}


@pytest.mark.parametrize(
    ("entity", "codec"),
    [
        ("CN_RESIDENT_ID", "resident_id/1"),
        ("CN_FOREIGNER_ID", "resident_id/1"),
        ("CN_MOBILE", "mobile/1"),
        ("CN_LANDLINE", "landline/1"),
        ("BANK_CARD", "bank_card/1"),
        ("IMEI", "digits/1"),
        ("PASSPORT", "alphanumeric/1"),
        ("VALUE", "alphanumeric/1"),  # cells of which only the column is known
        ("MEMBER_NO", "alphanumeric/1"),  # a user's own
    ],
)
def test_the_codec_of_an_entity(entity, codec):
    assert codec_for(entity).name == codec


@pytest.mark.parametrize(
    ("entity", "reason"),
    [
        ("PERSON", "no fixed form"),
        ("CN_ADDRESS", "no fixed form"),
        ("EMAIL_ADDRESS", "no fixed form"),
        ("CN_WECHAT", "no fixed form"),
        ("CN_POSTCODE", "fewer than 1,000,000"),
        ("CN_LICENSE_PLATE", "fewer than 1,000,000"),
        ("AGE", "fewer than 1,000,000"),
        ("DATE_OF_BIRTH", "shift or generalize"),
        ("PHONE_NUMBER", "somebody's number"),
        ("PASSWORD", "suppress"),
        ("CARD_CVV", "suppress"),
        ("HEALTH", "no fixed form"),
    ],
)
def test_a_policy_is_told_why_there_is_none(entity, reason):
    assert reason in refusal(ENTITIES[entity])


def test_every_built_in_entity_has_a_codec_or_a_reason():
    """An entity that has neither would be treated as a user's own."""
    assert [code for code, entity in ENTITIES.items() if code not in codecs() and not refusal(entity)] == []


def test_codecs_are_for_entities_that_exist():
    assert sorted(set(codecs()) - set(ENTITIES)) == ["VALUE"]


@pytest.mark.parametrize(
    ("category", "allowed"), [(Category.CUSTOM, True), (Category.ACCOUNT, True), (Category.NAME, False)]
)
def test_a_user_s_own_entity_is_judged_by_its_category(category, allowed):
    assert (refusal(Entity("MEMBER_NO", "会员号", "member number", category)) == "") is allowed


def test_a_column_of_unknown_kind_has_one():
    assert refusal(None) == ""


def test_no_entity_has_two_codecs():
    named = [entity for codec in set(codecs().values()) for entity in codec.entities]
    assert len(named) == len(set(named))
