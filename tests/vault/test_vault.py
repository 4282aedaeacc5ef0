"""A vault gives random tokens for values and gives the values back; on SQLite and PostgreSQL alike."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from piiguard.errors import KeyUnavailableError, TokenError, TransformError, VaultError
from piiguard.keys import KeyRing
from piiguard.vault import Vault
from piiguard.vault.rows import Domain, NewToken
from tests.vault.conftest import Clock, Log

MOBILES = ["13800138000", "13900139000", "13700137000"]


def test_a_value_comes_back_from_its_token(vault: Vault) -> None:
    """Order and repetitions are kept; tokens are 16 bytes."""
    tokens = vault.store([*MOBILES, MOBILES[0]], entity="CN_MOBILE")
    assert [len(token) for token in tokens] == [16] * 4
    assert tokens[3] == tokens[0]
    assert vault.reveal(tokens[::-1], entity="CN_MOBILE") == [MOBILES[0], *MOBILES[::-1]]


def test_nothing_in_gives_nothing_out(vault: Vault) -> None:
    assert vault.store([], entity="CN_MOBILE") == []
    assert vault.reveal([], entity="CN_MOBILE") == []


def test_equal_values_have_one_token_whenever_and_by_whomever_they_are_stored(
    vault: Vault, open_vault: Callable[..., Vault]
) -> None:
    first = vault.store(MOBILES, entity="CN_MOBILE")
    assert open_vault().store([*MOBILES[::-1], "13600136000"], entity="CN_MOBILE")[:3] == first[::-1]


def test_other_domains_have_other_tokens(vault: Vault) -> None:
    """Two recipients, releases, entities or subjects cannot join on them, nor canonical with exact ones."""
    domains = [
        {},
        {"recipient": "acme"},
        {"recipient": "other"},
        {"release": "2026-11"},
        {"recipient": "acme", "release": "2026-11"},
        {"subjects": ["a"] * 3},
        {"subjects": ["b"] * 3},
        {"exact": True},
        {"exact": True, "subjects": ["a"] * 3},
    ]
    tokens = [token for domain in domains for token in vault.store(MOBILES, entity="CN_MOBILE", **domain)]
    tokens += vault.store(MOBILES, entity="PHONE_NUMBER")
    assert len(set(tokens)) == len(tokens)


def test_tokens_are_refused_outside_their_domain(vault: Vault) -> None:
    release_id = vault.release_id("2026-11")
    tokens = vault.store(MOBILES, entity="CN_MOBILE", recipient="acme", release="2026-11")
    own = {"entity": "CN_MOBILE", "recipient": "acme", "release_id": release_id}
    assert vault.reveal(tokens, **own) == MOBILES
    assert vault.owns(tokens, **own) == [True] * 3
    for other in ({"entity": "BANK_CARD"}, {"recipient": ""}, {"release_id": b""}, {"release_id": bytes(8)}):
        with pytest.raises(TokenError, match=r"token 0: .* not of this vault, or of another domain"):
            vault.reveal(tokens, **(own | other))
        assert vault.owns(tokens, **(own | other)) == [False] * 3


def test_a_token_with_any_byte_changed_is_refused(vault: Vault) -> None:
    (token,) = vault.store(["110105194912310021"], entity="CN_RESIDENT_ID")
    for place in range(16):
        changed = bytes(byte ^ (at == place) for at, byte in enumerate(token))
        with pytest.raises(TokenError):
            vault.reveal([changed], entity="CN_RESIDENT_ID")
    for length in (0, 15, 17):
        with pytest.raises(TokenError):
            vault.reveal([(token * 2)[:length]], entity="CN_RESIDENT_ID")


def test_the_first_token_that_is_refused_is_named_and_nothing_is_revealed(vault: Vault) -> None:
    tokens = vault.store(MOBILES, entity="CN_MOBILE")
    tokens[1] = bytes(16)
    with pytest.raises(TokenError) as raised:
        vault.reveal(tokens, entity="CN_MOBILE")
    assert str(raised.value) == "token 1: CN_MOBILE: not of this vault, or of another domain"
    assert raised.value.__context__ is None


def test_tokens_of_another_vault_with_the_same_keys_are_refused_unless_their_rows_exist(
    vault: Vault, keys: KeyRing, clock: Clock, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Both vaults share the index key; the second has no row with the id of the token."""
    with Vault.open(tmp_path_factory.mktemp("b") / "vault.db", keys=keys, clock=clock) as second:
        tokens = vault.store(MOBILES, entity="CN_MOBILE")
        with pytest.raises(TokenError, match="token 0: CN_MOBILE: deleted from the vault"):
            second.reveal(tokens, entity="CN_MOBILE")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(st.text(st.characters(codec=None), max_size=40), max_size=8))
