"""Amendments of the second degree: to the wording of one of the first, before that one is voted on."""

import random
from collections import Counter

import pytest
from msgspec.structs import replace

from committees.book import Book
from committees.order import OutOfOrder
from committees.rules import PhonesSet
from motions.rules.ballots import VoteAbandoned, VoteOpened
from motions.rules.procedure import ProcedureTaken
from motions.rulings.ballots import announce_result, open_vote
from motions.rulings.casting import count_placards
from motions.rulings.corrections import correct_placards
from motions.rulings.terms import meant_amendment
from motions.typed import read_amendment
from resolutions.amending import amendment_as_it_reads, as_it_reads
from resolutions.pasted import parse
from resolutions.rules.amendments import (
    Amendment,
    AmendmentAccepted,
    AmendmentAdopted,
    AmendmentIncorporated,
    AmendmentIntroduced,
    AmendmentPlaced,
    AmendmentRef,
    AmendmentRejected,
    AmendmentWithdrawn,
    DraftDivided,
    PartDeleted,
)
from resolutions.rules.drafts import Change, DraftIntroduced
from resolutions.rules.proposed import AmendmentSubmitted
from resolutions.rulings.amendments import (
    accept_amendment,
    incorporate_amendment,
    introduce_amendment,
    place_amendment,
    withdraw_amendment,
)
from resolutions.rulings.proposed import introduce_proposed, submit_amendment
from resolutions.text import Clause
from tests.committees.invariants import check_draft
from tests.given import RULES, SETS, after, given, objection, refusal, room, when
from tests.playing import Play

HASH = "0" * 64
OF_SET = ("hrc-real", "thimun")


def first(id, operation, target, paragraphs=0, **said):
    return AmendmentIntroduced(7, id, operation, target, paragraphs, ("FRA", "DEU"), HASH, **said)


def second(id, operation, target, paragraphs=0, of=11):
    return AmendmentIntroduced(7, id, operation, target, paragraphs, ("BRA",), HASH, of=of)


CLOSED = given(
    *room("BRA DEU FRA JPN"),
    PhonesSet("all"),
    DraftIntroduced(7, 70, ("JPN",), HASH, operative=3, preambular=2),
    first(11, "replace", "2", 2),
    first(12, "add", "3", 1),
    first(13, "strike", "1"),
)
OPEN = given(ProcedureTaken(replace(RULES, second_degree=True)), floor=CLOSED)
SAID = {"paper": 7, "sponsors": ("BRA",), "text": HASH, "of": 11}
STRIKE = {**SAID, "amendment": AmendmentRef(21, 0), "operation": "strike"}
REPLACE = {**SAID, "amendment": AmendmentRef(22, 2), "operation": "replace"}
ADD = {**SAID, "amendment": AmendmentRef(23, 1), "operation": "add"}


def draft_of(floor):
    return floor.papers.draft(7)


def reads(floor, id=11):
    return draft_of(floor).amendment(id).fresh


def left(floor):
    return [each.id for each in draft_of(floor).amendments_left]


def standings(floor):
    return {each.id: each.standing for each in draft_of(floor).amendments}


# What it is to


def test_it_is_to_a_paragraph_of_the_wording_of_another_by_its_place_there():
    assert when(OPEN, introduce_amendment, **STRIKE, place=2) == (second(21, "strike", "11.2"),)
    assert when(OPEN, introduce_amendment, **ADD, place=0) == (second(23, "add", None, 1),)
    assert refusal(OPEN, introduce_amendment, **STRIKE, place=3) == "The amendment has paragraphs 1 to 2."
    amendment = draft_of(after(OPEN, introduce_amendment, **REPLACE, place=2)).amendment(22)
    assert (amendment.number, amendment.of, amendment.place) == (4, 11, 2)


