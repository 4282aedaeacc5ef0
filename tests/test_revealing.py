"""`Guard.reveal`: who may, what is written before, and what is refused; nothing is returned when it is."""

import datetime as dt
import logging
import traceback
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path

import pandas as pd
import pytest

from piiguard import Guard, PolicyError
from piiguard.access import Access
from piiguard.audit import AuditLog, read_records, verify
from piiguard.errors import (
    AccessRefused,
    AuditError,
    DisclosureWarning,
    KeyUnavailableError,
    PiiguardError,
    TokenError,
    TransformError,
)
from piiguard.keys import KeyRing, Kms
from piiguard.vault import Vault

ACCESS = Access("li.na", "auditor", "complaint", "4711")
MOBILE, ID, EMAIL = "13800138000", "11010519491231002X", "zhang@example.com"
TEXT = f"手机{MOBILE}，身份证{ID}，邮箱{EMAIL}"
POLICY = """
name = "bank"
extends = "pipl"

[entities]
CN_MOBILE = { action = "encrypt", because = "test" }
CN_RESIDENT_ID = { action = { encrypt = { mode = "deterministic" } }, because = "test" }
EMAIL_ADDRESS = { action = { tokenize = { exact = true } }, because = "test" }

[recipients.acme]
[recipients.other]

[access.auditor]
principals = ["li.na", "wang.wu"]
highest = "sensitive"
purposes = ["complaint", "audit"]

[access.support]
principals = ["li.na"]
highest = "personal"
purposes = ["complaint"]
per_hour = 5

[access.mail]
principals = ["li.na"]
highest = "sensitive"
purposes = ["complaint"]
entities = ["EMAIL_ADDRESS"]
ticket = true
"""


class Place:
    """A folder with policy, vault and log, and a key ring; makes guards of them."""

    def __init__(self, folder):
        self.folder, self.ring = folder, KeyRing.in_memory()
        self.policy, self.log, self.vault = folder / "bank.toml", folder / "audit.jsonl", folder / "vault.db"
        self.policy.write_text(POLICY, encoding="utf-8")

    def guard(self, **arguments):
        given = {"keys": self.ring, "vault": self.vault, "audit": self.log}
        return Guard(self.policy, **{**given, **arguments})

    def records(self, *kinds):
        """The records of the log, but for the one that begins it."""
        every = [record for record in read_records(self.log) if record["kind"] != "begin"]
        return [record for record in every if not kinds or record["kind"] in kinds]


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


def told_by(error):
    """All that a log or a crash report may print of an error, with what it was raised from."""
    told = []
    while error is not None:
        told += [str(error), repr(error), repr(error.args), *traceback.format_exception_only(error)]
        error = error.__cause__ or error.__context__
    return "\n".join(told)


def silent(error):
    """Whether an error holds no value, whatever it was raised from."""
    return not any(value in told_by(error) for value in (MOBILE, ID, EMAIL, "19491231", "example"))


# What is written to the log.


def test_the_record_says_who_why_which_and_how_many_and_no_value(place):
    guard = place.guard(recipient="acme")
    guard.reveal(guard.protect(TEXT, release="2026-11"), access=ACCESS, release="2026-11")
    (record,) = place.records()
    kids = sorted({place.ring.primary("encrypt"), place.ring.primary("index")})
    assert {key: record[key] for key in record if key not in ("seq", "prev", "time")} == {
        "kind": "reveal",
        "principal": "li.na",
        "role": "auditor",
        "purpose": "complaint",
        "ticket": "4711",
        "recipient": "acme",
        "release": "2026-11",
        "entities": {"CN_MOBILE": 1, "CN_RESIDENT_ID": 1, "EMAIL_ADDRESS": 1},
        "kids": kids,
    }
    raw = place.log.read_text(encoding="utf-8")
    assert not any(value in raw for value in (MOBILE, ID, EMAIL))
    assert verify(place.log).ok


def test_the_record_is_on_the_disk_before_the_value_is_read(place, monkeypatch):
    guard = place.guard()
    protected = guard.protect(TEXT)
    seen = []
    read = Vault.reveal
    monkeypatch.setattr(
        Vault,
        "reveal",
        lambda *given, **more: seen.append(len(place.records("reveal"))) or read(*given, **more),
    )
    assert guard.reveal(protected, access=ACCESS) == TEXT
    assert seen == [1]


