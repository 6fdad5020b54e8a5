"""The block under an adopted text, compared with six votes of the Human Rights Council in 2020."""

import csv
from pathlib import Path

import pytest

from motions.rules.ballots import Tally, Vote
from motions.rules.majority import carried
from motions.rules.result_line import alphabetical, recorded_vote

VOTES = Path(__file__).parent.parent / "data" / "hrc_votes_2020.csv"

# As printed in A/HRC/RES/45/15.
YEMEN = [
    "[Adopted by a recorded vote of 22 to 12, with 12 abstentions. The voting was as follows:",
    "In favour: Argentina, Australia, Austria, Bahamas, Brazil, Bulgaria, Chile, Czechia, Denmark, Fiji, "
    "Germany, Italy, Marshall Islands, Mexico, Netherlands, Peru, Poland, Qatar, Republic of Korea, "
    "Slovakia, Spain and Uruguay",
    "Against: Afghanistan, Bahrain, Burkina Faso, Eritrea, India, Libya, Mauritania, Pakistan, Philippines, "
    "Somalia, Sudan and Venezuela (Bolivarian Republic of)",
    "Abstaining: Angola, Armenia, Bangladesh, Cameroon, Democratic Republic of the Congo, Indonesia, Japan, "
    "Namibia, Nepal, Nigeria, Senegal and Togo]",
]


def votes_of_2020() -> dict[str, dict[str, tuple[str, str]]]:
    """For each resolution that the table lists in full, name and choice of each seat."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    with VOTES.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["resolution"], {})[row["iso3"]] = (row["un_name_en"], row["vote"])
    return found


def vote_on(resolution: str) -> tuple[Vote, dict[str, str]]:
    seats = votes_of_2020()[resolution]
    names = {code: name for code, (name, _choice) in seats.items()}
    # Called in another order than printed, as after any draw.
    order = tuple(sorted(seats, reverse=True))
    ballots = {code: seats[code][1] for code in order if seats[code][1] in ("yes", "no", "abstain")}
    return vote(ballots, order=order), names


def vote(
    ballots: dict[str, str], *, outcome: str = "adopted", order: tuple[str, ...] = (), **more: str
) -> Vote:
    cast = Vote(id=1, paper=1, version=1, method="roll_call", order=order or tuple(ballots), ballots=ballots)
    tally = Tally(outcome, cast.count("yes"), cast.count("no"), cast.count("abstain"))
    fields = {name: getattr(cast, name) for name in cast.__struct_fields__}
    return Vote(**{**fields, "tally": tally, **more})


def test_a_real_vote_is_printed_letter_for_letter() -> None:
    assert recorded_vote(*vote_on("A/HRC/RES/45/15")) == YEMEN


@pytest.mark.parametrize("resolution", sorted(votes_of_2020()))
def test_every_real_vote_adds_up(resolution: str) -> None:
    cast, names = vote_on(resolution)
    first, *lists = recorded_vote(cast, names)
    counts = {choice: cast.count(choice) for choice in ("yes", "no", "abstain")}
    assert carried("simple", counts["yes"], counts["no"])
    assert f"vote of {counts['yes']} to {counts['no']}, with {counts['abstain']} abstentions" in first
    voted = sum(cast.count(choice) for choice in ("yes", "no", "abstain"))
    missing = [name for name, choice in votes_of_2020()[resolution].values() if choice == "not_participating"]
    assert voted + len(missing) == 47
    text = " ".join(lists)
    assert not any(name in text for name in missing)
    assert sum(text.count(names[code]) for code in cast.ballots) >= voted


@pytest.mark.parametrize(
    ("ballots", "first", "last"),
    [
        ({"A": "yes"}, "1 to none, with no abstentions", "Abstaining: None]"),
        ({"A": "yes", "B": "abstain"}, "1 to none, with 1 abstention", "Abstaining: B]"),
        (
            {"A": "yes", "B": "abstain", "C": "abstain"},
            "1 to none, with 2 abstentions",
            "Abstaining: B and C]",
        ),
        ({}, "none to none, with no abstentions", "Abstaining: None]"),
    ],
)
def test_small_numbers_are_worded(ballots: dict[str, str], first: str, last: str) -> None:
    lines = recorded_vote(vote(ballots), {})
    assert lines[0] == f"[Adopted by a recorded vote of {first}. The voting was as follows:"
    assert lines[2] == "Against: None"
    assert lines[-1] == last


def test_a_vote_lost_is_printed_as_rejected() -> None:
    lines = recorded_vote(vote({"A": "no", "B": "yes", "C": "no"}, outcome="rejected"), {})
    assert lines[0].startswith("[Rejected by a recorded vote of 1 to 2, with no abstentions.")
    assert lines[1:] == ["In favour: B", "Against: A and C", "Abstaining: None]"]


def test_a_vote_without_quorum_says_so() -> None:
    lines = recorded_vote(vote({"A": "yes"}, outcome="no_decision_quorum"), {})
    assert lines[0].startswith("[Not decided, for want of a quorum, on a recorded vote of 1 to none,")


def test_a_vote_by_placards_is_one_line_of_figures() -> None:
    lines = recorded_vote(Vote(1, 1, 1, "placard", (), tally=Tally("rejected", 8, 22, 1)), {})
    assert lines == ["[Rejected by 8 votes to 22, with 1 abstention.]"]


def test_adopted_without_a_vote() -> None:
    assert recorded_vote(vote({}, method="without_vote"), {}) == ["[Adopted without a vote.]"]


def test_a_vote_still_open_has_no_result() -> None:
    still_open = Vote(id=7, paper=1, version=1, method="roll_call", order=("A",))
    with pytest.raises(ValueError, match="vote 7 is not closed"):
        recorded_vote(still_open, {})


def test_names_are_in_english_alphabetical_order() -> None:
    names = [
        "Venezuela (Bolivarian Republic of)",
        "Uruguay",
        "Türkiye",
        "Togo",
        "Czechia",
        "Côte d’Ivoire",
        "Cuba",
    ]
    assert alphabetical(names) == [
        "Côte d’Ivoire",
        "Cuba",
        "Czechia",
        "Togo",
        "Türkiye",
        "Uruguay",
        "Venezuela (Bolivarian Republic of)",
    ]
