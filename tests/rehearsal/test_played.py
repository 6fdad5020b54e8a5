"""What is counted of what was played."""

from collections import Counter

import pytest

from jmmun.rehearsal.pages import Press
from jmmun.rehearsal.played import kind_of, report


@pytest.mark.parametrize(
    ("path", "fields", "kind"),
    [
        ("roll/JPN/", {"answer": "left"}, ("Roll", "left")),
        ("floor/", {"do": "ask-caucus"}, ("Floor", "ask-caucus by phone")),
        ("speeches/7/", {"yield": "comments"}, ("Floor", "yield to comments")),
        ("comments/", {"seat": "JPN"}, ("Floor", "comment")),
        ("comments/", {"do": "end"}, None),
        ("motions/", {"line": "introduce draft WP.1 JPN"}, ("Raised", "introduce draft")),
        ("motions/", {"motion": "point_of_order", "seat": "JPN"}, ("Raised", "point of order")),
        ("motions/", {"line": "right of reply JPN"}, ("Raised", "right of reply")),
        ("motions/", {"line": "moderated caucus 8 45 Privacy at work JPN"}, ("Raised", "moderated caucus")),
        ("motions/9/", {"how": "clearly_failed"}, ("Motions", "clearly failed")),
        ("motions/count/", {"motion": "9", "yes": "1", "no": "2"}, ("Motions", "counted")),
        ("motions/9/", {"do": "second"}, ("Motions", "second by phone")),
        ("points/9/", {"how": "not_well_taken"}, ("Points", "not well taken")),
        ("papers/1/", {"method": "roll_call"}, ("Votes", "roll call")),
        ("strawpolls/9/choice/", {"options": "2"}, ("Strawpolls", "answered by phone")),
        ("votes/count/", {"vote": "4", "yes": "1"}, ("Votes", "placards counted")),
        ("votes/4/", {"do": "object"}, ("Votes", "object")),
        ("votes/4/JPN/", {"choice": "pass"}, ("Ballots", "pass")),
        ("votes/4/ballot/", {"choice": "yes"}, ("Ballots", "yes by phone")),
        ("votes/4/JPN/", {"rights": "no"}, ("Ballots", "no with rights")),
        ("votes/4/JPN/", {"correct": "no"}, ("Ballots", "no corrected")),
        ("papers/2/", {"before": "1"}, ("Drafts", "put first")),
        ("papers/1/", {"method": "withdraw"}, ("Drafts", "withdrawn")),
        ("papers/1/support/", {"support": "signatory"}, ("Drafts", "signatory by phone")),
        ("papers/1/support/", {"support": "none"}, ("Drafts", "left by phone")),
        ("support/", {"paper": "1", "seat": "JPN", "support": "sponsor"}, ("Drafts", "sponsor")),
        ("amendments/", {"paper": "1", "operation": "strike"}, ("Amendments", "strike")),
        ("amendments/2/", {"method": "withdraw"}, ("Amendments", "withdrawn")),
        ("amendments/2/", {"method": "roll_call"}, ("Amendments", "vote roll call")),
        ("papers/1/parts/1/", {"method": "placard"}, ("Parts", "vote placard")),
        ("motions/", {"line": "division L.1 1 2 JPN"}, ("Raised", "division")),
        ("clocks/speech/9/", {"do": "start"}, ("Floor", "clock started")),
        ("corrections/9/", {"part": "ballot", "seat": "JPN"}, ("Corrections", "ballot")),
        ("meeting/", {"do": "open"}, None),
        ("roll/", {"do": "close"}, None),
    ],
)
def test_a_press_is_of_a_kind(path: str, fields: dict[str, str], kind: tuple[str, str] | None) -> None:
    assert kind_of(Press(path, fields)) == kind


def test_each_group_is_a_line() -> None:
    played = Counter({("Votes", "roll call"): 2, ("Roll", "left"): 1, ("Votes", "placard"): 1})
    assert report(played) == "Roll: left 1\nVotes: placard 1, roll call 2"
