"""Every id of a document is given out once, whatever was written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kspolicy.parse.identities import Identities


@given(st.lists(st.sampled_from(["a", "a~2", "a~3", "a~2~2", "b"])))
def test_no_id_is_given_out_twice(wanted: list[str]) -> None:
    identities = Identities()
    given_out = [identities.take(name) for name in wanted]
    assert len(set(given_out)) == len(wanted)
    for name, identity in zip(wanted, given_out, strict=True):
        assert identity == name or identity.startswith(f"{name}~")


def test_the_first_has_the_id_it_wants() -> None:
    identities = Identities()
    assert [identities.take("a") for _ in range(3)] == ["a", "a~2", "a~3"]
