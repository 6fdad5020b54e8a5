"""Amendments to the preamble, where the rules have them."""

import pytest
from django.utils import translation
from msgspec.structs import replace

from committees.minutes.questions import change
from committees.order import OutOfOrder
from committees.rules import PhonesSet
from motions.rules.procedure import ProcedureTaken
from resolutions.amending import as_it_reads, marked
from resolutions.pasted import parse
from resolutions.rules.amendments import (
    Amendment,
    AmendmentAdopted,
    AmendmentIntroduced,
    AmendmentRef,
)
from resolutions.rules.drafts import Change, DraftIntroduced, DraftRef
from resolutions.rules.proposed import AmendmentSubmitted
from resolutions.rules.submissions import PaperApproved, PaperSubmitted
from resolutions.rulings.amendments import incorporate_amendment, introduce_amendment
from resolutions.rulings.drafts import introduce_draft
from resolutions.rulings.proposed import introduce_proposed, submit_amendment
from resolutions.rulings.submissions import introduce_paper
from resolutions.text import Clause, blocks
from tests.given import RULES, SETS, after, given, objection, refusal, room, when

HASH = "0" * 64
ROOM = given(*room("BRA DEU FRA JPN"), PhonesSet("all"))
DRAFT = DraftIntroduced(7, 70, ("JPN",), HASH, operative=2, preambular=3)
CLOSED = given(DRAFT, floor=ROOM)
OPEN = given(ProcedureTaken(replace(RULES, amend_preamble=True)), floor=CLOSED)
SAID = {"paper": 7, "sponsors": ("FRA",), "text": HASH, "preamble": True}
STRIKE = {**SAID, "amendment": AmendmentRef(11, 0), "operation": "strike"}
REPLACE = {**SAID, "amendment": AmendmentRef(12, 2), "operation": "replace"}
ADD = {**SAID, "amendment": AmendmentRef(13, 1), "operation": "add"}
OF_SET = ("hrc-real", "jemun", "un4mun")


def to_preamble(id, operation, target, paragraphs=0):
    return AmendmentIntroduced(7, id, operation, target, paragraphs, ("FRA",), HASH, preamble=True)


def test_a_draft_knows_how_many_paragraphs_its_preamble_has_however_it_came_in():
    assert CLOSED.papers.draft(7).preamble == ("p1", "p2", "p3")
    typed = after(ROOM, introduce_draft, draft=DraftRef(8, 80, 2, 3), sponsors=("JPN",), text=HASH)
    assert len(typed.papers.draft(8).preamble) == 3
    handed_in = given(PaperSubmitted(9, 90, "FRA", ("FRA",), HASH, 2, 4), PaperApproved(9), floor=ROOM)
    assert len(after(handed_in, introduce_paper, paper=9).papers.draft(9).preamble) == 4


def test_it_is_to_a_paragraph_of_the_preamble_by_its_place_there():
    assert when(OPEN, introduce_amendment, **STRIKE, place=3) == (to_preamble(11, "strike", "p3"),)
    assert when(OPEN, introduce_amendment, **ADD, place=0) == (to_preamble(13, "add", None, 1),)
    sentence = "The draft has preambular paragraphs 1 to 3."
    assert refusal(OPEN, introduce_amendment, **STRIKE, place=4) == sentence


def test_where_the_rules_have_none_the_chair_may_take_one_all_the_same():
    sentence = "Under these rules the preamble is not amended."
    assert objection(CLOSED, introduce_amendment, **STRIKE, place=1) == sentence
    assert when(CLOSED, introduce_amendment, **STRIKE, place=1, ruled=True)[-1].preamble
    assert tuple(sorted(code for code, rules in SETS.items() if rules.amend_preamble)) == OF_SET


def test_from_a_phone_it_is_handed_in_and_introduced():
    said = {**STRIKE, "sponsors": ("FRA",), "target": "p2", "seat": "FRA", "by": "seat:FRA"}
    with pytest.raises(OutOfOrder, match="the preamble is not amended"):
        when(CLOSED, submit_amendment, **said)
    assert refusal(OPEN, submit_amendment, **said | {"target": "2"}).startswith("That paragraph is not")
    handed_in = AmendmentSubmitted(7, 11, "strike", "p2", 0, "FRA", ("FRA",), HASH, preamble=True)
    assert when(OPEN, submit_amendment, **said) == (handed_in,)
    floor = after(OPEN, submit_amendment, **said)
    assert when(floor, introduce_proposed, amendment=11) == (to_preamble(11, "strike", "p2"),)
    changed = given(ProcedureTaken(RULES), floor=floor)
    sentence = "Under these rules the preamble is not amended."
    assert objection(changed, introduce_proposed, amendment=11) == sentence


def test_adopted_it_changes_the_preamble_and_nothing_else():
    facts = [
        to_preamble(12, "replace", "p2", 2),
        to_preamble(13, "add", None, 1),
        to_preamble(14, "strike", "p2"),
    ]
    operative = AmendmentIntroduced(7, 15, "strike", "1", 0, ("FRA",), HASH)
    floor = given(*facts, operative, floor=OPEN)
    draft = given(AmendmentAdopted(12, 99), AmendmentAdopted(13, 100), floor=floor).papers.draft(7)
    assert draft.preamble == ("13.1", "p1", "p2", "12.2", "p3")
    assert draft.outline == ("1", "2")
    # Of two that would change the same paragraph the second is moot; the operative part is another text.
    assert {each.id: each.standing for each in draft.amendments} == {
        12: "adopted", 13: "adopted", 14: "moot", 15: "introduced",
    }  # fmt: skip
    struck = given(AmendmentAdopted(15, 99), floor=floor).papers.draft(7)
    assert [each.standing for each in struck.amendments] == ["introduced"] * 3 + ["adopted"]


def test_sponsors_may_take_the_last_of_the_preamble_out():
    floor = given(DraftIntroduced(8, 80, ("JPN",), HASH, 1, 1), floor=OPEN)
    floor = after(floor, introduce_amendment, **STRIKE | {"paper": 8}, place=1)
    assert after(floor, incorporate_amendment, amendment=11).papers.draft(8).preamble == ()


def test_a_text_reads_as_amended_in_both_parts():
    text = parse("Recalling the Charter\nNoting reports", "Decides to act\nUrges States to follow")
    wording = [Clause("preambular", 0, "Alarmed by scores"), Clause("preambular", 0, "Guided by law")]
    replaced = Amendment(12, 1, "replace", "p2", 2, 2, ("FRA",), preamble=True)
    struck = Amendment(13, 2, "strike", "1", 1, 0, ("FRA",))
    changes = (Change(amendment=12), Change(amendment=13))
    known = {12: (replaced, wording), 13: (struck, [])}
    read = as_it_reads(text, changes, known)
    assert [(clause.part, clause.text) for clause in read] == [
        ("preambular", "Recalling the Charter"),
        ("preambular", "Alarmed by scores"),
        ("preambular", "Guided by law"),
        ("operative", "Urges States to follow"),
    ]
    assert [mark for mark, _clause in marked(text, changes, known)] == ["p1", "p2", "12.2", "2"]
    assert len(blocks(text, "preambular")) == 2


def test_it_is_said_which_part_is_meant():
    with translation.override("en"):
        assert change("strike", 2, preamble=True) == "strike preambular paragraph 2"
        assert change("add", 0, preamble=True) == "add before preambular paragraph 1"
        assert change("strike", 2) == "strike paragraph 2"
    with translation.override("ja"):
        assert change("replace", 2, preamble=True) == "前文2を差し替え"