def test_without_a_log_nothing_is_revealed(place):
    guard = place.guard(audit=None)
    with pytest.raises(AuditError, match="no audit log, no reveal"):
        guard.reveal(guard.protect(TEXT), access=ACCESS)


@pytest.mark.parametrize("harm", ["removed", "replaced by a folder", "edited"])
def test_a_log_that_cannot_be_written_reveals_nothing(place, harm, monkeypatch):
    guard = place.guard()
    protected = guard.protect(TEXT)
    guard.reveal(protected, access=ACCESS)
    lines = place.log.read_text(encoding="utf-8")
    place.log.unlink()
    if harm == "replaced by a folder":
        place.log.mkdir()
    if harm == "edited":
        place.log.write_text(lines.replace("complaint", "audit"), encoding="utf-8")
    monkeypatch.setattr(Vault, "reveal", lambda *given, **more: pytest.fail("the vault was read"))
    with pytest.raises(AuditError) as refused:
        guard.reveal(protected, access=ACCESS)
    assert silent(refused.value)


def test_a_text_without_tokens_reveals_nothing_but_is_recorded(place):
    """Somebody asked; that there was nothing to see is no secret."""
    assert place.guard().reveal("无", access=ACCESS) == "无"
    assert [record["entities"] for record in place.records("reveal")] == [{}]


def test_what_failed_is_recorded_as_failed(place):
    guard = place.guard()
    with pytest.raises(TokenError):
        guard.reveal(changed(guard.protect(TEXT), -1), access=ACCESS)
    assert [record["kind"] for record in place.records()] == ["reveal", "reveal-failed"]


# Who may.


@pytest.mark.parametrize(
    ("access", "reason"),
    [
        (Access("li.na", "nobody", "complaint"), "the policy has no role 'nobody'"),
        (Access("zhao.liu", "auditor", "complaint"), "role 'auditor' is not that of this principal"),
        (Access("li.na", "auditor", "marketing"), "role 'auditor' may not reveal for purpose 'marketing'"),
        (
            Access("li.na", "support", "complaint"),
            "role 'support' may see up to tier personal, CN_RESIDENT_ID is sensitive",
        ),
        (Access("li.na", "mail", "complaint"), "role 'mail' needs a ticket"),
        (Access("li.na", "mail", "complaint", "4711"), "role 'mail' may not see CN_MOBILE"),
    ],
)
def test_a_refusal_names_its_rule_and_is_recorded(place, access, reason):
    guard = place.guard()
    protected = guard.protect(TEXT)
    with pytest.raises(AccessRefused, match=reason) as refused:
        guard.reveal(protected, access=access)
    assert isinstance(refused.value, PermissionError) and silent(refused.value)
    (record,) = place.records()
    assert (record["kind"], record["asked"], record["principal"]) == ("refused", "reveal", access.principal)


def test_one_can_ask_for_less(place):
    """`entities=` leaves the tokens of others as they are; the role has to allow only what is asked for."""
    guard = place.guard()
    protected = guard.protect(TEXT)
    mail = Access("li.na", "mail", "complaint", "4711")
    back = guard.reveal(protected, access=mail, entities=["EMAIL_ADDRESS"])
    assert back.endswith(f"邮箱{EMAIL}") and MOBILE not in back and ID not in back
    assert guard.reveal(back, access=ACCESS) == TEXT
    with pytest.raises(PolicyError, match=r"CN_MOBIL'.*did you mean CN_MOBILE"):
        guard.reveal(protected, access=ACCESS, entities=["CN_MOBIL"])


def test_a_policy_without_roles_lets_nobody_reveal(place):
    place.policy.write_text(POLICY.split("[access.auditor]")[0], encoding="utf-8")
    guard = place.guard()
    with pytest.raises(AccessRefused, match=r"the policy names no \[access\] roles"):
        guard.reveal(guard.protect(TEXT), access=ACCESS)


