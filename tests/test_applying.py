"""Carrying out transforms: whom data is about, stand-ins that agree, and values that do not fit (不符)."""

import datetime as dt
import re

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from piiguard import Guard, PolicyError
from piiguard.access import Access
from piiguard.applying import About, Applier, applied, made_by, unfit_texts
from piiguard.errors import TokenError, TransformError
from piiguard.handover import Handover
from piiguard.keys import KeyRing
from piiguard.transforms.action import MASK, Action
from piiguard.transforms.custom import Custom
from piiguard.transforms.kind import Context
from piiguard.vault import Vault

ACCESS = Access("li.na", "auditor", "complaint")
ROLE = '[access.auditor]\nprincipals = ["li.na"]\nhighest = "sensitive"\npurposes = ["complaint"]\n'
ID, WRONG_ID = "11010519491231002X", "110105194912310021"
BORN = "出生日期：1990-03-07"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("applying")


@pytest.fixture(scope="module")
def made(folder):
    """Guards of one ring and vault by what their policies say beside "pipl"."""
    ring, guards = KeyRing.in_memory(), {}

    def made(text, **more):
        if text not in guards or more:
            path = folder / f"{len(guards)}.toml"
            path.write_text(f'name = "own"\nextends = "pipl"\n{text}\n{ROLE}', encoding="utf-8")
            guards[text] = Guard(
                path, keys=ring, **{"vault": folder / "v.db", "audit": folder / "a.jsonl", **more}
            )
        return guards[text]

    return made


def entities(action, *codes, top=""):
    rows = "\n".join(f'{code} = {{ action = {action}, because = "test" }}' for code in codes)
    return f"{top}\n[entities]\n{rows}"


SHIFT = (
    entities('"shift"', "DATE_OF_BIRTH")
    + """
[columns."就诊日期"]
action = "shift"
because = "t"
[columns."出院日期"]
action = "shift"
because = "t"
"""
)


@pytest.fixture(scope="module")
def shifting(made):
    return made(SHIFT)


def moved(before, after):
    """Days between two dates as they are written."""
    return (dt.date.fromisoformat(after) - dt.date.fromisoformat(before)).days


# Whom data is about.


VISITS = pd.DataFrame(
    {
        "客户号": ["C1", "C2", "C1"],
        "出生日期": ["1990-03-07", "1990-03-07", "1990-03-07"],
        "就诊日期": ["2026-01-05", "2026-01-05", "2026-02-05"],
        "出院日期": pd.to_datetime(["2026-01-10", "2026-01-10", "2026-02-10"]),
        "备注": [BORN] * 3,
    }
)


def shifts_of(protected):
    """By which all dates of each row moved; one number where all agree."""
    every = []
    for row in range(len(VISITS)):
        dates = [
            (str(VISITS[name].iloc[row])[:10], protected[name][row])
            for name in ("出生日期", "就诊日期", "出院日期")
        ]
        dates.append((BORN[-10:], protected["备注"][row][-10:]))
        (by,) = {moved(before, after) for before, after in dates}
        every.append(by)
    return every


def test_all_dates_of_a_subject_move_alike(shifting):
    """In all columns, dates of a date column and dates in text; and none stays where it was."""
    by = shifts_of(shifting.protect(VISITS, subject="客户号"))
    assert by[0] == by[2]
    assert 0 not in by


def test_other_subjects_move_by_other_days(shifting):
    """Of 364 numbers of days, so that two may now and then have the same."""
    moved = shifting.protect([BORN] * 8, subject=[f"C{number}" for number in range(8)])
    assert len(set(moved)) > 4


@pytest.mark.parametrize("way", ["column", "list", "series", "index", "polars", "arrow", "records"])
def test_subjects_are_told_by_a_column_a_key_or_beside(shifting, way):
    """However the subject is said, and whatever holds the data, the days are the same."""
    people = VISITS["客户号"].tolist()
    plain = VISITS.astype({"出院日期": str})
    protected = {
        "column": lambda: shifting.protect(VISITS, subject="客户号"),
        "list": lambda: shifting.protect(VISITS, subject=people),
        "series": lambda: shifting.protect(VISITS, subject=VISITS["客户号"]),
        "index": lambda: shifting.protect(VISITS.set_index("客户号"), subject="客户号").reset_index(),
        "polars": lambda: shifting.protect(pl.from_pandas(VISITS), subject="客户号").to_pandas(),
        "arrow": lambda: shifting.protect(pa.Table.from_pandas(VISITS), subject="客户号").to_pandas(),
        "records": lambda: pd.DataFrame(shifting.protect(plain.to_dict("records"), subject="客户号")),
    }[way]()
    assert shifts_of(protected) == shifts_of(shifting.protect(VISITS, subject="客户号"))


