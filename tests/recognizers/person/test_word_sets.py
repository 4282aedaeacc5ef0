"""Sets of short words."""

from hypothesis import given
from hypothesis import strategies as st

from piiguard.recognizers.person.word_sets import WordSet, words_of

WORDS = st.lists(
    st.text(alphabet="的一是在不了有和人这中大为上个国我以要他时来用们", min_size=1, max_size=4), max_size=30
)


@given(WORDS, WORDS)
def test_a_set_holds_its_words_and_no_others(inside, asked):
    if not inside or not asked:
        return
    held = WordSet.of(inside).holds(words_of(asked)[0])
    assert held.tolist() == [word in inside for word in asked]


def test_longer_words_are_left_out():
    assert WordSet.of(["王府井", "王府井大街"]).holds(words_of(["王府井"])[0]).tolist() == [True]
