"""`Lexicon`: finds any of many words at many positions at once.

A tree of characters as a double array (Aoe 1989): the child of node `n` by character `c` is the slot
`base[n] + c`, if `parent` of that slot is `n`. The first two characters leave few positions; those walk down
the tree together, so the cost hardly depends on the number of words.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from piiguard.text.canonical import PAIR_BITS, VARIANTS, canonical, canonicals, pair_hashes
from piiguard.text.folding import SENTINEL
from piiguard.text.texts import Ints, Texts

__all__ = ["Lexicon", "canonical"]

Integers = npt.NDArray[np.signedinteger[Any]]

_LAST_ASCII = 127
_LETTER = np.zeros(_LAST_ASCII + 2, dtype=np.bool_)  # the last stands for all other characters
_LETTER[[*range(65, 91), *range(97, 123)]] = True
_BLOCK = 1 << 14  # characters looked up at once: larger arrays would leave the processor's cache
_FEW = 24  # places; below, a loop is faster than array operations
_GOLDEN = 0x9E3779B1  # Fibonacci hashing: a prime beside 2**32 over the golden ratio
_PLACED_TOGETHER = (32, 8, 1)  # nodes with more children than this are placed before those with fewer


class Lexicon:
    """Words to be found in code points, without regard to case, width and (for label characters) script.

    words: canonical, distinct, in the order given; results name them by index.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(dict.fromkeys(word for word in canonicals(list(words)) if word))
        alphabet = sorted(set().union(*self.words))
        self._alphabet = np.array([ord(character) for character in alphabet], dtype=np.uint32)
        self._width = len(alphabet) + 1
        # most characters of a text are in no word: 0
        self._character = np.zeros(SENTINEL + 1, dtype=np.int32)
        for identity, character in enumerate(alphabet, start=1):
            for variant in self._spellings(character):
                self._character[ord(variant)] = identity
        self._build_tree()
        self._opens = self._parent[: self._width] == 0
        # +wx, 2fa: words that do not begin with a letter may begin behind one
        self._odd = self._opens.take(self._character[: _LAST_ASCII + 2]) & ~_LETTER

    @staticmethod
    def _spellings(character: str) -> set[str]:
        upper = character.upper()[:1]
        if upper == character and character not in VARIANTS and not "!" <= character <= "~":
            return {character}
        spellings = {character, upper or character}
        spellings.update(VARIANTS.get(character, ""))
        wide = {chr(ord(c) + 0xFEE0) for c in spellings if "!" <= c <= "~"}
        return {c for c in spellings | wide if len(c) == 1}

    def _build_tree(self) -> None:
        """Nodes in the order of the sorted words, then a slot for each.

        Slot 0 is the root, whose children have the numbers of their characters as slots.
        """
        lengths = np.fromiter(map(len, self.words), dtype=np.int64, count=len(self.words))
        self._lengths = np.append(lengths, 0)
        self._depth = int(lengths.max(initial=0))
        order = np.array(sorted(range(len(self.words)), key=self.words.__getitem__), dtype=np.int64)
        letters = self._letters(order, lengths)
        self._note_pairs(letters[:, :2])
        character, parent, number = _tree(letters, lengths.take(order))
        base, slot = _laid_out(character, parent, self._width)
        size = int(slot.max(initial=0)) + 2 * self._width
        self._nowhere = size - 1  # no way leads on from there
        self._base, self._parent = np.zeros(size, dtype=np.int32), np.full(size, -1, dtype=np.int32)
        self._base[slot], self._parent[slot[1:]] = base, slot.take(parent[1:])
        # the longest word on the way to each node; the number behind the last word for none
        longest = np.full(size, len(self.words), dtype=np.int32)
        longest[slot] = _longest_on_the_way(parent, number, order)
        self._longest_word = longest

    def _letters(self, order: Ints, lengths: Ints) -> npt.NDArray[np.int32]:
        """(words, longest) character numbers of the words in this order, 0 behind the end of each."""
        joined = "".join([self.words[word] for word in order.tolist()])
        codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        letters = np.zeros((len(order), max(self._depth, 2)), dtype=np.int32)
        letters[np.arange(letters.shape[1]) < lengths.take(order)[:, None]] = self._character.take(codes)
        return letters

    def _note_pairs(self, pairs: npt.NDArray[np.int32]) -> None:
        """The first two characters of words, by which a text is searched."""
        alone = pairs[:, 1] == 0
        singles = [chr(code) for code in self._alphabet.take(pairs[alone, 0] - 1).tolist()]
        self._single: npt.NDArray[np.bool_] | None = None
        if singles:
            self._single = np.zeros(SENTINEL + 1, dtype=np.bool_)
            self._single[[ord(variant) for single in singles for variant in self._spellings(single)]] = True
        codes = self._alphabet.take(pairs[~alone] - 1).ravel()
        self._bits = max(PAIR_BITS, len(pairs).bit_length() + 4)
        self._pairs = np.zeros(1 << self._bits, dtype=np.bool_)
        self._pairs[pair_hashes(codes, bits=self._bits)[::2]] = True

    def find(self, texts: Texts, positions: Ints | None = None) -> tuple[Ints, Ints, Ints]:
        """The longest word at each position (all, or those given): (start, end, word index)."""
        if positions is None and self._bits == PAIR_BITS:
            return self.longest(texts.codes, self._starts(texts.codes, texts.pairs))
        return self.longest(texts.codes, self.starts(texts.codes, positions))

    def starts(self, codes: npt.NDArray[np.uint32], positions: Ints | None = None) -> Ints:
        """Positions (all, or among those given) where a word may begin, by its first two characters."""
        if positions is None:
            return self._starts(codes, pair_hashes(codes, bits=self._bits))
        positions = positions.compress(self._opens.take(self._character.take(codes.take(positions))))
        may = self._pairs.take(pair_hashes(codes, positions, self._bits))
        if self._single is not None:
            may |= self._single.take(codes.take(positions))
        return positions.compress(may)

    def _starts(self, codes: npt.NDArray[np.uint32], pairs: Ints) -> Ints:
        may = self._pairs.take(pairs)
        if self._single is not None:
            for begin in range(0, len(may), _BLOCK):
                block = slice(begin, min(begin + _BLOCK, len(may)))
                may[block] |= self._single.take(codes[block])
        positions = may.nonzero()[0]
        first = codes.take(positions)
        latin = (first <= _LAST_ASCII).nonzero()[0]
        if not len(latin):
            return positions
        # Latin words begin where no letter stands before
        before = codes.take(positions.take(latin) - 1)
        initial = first.take(latin)
        word = _LETTER.take(initial) & ~_LETTER.take(before, mode="clip") | self._odd.take(initial)
        begins = np.ones(len(positions), dtype=np.bool_)
        begins[latin] = word
        return positions.compress(begins)

    def longest(self, codes: npt.NDArray[np.uint32], starts: Ints) -> tuple[Ints, Ints, Ints]:
        """The longest word at each of `starts`: (start, end, word index), only where there is one."""
        last = self._walk(codes, starts) if len(starts) > _FEW else self._walk_few(codes, starts)
        word = self._longest_word.take(last)
        found = (word < len(self.words)).nonzero()[0]
        start, number = starts.take(found), word.take(found).astype(np.int64)
        return start, start + self._lengths.take(number), number

    def _walk(self, codes: npt.NDArray[np.uint32], starts: Ints) -> Ints:
        """The last node on the way down from each start."""
        first = self._character.take(codes.take(starts))
        last = np.where(self._opens.take(first), first, self._nowhere)
        node, at, alive = last, starts, None
        for step in range(1, self._depth):
            at = at + 1
            slot = self._base.take(node) + self._character.take(codes.take(at))
            goes_on = (self._parent.take(slot) == node).nonzero()[0]
            alive = goes_on if alive is None else alive.take(goes_on)
            if len(alive) <= _FEW:
                last[alive] = self._walk_few(codes, starts.take(alive), slot.take(goes_on), step + 1)
                break
            at, node = at.take(goes_on), slot.take(goes_on)
            last[alive] = node
        return last

    @cached_property
    def _views(self) -> tuple[memoryview, memoryview]:
        """The double array, for texts with so few places that array operations cost more."""
        return memoryview(self._base), memoryview(self._parent)  # type: ignore[arg-type]

    def _walk_few(
        self, codes: npt.NDArray[np.uint32], starts: Ints, nodes: Integers | None = None, walked: int = 0
    ) -> Ints:
        """The same for few starts; nodes: where they are, so many characters behind their start."""
        base, parent = self._views
        last = [0] * len(starts) if nodes is None else nodes.tolist()
        for place, start in enumerate(starts.tolist()):
            node = last[place]
            for character in self._character.take(codes[start + walked : start + self._depth]).tolist():
                slot = base[node] + character
                if parent[slot] != node:
                    break
                node = slot
            last[place] = node
        return np.array(last, dtype=np.int64)