def test_the_subject_of_texts_is_the_text_given(shifting):
    first, second = shifting.protect([BORN, BORN], subject=["C1", "C2"])
    assert shifting.protect(BORN, subject="C1") == first
    assert shifting.protect([BORN, BORN], subject="C2") == [second, second]
    column = shifting.protect(VISITS, subject="客户号")["备注"]
    assert [first, second] == column.tolist()[:2]


def test_the_subject_of_a_record_is_under_its_key(shifting):
    """Of each record of a list its own; anywhere in the record."""
    records = [
        {"客户号": "C1", "a": {"出生日期": BORN[-10:]}},
        {"b": [{"客户号": "C2"}], "出生日期": BORN[-10:]},
    ]
    one, other = shifting.protect(records, subject="客户号")
    assert (one["a"]["出生日期"], other["出生日期"]) == tuple(
        text[-10:] for text in shifting.protect([BORN, BORN], subject=["C1", "C2"])
    )


@pytest.mark.parametrize(
    "data",
    [VISITS, VISITS["出生日期"], [BORN, "x"], BORN, {"出生日期": BORN[-10:]}, [{"出生日期": BORN[-10:]}]],
)
def test_without_a_subject_no_date_moves(shifting, data):
    with pytest.raises(TransformError, match="shift needs subject="):
        shifting.protect(data)


@pytest.mark.parametrize("data", [VISITS, {"出生日期": BORN[-10:]}, [{"出生日期": BORN[-10:]}]])
def test_a_missing_subject_column_is_refused(shifting, data):
    """Its name may be a value, given by mistake: it does not stand in the message."""
    with pytest.raises(TransformError, match="subject: ") as refused:
        shifting.protect(data, subject=ID)
    assert ID not in str(refused.value)


@pytest.mark.parametrize("data", [VISITS, [BORN] * 3])
def test_more_or_fewer_subjects_than_rows_are_refused(shifting, data):
    with pytest.raises(ValueError, match="subject: 2 subjects for 3"):
        shifting.protect(data, subject=["C1", "C2"])


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT])
@pytest.mark.parametrize("data", [[BORN, BORN], VISITS[["出生日期"]][:2]], ids=["texts", "frame"])
def test_a_missing_subject_is_none(shifting, data, missing):
    """Two rows of nobody are not of the same person."""
    with pytest.raises(TransformError, match="1 of 2 DATE_OF_BIRTH values have none"):
        shifting.protect(data, subject=["C1", missing])


@pytest.mark.parametrize("subject", [17, b"x", {"C1": 1}])
def test_a_subject_of_another_kind_is_refused(shifting, subject):
    """Bytes are not decoded, and the keys of a mapping are nobody."""
    for data in (BORN, [BORN], VISITS[:1], {"出生日期": BORN[-10:]}):
        with pytest.raises((TypeError, TransformError), match="subject: "):
            shifting.protect(data, subject=subject)


def test_a_number_is_one_subject_however_it_is_stored(shifting):
    born = {"出生日期": [BORN[-10:], None]}
    ints = shifting.protect(pd.DataFrame({"客户号": [17, 18], **born}), subject="客户号")
    floats = shifting.protect(pd.DataFrame({"客户号": [17, None], **born}), subject="客户号")
    texts = shifting.protect(pd.DataFrame({"客户号": ["17", None], **born}), subject="客户号")
    record = shifting.protect({"客户号": 17, "出生日期": BORN[-10:]}, subject="客户号")
    every = {frame["出生日期"][0] for frame in (ints, floats, texts)} | {record["出生日期"]}
    assert len(every) == 1


