"""A table report as HTML: one table, escaped, without script."""

from html.parser import HTMLParser

import pandas as pd

from piiguard import Guard
from piiguard.display.tables import report_html

NASTY = '<script>alert("x")</script>&"\''


class Cells(HTMLParser):
    """The tags in their order, the texts of head and body cells."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.texts, self._inside = [], {"th": [], "td": [], "caption": []}, None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self._inside = tag
        if tag in self.texts:
            self.texts[tag].append("")

    def handle_endtag(self, tag):
        self._inside = None

    def handle_data(self, data):
        if self._inside in self.texts:
            self.texts[self._inside][-1] += data


def test_each_column_is_a_row():
    report = Guard().classify(pd.DataFrame({"手机号": ["13800138000"] * 8, "n": range(8)}))
    cells = Cells(report_html(report))
    assert cells.texts["th"] == ["column", "holds", "tier", "action", "confidence", "evidence", "warnings"]
    assert cells.texts["td"][:4] == ["手机号", "CN_MOBILE", "personal", "mask"]
    assert cells.texts["td"][7:11] == ["n", "(clean)", "–", "search"]
    assert cells.texts["caption"] == ["policy pipl, 2 columns"]
    assert set(cells.tags) == {"table", "caption", "thead", "tbody", "tr", "th", "td"}


def test_names_are_escaped(tmp_path):
    file = tmp_path / "own.toml"
    file.write_text("name = '''<i>own</i>'''\nextends = \"pipl\"\n", encoding="utf-8")
    html = Guard(file).classify(pd.DataFrame({NASTY: ["x"]}))._repr_html_()
    assert "<script" not in html
    assert "<i>" not in html
    assert Cells(html).texts["td"][0] == NASTY


def test_a_table_without_columns_has_no_rows():
    assert Cells(Guard().classify(pd.DataFrame())._repr_html_()).texts["td"] == []