@pytest.mark.parametrize("access", [None, "li.na", ("li.na", "auditor", "complaint")])
def test_who_asks_has_to_be_said(place, access):
    guard = place.guard()
    with pytest.raises(TypeError, match="access: an Access, not"):
        guard.reveal("无", access=access)


def test_an_entity_that_the_guard_does_not_know_counts_as_the_strictest_tier(place):
    """The token of a column of which only the column is known, or of another guard's recognizer."""
    place.policy.write_text(
        POLICY + '\n[columns."客户号"]\naction = "encrypt"\nbecause = "test"\n', encoding="utf-8"
    )
    guard = place.guard()
    protected = guard.protect(["C-1", "C-2"], column="客户号")
    assert all(text.startswith("pg1e_VALUE_") for text in protected)
    support = Access("li.na", "support", "complaint")
    with pytest.raises(AccessRefused, match="VALUE is sensitive"):
        guard.reveal(protected, access=support)
    assert guard.reveal(protected, access=ACCESS) == ["C-1", "C-2"]


def test_tokens_of_an_entity_for_which_nothing_looks_are_strict_too(place):
    protected = place.guard().protect(TEXT)
    narrow = place.guard(include=["EMAIL_ADDRESS"])
    with pytest.raises(AccessRefused, match="CN_MOBILE is sensitive"):
        narrow.reveal(protected, access=Access("li.na", "support", "complaint"))
    assert narrow.reveal(protected, access=ACCESS) == TEXT


# How many in an hour.


def test_a_quota_counts_values_and_not_calls(place):
    guard, support = place.guard(), Access("li.na", "support", "complaint")
    three = guard.protect([f"手机{MOBILE}"] * 3)
    assert guard.reveal(three, access=support) == [f"手机{MOBILE}"] * 3
    with pytest.raises(AccessRefused, match=r"3 of 5 values since .* are used, 3 are asked for"):
        guard.reveal(three, access=support)
    assert guard.reveal(three[:2], access=support) == [f"手机{MOBILE}"] * 2
    assert [record["kind"] for record in place.records()] == ["reveal", "refused", "reveal"]


def test_a_quota_is_over_after_an_hour(place):
    now = [dt.datetime.now(dt.UTC) - dt.timedelta(hours=2)]
    log = AuditLog.open(place.log, clock=lambda: now[0])
    guard, support = place.guard(audit=log), Access("li.na", "support", "complaint")
    five = guard.protect([f"手机{MOBILE}"] * 5)
    guard.reveal(five, access=support)
    now[0] = dt.datetime.now(dt.UTC)
    assert guard.reveal(five, access=support) == [f"手机{MOBILE}"] * 5


def _one_reveal(policy, ring, log, protected):
    guard = Guard(policy, keys=ring, audit=log, vault=Path(log).with_name("vault.db"))
    try:
        return guard.reveal(protected, access=Access("li.na", "support", "complaint"))
    except AccessRefused:
        return None


class FileKms:
    """A key service for rings that travel: wraps under a key in this file, of no use but for tests."""

    def wrap(self, key_bytes, context):
        return bytes(byte ^ 0x5A for byte in key_bytes)

    unwrap = wrap


def test_a_quota_holds_over_processes(tmp_path):
    """Counting and writing are one act: of eight processes that ask at once, five get their value."""
    place = Place(tmp_path)
    ring = KeyRing.create(tmp_path / "ring.json", unlock=Kms(FileKms()), by="li.na")
    protected = place.guard(keys=ring).protect(f"手机{MOBILE}")
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        asked = [pool.submit(_one_reveal, place.policy, ring, place.log, protected) for _ in range(8)]
        answers = [one.result() for one in asked]
    assert sorted(map(str, answers)) == ["None"] * 3 + [f"手机{MOBILE}"] * 5
    assert verify(place.log).ok


# The host decides.


def test_authorize_takes_the_place_of_the_roles(place):
    """It is told who asks, how many of which entity, their tiers, for whom the data was protected."""
    asked = []
    guard = place.guard(recipient="acme", authorize=lambda request: asked.append(request) or True)
    access = Access("zhao.liu", "anything", "whatever")
    assert guard.reveal(guard.protect(TEXT), access=access) == TEXT
    (request,) = asked
    assert (request.access, request.recipient, request.values) == (access, "acme", 3)
    assert dict(request.entities) == {"CN_MOBILE": 1, "CN_RESIDENT_ID": 1, "EMAIL_ADDRESS": 1}
    assert dict(request.tiers) == {
        "CN_MOBILE": "personal",
        "CN_RESIDENT_ID": "sensitive",
        "EMAIL_ADDRESS": "personal",
    }


