"""The room of a play: what everybody there has heard."""

from jmmun.rehearsal.opinions import Politics
from jmmun.rehearsal.play import Room


def test_the_room_knows_who_stands_behind_a_draft() -> None:
    room = Room(Politics("7", {}), {})
    room.introduced("Privacy", ["JPN"])
    room.supported("Privacy", "FRA", "signatory")
    room.supported("Privacy", "DEU", "signatory")
    assert room.behind("Privacy") == {"JPN", "FRA", "DEU"}
    room.supported("Privacy", "FRA", "sponsor")
    room.supported("Privacy", "DEU", "none")
    assert room.behind("Privacy") == {"JPN", "FRA"}
    assert room.behind("Export") == set()


def test_who_became_a_sponsor_votes_for_the_draft() -> None:
    room = Room(Politics("7", {}), {})
    room.introduced("Privacy", ["JPN"])
    seats = [f"S{number}" for number in range(40)]
    against = [seat for seat in seats if room.says(seat, "Privacy", ("yes", "no")) == "no"]
    assert against
    room.supported("Privacy", against[0], "sponsor")
    assert room.says(against[0], "Privacy", ("yes", "no")) == "yes"
