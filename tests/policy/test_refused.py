"""What is refused when a policy file is loaded: with file, line, key path and what is allowed."""

import pytest

from piiguard.errors import PolicyError
from piiguard.policy.load import load_pack, load_policy


def refusal(source):
    with pytest.raises(PolicyError) as caught:
        load_policy(source)
    assert caught.value.__context__ is None  # what it was raised from would be printed with it
    return str(caught.value)


# (what stands behind `extends = "law.toml"`, from line 2 on; what is said of it)
SHAPES = [
    ('exends = "x"', 'own.toml:2: exends: unknown key "exends"; did you mean extends? allowed: name, title'),
    (
        'unfit = "supress"',
        'own.toml:2: unfit: unknown action "supress"; did you mean suppress? allowed: keep',
    ),
    ('unfit = "keep"', "own.toml:2: unfit: shows a part of the cell, or cannot take every cell"),
    ('covers = "most"', 'own.toml:2: covers: given "most"; allowed: all, listed'),
    ('covers = "all"', "own.toml:2: covers: is for a file that extends nothing"),
    ('checked = "today"', 'own.toml:2: checked: given "today"; needed: a date such as 2026-11-22'),
    ("name = 3", "own.toml:2: name: given 3; needed: a text"),
    ('name = " "', "own.toml:2: name: given an empty text; needed: words"),
    ("entities = 3", "own.toml:2: entities: given 3; needed: a table"),
    ('[entities]\nPERSON = "mask"', 'own.toml:3: entities.PERSON: given "mask"; needed: a table such as'),
    ("[entities]\nPERSON = {}", "own.toml:3: entities.PERSON: needs a tier or an action"),
    (
        '[entities]\nPERSON = { teir = "x" }',
        'entities.PERSON.teir: unknown key "teir"; did you mean tier? allowed',
    ),
    ("[entities]\nPERSON = { primary = 1 }", "entities.PERSON.primary: given 1; needed: true or false"),
    ('[entities]\nPERSON = { because = "" }', "entities.PERSON.because: given an empty text"),
    ("[tiers]\nx = 3", "own.toml:3: tiers.x: given 3; needed: a table such as { level = 10 }"),
    ("[tiers]\nx = {}", "own.toml:3: tiers.x: needs level"),
    ("[tiers]\nx = { level = -1 }", "own.toml:3: tiers.x.level: given -1; needed: 0 or more"),
    ("[tiers]\nx = { level = true }", "own.toml:3: tiers.x.level: given true; needed: a whole number"),
    ('[columns."备注"]\nteir = "x"', 'own.toml:3: columns."备注".teir: unknown key'),
    ("[recipients.a]\nexpire = 2026-01-01", "recipients.a.expire: unknown key"),
    ('[recipients.a]\nreceives = "PERSON"', 'recipients.a.receives: given "PERSON"; needed: a list'),
    (
        '[recipients.a]\ntransforms = "mask"',
        'recipients.a.transforms: given "mask"; did you mean masked? allowed',
    ),
    ("[plan]\ncolumns = [\n{ name = 'a', kind = 'txt' } ]", 'own.toml:4: plan.columns[0].kind: given "txt"'),
    ("[[plan.columns]]\nname = 'a'", "own.toml:2: plan.columns[0]: needs kind"),
    ('[actions]\npersonal = { action = "mask", becaus = "x" }', 'actions.personal: unknown key "becaus"'),
    ('[actions]\npersonal = { because = "x" }', "actions.personal: needs action"),
]
ACTIONS = [
    ('"msk"', 'unknown action "msk"; did you mean mask? allowed: keep, custom, generalize'),
    ('"generalise"', 'unknown action "generalise"; did you mean generalize?'),
    ('"hash"', 'unknown action "hash"; allowed: keep'),  # unkeyed hashing is not offered
    ('{ encrypt = { mode = "ecb" } }', 'encrypt.mode: given "ecb"; allowed: random, deterministic'),
    ('{ suppress = { scope = "table" } }', 'suppress.scope: given "table"; allowed: cell, column, record'),
    ("{}", "given an empty table; needed: an action"),
    ("3", "given 3; needed: an action"),
    ('["mask"]', "given a list; needed: an action"),
    ('{ mask = "x" }', 'mask: given "x"; needed: a table of its options'),
    ("{ mask = { keep = 3 } }", 'mask has no option "keep"; did you mean keep_last? allowed: keep_first'),
    ("{ suppress = { keep = 3 } }", 'suppress has no option "keep"; allowed: scope'),
    ("{ mask = { keep_first = -1 } }", "mask.keep_first: given -1; needed: a whole number from 0 to 1000"),
    ("{ mask = { keep_first = true } }", "mask.keep_first: given true; needed: a whole number"),
    ('{ mask = { length = "3" } }', 'mask.length: given "3"; needed: a whole number'),
    ("{ mask = { length = 0 } }", "mask.length: given 0; needed: a whole number from 1 to 1000"),
    ("{ mask = { length = 4, keep_first = 1 } }", "mask: length stands alone"),
    ("{ replace = { with = 3 } }", "replace.with: given 3; needed: a text"),
]
NAMES = [
    (
        '[entities]\nCN_MOBIL = { tier = "personal" }',
        'CN_MOBIL: unknown entity "CN_MOBIL"; did you mean CN_MOBILE?',
    ),
    (
        '[categories]\ncontacts = { tier = "personal" }',
        'unknown category "contacts"; did you mean contact? allowed',
    ),
    (
        '[entities]\nPERSON = { tier = "secret" }',
        'entities.PERSON.tier: unknown tier "secret"; allowed: internal, p',
    ),
    (
        '[actions]\npersnal = "mask"',
        'actions.persnal: unknown tier "persnal"; did you mean personal? allowed',
    ),
    ("[switches]\nid_number = true", 'unknown switch "id_number"; allowed: id_number_is_sensitive'),
    (
        '[entities]\nPERSON = { tier = "personal", switch = "x" }',
        "PERSON.switch: unknown switch of this file",
    ),
    (
        '[columns."/a(/"]\ntier = "sensitive"',
        'columns."/a(/": the pattern between the slashes is no regular expr',
    ),
    ("[columns.a]", "own.toml:2: columns.a: needs a tier, an entity or an action"),
    ('[columns.a]\nentity = "MOBILE"', 'columns.a.entity: unknown entity "MOBILE"; did you mean CN_MOBILE?'),
    ('[recipients.a]\nreceives = ["PERSON", "X"]', 'recipients.a.receives[1]: unknown entity "X"'),
    ('[recipients.a]\nhighest = "top"', 'recipients.a.highest: unknown tier "top"'),
    ('[recipients.a.entities]\nX = { tier = "personal" }', 'recipients.a.entities.X: unknown entity "X"'),
    ('[records.a]\ntier = "sensitive"', "records.a: needs one condition: under = 14, or together"),
    (
        '[records.a]\ntier = "sensitive"\ntogether = ["name", "helth"]',
        'together[1]: unknown entity or category "helth"',
    ),
    (
        '[records.under-14]\ntier = "sensitive"\nunder = 16',
        "records.under-14: is there already in what this file",
    ),
    (
        "[[plan.columns]]\nname='a'\nkind='text'\n[[plan.columns]]\nname='a'\nkind='text'\naction='keep'",
        "plan.columns[1].name: this column stands twice, first as plan.columns[0]",
    ),
    ("[[plan.columns]]\nname='a'\nkind='text'\nentity='X'", 'plan.columns[0].entity: unknown entity "X"'),
    (
        "[tiers]\nsecret = { level = 40 }",
        'own.toml:3: tiers.secret: needs an action: [actions] secret = "mask"',
    ),
    (
        "[tiers]\npersonal = { level = 21 }",
        "own.toml:3: tiers.personal.level: given 21; the tier has level 20",
    ),
]
# (what opens something, and at which place): a lower tier, or an action that shows more
LENIENT = [
    ('[entities]\nBANK_CARD = { tier = "internal" }', "entities.BANK_CARD"),
    ('[entities]\nCN_MOBILE = { action = "keep" }', "entities.CN_MOBILE"),
    ("[entities]\nCN_MOBILE = { action = { mask = { keep_last = 4 } } }", "entities.CN_MOBILE"),
    ('[categories]\nhealth = { tier = "personal" }', "categories.health"),  # which no rule names
    ('[categories]\nfinancial_account = { tier = "personal" }', "categories.financial_account"),
    ('[actions]\npersonal = "keep"', "actions.personal"),
    ("[actions]\nsensitive = { mask = { keep_first = 1 } }", "actions.sensitive"),
    (
        '[tiers]\nopen = { level = 0 }\n[actions]\nopen = "keep"\n[entities]\nPERSON = { tier = "open" }',
        "entities.PERSON",
    ),
    ('[columns.note]\naction = "mask"', "columns.note"),
    ('[columns.note]\ntier = "personal"', "columns.note"),
    ('[columns."/n.*/"]\naction = "keep"', 'columns."/n.*/"'),
    ('[columns.tel]\nentity = "CN_MOBILE"\naction = "keep"', "columns.tel"),
    ('[recipients.a.entities]\nPERSON = { action = "keep" }', "recipients.a.entities.PERSON"),
    ('[recipients.a.categories]\ncontact = { tier = "internal" }', "recipients.a.categories.contact"),
    ('[recipients.a.actions]\nsensitive = "mask"', "recipients.a.actions.sensitive"),
    ('[recipients.a.columns.x]\naction = "keep"', "recipients.a.columns.x"),
]
# (a recipient of a class of transforms, and the action that its class does not let through)
UNFIT = [
    (
        'transforms = "removed"',
        '"removed" does not let this through: actions.internal asks mask of CN_CNAPS, ',
    ),
    (
        'transforms = "masked"\n[entities]\nPERSON = { action = "keep", because = "x" }',
        '"masked" does not let this through: entities.PERSON asks keep of PERSON',
    ),
    (
        'transforms = "irreversible"\n[columns.x]\naction = "keep"\nbecause = "public"',
        '"irreversible" does not let this through: columns.x asks keep of ',
    ),
    ('transforms = "removed"\n[[plan.columns]]\nname = "x"\nkind = "text"', "actions.personal asks mask of "),
]


