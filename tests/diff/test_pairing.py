"""What is joined, and what is left alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kspolicy.diff.pairing import Pairing, candidates, moved


def same(text: str) -> str:
    return text


def test_equal_keys_are_joined_in_order() -> None:
    pairing = Pairing(["a", "b", "a"], ["a", "a", "c"])
    pairing.join_equal(same, same)
    assert pairing.new_of == {0: 0, 2: 1}
    assert (pairing.removed(), pairing.added()) == (["b"], ["c"])


def test_key_of_none_stays_free() -> None:
    pairing = Pairing([""], [""])
    pairing.join_equal(lambda text: text or None, lambda text: text or None)
    assert pairing.new_of == {}


def test_unique_leaves_alone_what_could_be_two_things() -> None:
    pairing = Pairing(["a", "b"], ["b", "a", "a"])
    pairing.join_equal(same, same, unique=True)
    assert list(pairing.pairs()) == [("b", "b")]


def test_likest_joins_the_best_first_and_nothing_below_the_floor() -> None:
    pairing = Pairing(
        ["培育创新领航企业", "壮大专精特新企业", "加强宣传"],
        ["壮大专精特新中小企业", "培育创新型领航企业", "深化改革"],
    )
    pairing.join_likest(same, 0.75)
    assert pairing.new_of == {0: 1, 1: 0}


def test_many_are_compared_with_the_likely_ones_only() -> None:
    olds = {k: f"第{k}号任务甲{k * 7919}" for k in range(400)}
    news = {k: f"第{k}号任务乙{k * 7919}" for k in range(400)}
    found = set(candidates(olds, news))
    assert all((k, k) in found for k in range(400))
    assert len(found) < 400 * 20


@given(st.permutations(range(8)))
def test_what_does_not_move_stands_in_rising_order(order: list[int]) -> None:
    out = moved(order)
    staying = [value for position, value in enumerate(order) if position not in out]
    assert staying == sorted(staying)


@given(st.integers(0, 7), st.integers(0, 7))
def test_one_that_is_taken_elsewhere_is_the_only_one_moved(source: int, target: int) -> None:
    order = list(range(8))
    order.insert(target, order.pop(source))
    assert len(moved(order)) == (source != target)