# Stand-ins agree within a record.

PERSON = ("PERSON", "CN_RESIDENT_ID", "DATE_OF_BIRTH", "SEX", "AGE")
PEOPLE = pd.DataFrame(
    {
        "姓名": ["张伟", "李娜", "王芳", "赵静"],
        "身份证号": [ID, "110105194912310038", "110105194912310046", "110105194912310054"],
        "出生日期": ["1949-12-31"] * 4,
        "性别": ["女", "男", "女", "男"],
    }
)
# Sex is told by its column; in records the policy has to say under which key it stands.
STAND_INS = entities('"surrogate"', *PERSON) + '\n[columns."性别"]\nentity = "SEX"'
SUBJECTS = ["a", "b", "c", "d"]


def agrees(number, born, sex):
    """Whether an ID (GB 11643-1999) says the date of birth and the sex."""
    return number[6:14] == born.replace("-", "") and "女男"[int(number[16]) % 2] == sex


@pytest.mark.parametrize("subject", [None, SUBJECTS])
@pytest.mark.parametrize("kind", ["pandas", "polars", "records"])
def test_a_stand_in_for_an_id_carries_the_date_of_birth_and_the_sex(made, kind, subject):
    """With a subject, and without one: then the record's own ID is what it is known by."""
    guard = made(STAND_INS)
    frame = PEOPLE.assign(客户号=SUBJECTS)
    name = "客户号" if subject else None
    protected = {
        "pandas": lambda: guard.protect(frame, subject=name).to_dict("records"),
        "polars": lambda: guard.protect(pl.from_pandas(frame), subject=name).to_dicts(),
        "records": lambda: guard.protect(frame.to_dict("records"), subject=name),
    }[kind]()
    assert all(agrees(row["身份证号"], row["出生日期"], row["性别"]) for row in protected)
    assert not {row["身份证号"] for row in protected} & set(PEOPLE["身份证号"])
    assert len({row["身份证号"] for row in protected}) == 4


def test_a_text_is_a_record_of_its_own(made):
    guard = made(STAND_INS)
    protected = guard.protect(f"客户张伟，身份证{ID}，出生日期：1949-12-31")
    number, born = re.findall("身份证(.{18})，出生日期：(.{10})", protected)[0]
    assert number != ID and number[6:14] == born.replace("-", "")


def test_nested_records_agree(made):
    guard = made(STAND_INS)
    made_up = guard.protect({"a": {"身份证号": ID}, "b": [{"出生日期": "1949-12-31"}, {"性别": "女"}]})
    assert agrees(made_up["a"]["身份证号"], made_up["b"][0]["出生日期"], made_up["b"][1]["性别"])


def test_the_same_person_gets_the_same_stand_ins_everywhere(made):
    guard = made(STAND_INS)
    frame, record = guard.protect(PEOPLE), guard.protect(PEOPLE.to_dict("records")[0])
    assert frame.iloc[0].to_dict() == record


# A subject can be forgotten.


def test_what_the_vault_forgot_is_revealed_no_more_and_the_rest_is(made, folder):
    """Crypto-shredding: tokens of others, equal values among them, still work."""
    guard = made(entities("{ tokenize = { exact = true } }", "CN_MOBILE"))
    frame = pd.DataFrame(
        {"客户号": ["C1", "C2", "C1"], "手机号": ["13800138000", "13800138000", "13912345678"]}
    )
    protected = guard.protect(frame, subject="客户号")
    assert protected["手机号"].nunique() == 3
    with Vault.open(folder / "v.db", keys=guard._arguments["keys"]) as vault:
        assert vault.forget("C1", by="li.na").tokens == 2
    pd.testing.assert_frame_equal(guard.reveal(protected[1:2], access=ACCESS), frame[1:2])
    for rows in (protected, protected[:1], protected[2:]):
        with pytest.raises(TokenError) as refused:
            guard.reveal(rows, access=ACCESS)
        assert "138" not in str(refused.value)


# What does not fit its transform.

UNFIT = [
    ('"suppress"', ""),
    ('{ replace = { with = "<{entity}>" } }', "<CN_RESIDENT_ID>"),
    ("{ mask = { length = 6 } }", "******"),
]


