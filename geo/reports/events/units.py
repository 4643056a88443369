"""Numbered and named units among the sides of an event."""

from __future__ import annotations

from typing import Final

from geo.reports.events.draft import Draft
from geo.reports.vocabulary.lexicon import Tag

_UNITS: Final = frozenset(
    """national defence;national defense;national defence forces;national defense forces;ndf;
    local defence forces;liwa al-quds;liwaa al-quds;fatemiyoun;liwa fatemiyoun;hezbollah;irgc;
    zainabiyoun;wagner;tiger forces;military security;asayish;deir ezzor military council;
    deir ez-zor military council;liwa al-baqir;quds force;popular mobilisation forces;
    popular mobilization forces;hashd al-shaabi;lebanese hezbollah;general security;
    military intelligence;air force intelligence""".replace("\n", "")
    .replace("    ", "")
    .split(";")
)


def units_of(draft: Draft) -> tuple[str, ...]:
    """Names of numbered or named units among the sides, as the report spells them."""
    names: list[str] = []
    for scene in draft.scenes:
        for token in scene.tokens:
            if token.tag is Tag.ORG and _is_unit(token.low) and token.text not in names:
                names.append(" ".join(token.text.split()))
    return tuple(names)


def _is_unit(low: str) -> bool:
    words = low.split()
    if words[-1] in ("division", "brigade", "corps", "regiment", "battalion", "guard", "guards"):
        return True
    return low in _UNITS