def test_any_text_comes_back_exactly(vault: Vault, values: list[str]) -> None:
    """Empty texts, NUL, lone surrogates, characters beyond the BMP."""
    for subjects in (None, ["s"] * len(values)):
        tokens = vault.store(values, entity="PERSON", subjects=subjects)
        assert vault.reveal(tokens, entity="PERSON") == values


def test_many_values_come_back_over_several_batches(vault: Vault) -> None:
    vault._store.batch = 100
    values = [f"{number:07d}" for number in range(250)]
    tokens = vault.store(values, entity="EMPLOYEE_NO")
    assert vault.reveal(tokens, entity="EMPLOYEE_NO") == values
    assert len(set(tokens)) == len(values)


def test_no_value_and_no_subject_stands_in_the_database_in_the_clear(vault: Vault) -> None:
    vault.store(MOBILES, entity="CN_MOBILE", subjects=["zhang.wei", None, "zhang.wei"])
    rows = vault._store.rows_after(0, 10)
    kept = repr((rows, vault._store.subjects_after(0, 10))).encode() + b"".join(
        row.ct + row.bi for row in rows
    )
    assert not [word for word in (*MOBILES, "zhang") if word.encode() in kept]


def test_a_row_that_was_changed_is_not_revealed(vault: Vault) -> None:
    """Neither a changed ciphertext nor that of another row: position in the table is authenticated."""
    tokens = vault.store(MOBILES[:2], entity="CN_MOBILE")
    one, two = vault._store.rows_after(0, 10)
    from piiguard.vault.rows import Resealed

    for raw in (two.ct, one.ct[:-1] + bytes([one.ct[-1] ^ 1]), b""):
        vault._store.reseal_rows([Resealed(one.id, raw, one.kid, one.ct)])
        with pytest.raises(VaultError, match="a row does not authenticate: the database was changed"):
            vault.reveal(tokens, entity="CN_MOBILE")
        vault._store.reseal_rows([Resealed(one.id, one.ct, one.kid, raw)])
    assert vault.reveal(tokens, entity="CN_MOBILE") == MOBILES[:2]


def test_a_token_ends_when_it_was_to_end(vault: Vault, clock: Clock) -> None:
    tokens = vault.store(MOBILES, entity="CN_MOBILE", expires=clock.now + dt.timedelta(days=1))
    clock.pass_by(hours=23)
    assert vault.reveal(tokens, entity="CN_MOBILE") == MOBILES
    clock.pass_by(hours=1)
    with pytest.raises(TokenError, match="token 0: CN_MOBILE: expired"):
        vault.reveal(tokens, entity="CN_MOBILE")
    assert vault.stats().expired == 3
    assert vault.expire() == 3
    with pytest.raises(TokenError, match="token 0: CN_MOBILE: deleted from the vault"):
        vault.reveal(tokens, entity="CN_MOBILE")
    assert vault.stats().tokens == 0


def test_a_value_stored_again_lives_for_the_longer_of_its_times(vault: Vault, clock: Clock) -> None:
    days = dt.timedelta(days=1)
    first = vault.store(MOBILES, entity="CN_MOBILE", expires=clock.now + 2 * days)
    assert vault.store(MOBILES[:1], entity="CN_MOBILE", expires=clock.now + 5 * days) == first[:1]
    assert vault.store(MOBILES[1:2], entity="CN_MOBILE", expires=clock.now + days) == first[1:2]
    assert vault.store(MOBILES[2:], entity="CN_MOBILE") == first[2:]
    clock.pass_by(days=3)
    assert vault.expire() == 1
    assert vault.reveal([first[0], first[2]], entity="CN_MOBILE") == [MOBILES[0], MOBILES[2]]
    clock.pass_by(days=3000)
    assert vault.reveal(first[2:], entity="CN_MOBILE") == MOBILES[2:]


