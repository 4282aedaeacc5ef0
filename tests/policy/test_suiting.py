"""Actions that cannot be for what a policy asks them for (不适用) are refused when it is loaded."""

import datetime as dt

import pytest

from piiguard.errors import PolicyError
from piiguard.policy.check import notices
from piiguard.policy.load import known_entities, load_policy
from piiguard.policy.suiting import unsuited

TODAY = dt.date(2026, 11, 22)


def refusal(path):
    with pytest.raises(PolicyError) as caught:
        load_policy(path)
    return str(caught.value)


NO_FORM = "fpe: it has no fixed form; pseudonymize, tokenize and encrypt need none"
UNSUITED = [
    (
        '[entities]\nPERSON = { action = "fpe", because = "t" }',
        f"own.toml:3: entities.PERSON.action: {NO_FORM}",
    ),
    (
        '[entities]\nCN_MOBILE = { action = "shift", because = "t" }',
        "own.toml:3: entities.CN_MOBILE.action: shift: shift moves dates, and this is none",
    ),
    (
        '[entities]\nPASSWORD = { action = "surrogate", because = "t" }',
        "own.toml:3: entities.PASSWORD.action: surrogate: PASSWORD is a secret",
    ),
    (
        '[entities]\nCN_RESIDENT_ID = { action = { generalize = { ip = 24 } }, because = "t" }',
        "entities.CN_RESIDENT_ID.action: generalize",
    ),
    (
        '[columns."姓名"]\nentity = "PERSON"\naction = "fpe"\nbecause = "t"',
        f'own.toml:4: columns."姓名".action: {NO_FORM}',
    ),
    (
        '[recipients.acme.entities]\nPERSON = { action = "fpe", because = "t" }',
        f"own.toml:3: recipients.acme.entities.PERSON.action: {NO_FORM}",
    ),
    (
        '[recipients.acme.columns."姓名"]\nentity = "PERSON"\naction = "fpe"\nbecause = "t"',
        f'own.toml:4: recipients.acme.columns."姓名".action: {NO_FORM}',
    ),
    (
        '[[plan.columns]]\nname = "姓名"\nkind = "text"\nentity = "PERSON"\naction = "fpe"',
        "plan.columns[0].action: fpe",
    ),
]


@pytest.mark.parametrize(("text", "reason"), UNSUITED)
def test_a_row_that_names_what_its_action_is_not_for_is_refused(write, text, reason):
    """With file, line, key path, reason, and what does instead."""
    assert reason in refusal(write(f'extends = "law.toml"\n{text}'))


def test_all_such_rows_are_told_at_once(write):
    text = """
extends = "law.toml"
[entities]
PERSON = { action = "fpe", because = "t" }
PASSWORD = { action = "surrogate", because = "t" }
"""
    told = refusal(write(text))
    assert "entities.PERSON.action" in told and "entities.PASSWORD.action" in told


@pytest.mark.parametrize(
    "text",
    [
        '[entities]\nCN_RESIDENT_ID = { action = "fpe", because = "t" }',
        '[entities]\nDATE_OF_BIRTH = { action = "shift", because = "t" }',
        '[entities]\nPERSON = { action = "surrogate", because = "t" }',
        '[columns.x]\naction = "fpe"\nbecause = "t"',  # for what is found in it
        '[columns.x]\naction = "surrogate"\nbecause = "t"',
        '[columns.x]\naction = "shift"\nbecause = "t"',  # other dates than that of birth
        '[columns.x]\naction = "encrypt"\nbecause = "t"',
        '[columns.x]\nentity = "PERSON"\naction = "encrypt"\nbecause = "t"',
    ],
)
def test_what_suits_is_loaded(write, text):
    assert unsuited(load_policy(write(f'extends = "law.toml"\n{text}')), known_entities()) == []


def test_what_a_tier_asks_for_may_meet_what_it_is_not_for_and_check_lists_it(write):
    """Those values go where the policy's `unfit` says; nobody wrote a row for each of them."""
    policy = load_policy(
        write(
            'extends = "law.toml"\n[recipients.acme]\n'
            '[actions]\npersonal = { action = "fpe", because = "t" }\n'
        )
    )
    assert unsuited(policy, known_entities()) == []
    told = {n.place: n.text for n in notices(policy, known_entities(), TODAY) if n.subject == "goes to unfit"}
    assert told["PERSON"].startswith("fpe by ") and "no fixed form" in told["PERSON"]
    assert not {"CN_MOBILE", "CN_MOBILE, for acme", "PERSON, for acme"} & told.keys()  # said already


def test_check_lists_recipients_that_can_join_what_they_get(write):
    text = 'extends = "law.toml"\n' + "".join(
        f"[recipients.{name}]\n{domain}"
        for name, domain in (("a", 'domain = "d"\n'), ("b", 'domain = "d"\n'), ("c", ""))
    )
    told = [
        n
        for n in notices(load_policy(write(text)), known_entities(), TODAY)
        if n.subject.startswith("recipients of")
    ]
    assert [(n.place, n.text) for n in told] == [
        ("d", "a, b get equal pseudonyms and tokens for equal values: what they get can be joined")
    ]


def test_a_domain_that_is_the_name_of_a_recipient_joins_with_it(write):
    text = 'extends = "law.toml"\n[recipients.a]\n[recipients.b]\ndomain = "a"\n'
    places = [n.place for n in notices(load_policy(write(text)), known_entities(), TODAY)]
    assert "a" in places


def test_check_says_nothing_where_there_is_nothing(folder):
    subjects = {n.subject for n in notices(load_policy("law.toml"), known_entities(), TODAY)}
    assert not subjects & {"goes to unfit", "recipients of one domain"}