def test_where_the_rules_have_none_the_chair_may_take_one_all_the_same():
    sentence = "Under these rules an amendment is not amended."
    assert objection(CLOSED, introduce_amendment, **STRIKE, place=1) == sentence
    assert when(CLOSED, introduce_amendment, **STRIKE, place=1, ruled=True)[-1].of == 11
    assert tuple(sorted(code for code, rules in SETS.items() if rules.second_degree)) == OF_SET


def test_there_is_no_third_degree_and_nothing_to_amend_where_a_paragraph_is_struck():
    floor = given(second(22, "replace", "11.1", 1), floor=OPEN)
    assert refusal(floor, introduce_amendment, **ADD | {"of": 22}, place=1) == (
        "An amendment to an amendment is not amended itself."
    )
    assert refusal(OPEN, introduce_amendment, **ADD | {"of": 13}, place=0) == (
        "An amendment that strikes a paragraph has no wording to be amended."
    )
    sentence = "The amendment that it is to is not before the room."
    assert refusal(OPEN, introduce_amendment, **ADD | {"of": 99}, place=1) == sentence
    gone = given(AmendmentWithdrawn(11), floor=OPEN)
    assert refusal(gone, introduce_amendment, **ADD, place=1) == sentence


def test_it_leaves_something_of_what_it_amends():
    sentence = "That would leave nothing of the amendment. It is voted on, or withdrawn."
    assert refusal(OPEN, introduce_amendment, **STRIKE | {"of": 12}, place=1) == sentence
    both = given(second(21, "strike", "11.1"), second(24, "strike", "11.2"), floor=OPEN)
    assert standings(given(AmendmentAdopted(21, 99), floor=both))[24] == "moot"


def test_to_an_amendment_of_the_preamble_it_is_of_the_preamble_too():
    floor = given(first(14, "replace", "p1", 1, preamble=True), floor=OPEN)
    (fact,) = when(floor, introduce_amendment, **ADD | {"of": 14}, place=1)
    assert (fact.preamble, fact.target) == (True, "14.1")
    draft = draft_of(given(fact, AmendmentAdopted(23, 98), AmendmentAdopted(14, 99), floor=floor))
    assert (draft.preamble, draft.outline) == (("p1", "23.1", "p2"), ("1", "2", "3"))


# From phones


def test_from_a_phone_it_is_handed_in_and_introduced():
    said = {**STRIKE, "target": "11.2", "seat": "BRA", "by": "seat:BRA"}
    with pytest.raises(OutOfOrder, match="an amendment is not amended"):
        when(CLOSED, submit_amendment, **said)
    assert refusal(OPEN, submit_amendment, **said | {"target": "2"}) == (
        "That paragraph is not in the amendment any more."
    )
    handed_in = AmendmentSubmitted(7, 21, "strike", "11.2", 0, "BRA", ("BRA",), HASH, of=11)
    assert when(OPEN, submit_amendment, **said) == (handed_in,)
    floor = given(handed_in, floor=OPEN)
    assert when(floor, introduce_proposed, amendment=21) == (second(21, "strike", "11.2"),)
    gone = given(AmendmentWithdrawn(11), floor=floor)
    assert refusal(gone, introduce_proposed, amendment=21) == (
        "The amendment that it is to is not before the room."
    )


def test_it_is_named_by_its_draft_by_what_it_amends_and_by_its_paragraph():
    assert [read_amendment(each) for each in ("L.1 3", "L.1 A.2 3", "a2", "3 A2")] == [
        (1, None, "3"), (1, 2, "3"), (None, 2, ""), (None, 2, "3"),
    ]  # fmt: skip
    to_draft = AmendmentSubmitted(7, 31, "strike", "2", 0, "BRA", ("BRA",), HASH)
    to_first = AmendmentSubmitted(7, 32, "strike", "11.2", 0, "DEU", ("DEU",), HASH, of=11)
    to_second = AmendmentSubmitted(7, 33, "add", None, 1, "DEU", ("DEU",), HASH, of=12)
    floor = given(to_draft, to_first, to_second, floor=OPEN)
    named = ((1, 2), (1, 2, 1), (1, None, 2), (1, 0, 2), (1, 1, 1), (1, 1))
    assert [meant_amendment(floor, None, *each) for each in named] == [31, 32, 33, 33, None, None]