@pytest.mark.parametrize(("unfit", "left"), UNFIT)
def test_an_id_with_a_wrong_check_digit_keeps_no_form(made, unfit, left):
    """A stand-in would say that it was right; so it goes to `unfit`, in text, list, record and column."""
    guard = made(entities('"fpe"', "CN_RESIDENT_ID", top=f"unfit = {unfit}"))
    text = f"身份证号：{WRONG_ID}。"
    assert guard.protect(text) == f"身份证号：{left}。"
    assert guard.protect([text, None]) == [f"身份证号：{left}。", None]
    assert guard.protect({"身份证号": WRONG_ID, "备注": [text]}) == {
        "身份证号": left,
        "备注": [f"身份证号：{left}。"],
    }
    result = guard.run(pd.DataFrame({"身份证号": [ID, WRONG_ID, None]}))
    assert result.data["身份证号"].fillna("").tolist()[1:] == [left, ""]
    assert result.report.columns[0].unfit == 1


def test_what_does_not_fit_can_be_encrypted_and_comes_back(made):
    guard = made(entities('"fpe"', "CN_RESIDENT_ID", top='unfit = "encrypt"'))
    for data in (f"身份证号：{WRONG_ID}。", {"身份证号": WRONG_ID}, [f"身份证号：{WRONG_ID}"]):
        protected = guard.protect(data)
        assert WRONG_ID not in str(protected)
        assert guard.reveal(protected, access=ACCESS) == data


def test_what_a_tier_asks_for_may_not_suit_and_then_goes_to_unfit(made):
    """A name has no form to preserve."""
    tiers = '[actions]\npersonal = { action = "fpe", because = "test" }'
    guard = made('unfit = { replace = { with = "-" } }\n' + tiers)
    assert guard.protect("客户张伟来电") == "客户-来电"
    assert guard.protect({"姓名": "张伟"}) == {"姓名": "-"}
    assert guard.protect(pd.DataFrame({"姓名": ["张伟", "李娜"]}))["姓名"].tolist() == ["-", "-"]


@pytest.mark.parametrize(
    "unfit",
    [
        '"keep"',
        '"mask"',
        '"fpe"',
        '"surrogate"',
        '"shift"',
        '{ suppress = { scope = "record" } }',
        '"custom"',
    ],
)
def test_what_may_not_fit_itself_is_no_way_out(made, unfit):
    with pytest.raises(PolicyError, match="unfit: "):
        made(f"unfit = {unfit}")


# A value may take its record or column with it.


def scope(name):
    return entities(f'{{ suppress = {{ scope = "{name}" }} }}', "BANK_CARD")


CARDS = pd.DataFrame(
    {
        "n": [1, 2, 3],
        "备注": ["卡号6222020000000000005", "无", "请回电"],
        "手机号": ["13800138000", "13912345678", ""],
    },
    index=["a", "b", "b"],
)


def test_scope_record_takes_the_row(made):
    """The others keep their index, order and kind."""
    guard = made(scope("record"))
    protected = guard.protect(CARDS)
    assert protected["n"].tolist() == [2, 3] and protected.index.tolist() == ["b", "b"]
    assert guard.protect(pl.from_pandas(CARDS))["n"].to_list() == [2, 3]
    assert guard.protect(pa.Table.from_pandas(CARDS, preserve_index=False))["n"].to_pylist() == [2, 3]


def test_scope_record_takes_the_record_of_a_list_and_the_whole_text(made):
    guard = made(scope("record"))
    records = [{"a": 1}, {"备注": CARDS["备注"].iloc[0], "b": {"c": 2}}, {"a": "x"}]
    assert guard.protect(records) == [{"a": 1}, {"a": "x"}]
    assert guard.protect(records[1]) == {}
    assert guard.protect(CARDS["备注"].tolist()) == ["", "无", "请回电"]
    assert guard.protect(CARDS["备注"].iloc[0]) == ""