def test_a_value_whose_token_is_over_gets_another_one(vault: Vault, clock: Clock) -> None:
    (old,) = vault.store(MOBILES[:1], entity="CN_MOBILE", expires=clock.now + dt.timedelta(days=1))
    clock.pass_by(days=2)
    (new,) = vault.store(MOBILES[:1], entity="CN_MOBILE")
    assert new != old
    assert vault.reveal([new], entity="CN_MOBILE") == MOBILES[:1]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"subjects": ["a"]}, "1 subjects for 3 values"),
        ({"expires": dt.datetime(2030, 1, 1)}, "no time zone"),
        ({"expires": dt.datetime(2020, 1, 1, tzinfo=dt.UTC)}, "over before they are made"),
    ],
)
def test_what_cannot_be_meant_is_refused(vault: Vault, wrong: dict[str, object], reason: str) -> None:
    with pytest.raises(TransformError, match=reason):
        vault.store(MOBILES, entity="CN_MOBILE", **wrong)
    assert vault.stats().tokens == 0


def test_stats_count_by_domain_and_key(vault: Vault, keys: KeyRing) -> None:
    vault.store(MOBILES, entity="CN_MOBILE")
    vault.store(MOBILES[:2], entity="CN_MOBILE", recipient="acme", release="a")
    vault.store(MOBILES[:2], entity="CN_MOBILE", recipient="acme", release="b", subjects=["x", None])
    stats = vault.stats()
    assert (stats.tokens, stats.expired, stats.subjects) == (7, 0, 1)
    assert stats.domains == {("CN_MOBILE", ""): 3, ("CN_MOBILE", "acme"): 4}
    assert stats.kids == {"": 1, keys.primary("tokenize"): 6}


def test_rewrap_seals_all_rows_with_the_new_key_and_tokens_stay(vault: Vault, keys: KeyRing) -> None:
    tokens = vault.store(MOBILES, entity="CN_MOBILE", subjects=["x", None, None])
    old = keys.primary("tokenize")
    new = keys.rotate("tokenize", by="li.na")
    assert vault.reveal(tokens, entity="CN_MOBILE") == MOBILES
    assert vault.rewrap(by="li.na") == 3
    assert vault.stats().kids == {"": 1, new: 2}
    keys.disable(old, by="li.na")
    assert vault.reveal(tokens, entity="CN_MOBILE") == MOBILES
    assert vault.store(MOBILES, entity="CN_MOBILE", subjects=["x", None, None]) == tokens
    assert vault.rewrap(by="li.na") == 0


def test_nothing_is_revealed_or_stored_with_a_key_that_is_off(vault: Vault, keys: KeyRing) -> None:
    tokens = vault.store(MOBILES, entity="CN_MOBILE")
    keys.disable(keys.primary("tokenize"), by="li.na")
    with pytest.raises(KeyUnavailableError):
        vault.reveal(tokens, entity="CN_MOBILE")
    with pytest.raises(KeyUnavailableError):
        vault.store(["new"], entity="CN_MOBILE")


def test_tokens_stay_the_same_when_the_index_key_of_the_ring_is_rotated(vault: Vault, keys: KeyRing) -> None:
    """A vault keeps the index key that it was made with."""
    tokens = vault.store(MOBILES, entity="CN_MOBILE")
    keys.rotate("index", by="li.na")
    assert vault.store(MOBILES, entity="CN_MOBILE") == tokens


def test_a_key_for_one_recipient_serves_that_recipient_only(address: str, clock: Clock) -> None:
    keys = KeyRing.in_memory(purposes=["index"])
    keys.new("tokenize", recipient="acme", by="li.na")
    with Vault.open(address, keys=keys, clock=clock) as vault:
        tokens = vault.store(MOBILES, entity="CN_MOBILE", recipient="acme")
        assert vault.reveal(tokens, entity="CN_MOBILE", recipient="acme") == MOBILES
        with pytest.raises(KeyUnavailableError):
            vault.store(MOBILES, entity="CN_MOBILE", recipient="other")
        keys.rotate("tokenize", recipient="acme", by="li.na")
        assert vault.rewrap(by="li.na") == 3