# The order of voting


def test_it_is_voted_on_right_before_what_it_amends_whatever_the_order_of_those():
    floor = given(second(23, "add", "11.1", 1), second(21, "strike", "11.2"), floor=OPEN)
    floor = given(second(24, "add", "12.1", 1, of=12), floor=floor)
    assert left(floor) == [13, 21, 23, 11, 24, 12]
    assert left(after(floor, place_amendment, amendment=12, before=13)) == [24, 12, 13, 21, 23, 11]
    assert left(after(floor, place_amendment, amendment=23, before=21)) == [13, 23, 21, 11, 24, 12]
    assert refusal(floor, place_amendment, amendment=24, before=24) == "It is there already."


def test_it_is_put_among_those_to_the_same_amendment_and_goes_where_that_one_goes():
    floor = given(second(23, "add", "11.1", 1), second(21, "strike", "11.2"), floor=OPEN)
    assert left(after(floor, place_amendment, amendment=23, before=21)) == [13, 23, 21, 11, 12]
    # Before what it amends it is the last of them; before one of them is before what that one amends.
    assert when(floor, place_amendment, amendment=21, before=11) == (AmendmentPlaced(21, None),)
    assert when(floor, place_amendment, amendment=12, before=21) == (AmendmentPlaced(12, 11),)
    assert left(after(floor, place_amendment, amendment=12, before=21)) == [13, 12, 21, 23, 11]
    assert refusal(floor, place_amendment, amendment=21, before=12) == (
        "An amendment to an amendment is voted on right before that one."
    )
    assert refusal(floor, place_amendment, amendment=11, before=21) == "It is there already."
    assert (
        refusal(floor, place_amendment, amendment=11, before=99) == "That amendment is not before the room."
    )


def test_what_it_amends_waits_for_it_unless_the_chair_rules_otherwise():
    floor = given(second(21, "strike", "11.2"), floor=OPEN)
    said = {"paper": 7, "method": "placard", "amendment": 11}
    assert objection(floor, open_vote, **said) == "Amendments to it that have not been voted on: 1."
    voting = after(floor, open_vote, **said, ruled=True)
    decided = after(voting, count_placards, vote=voting.seq, yes=3, no=0, abstain=0)
    announced = after(decided, announce_result, vote=voting.seq)
    assert (standings(announced)[11], standings(announced)[21]) == ("adopted", "moot")
    assert draft_of(announced).outline == ("1", "2", "11.2", "3")


# What becomes of it


def adopted(floor, id):
    voting = after(floor, open_vote, paper=7, method="placard", amendment=id)
    counted = after(voting, count_placards, vote=voting.seq, yes=3, no=1, abstain=0)
    return after(counted, announce_result, vote=voting.seq)


def test_adopted_it_changes_the_amendment_and_the_draft_only_with_that_one():
    floor = adopted(given(second(22, "replace", "11.2", 2), floor=OPEN), 22)
    assert reads(floor) == ("11.1", "11.2", "22.2")
    assert (draft_of(floor).outline, draft_of(floor).changes) == (("1", "2", "3"), ())
    assert left(floor) == [13, 11, 12]
    draft = draft_of(adopted(floor, 11))
    assert (draft.outline, draft.changes) == (("1", "2", "11.2", "22.2", "3"), (Change(amendment=11),))
    assert {draft.brought_in_by(mark).id for mark in ("2", "11.2", "22.2")} == {11}


def test_the_first_paragraph_that_is_left_takes_the_place_of_the_one_that_is_replaced():
    floor = adopted(given(second(21, "strike", "11.1"), floor=OPEN), 21)
    assert draft_of(adopted(floor, 11)).outline == ("1", "2", "3")
    floor = adopted(given(second(23, "add", None, 1), floor=OPEN), 23)
    assert draft_of(adopted(floor, 11)).outline == ("1", "2", "11.1", "11.2", "3")


