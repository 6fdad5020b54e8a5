"""Each kind of motion, point and right is explained to who is new to it, in both languages."""

import pytest
from django.utils import translation

from committees.book import Book
from committees.floor import Floor
from committees.minutes.explaining import explained
from committees.minutes.reader import Reader
from committees.models import Committee
from committees.naming import Names
from motions.rules.procedure import ProcedureTaken
from tests.given import SETS, given


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("code", sorted(SETS))
def test_no_kind_of_any_set_is_left_unexplained(code: str, language: str, committee: Committee):
    rules = SETS[code]
    floor: Floor = given(ProcedureTaken(rules))
    reader = Reader(Book(committee.pk, floor=floor), Names(), committee)
    with translation.override("en"):
        english = {kind.code: explained(reader, kind) for kind in rules.kinds.values() if kind.effect}
    with translation.override(language):
        for kind in rules.kinds.values():
            if not kind.effect:
                continue
            said = explained(reader, kind)
            assert all((said.name, said.does, said.say, said.then, said.decided)), kind.code
            assert len({said.does, said.then, said.decided}) == 3, kind.code
            if language == "ja":
                same = [now for now, was in zip(said[2:], english[kind.code][2:], strict=True) if now == was]
                assert not same, kind.code


def test_what_is_said_and_who_decides_follow_the_rules(committee: Committee):
    def of(code: str, kind: str) -> tuple[str, str]:
        reader = Reader(Book(committee.pk, floor=given(ProcedureTaken(SETS[code]))), Names(), committee)
        said = explained(reader, SETS[code].kinds[kind])
        return said.say, said.decided

    say, decided = of("unhrc-default", "moderated_caucus")
    assert say == "“Moderated caucus, 10 minutes, 1 minute each, “the topic”.”"
    assert decided == (
        "It needs a second. All delegations vote by placard; more in favour than against carry it."
    )
    assert "two votes in favour for each against" in of("unhrc-default", "close_debate")[1]
    assert of("thimun", "close_debate")[1].endswith("The Chair decides, unless somebody objects.")
    assert of("unhrc-default", "roll_call_vote")[1] == "It is had for the asking: nobody votes on it."
    assert "Members vote" in of("hrc-real", "close_debate")[1]
    assert of("unhrc-default", "point_of_order")[1] == "The Chair rules on it, without a vote."
