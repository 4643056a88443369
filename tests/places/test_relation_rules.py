"""The letters without which a rule of relations isn't tried: no rule may match without one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.places.relations import _PATTERNS


@pytest.mark.parametrize("needs, pattern", [(n, p) for n, p, _ in _PATTERNS])
@settings(max_examples=20)
@given(data=st.data())
def test_a_rule_matches_nothing_without_a_letter_that_it_needs(
    needs: str, pattern: str, data: st.DataObject
) -> None:
    roles = data.draw(st.from_regex(re.compile(pattern), fullmatch=True))
    assert not set(roles).isdisjoint(needs)