def test_authorize_cannot_change_what_is_recorded(place):
    def authorize(request):
        with suppress(AttributeError, TypeError):
            request.entities.clear()
        return True

    guard = place.guard(authorize=authorize)
    guard.reveal(guard.protect(TEXT), access=ACCESS)
    assert [sum(record["entities"].values()) for record in place.records("reveal")] == [3]


def _raises(request):
    raise RuntimeError(f"no {MOBILE}")


@pytest.mark.parametrize(
    ("authorize", "reason"),
    [
        (lambda request: False, "authorize says no"),
        (lambda request: None, "authorize says no"),
        (lambda request: 1, "authorize says no"),  # only True is a yes
        (lambda request: "", "authorize says no"),
        (lambda request: "not on sundays", "not on sundays"),
        (_raises, "authorize raised RuntimeError"),
    ],
)
def test_all_that_is_not_true_is_a_refusal(place, authorize, reason):
    guard = place.guard(authorize=authorize)
    protected = guard.protect(TEXT)
    with pytest.raises(AccessRefused, match=reason) as refused:
        guard.reveal(protected, access=ACCESS)
    assert silent(refused.value)
    assert [(record["kind"], record["rule"]) for record in place.records()] == [("refused", "authorize")]


# Tokens that are not what they should be.


def changed(text, at):
    """The text with the character at a place replaced by another of the same kind."""
    old = text[at]
    new = {"9": "8", "z": "y", "Z": "Y"}.get(old) or (chr(ord(old) + 1) if old.isalnum() else "-")
    at %= len(text)
    return text[:at] + new + text[at + 1 :]


def test_every_character_of_a_token_counts(place):
    """A changed token is refused, or is no token any more; in no case does a value come back."""
    guard = place.guard()
    for value in (MOBILE, ID, EMAIL):
        token = guard.protect(f"：{value}")[1:]
        assert token.startswith("pg1")
        for at in range(len(token)):
            other = changed(token, at)
            try:
                back = guard.reveal(f"：{other}", access=ACCESS)
            except (TokenError, KeyUnavailableError) as error:
                assert silent(error) and token not in told_by(error)
            else:
                assert back == f"：{other}"


@pytest.mark.parametrize("length", [1, 5, 20])
def test_a_token_that_was_cut_off_is_refused(place, length):
    guard = place.guard()
    protected = guard.protect(TEXT)[:-length]
    with pytest.raises(TokenError, match="should be"):
        guard.reveal(protected, access=ACCESS)


def test_a_token_with_another_entity_in_its_head_is_refused(place):
    """The head is authenticated: a resident ID cannot be shown as something that more people may see."""
    guard = place.guard()
    for value, entity in ((MOBILE, "CN_MOBILE"), (ID, "CN_RESIDENT_ID"), (EMAIL, "EMAIL_ADDRESS")):
        token = guard.protect(f"：{value}")
        assert entity in token
        with pytest.raises(TokenError):
            guard.reveal(token.replace(entity, "PERSON"), access=ACCESS)


def test_one_bad_token_and_nothing_is_returned(place):
    guard = place.guard()
    frame = pd.DataFrame({"手机号": [MOBILE, "13912345678"], "邮箱": [EMAIL, "li@example.com"]})
    protected = guard.protect(frame)
    protected.loc[1, "邮箱"] = changed(protected.loc[1, "邮箱"], -1)
    with pytest.raises(TokenError) as refused:
        guard.reveal(protected, access=ACCESS)
    assert silent(refused.value)


def test_another_ring_reads_nothing(place):
    protected = place.guard().protect(f"手机{MOBILE}")
    foreign = place.guard(keys=KeyRing.in_memory(), vault=place.folder / "foreign.db")
    with pytest.raises(KeyUnavailableError, match="the ring has no key"):
        foreign.reveal(protected, access=ACCESS)