@pytest.mark.parametrize(("text", "message"), [*SHAPES, *NAMES])
def test_what_is_wrong_is_named_with_its_place_and_what_is_allowed(write, text, message):
    assert message in refusal(write(f'extends = "law.toml"\n{text}\n'))


@pytest.mark.parametrize(("action", "message"), ACTIONS)
def test_an_action_that_this_version_has_not_is_refused(write, action, message):
    said = refusal(write(f'extends = "law.toml"\n[entities]\nPERSON = {{ action = {action} }}\n'))
    assert said.startswith(f"own.toml:3: entities.PERSON.action: {message}")


@pytest.mark.parametrize(("text", "place"), LENIENT)
def test_what_is_more_lenient_needs_a_reason(write, text, place):
    assert f": {place}: is more lenient than what it overrides: " in refusal(
        write(f'extends = "law.toml"\n{text}')
    )


def test_what_is_opened_is_said_with_before_and_after(write):
    assert refusal(write('extends = "law.toml"\n[entities]\nBANK_CARD = { tier = "internal" }')) == (
        "own.toml:3: entities.BANK_CARD: is more lenient than what it overrides: "
        'BANK_CARD (sensitive, suppress → internal, mask); needs because = "…"'
    )


def test_a_plan_shows_no_more_than_the_policy(write):
    plan = '[[plan.columns]]\nname = "x"\nkind = "text"\nentity = "BANK_CARD"\naction = "mask"'
    assert refusal(write(f'extends = "law.toml"\n{plan}')) == (
        "own.toml:2: plan.columns[0]: shows more than the policy: BANK_CARD (sensitive, suppress → mask); "
        'say so in [columns], with because = "…"'
    )
    reason = '[columns.x]\naction = "mask"\nbecause = "test data"'
    assert load_policy(write(f'extends = "law.toml"\n{reason}\n{plan}')).plan is not None


