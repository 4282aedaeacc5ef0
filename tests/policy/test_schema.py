"""The JSON Schema of policy files, and that it knows what the model knows."""

import json

from piiguard.entity import Category
from piiguard.policy.build import column_rules, plan_of, recipients_of, record_rules, rule_set
from piiguard.policy.schema import PolicyFile, json_schema
from piiguard.transforms.kinds import kinds

CODES = ["CN_MOBILE", "PERSON"]
SCHEMA = json_schema(CODES)


def enums(value):
    """All lists of allowed words in a part of the schema."""
    if isinstance(value, dict):
        found = [value["enum"]] if "enum" in value else []
        return found + [words for item in value.values() for words in enums(item)]
    return [words for item in value for words in enums(item)] if isinstance(value, list) else []


def test_it_is_json_and_allows_no_other_keys():
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
    assert set(SCHEMA["properties"]) == set(PolicyFile.model_fields)
    assert SCHEMA["additionalProperties"] is False
    assert [
        name for name, table in SCHEMA["$defs"].items() if table["additionalProperties"] is not False
    ] == []


def test_it_completes_entities_categories_and_actions():
    assert SCHEMA["properties"]["entities"]["propertyNames"] == {"enum": CODES}
    assert SCHEMA["properties"]["categories"]["propertyNames"] == {"enum": [str(c) for c in Category]}
    assert [list(kinds())] == enums(SCHEMA["$defs"]["Row"]["properties"]["action"])[:1]
    assert enums(SCHEMA["$defs"]["ColumnRow"]["properties"]["entity"]) == [CODES]
    assert enums(SCHEMA["$defs"]["RecipientTable"]["properties"]["receives"]) == [CODES]


def test_what_a_table_leaves_out_is_what_the_model_leaves_out():
    """Packs do not pass the pydantic model, so its defaults must be those of the frozen classes."""
    table = {"x": {}}
    assert column_rules(table)[0].rule == rule_set({"entities": table}, "", {}).entities["x"]
    recipient = recipients_of(table)["x"]
    fields = SCHEMA["$defs"]["RecipientTable"]["properties"]
    for key in ("title", "purpose", "legal_basis", "abroad", "highest", "transforms", "expires"):
        assert fields[key].get("default") == getattr(recipient, key)
    record = record_rules({"x": {"tier": "t"}})[0]
    assert (record.under, record.together, record.lifts, record.clause) == (None, (), (), "")
    assert plan_of({"columns": []}).columns == ()