def test_another_vault_reads_nothing(place):
    """One of the same keys: the token was never given out by it."""
    protected = place.guard().protect(f"邮箱{EMAIL}")
    with pytest.raises(TokenError):
        place.guard(vault=place.folder / "second.db").reveal(protected, access=ACCESS)


def test_a_token_of_the_vault_needs_the_vault(place):
    protected = place.guard().protect(f"邮箱{EMAIL}")
    place.policy.write_text(
        POLICY.replace("EMAIL_ADDRESS = { action", 'URL = { tier = "personal" }\n#'), encoding="utf-8"
    )
    with pytest.raises(TransformError, match="needs a token vault"):
        place.guard(vault=None).reveal(protected, access=ACCESS)


@pytest.mark.parametrize("value", [MOBILE, ID, EMAIL])
@pytest.mark.parametrize("to", [None, "other"])
def test_what_one_recipient_got_another_guard_does_not_read(place, value, to):
    """The recipient is part of the key."""
    protected = place.guard(recipient="acme").protect(f"：{value}")
    with pytest.raises(TokenError) as refused:
        place.guard(recipient=to).reveal(protected, access=ACCESS)
    assert silent(refused.value)
    assert place.guard(recipient="acme").reveal(protected, access=ACCESS) == f"：{value}"


def test_an_expired_token_is_refused(place):
    place.policy.write_text(POLICY.replace("exact = true", "expires_days = 30"), encoding="utf-8")
    now = [dt.datetime.now(dt.UTC) + dt.timedelta(days=-1)]
    vault = Vault.open(place.vault, keys=place.ring, clock=lambda: now[0])
    guard = place.guard(vault=vault)
    protected = guard.protect(f"邮箱{EMAIL}")
    assert guard.reveal(protected, access=ACCESS) == f"邮箱{EMAIL}"
    now[0] += dt.timedelta(days=32)
    with pytest.raises(TokenError, match="expired") as refused:
        guard.reveal(protected, access=ACCESS)
    assert silent(refused.value)
    vault.close()


@pytest.mark.parametrize("value", [MOBILE, ID])
def test_a_disabled_key_reads_nothing_until_it_is_enabled(place, value):
    guard, kid = place.guard(), place.ring.primary("encrypt")
    protected = guard.protect(f"：{value}")
    place.ring.disable(kid, by="li.na")
    with pytest.raises(KeyUnavailableError, match=f"{kid}.*disabled"):
        guard.reveal(protected, access=ACCESS)
    with pytest.raises(KeyUnavailableError):
        guard.protect(f"：{value}")
    place.ring.enable(kid, by="li.na")
    assert guard.reveal(protected, access=ACCESS) == f"：{value}"


def test_a_destroyed_key_reads_nothing_ever(place):
    guard, kid = place.guard(), place.ring.primary("encrypt")
    protected = guard.protect(f"：{MOBILE}")
    place.ring.rotate("encrypt", by="li.na")
    assert guard.reveal(protected, access=ACCESS) == f"：{MOBILE}"  # a key before the last still reads
    place.ring.destroy(kid, by="li.na", approved_by="wang.wu", now=True)
    with pytest.raises(KeyUnavailableError, match=f"{kid}.*destroyed"):
        guard.reveal(protected, access=ACCESS)


def test_a_preserved_format_does_not_tell_its_key_so_it_has_to_be_named(place):
    """Once the ring has several; the report of the hand-over says which one it was."""
    place.policy.write_text(
        POLICY.replace('CN_MOBILE = { action = "encrypt"', 'CN_MOBILE = { action = "fpe"'), encoding="utf-8"
    )
    guard, kid = place.guard(), place.ring.primary("fpe")
    frame = pd.DataFrame({"手机号": [MOBILE, "13912345678"]})
    result = guard.run(frame)
    assert [mark.partition(".")[0] for mark in result.report.kids.values()] == [kid]
    pd.testing.assert_frame_equal(guard.reveal(result.data, access=ACCESS), frame)
    place.ring.rotate("fpe", by="li.na")
    with pytest.raises(TokenError, match=f"2 keys may have made .* one of .*{kid}"):
        guard.reveal(result.data, access=ACCESS)
    pd.testing.assert_frame_equal(guard.reveal(result.data, access=ACCESS, kid=kid), frame)
    pd.testing.assert_frame_equal(guard.reveal(result.data, access=ACCESS, kid=result.report.kids), frame)


