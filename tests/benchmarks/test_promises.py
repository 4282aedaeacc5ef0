"""The measure of what the documentation promises, on little text."""

from benchmarks import promises
from benchmarks.report import promises_page


def test_known_names_are_distinct_and_found():
    result = promises.known((0, 500), characters=2_000, rounds=1, seed=3)
    assert list(result) == ["0", "500"]
    assert result["0"]["found"] == 0
    assert all(figures["best"] > 0 for figures in result.values())
    names = promises._names(5_000, 3)
    assert len(set(names)) == 5_000
    assert all(len(name) == 3 for name in names)


def test_documents_that_change_are_counted(monkeypatch):
    class Forgetful:
        """Masks one digit more each time."""

        def protect(self, texts):
            return [text.replace("1", "*", 1) for text in texts]

    monkeypatch.setattr(promises, "need", lambda name: type("piiguard", (), {"Guard": Forgetful}))
    monkeypatch.setattr(promises, "generate", lambda split, seed, docs: [{"text": "11"}, {"text": "1"}])
    assert promises.twice(docs=2, seed=1)["tune"] == {
        "documents": 2,
        "characters": 3,
        "changed": 1,
        "more_stars": 1,
    }


def test_the_page_names_every_figure():
    known = {"0": {"build_s": 0.1, "found": 0, "best": 2e6, "median": 1e6}}
    counts = {"documents": 10, "characters": 1234, "changed": 0, "more_stars": 0}
    page = "\n".join(promises_page({"known": known, "twice": {"tune": counts}}))
    assert "| 0 | 2 | 1 | 0.10 | 0 |" in page
    assert "| tune | 10 | 1,234 | 0 | 0 |" in page