def test_rejected_or_withdrawn_it_leaves_the_amendment_as_it_was():
    floor = given(second(21, "strike", "11.2"), second(23, "add", "11.2", 1), floor=OPEN)
    floor = given(AmendmentRejected(21, 99), AmendmentWithdrawn(23), floor=floor)
    assert (reads(floor), left(floor)) == (("11.1", "11.2"), [13, 11, 12])


def test_of_two_to_the_same_paragraph_the_second_is_moot():
    floor = given(
        second(22, "replace", "11.1", 1), second(24, "replace", "11.1", 1), second(23, "add", "11.1", 1), floor=OPEN
    )  # fmt: skip
    assert standings(given(AmendmentAdopted(22, 99), floor=floor)) == {
        11: "introduced", 12: "introduced", 13: "introduced", 22: "adopted", 24: "moot", 23: "introduced",
    }  # fmt: skip


@pytest.mark.parametrize(
    "facts",
    [
        (AmendmentWithdrawn(11),),
        (AmendmentRejected(11, 99),),
        (AmendmentIncorporated(11),),
        (first(14, "strike", "2"), AmendmentAdopted(14, 99)),
        (DraftDivided(7, (("2",), ("3",))), PartDeleted(7, 1, 99)),
    ],
)
def test_it_falls_with_what_it_is_to_and_what_was_adopted_stays_so(facts):
    floor = given(second(21, "strike", "11.2"), second(23, "add", None, 1), floor=OPEN)
    fallen = given(AmendmentAdopted(23, 98), *facts, floor=floor)
    assert standings(fallen)[11] != "introduced"
    assert (standings(fallen)[21], standings(fallen)[23]) == ("moot", "adopted")
    assert 21 not in left(fallen)


def test_what_it_is_to_is_not_withdrawn_under_a_vote_on_it():
    floor = given(
        second(21, "strike", "11.2"), VoteOpened(7, 70, "placard", ("JPN",), amendment=21), floor=OPEN
    )
    assert objection(floor, withdraw_amendment, amendment=11) == "A vote is under way."
    facts = when(floor, withdraw_amendment, amendment=11, ruled=True)
    assert facts[-2:] == (VoteAbandoned(floor.seq), AmendmentWithdrawn(11))


def test_the_sponsors_of_what_it_amends_accept_it_as_friendly():
    floor = given(second(21, "strike", "11.2"), floor=OPEN)
    assert refusal(floor, accept_amendment, amendment=21, seat="JPN") == (
        "JPN is no sponsor of the amendment that it is to."
    )
    one = AmendmentAccepted(21, "FRA")
    assert when(floor, accept_amendment, by="seat:FRA", amendment=21, seat="FRA") == (one,)
    last = after(given(one, floor=floor), accept_amendment, amendment=21, seat="DEU")
    assert (reads(last), standings(last)[21]) == (("11.1",), "adopted")
    assert reads(after(floor, incorporate_amendment, amendment=21)) == ("11.1",)


def test_who_accepted_an_amendment_accepted_the_wording_that_it_had():
    floor = given(second(21, "strike", "11.2"), AmendmentAccepted(11, "JPN"), floor=OPEN)
    assert draft_of(floor).amendment(11).accepted == ("JPN",)
    assert draft_of(given(AmendmentIncorporated(21), floor=floor)).amendment(11).accepted == ()


def test_a_correction_of_its_vote_is_noted_and_the_outcome_stands():
    floor = adopted(given(second(21, "strike", "11.2"), floor=OPEN), 21)
    (vote,) = floor.votes.announced
    corrected = {"vote": vote.id, "yes": 1, "no": 3, "abstain": 0}
    assert refusal(floor, correct_placards, **corrected, upshot="changes") == (
        "The standing of the draft does not rest on that vote alone. The announced outcome can only stand."
    )
    assert reads(after(floor, correct_placards, **corrected, upshot="stands")) == ("11.1",)