def test_the_report_of_a_hand_over_tells_a_wrong_release_and_a_wrong_recipient(place):
    """Cards whose format was preserved look like cards under any key; their domain has a check value."""
    place.policy.write_text(
        POLICY.replace("[entities]\n", '[entities]\nBANK_CARD = { action = "fpe", because = "test" }\n'),
        encoding="utf-8",
    )
    guard = place.guard()
    frame = pd.DataFrame({"银行卡号": ["6222021001116245702"]})
    result = guard.run(frame, release="2026-11")
    with pytest.raises(TokenError, match="BANK_CARD were not made under this key"):
        guard.reveal(result.data, access=ACCESS, kid=result.report.kids)
    back = guard.reveal(result.data, access=ACCESS, release="2026-11", kid=result.report.kids)
    pd.testing.assert_frame_equal(back, frame)


def test_nobody_learns_anything_of_the_data_before_it_is_decided_who_asks(place):
    """A stranger gets the same refusal for a token that is ours, cut off, or none; and each is recorded."""
    guard = place.guard()
    token = guard.protect(f"手机{MOBILE}")
    stranger = Access("zhao.liu", "auditor", "complaint", "4711")
    for text in (token, token[:-3], "x"):
        with pytest.raises(AccessRefused, match="is not that of this principal"):
            guard.reveal(text, access=stranger)
    assert [record["kind"] for record in place.records()][-3:] == ["refused"] * 3


def test_tokens_can_be_brought_under_a_new_key_by_somebody_who_sees_no_value(place):
    """Afterwards the old key is of no use to them; pseudonyms and tokens of the vault stay."""
    guard, kid = place.guard(), place.ring.primary("encrypt")
    protected = guard.protect(TEXT)
    place.ring.rotate("encrypt", by="li.na")
    renewed = guard.rewrap(protected)
    assert kid in protected and kid not in renewed
    assert renewed.endswith(protected[protected.index("邮箱") :])
    place.ring.destroy(kid, by="li.na", approved_by="wang.wu", now=True)
    assert guard.reveal(renewed, access=ACCESS) == TEXT


def test_pseudonyms_and_masks_have_no_way_back_and_stay(place):
    place.policy.write_text(
        POLICY + '\n[columns."姓名"]\nentity = "PERSON"\naction = "pseudonymize"\nbecause = "test"\n',
        encoding="utf-8",
    )
    guard = place.guard()
    protected = guard.protect({"姓名": "张伟", "车牌": "京A12345", "手机号": MOBILE})
    back = guard.reveal(protected, access=ACCESS)
    assert back == {**protected, "手机号": MOBILE}
    assert place.records("reveal")[0]["entities"] == {"CN_MOBILE": 1}


def test_nothing_is_logged_elsewhere(place, caplog):
    caplog.set_level(logging.DEBUG)
    guard = place.guard()
    guard.reveal(guard.protect(TEXT), access=ACCESS)
    assert not any(value in caplog.text for value in (MOBILE, ID, EMAIL))


# Kinds of data.


@pytest.mark.parametrize("data", [b"pg1", 1, None, {MOBILE}])
def test_what_cannot_be_revealed_is_refused(place, data):
    with pytest.raises(TypeError) as refused:
        place.guard().reveal(data, access=ACCESS)
    assert silent(refused.value)


def test_the_data_itself_is_never_changed(place):
    guard = place.guard()
    protected = guard.protect({"手机号": MOBILE, "备注": [TEXT, {"a": EMAIL}]})
    before = repr(protected)
    guard.reveal(protected, access=ACCESS)
    assert repr(protected) == before


def test_all_errors_are_of_one_tree():
    for error in (AccessRefused, AuditError, KeyUnavailableError, TokenError, TransformError):
        assert issubclass(error, PiiguardError)
    assert issubclass(DisclosureWarning, UserWarning)
