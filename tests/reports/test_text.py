"""Damaged text made readable, pages without their furniture, sentences, and who says it."""

from __future__ import annotations

import pytest

from geo.reports.clauses.clause import clause_of
from geo.reports.clauses.sources import source_in
from geo.reports.text.layout import Role, blocks_of
from geo.reports.text.repair import repair
from geo.reports.text.sentences import sentences_of
from geo.reports.vocabulary.tokens import tokens_of


@pytest.mark.parametrize(
    ("damaged", "readable"),
    [
        ("att-ack by IS*IS", "attack by ISIS"),
        ("on Thurs-\nday, 12 peo-\nple and twenty-\none", "on Thursday, 12 people and twenty-one"),
        ("Gu*nmen kil*led two, di*es, fata*lities", "Gunmen killed two, dies, fatalities"),
        ("expl\u00ado\u00adsion", "explosion"),
        ("Pal\u200bmyra", "Palmyra"),
        ("“IS-IS” inju-red ‘two’", "\"ISIS\" injured 'two'"),
        ('""so quoted""', '"so quoted"'),
        ("''so quoted''", '"so quoted"'),
        ('the "martyred" men', "the martyred men"),
        ("soldiers &amp; civilians&#8217;", "soldiers & civilians'"),
        ("a\u00a0b\tc  d", "a b c d"),
        ("five – six — seven", "five – six – seven"),
        (
            "al-Sukhna, T-4, Iranian-backed, hit-and-run",
            "al-Sukhna, T-4, Iranian-backed, hit-and-run",
        ),
        ("explo-\nsion", "explosion"),
        ("Iranian-\nbacked", "Iranian-backed"),
        ("oﬃcers ﬁred", "officers fired"),
        ("wait…", "wait..."),
        ("24 February، 2023", "24 February, 2023"),
    ],
)
def test_repair(damaged: str, readable: str) -> None:
    assert repair(damaged).text == readable


@pytest.mark.parametrize(
    ("damaged", "word", "original"),
    [
        ("An att-ack in Pal\u200bmyra.", "attack", "att-ack"),
        ("An att-ack in Pal\u200bmyra.", "Palmyra", "Pal\u200bmyra"),
        ("&quot;Two&quot; died", "Two", "Two"),
        ("a  b  soldiers", "soldiers", "soldiers"),
        ("oﬃcers died", "officers", "oﬃcers"),
    ],
)
def test_every_span_leads_back(damaged: str, word: str, original: str) -> None:
    repaired = repair(damaged)
    at = repaired.text.index(word)
    start, end = repaired.input_span(at, at + len(word))
    assert damaged[start:end] == original


PAGE = """Home
World
Share

Mine kills four near Arak

May 10, 2021
By Some Writer

Four soldiers were killed on Sunday when a mine exploded
near Arak, a source said.
The wounded were taken to Palmyra.

Photo: a clearing team at work

Here is the list:
- Two officers died.
• One driver was hurt.

Read more: the road to Palmyra
Check Also

Bakery opens in Homs

The bakery was opened by the governor …
© 2021 All rights reserved
"""


def _read(text: str) -> list[tuple[Role, str]]:
    return [(b.role, " ".join(text[b.start : b.end].split())) for b in blocks_of(text)]


def test_furniture_is_left_out_and_wrapped_lines_are_joined() -> None:
    kept = [(role, line) for role, line in _read(PAGE) if role is not Role.FURNITURE]
    assert kept == [
        (Role.TITLE, "Mine kills four near Arak"),
        (
            Role.BODY,
            "Four soldiers were killed on Sunday when a mine exploded near Arak, a source said.",
        ),
        (Role.BODY, "The wounded were taken to Palmyra."),
        (Role.BODY, "Here is the list:"),
        (Role.BULLET, "Two officers died."),
        (Role.BULLET, "One driver was hurt."),
    ]


def test_a_lone_line_is_read() -> None:
    assert _read("Six killed in attack on bus near Sukhna") == [
        (Role.BODY, "Six killed in attack on bus near Sukhna")
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Two died. Three were hurt.", 2),
        ("It happened at 9 a.m. on Sunday.", 1),
        ("The U.S. army struck. Nobody died.", 2),
        ("Maj. Gen. Igor Konashenkov said so.", 1),
        ('"Two died." He said no more.', 2),
        ("It began in 2022.This includes 69 members.", 2),
        ("Dr. Ali and Mr. Omar came. They left.", 2),
        ("About 3.5 km away, J. Smith waited.", 1),
        ("Why? Nobody knows! It went on.", 3),
        ("in al-Sukhna. al-Shola was quiet.", 2),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences_of(text, blocks_of(text))) == count


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("SANA reported that two soldiers died.", "SANA"),
        ("Two soldiers died, SANA said.", "SANA"),
        ("Syria's official SANA news agency quoted a military source as saying so.", "SANA"),
        ("A military source told SANA that two died.", "SANA"),
        ("The Syrian Observatory for Human Rights (SOHR) reported two dead.", "SOHR"),
        ("Two died, the Observatory said.", "SOHR"),
        ("Two died, a war monitor said on Friday.", "SOHR"),
        ("SOHR activists have documented the death of two.", "SOHR"),
        ("According to SOHR statistics, 20 died.", "SOHR"),
        ("Two died, according to the Syrian Observatory for Human Rights.", "SOHR"),
        ("Sources told Al-Monitor that two died.", "sources told Al-Monitor"),
        ("A local activist told Al-Monitor that two died.", "local activist told Al-Monitor"),
        ("Observatory head Rami Abdel Rahman told AFP that two died.", "SOHR"),
        ("Enab Baladi's correspondent said that two died.", "Enab Baladi"),
        ("Two died, activists said.", "activists"),
        ("Two died, local sources said.", "local sources"),
        ("A medical source said that two died.", "medical source"),
        ("Two died, according to local sources.", "local sources"),
        ("Two died, the SDF said in a statement.", "SDF"),
        ("The group claimed that it killed two.", "Islamic State"),
        ("The Interior Ministry said that two policemen died.", "Interior Ministry"),
        ('"Two died," said an officer of the 11th Division.', "officer of the 11th Division"),
        ("Two died (SOHR).", "SOHR"),
        ("Two soldiers died near Arak.", None),
        ("The agency added that two died.", None),
        ("IS militants laid an ambush, killing two.", None),
    ],
)
def test_who_says_it(sentence: str, source: str | None) -> None:
    clause = clause_of(tokens_of(sentence, 0, len(sentence), []))
    assert source_in(sentence, clause) == source