def test_a_part_that_is_voted_on_apart_gets_the_amendment_as_it_reads():
    floor = given(second(23, "add", "11.2", 1), AmendmentAdopted(23, 98), floor=OPEN)
    floor = given(DraftDivided(7, (("2", "3"),)), AmendmentAdopted(11, 99), floor=floor)
    assert draft_of(floor).parts[0].marks == ("2", "11.2", "23.1", "3")


# The text


def test_an_amendment_and_then_the_draft_read_as_amended():
    text = parse("", "Decides to act\nUrges States\nRequests a report")
    wording = [
        Clause("operative", 0, "Calls for talks"),
        Clause("operative", 1, "soon"),
        Clause("operative", 0, "Asks"),
    ]
    better = [Clause("operative", 0, "Calls for open talks"), Clause("operative", 0, "Thanks all")]
    to_first = Amendment(22, 2, "replace", "11.1", 1, 2, ("BRA",), of=11)
    struck = Amendment(24, 3, "strike", "11.2", 2, 0, ("BRA",), of=11)
    amendment = Amendment(11, 1, "replace", "2", 2, 2, ("FRA",)).amended(to_first).amended(struck)
    known = {22: (to_first, better), 24: (struck, ())}
    read = amendment_as_it_reads(amendment, wording, known)
    assert [(mark, [clause.text for clause in block]) for mark, block in read] == [
        ("11.1", ["Calls for open talks"]), ("22.2", ["Thanks all"]),
    ]  # fmt: skip
    whole = as_it_reads(text, (Change(amendment=11),), {**known, 11: (amendment, wording)})
    assert [clause.text for clause in whole] == [
        "Decides to act", "Calls for open talks", "Thanks all", "Requests a report",
    ]  # fmt: skip


# At random


def drawn(dice, floor, verb):
    """What might be said with a press on amendments of this floor, in order or not."""
    draft = draft_of(floor)
    ids = [each.id for each in draft.amendments]
    one = dice.choice(ids)
    if verb is introduce_amendment:
        operation = dice.choice(("strike", "replace", "add"))
        of = dice.choice((None, *ids))
        amendment = AmendmentRef(max(ids) + 1, dice.randint(1, 3))
        return SAID | {"of": of, "amendment": amendment, "operation": operation, "place": dice.randint(0, 3)}
    if verb is accept_amendment:
        return {"amendment": one, "seat": dice.choice(("JPN", "FRA", "DEU", "BRA"))}
    if verb is place_amendment:
        return {"amendment": one, "before": dice.choice((None, *ids))}
    if verb is open_vote:
        return {"paper": 7, "method": "placard", "amendment": one}
    if verb is count_placards:
        vote = floor.votes.current
        return {"vote": vote.id if vote else 0, "yes": dice.randint(0, 4), "no": 1, "abstain": 0}
    if verb is announce_result:
        return {"vote": floor.votes.current.id if floor.votes.current else 0}
    return {"amendment": one}


def test_whatever_is_pressed_a_draft_and_its_amendments_stay_whole():
    verbs = (
        *(introduce_amendment, announce_result, count_placards, open_vote) * 3,
        *(accept_amendment, incorporate_amendment, place_amendment, withdraw_amendment),
    )
    came_to = Counter()
    for seed in range(120):
        dice, play = random.Random(seed), Play()
        play.book = Book(committee=1, floor=OPEN)
        for _press in range(60):
            verb = dice.choice(verbs)
            try:
                play.press(verb, ruled=dice.random() < 0.2, **drawn(dice, play.floor, verb))
            except OutOfOrder:
                continue
            check_draft(draft_of(play.floor))
        came_to.update(each.standing for each in draft_of(play.floor).amendments if each.of is not None)
    assert min(came_to[each] for each in ("adopted", "rejected", "withdrawn", "moot")) > 5