def _tree(letters: npt.NDArray[np.int32], lengths: Ints) -> tuple[Ints, Ints, Ints]:
    """Character and parent of each node of sorted words, and which of them ends there, -1 for none.

    Node 0 is the root; a parent has a smaller number than its children.
    """
    depth = letters.shape[1]
    within = np.arange(depth) < lengths[:, None]
    fresh = within.copy()  # where a word leaves the way of the one before
    fresh[1:] &= np.logical_or.accumulate(letters[1:] != letters[:-1], axis=1)
    characters, parents, ends = [np.zeros(1, dtype=np.int64)], [np.zeros(1, dtype=np.int64)], []
    node, count, rows = np.zeros(len(letters), dtype=np.int64), 1, np.arange(len(letters))
    for column in range(depth):
        rows = rows.compress(within[:, column].take(rows))
        if not len(rows):
            break
        new = fresh[:, column].take(rows)
        first = rows.compress(new)
        characters.append(letters[:, column].take(first).astype(np.int64))
        parents.append(node.take(first))
        node[rows] = count - 1 + np.cumsum(new)
        count += len(first)
        ends.append(rows.compress(lengths.take(rows) == column + 1))
    number = np.full(count, -1, dtype=np.int64)
    closed = np.concatenate(ends) if ends else rows
    number[node.take(closed)] = closed
    return np.concatenate(characters), np.concatenate(parents), number


