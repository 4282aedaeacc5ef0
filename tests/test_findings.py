"""`Findings`: what was found where, as arrays; and `Finding`, one of them. Neither holds a text."""

import json
import pickle

import numpy as np
import pandas as pd
import pytest

from piiguard import Evidence, Flaw, Guard
from piiguard.findings import Findings, Spans

TEXTS = ["手机13800138000", None, "邮箱a@example.com，电话13800138000", "138****8000"]
FOUND = Guard().scan(TEXTS)


def test_findings_are_a_sequence():
    assert len(FOUND) == 4
    assert [finding.entity for finding in FOUND] == ["CN_MOBILE", "EMAIL_ADDRESS", "CN_MOBILE", "CN_MOBILE"]
    assert FOUND[-1] == list(FOUND)[-1]
    assert FOUND[1:3] == FOUND.take(np.array([1, 2]))


def test_the_arrays_say_what_the_findings_say():
    assert FOUND.row.tolist() == [finding.row for finding in FOUND] == [0, 2, 2, 3]
    assert FOUND.start.tolist() == [finding.start for finding in FOUND]
    assert FOUND.end.tolist() == [finding.end for finding in FOUND]
    assert FOUND.entity.tolist() == [finding.entity for finding in FOUND]
    assert FOUND.masked.tolist() == [finding.masked for finding in FOUND] == [False, False, False, True]


def test_the_value_is_cut_from_the_text_that_the_caller_has():
    assert [finding.text_of(TEXTS[finding.row]) for finding in FOUND] == [
        *("13800138000", "a@example.com", "13800138000", "138****8000")
    ]


def test_evidence_and_flaw_are_named():
    finding = Guard().scan("身份证号11010519491231002X")[0]
    assert Evidence.CHECK | Evidence.LABEL in finding.evidence
    assert finding.flaw is Flaw.NONE
    assert Guard().scan("身份证号110105194912310021")[0].flaw is Flaw.CHECK_CHARACTER


def test_taking_by_mask_and_by_position_agrees():
    assert FOUND.take(FOUND.masked) == FOUND.take(np.array([3])) == FOUND[3:]


def test_counts_are_by_code():
    assert FOUND.counts() == {"CN_MOBILE": 3, "EMAIL_ADDRESS": 1}


def test_dicts_are_ready_for_json_and_hold_no_text():
    (only,) = FOUND[:1].to_dicts()
    assert json.loads(json.dumps(only)) == {
        "row": 0,
        "column": None,
        "path": None,
        "start": 2,
        "end": 13,
        "entity": "CN_MOBILE",
        "score": 0.97,
        "evidence": ["SHAPE", "REGISTRY", "LABEL"],
        "flaw": None,
        "masked": False,
        "recognizer": "cn_mobile",
    }


def test_a_frame_has_one_row_for_each_finding():
    frame = FOUND.to_pandas()
    assert isinstance(frame, pd.DataFrame)
    assert frame["entity"].tolist() == FOUND.entity.tolist()


def test_nothing_found_is_empty_in_every_form():
    none = Guard().scan("")
    assert (len(none), none.counts(), none.to_dicts(), none.entity.tolist()) == (0, {}, [], [])
    assert none == Findings.empty(("A",), ("a",))
    assert not none
    assert none.to_pandas().empty


def test_findings_pickle():
    assert pickle.loads(pickle.dumps(FOUND)) == FOUND


def test_the_repr_counts():
    assert repr(FOUND) == "<Findings 4: CN_MOBILE: 3, EMAIL_ADDRESS: 1>"
    assert repr(Guard().scan("")) == "<Findings 0>"


def test_findings_have_no_hash():
    with pytest.raises(TypeError):
        hash(FOUND)


def test_spans_of_several_finders_are_laid_end_to_end():
    spans = Spans.concatenate([Spans.of(np.array([1]), np.array([2]), 0.5, 1), Spans.none()])
    assert (spans.start.tolist(), spans.score.tolist(), spans.masked.tolist()) == ([1], [0.5], [False])