def test_scope_column_takes_the_column(made):
    guard = made(scope("column"))
    protected = guard.protect(CARDS)
    assert protected["备注"].isna().all() and protected["n"].tolist() == [1, 2, 3]
    assert list(guard.protect(CARDS, drop=True).columns) == ["n", "手机号"]
    assert guard.protect(pl.from_pandas(CARDS))["备注"].null_count() == 3
    assert guard.protect(CARDS["备注"].tolist()) == ["", "", ""]
    with pytest.raises(PolicyError, match='scope = "column" is for columns'):
        guard.protect([{"备注": CARDS["备注"].iloc[0]}])


# The pieces.


def test_each_distinct_value_with_its_subject_is_asked_for_once():
    asked = []
    custom = Custom("own", lambda values, context: asked.extend(values) or list(values), deterministic=True)
    action = Action.of("custom", by=custom)
    context = Context("CN_MOBILE", subjects=["1", "1", "2", "1"])
    assert applied(action, made_by(action), ["a", "a", "a", "b"], context) == ["a", "a", "a", "b"]
    assert asked == ["a", "a", "b"]


def test_what_is_known_of_rows_can_be_picked():
    about = About(["a", "b"], ["c", "d"], ["CN_MOBILE", None])
    assert about.of_rows([1]) == About(["b"], ["d"], [None])
    assert About(form="CN_MOBILE").of_rows([5, 6]) == About(form="CN_MOBILE")


@pytest.mark.parametrize(
    ("action", "left"),
    [
        (Action.of("keep"), ["abc", ""]),
        (Action.of("suppress"), [None, None]),
        (MASK, ["***", ""]),
        (Action.of("mask", length=2), ["**", "**"]),
        (Action.of("replace", **{"with": "<{entity}>"}), ["<SEX>", "<SEX>"]),
        (Action.of("replace"), ["<unfit>", "<unfit>"]),
    ],
)
def test_what_is_left_of_values_that_do_not_fit(action, left):
    assert unfit_texts(action, ["abc", ""], Context("SEX")) == left


def test_a_kind_that_is_carried_out_elsewhere_makes_no_text():
    with pytest.raises(TransformError, match="mask makes no text"):
        made_by(Action.of("mask"))
    assert Applier(Handover(), MASK).misfits == 0


# National algorithms (国密).


@pytest.fixture(scope="module")
def gm(folder):
    ring = KeyRing.in_memory()

    def gm(text):
        path = folder / "gm.toml"
        path.write_text(f'name = "own"\nextends = "pipl"\nprofile = "gm"\n{text}\n{ROLE}', encoding="utf-8")
        vault = Vault.open(folder / "gm.db", keys=ring, gm=True)
        return Guard(path, keys=ring, vault=vault, audit=folder / "gm.jsonl")

    return gm


@pytest.mark.parametrize(("action", "letter"), [("encrypt", "g"), ("pseudonymize", "h"), ("tokenize", "t")])
def test_the_gm_profile_uses_sm3_and_sm4(gm, action, letter):
    """HMAC-SM3 and SM4-GCM; the letters of tokens say so."""
    guard = gm(entities(f'"{action}"', "CN_MOBILE"))
    protected = guard.protect("手机13800138000")
    assert protected.startswith(f"手机pg1{letter}_CN_MOBILE_")
    assert guard.protect(protected) == protected
    if action != "pseudonymize":
        assert guard.reveal(protected, access=ACCESS) == "手机13800138000"


@pytest.mark.parametrize("action", ['"fpe"', '{ encrypt = { mode = "deterministic" } }'])
def test_what_has_no_national_standard_is_refused_under_the_gm_profile(gm, action):
    """Nothing comes back, and what to use instead is said."""
    with pytest.raises((PolicyError, TransformError), match=r"no GM/T or GB/T standard.*tokenize"):
        gm(entities(action, "CN_MOBILE")).protect("手机13800138000")


def test_a_vault_without_national_algorithms_is_refused_under_the_gm_profile(folder):
    ring = KeyRing.in_memory()
    path = folder / "gm2.toml"
    path.write_text(
        'name = "own"\nextends = "pipl"\nprofile = "gm"\n' + entities('"tokenize"', "CN_MOBILE"),
        encoding="utf-8",
    )
    with pytest.raises((PolicyError, TransformError), match="national algorithms"):
        Guard(path, keys=ring, vault=Vault.open(folder / "plain.db", keys=ring)).protect("手机13800138000")