@pytest.mark.parametrize(("text", "message"), UNFIT)
def test_an_action_that_a_recipient_may_not_get_is_refused(write, text, message):
    said = refusal(write(f'extends = "law.toml"\n[recipients.a]\n{text}\n'))
    assert said.startswith("own.toml:3: recipients.a.transforms: ")
    assert message in said


def test_what_a_recipient_may_not_get_at_all_need_not_fit(write):
    text = 'extends = "law.toml"\n[recipients.a]\nreceives = ["BANK_CARD"]\ntransforms = "removed"\n'
    assert load_policy(write(text)).recipients["a"].transforms == "removed"


def test_all_that_is_wrong_is_said_at_once_in_the_order_of_the_file(write):
    text = 'extends = "law.toml"\n[entities]\nA = { tier = "x" }\nB = { tier = "y" }\n'
    lines = [line.split(": ")[:2] for line in refusal(write(text)).splitlines()]
    assert lines == [
        ["own.toml:3", "entities.A"],
        ["own.toml:3", "entities.A.tier"],
        ["own.toml:4", "entities.B"],
        ["own.toml:4", "entities.B.tier"],
    ]


def test_a_very_wrong_file_gets_a_short_answer(write):
    rows = "".join(f'X{number} = {{ tier = "personal" }}\n' for number in range(100))
    said = refusal(write(f'extends = "law.toml"\n[entities]\n{rows}')).splitlines()
    assert (len(said), said[-1]) == (21, "own.toml: and 80 more")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", 'own.toml: needs [tiers] and [actions], or extends = "pipl"'),
        ('[entities]\nPERSON = { action = "mask" }', "needs [tiers] and [actions]"),
        ("[tiers]\nlow = { level = 1 }", 'own.toml:2: tiers.low: needs an action: [actions] low = "mask"'),
        ("[tiers]\na = { level = 1 }\nb = { level = 1 }", "own.toml:3: tiers.b.level: given 1, which a has"),
        (
            '[tiers]\nlow = { level = 1 }\n[actions]\nlow = "mask"\n[entities]\nPERSON = { action = "mask" }',
            "own.toml:6: entities.PERSON: needs a tier: this file extends nothing that gives one",
        ),
        (
            '[tiers]\nlow = { level = 1 }\n[actions]\nlow = "mask"\n[switches]\nx = true',
            "switches.x: given a value; needed, as this file extends nothing: a default",
        ),
        (
            '[tiers]\nlow = { level = 1 }\n[actions]\nlow = "mask"\n'
            '[entities]\nPERSON = { tier = "low", otherwise = { tier = "low" } }',
            "entities.PERSON.otherwise: needs a switch beside it",
        ),
    ],
)
def test_a_file_that_extends_nothing_has_to_be_whole(write, text, message):
    assert message in refusal(write(text))