def test_with_chinese_algorithms(open_vault: Callable[..., Vault], keys: KeyRing) -> None:
    """SM3, SM4: the vault stays so, also for who opens it without asking."""
    vault = open_vault(gm=True)
    tokens = vault.store(MOBILES, entity="CN_MOBILE", subjects=["x", None, None])
    assert open_vault().gm
    assert open_vault().reveal(tokens, entity="CN_MOBILE") == MOBILES
    keys.rotate("tokenize", by="li.na")
    assert vault.rewrap(by="li.na") == 3
    assert vault.reveal(tokens, entity="CN_MOBILE") == MOBILES


def test_each_act_is_logged_before_it_takes_effect(
    open_vault: Callable[..., Vault], log: Log, clock: Clock
) -> None:
    """Who, what, how many; a subject by its mark."""
    vault = open_vault(audit=log)
    tomorrow = clock.now + dt.timedelta(days=1)
    tokens = vault.store(MOBILES, entity="CN_MOBILE", subjects=["zhang", None, None], expires=tomorrow)
    vault.reveal(tokens, entity="CN_MOBILE")
    mark = vault.forget("zhang", by="li.na").mark
    vault.rewrap(by="li.na")
    clock.pass_by(days=2)
    vault.expire(by="li.na")
    who = {"kind": "vault", "kid": vault.kid, "principal": "li.na"}
    assert log.records == [
        {"kind": "vault", "kid": vault.kid, "action": "reveal", "entity": "CN_MOBILE", "values": 3},
        {**who, "action": "forget", "subject": mark, "tokens": 1},
        {**who, "action": "rewrap"},
        {**who, "action": "expire", "tokens": 2},
    ]


def test_nothing_happens_that_cannot_be_logged(
    open_vault: Callable[..., Vault], log: Log, clock: Clock
) -> None:
    vault = open_vault(audit=log)
    tomorrow = clock.now + dt.timedelta(days=1)
    tokens = vault.store(MOBILES, entity="CN_MOBILE", subjects=["zhang", None, None], expires=tomorrow)
    log.broken = True
    for act in (
        lambda: vault.reveal(tokens, entity="CN_MOBILE"),
        lambda: vault.forget("zhang", by="li.na"),
        lambda: vault.rewrap(by="li.na"),
        lambda: vault.expire(by="li.na"),
    ):
        with pytest.raises(OSError, match="disk is full"):
            act()
    log.broken = False
    assert vault.reveal(tokens, entity="CN_MOBILE") == MOBILES


@pytest.mark.parametrize("field", ["entity", "recipient", "release"])
def test_a_name_with_half_a_character_is_refused(vault: Vault, field: str) -> None:
    """No key can be derived for it. In values and subjects it may stand: they are bytes here."""
    names = {"entity": "CN_MOBILE", field: "x\ud800"}
    with pytest.raises(VaultError, match=f"{field}: it holds half a character"):
        vault.store(["13800138000"], **names)
    (token,) = vault.store(["\ud800"], entity="CN_MOBILE", subjects=["\udfff"])
    assert vault.reveal([token], entity="CN_MOBILE") == ["\ud800"]
    assert vault.forget("\udfff", by="li.na").tokens == 1


def test_rows_are_inserted_in_one_order_whatever_that_of_the_values(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else writers that meet wait for each other in a circle; how often is luck, and no test."""
    store: Any = vault._store
    seen: list[bytes] = []
    insert = store.insert
    monkeypatch.setattr(type(store), "batch", 20)

    def told(dom: int, domain: Domain, rows: Sequence[NewToken], created: int) -> bool:
        seen.extend(row[1] for row in rows)
        return bool(insert(dom, domain, rows, created))

    monkeypatch.setattr(store, "insert", told, raising=False)
    vault.store([str(number) for number in range(70)], entity="EMPLOYEE_NO")
    assert len(seen) == 70
    assert seen == sorted(seen)