def _longest_on_the_way(parent: Ints, number: Ints, order: Ints) -> Ints:
    """The word that ends at each node, or the last one before it; the number of words for none."""
    word = np.append(order, -1).take(number)
    missing = (word < 0).nonzero()[0]
    above = parent.take(missing)
    while len(missing):
        word[missing] = word.take(above)
        waiting = ((word.take(missing) < 0) & (above > 0)).nonzero()[0]
        missing, above = missing.take(waiting), parent.take(above.take(waiting))
    word[word < 0] = len(order)
    return word


def _laid_out(character: Ints, parent: Ints, width: int) -> tuple[Ints, Ints]:
    """Base and slot of each node of a tree, such that no two children share a slot.

    Nodes with several children are tried at places that a hash gives, all at once, until each has found one;
    single children fill what is left.
    """
    count = len(character)
    size = width + 3 * count
    taken = np.zeros(size + width, dtype=np.bool_)
    base, slot = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    children = parent[1:].argsort(kind="stable") + 1  # of node 0, of node 1 ...
    number = np.bincount(parent[1:], minlength=count)
    first = np.cumsum(number) - number
    top = children[: number[0]] if count > 1 else children
    slot[top] = character.take(top)
    taken[: width + 1] = True
    several = (number[1:] > 1).nonzero()[0] + 1
    for least in _PLACED_TOGETHER:
        waiting = several[number.take(several) > least]
        several = several[number.take(several) <= least]
        attempt = 0
        while len(waiting):
            sizes = number.take(waiting)
            begin = np.cumsum(sizes) - sizes
            child = children.take(np.repeat(first.take(waiting) - begin, sizes) + np.arange(int(sizes.sum())))
            tried = width + (((waiting + attempt * count) * _GOLDEN & 0xFFFFFFFF) * (size - width) >> 32)
            at = np.repeat(tried, sizes) + character.take(child)
            owner = np.repeat(waiting, sizes)
            slot_owner = np.full(len(taken), -1, dtype=np.int64)
            slot_owner[at] = owner
            fits = np.logical_and.reduceat(~taken.take(at) & (slot_owner.take(at) == owner), begin)
            settled = np.repeat(fits, sizes)
            base[waiting[fits]], slot[child[settled]], taken[at[settled]] = tried[fits], at[settled], True
            waiting = waiting[~fits]
            attempt += 1
    single = (number[1:] == 1).nonzero()[0] + 1
    child = children.take(first.take(single))
    slot[child] = (~taken).nonzero()[0][: len(single)]
    base[single] = slot.take(child) - character.take(child)
    return base, slot