def test_a_file_that_extends_itself_is_refused(write):
    write('extends = "b.toml"', "a.toml")
    write('extends = ["law.toml", "a.toml"]', "b.toml")
    assert refusal("a.toml") == "b.toml:1: extends[1]: extends itself: a.toml → b.toml → a.toml"
    assert "extends itself: own.toml → own.toml" in refusal(write('extends = "./own.toml"'))


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('"nosuch.toml"', 'own.toml:1: extends: there is no file "nosuch.toml"'),
        ('"pip"', 'own.toml:1: extends: policy "pip" is unknown; did you mean pipl; built-in policies: '),
        ('["law.toml", "pip"]', "own.toml:1: extends[1]: policy"),
        ("3", "own.toml:1: extends: given 3; needed: the name of a pack, a path, or a list of them"),
        ("[]", "own.toml:1: extends: given an empty list"),
    ],
)
def test_what_is_extended_has_to_be_there(write, entry, message):
    assert message in refusal(write(f"extends = {entry}"))


def test_a_mistake_in_a_file_that_is_extended_is_named_there(write, folder):
    (folder / "sub").mkdir()
    write('extends = "../law.toml"\n[entities]\nX = { tier = "personal" }', "sub/middle.toml")
    assert refusal(write('extends = "sub/middle.toml"')).startswith(
        "sub/middle.toml:3: entities.X: unknown entity"
    )


def test_a_recipient_is_said_once(write):
    write('extends = "law.toml"\n[recipients.a]\nreceives = ["PERSON"]', "middle.toml")
    text = 'extends = "middle.toml"\n[recipients.a]\ntitle = "all at once"'
    assert "own.toml:2: recipients.a: is there already in a file that this one extends" in refusal(
        write(text)
    )


def test_a_file_may_not_open_what_one_before_it_closed(write):
    write(
        'extends = "law.toml"\n[columns.note]\naction = "suppress"\n[actions]\npersonal = "suppress"',
        "middle.toml",
    )
    said = refusal(
        write('extends = "middle.toml"\n[columns.note]\naction = "mask"\n[actions]\npersonal = "mask"')
    )
    assert [line.split(": ")[:2] for line in said.splitlines()] == [
        ["own.toml:2", "columns.note"],
        ["own.toml:5", "actions.personal"],
    ]


