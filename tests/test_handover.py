"""`Handover`: who gets what leaves, and in which release; nothing that two of them get can be joined."""

import re

import pandas as pd
import pytest

from piiguard import Guard, PolicyError
from piiguard.access import Access
from piiguard.errors import DisclosureWarning
from piiguard.handover import Handover, opened_log, opened_vault
from piiguard.keys import KeyRing

TIERS = ("internal", "personal", "sensitive")
RECIPIENTS = """
[recipients.acme]
[recipients.other]
[recipients.east]
domain = "joint"
[recipients.west]
domain = "joint"

[access.auditor]
principals = ["li.na"]
highest = "sensitive"
purposes = ["complaint"]
"""
ACTIONS = {
    "pseudonymize": '"pseudonymize"',
    "tokenize": '"tokenize"',
    "encrypt": '"encrypt"',
    "siv": '{ encrypt = { mode = "deterministic" } }',
    "fpe": '"fpe"',
    "surrogate": '"surrogate"',
}
REPEATABLE = sorted({*ACTIONS} - {"encrypt"})
TOKEN = re.compile("pg1[A-Za-z0-9_]+")
MOBILES = [f"1380013800{last}" for last in range(8)]
IDS = [f"110105194912310{last}" for last in ("011", "02X", "038", "046", "054", "062", "070", "089")]
NAMES = ["张伟", "李娜", "王芳", "赵静", "陈强", "周敏", "吴涛", "孙丽"]
FRAME = pd.DataFrame(
    {
        "手机号": MOBILES,
        "身份证号": IDS,
        "姓名": NAMES,
        "备注": [f"来电询问，请回{m}，尚未解决" for m in MOBILES],
    }
)
TEXTS = [
    f"客户{name}，手机{mobile}，身份证{number}"
    for name, mobile, number in zip(NAMES, MOBILES, IDS, strict=True)
]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Guards of one ring and one vault by action and recipient."""
    folder, ring = tmp_path_factory.mktemp("handover"), KeyRing.in_memory()
    guards = {}

    def made(action, recipient):
        if (action, recipient) not in guards:
            lines = (f'{tier} = {{ action = {ACTIONS[action]}, because = "test" }}' for tier in TIERS)
            text = 'name = "own"\nextends = "pipl"\nunfit = { replace = { with = "-" } }\n[actions]\n'
            path = folder / f"{action}.toml"
            path.write_text(text + "\n".join(lines) + RECIPIENTS, encoding="utf-8")
            guards[action, recipient] = Guard(
                path, recipient=recipient, keys=ring, vault=folder / "v.db", audit=folder / "a.jsonl"
            )
        return guards[action, recipient]

    return made


def given_out(guard, **more):
    """What of frame and texts stands for something: cells that changed, and tokens in texts."""
    frame = guard.protect(FRAME, **more)
    cells = {
        str(new)
        for name in ("手机号", "身份证号", "姓名")
        for new, old in zip(frame[name], FRAME[name], strict=True)
        if new != old and pd.notna(new) and new != "-"
    }
    texts = [*frame["备注"].dropna(), *guard.protect(TEXTS, **more)]
    return cells | {token for text in texts for token in TOKEN.findall(text)}


@pytest.mark.parametrize("action", sorted({*ACTIONS} - {"surrogate"}))
def test_two_recipients_share_no_token(made, action):
    """For the same data, in frames and in texts."""
    every = [given_out(made(action, recipient)) for recipient in (None, "acme", "other")]
    assert all(len(one) >= 16 for one in every)
    assert not every[0] & every[1] and not every[1] & every[2] and not every[0] & every[2]


@pytest.mark.parametrize("action", sorted({*ACTIONS} - {"surrogate"}))
def test_two_releases_share_no_token(made, action):
    guard = made(action, "acme")
    every = [given_out(guard, release=release) for release in ("", "2026-10", "2026-11")]
    assert not every[0] & every[1] and not every[1] & every[2] and not every[0] & every[2]


def test_stand_ins_of_two_recipients_are_not_those_of_each_other(made):
    """Names may meet by chance, for there are few; whole rows do not."""
    frames = [made("surrogate", recipient).protect(FRAME) for recipient in ("acme", "other")]
    assert not set(frames[0]["身份证号"]) & set(frames[1]["身份证号"])
    assert frames[0]["姓名"].tolist() != frames[1]["姓名"].tolist()


@pytest.mark.parametrize("action", REPEATABLE)
@pytest.mark.parametrize("release", ["", "2026-11"])
def test_for_one_recipient_and_release_equal_values_stay_equal(made, action, release):
    guard = made(action, "acme")
    pd.testing.assert_frame_equal(
        guard.protect(FRAME, release=release), guard.protect(FRAME, release=release)
    )
    assert guard.protect(TEXTS, release=release) == guard.protect(TEXTS, release=release)


def test_randomized_encryption_never_gives_the_same_twice(made):
    """Nor for equal cells of one column."""
    guard = made("encrypt", "acme")
    frame = pd.DataFrame({"手机号": [MOBILES[0]] * 400})
    tokens = guard.protect(frame)["手机号"].tolist() + guard.protect(frame)["手机号"].tolist()
    assert len(set(tokens)) == 800
    text = guard.protect(f"手机{MOBILES[0]}，手机{MOBILES[0]}")
    assert len(set(TOKEN.findall(text))) == 2


@pytest.mark.parametrize("action", REPEATABLE)
def test_recipients_of_one_domain_can_join_and_that_is_said(made, action):
    with pytest.warns(DisclosureWarning, match="'east' shares domain 'joint' with west"):
        east = made(action, "east")
    with pytest.warns(DisclosureWarning, match="'west' shares domain 'joint' with east"):
        west = made(action, "west")
    pd.testing.assert_frame_equal(east.protect(FRAME), west.protect(FRAME))
    assert east.protect(TEXTS) == west.protect(TEXTS)


def test_a_text_and_a_column_share_their_pseudonyms(made):
    """One domain is entity, recipient and release, not the place where a value stands."""
    guard = made("pseudonymize", "acme")
    column = guard.protect(FRAME)["手机号"].tolist()
    texts = guard.protect([f"：{mobile}" for mobile in MOBILES])
    assert [text[1:] for text in texts] == column


def test_spellings_of_one_value_share_a_pseudonym(made):
    guard = made("pseudonymize", "acme")
    assert (
        guard.protect("：138 0013 8000")
        == guard.protect("：１３８００１３８０００")
        == guard.protect("：13800138000")
    )


def test_a_token_tells_nothing_of_the_name_of_its_release(made):
    """Eight bytes made with the key stand for it."""
    text = made("siv", "acme").protect(f"：{MOBILES[0]}", release="2026-11-marketing")
    assert text.startswith("：pg1S_") and "marketing" not in text and "acme" not in text


def test_tokens_know_their_release(made):
    """Which need not be named to read them."""
    guard, access = made("siv", "acme"), Access("li.na", "auditor", "complaint")
    for release in ("", "2026-10", "2026-11"):
        protected = guard.protect(TEXTS, release=release)
        assert guard.reveal(protected, access=access) == TEXTS


@pytest.mark.parametrize("release", [202611, b"x"])
def test_a_release_is_a_name(made, release):
    with pytest.raises(TypeError, match="release: a name"):
        made("siv", "acme").protect(TEXTS, release=release)


# What a policy needs.


def _policy(folder, action):
    path = folder / "own.toml"
    path.write_text(
        f'name = "own"\nextends = "pipl"\n[entities]\nCN_MOBILE = {{ action = {action}, because = "t" }}\n',
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize("action", [*ACTIONS.values(), "shift"])
def test_a_guard_without_keys_refuses_a_policy_that_needs_them(tmp_path, action):
    """When it is made, not when the first value comes."""
    if action == "shift":
        path = tmp_path / "own.toml"
        path.write_text(
            'name = "own"\nextends = "pipl"\n'
            '[entities]\nDATE_OF_BIRTH = { action = "shift", because = "test" }\n',
            encoding="utf-8",
        )
    else:
        path = _policy(tmp_path, action)
    with pytest.raises(PolicyError, match=r"which needs keys: Guard\(\.\.\., keys="):
        Guard(path)


def test_a_guard_without_a_vault_refuses_a_policy_that_needs_one(tmp_path):
    with pytest.raises(PolicyError, match=r"tokenize, which needs a vault: Guard\(\.\.\., vault="):
        Guard(_policy(tmp_path, '"tokenize"'), keys=KeyRing.in_memory())
    with pytest.raises(PolicyError, match="vault: needs keys"):
        Guard(vault=tmp_path / "v.db")


def test_what_another_recipient_gets_needs_nothing_here(tmp_path):
    """Keys are needed for what this guard does."""
    path = tmp_path / "own.toml"
    path.write_text(
        'name = "own"\nextends = "pipl"\n[recipients.acme]\n[recipients.other.entities]\n'
        'CN_MOBILE = { action = "encrypt", because = "test" }\n',
        encoding="utf-8",
    )
    assert Guard(path, recipient="acme").protect("手机13800138000") == "手机138****8000"
    with pytest.raises(PolicyError, match="which needs keys"):
        Guard(path, recipient="other")


def test_the_context_of_an_entity():
    handover = Handover(recipient="acme", release="2026-11", gm=True)
    context = handover.context("CN_MOBILE", ["a"], ["b"], inside=True)
    assert (context.entity, context.recipient, context.release) == ("CN_MOBILE", "acme", "2026-11")
    assert (context.gm, context.subjects, context.seeds, context.inside) == (True, ["a"], ["b"], True)


def test_stores_are_opened_where_a_path_is_given_and_else_taken_as_they_are(tmp_path):
    log = opened_log(tmp_path / "a.jsonl")
    assert opened_log(log) is log and opened_log(None) is None
    vault = opened_vault(str(tmp_path / "v.db"), KeyRing.in_memory())
    assert opened_vault(vault, None) is vault and opened_vault(None, None) is None
    vault.close()
