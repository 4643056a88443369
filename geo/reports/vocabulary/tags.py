"""What a token is to the grammars; used as ``Tag.PERSON``, see ``lexicon``.

Strings in a module of their own, and no enum or class: up to Python 3.11 naming a member of an enum
costs ten times as much and one of a class twice, and the grammars name them tens of thousands
of times a report.
"""

from typing import Final

WORD: Final = "word"
NAME: Final = "name"
PUNCT: Final = "punct"
NUMBER: Final = "number"
AT_LEAST: Final = "at_least"
ABOUT: Final = "about"
UP_TO: Final = "up_to"
TOTAL: Final = "total"
VAGUE: Final = "vague"
ARTICLE: Final = "article"
ANOTHER: Final = "another"
DET: Final = "det"
OTHER: Final = "other"
PERSON: Final = "person"
THING: Final = "thing"
ORG: Final = "org"
OUTLET: Final = "outlet"
CASUALTY: Final = "casualty"
LEAVE: Final = "leave"
BE: Final = "be"
HAVE: Final = "have"
BY: Final = "by"
OF: Final = "of"
PREP: Final = "prep"
CONJ: Final = "conj"
SUBSET: Final = "subset"
NEG: Final = "neg"
WHO: Final = "who"
PLACE: Final = "place"
DATE: Final = "date"