def test_a_reason_of_a_tier_is_none_for_what_goes_to_a_lower_one(write):
    """IMEI is internal already; the others of the category would go down to it, and that has no reason."""
    text = """
        extends = "law.toml"
        [actions]
        internal = { action = "keep", because = "our own devices" }
        [categories]
        financial_account = { tier = "internal" }
        device = { tier = "internal" }
    """
    said = refusal(write(text))
    assert [line.split(": ")[1] for line in said.splitlines()] == ["categories.financial_account"]


def test_a_column_that_held_one_thing_may_not_open_the_others(write):
    write('extends = "law.toml"\n[columns.x]\nentity = "CN_MOBILE"', "middle.toml")
    said = refusal(write('extends = "middle.toml"\n[columns.x]\naction = "mask"'))
    assert "own.toml:2: columns.x: is more lenient than what it overrides: AGE (sensitive, suppress →" in said


def test_a_column_may_not_hold_something_milder_than_before(write):
    write('extends = "law.toml"\n[columns.x]\nentity = "BANK_CARD"', "middle.toml")
    said = refusal(write('extends = "middle.toml"\n[columns.x]\nentity = "PERSON"'))
    assert (
        "columns.x: is more lenient than what it overrides: PERSON (sensitive, suppress → personal, mask)"
        in said
    )


def test_a_plan_may_keep_a_column_without_identifiers_unless_the_policy_speaks_of_it(write):
    plan = '[[plan.columns]]\nname = "备注"\nkind = "text"\naction = "keep"'
    assert load_policy(write(f'extends = "law.toml"\n{plan}')).plan is not None
    said = refusal(write(f'extends = "law.toml"\n[columns."备注"]\naction = "suppress"\n{plan}'))
    assert "plan.columns[0]: shows more than the policy: whatever it holds (" in said


def test_a_tier_with_a_reason_covers_what_it_opens(write):
    """The reason stands at the action of the tier; entities that stay in the tier need none of their own."""
    text = (
        '[actions]\nsensitive = { action = "mask", because = "test" }\n'
        '[entities]\nBANK_CARD = { tier = "sensitive" }'
    )
    assert load_policy(write(f'extends = "law.toml"\n{text}'))


def test_stricter_needs_no_reason(write):
    text = (
        '[actions]\npersonal = "suppress"\n[entities]\nIMEI = { tier = "sensitive" }\n'
        '[columns.x]\naction = "suppress"'
    )
    assert load_policy(write(f'extends = "law.toml"\n{text}'))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("own.toml", b"name = ", "own.toml:1: no TOML: Invalid value"),
        ("own.toml", b'a = 1\nb = "x\n', "own.toml:2: no TOML: "),
        ("own.toml", b"a = 1\na = 2\n", "own.toml:2: no TOML: Cannot overwrite a value"),
        ("own.toml", b"a = " + b"[" * 5000, "own.toml: no TOML: it is nested too deep"),
        ("own.toml", b"name = '\xff'", "own.toml: it is not UTF-8"),
        ("own.yaml", b"name: [a", "own.yaml:1: no YAML: "),
        ("own.yaml", b"- a\n- b\n", "own.yaml: given a list; needed: keys such as name and extends"),
        ("own.yaml", b"", "own.yaml: given nothing; needed: keys such as name and extends"),
        ("own.yaml", b"a: b\n---\nc: d\n", "own.yaml:2: no YAML: but found another document"),
        ("own.json", b"{}", "own.json: a policy file ends in .toml, .yaml, .yml"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(folder, name, content, message):
    (folder / name).write_bytes(content)
    assert refusal(name).startswith(message)


@pytest.mark.parametrize("source", ["nosuch.toml", "sub"])
def test_a_path_that_is_no_file_is_refused(folder, source):
    (folder / "sub").mkdir()
    assert refusal(source) in ("nosuch.toml: No such file or directory", "sub: Is a directory")


@pytest.mark.parametrize("name", ["nosuch", "", "PIPL", "../pipl", "pipl.toml"])
def test_an_unknown_pack_is_refused_with_the_names_there_are(name):
    with pytest.raises(PolicyError, match=r"built-in policies: .*pipl"):
        load_pack(name)


def test_an_unknown_name_is_refused_with_the_names_there_are(folder):
    assert "built-in policies: " in refusal("pippl")
    assert "did you mean pipl" in refusal("pippl")
    assert "an empty list" in refusal([])
