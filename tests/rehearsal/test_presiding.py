"""What the Chair presses, given its console and the room."""

from collections import Counter

import pytest

from jmmun.rehearsal.dais import Console, Step
from jmmun.rehearsal.pages import Press, Screen
from jmmun.rehearsal.presiding import Chair
from jmmun.rehearsal.programme import LAST
from tests.rehearsal.pages import KINDS, button, console, row
from tests.rehearsal.room import SEATS, Room


@pytest.fixture
def chair() -> Chair:
    """One who has opened the last meeting."""
    chair = Chair("7", 1)
    opening = chair.step(Console(console(button("meeting/", "do", "open"))), Room())
    assert opening.press == Press("meeting/", {"do": "open"})
    return chair


def step(chair: Chair, screen: Screen, room: Room | None = None) -> Step:
    return chair.step(Console(screen), room or Room())


def test_opens_as_many_meetings_as_were_asked_for_and_then_is_done(chair: Chair) -> None:
    after = step(chair, console(button("meeting/", "do", "open")))
    assert (after.press, chair.over) == (None, True)


def test_lets_phones_do_everything(chair: Chair) -> None:
    wanted = step(chair, console(room=button("phones/", "level", "all")))
    assert wanted.press == Press("phones/", {"level": "all"})
    assert step(chair, console(room=button("phones/", "level", "follow"))).press != Press(
        "phones/", {"level": "follow"}
    )


def test_calls_the_roll_and_notes_who_comes_late(chair: Chair) -> None:
    room = Room("JPN")

    def answer(seat: str, roll: str = "") -> str:
        press = step(chair, console(button(f"roll/{seat}/", "answer", "present"), roll=roll), room).press
        assert press
        return press.fields["answer"]

    both = {seat: button(f"roll/{seat}/", "answer", "voting") for seat in ("FRA", "JPN", "SEN")}
    assert [answer(seat, way) for seat, way in both.items()] == ["voting", "absent", "present"]
    assert answer("FRA") == "present", "rules that do not know the other answer"
    assert step(chair, console(button("roll/", "do", "close")), room).press == Press("roll/", {"do": "close"})
    room.empty.clear()
    assert step(chair, console(), room).press == Press("roll/JPN/", {"answer": "present"})


def test_in_a_later_meeting_notes_who_is_missing_and_all_others_at_once() -> None:
    chair, room = Chair("7", 3), Room("JPN")
    for _meeting in range(2):
        step(chair, console(button("meeting/", "do", "open")), room)
    calling = console(
        button("roll/FRA/", "answer", "present"), roll=button("roll/", "do", "all"), seats=SEATS
    )
    assert step(chair, calling, room).press == Press("roll/JPN/", {"answer": "absent"})
    assert step(chair, calling, room).press == Press("roll/", {"do": "all"})


def test_who_goes_out_is_noted_and_who_comes_back(chair: Chair) -> None:
    room = Room("JPN")
    speaking = console(seats=row("FRA") + row("JPN", "speaks"))
    assert step(chair, speaking, room).press != Press("roll/JPN/", {"answer": "left"})
    in_vote = console(seats=SEATS, vote='<p class="over">Vote by placards · L.1</p>')
    assert step(chair, in_vote, room).press is None
    assert step(chair, console(seats=SEATS), room).press == Press("roll/JPN/", {"answer": "left"})
    outside = console(seats=row("FRA") + row("JPN", "away"))
    assert step(chair, outside, room).press is None
    room.empty.clear()
    assert step(chair, outside, room).press == Press("roll/JPN/", {"answer": "returned"})


def pending(*ways: str, id: int = 9, words: str = "Caucus") -> str:
    drawn = "".join(button(f"motions/{id}/", "how", way) for way in (*ways, "no_objection"))
    return f'<ol><li id="motion-{id}" class="motion first"><p class="headline small">{words}</p>{drawn}</li></ol>'


def test_waits_for_a_second_and_does_not_wait_for_ever(chair: Chair) -> None:
    unseconded = console(motions=pending("seconded", "dilatory"))
    waited = 0
    while (then := step(chair, unseconded)).press is None:
        assert then.asking
        waited += 1
    assert 0 < waited < 10
    assert then.press.fields["how"] in ("seconded", "dilatory")


@pytest.mark.parametrize(("agree", "how"), [(True, "clearly_carried"), (False, "clearly_failed")])
def test_a_motion_is_decided_as_placards_are_raised(chair: Chair, agree: bool, how: str) -> None:
    screen = console(motions=pending("clearly_carried", "clearly_failed"), seats=SEATS)
    assert step(chair, screen, Room(agree=agree)).press == Press("motions/9/", {"how": how})


def test_what_failed_is_dilatory_in_the_same_words(chair: Chair) -> None:
    ways = ("clearly_carried", "clearly_failed", "dilatory")
    step(chair, console(motions=pending(*ways), seats=SEATS), Room(agree=False))
    again = step(chair, console(motions=pending(*ways, id=14), seats=SEATS), Room(agree=False))
    assert again.press == Press("motions/14/", {"how": "dilatory"})


def test_a_topic_that_was_spoken_on_is_dilatory_in_the_same_meeting(chair: Chair) -> None:
    ways, words = ("clearly_carried", "clearly_failed", "dilatory"), "Moderated caucus, {} minutes, “Privacy”"
    first = console(motions=pending(*ways, words=words.format(10)), seats=SEATS)
    assert step(chair, first).press == Press("motions/9/", {"how": "clearly_carried"})
    again = console(motions=pending(*ways, id=14, words=words.format(5)), seats=SEATS)
    assert step(chair, again).press == Press("motions/14/", {"how": "dilatory"})


def test_now_and_then_a_motion_is_withdrawn_or_serves_nothing(chair: Chair) -> None:
    ways = ("clearly_carried", "clearly_failed", "dilatory", "withdrawn")
    done = Counter(
        press.fields["how"]
        for id in range(200)
        if (press := step(chair, console(motions=pending(*ways, id=id), seats=SEATS)).press)
    )
    assert 40 < done["dilatory"] + done["withdrawn"] < 100
    assert abs(done["dilatory"] - done["withdrawn"]) <= 1


def test_an_appeal_is_put_whatever_comes_of_it(chair: Chair) -> None:
    appeal = console(
        motions=pending("clearly_carried", "clearly_failed", "dilatory", "withdrawn"), seats=SEATS
    )
    appeal.regions["motions"] = appeal.regions["motions"].replace("no_objection", "")
    hows = {press.fields["how"] for _time in range(40) if (press := step(chair, appeal).press)}
    assert hows <= {"clearly_carried", "clearly_failed"}


def test_debate_is_not_closed_before_the_programme_comes_to_it(chair: Chair) -> None:
    closing, presses = button("declarations/", "motion", "close_debate"), []
    while chair.programme[0] != "all_heard":
        then = step(chair, console(closing, seats=SEATS))
        presses.append(then.press)
    declared = Press("declarations/", {"motion": "close_debate"})
    assert declared not in presses[:-1]
    assert step(chair, console(closing, seats=SEATS)).press == declared


HEARING = """<button data-opens="hearing-dialog" data-fill='{"motion": "9", "side": "for"}'>x</button>"""


def test_who_wishes_to_speak_on_a_motion_is_named_and_then_it_is_put(chair: Chair) -> None:
    asked = pending("clearly_carried", "clearly_failed", "put")
    presses = list[Press | None]()
    for _question in range(9):
        presses.append(
            step(chair, console(motions=asked.replace("<button", HEARING + "<button", 1), seats=SEATS)).press
        )
    named = [press for press in presses if press and press.path == "motions/speakers/"]
    assert Press("motions/9/", {"how": "put"}) in presses
    assert all(press in named or press == Press("motions/9/", {"how": "put"}) for press in presses)
    assert all(press.fields.keys() == {"motion", "side", "seat"} for press in named)
    assert len({press.fields["seat"] for press in named}) == len(named)


def test_who_speaks_on_a_motion_is_heard_out(chair: Chair) -> None:
    motions = pending("clearly_carried", "clearly_failed")
    for next in (button("clocks/speech/12/", "do", "start"), button("speeches/12/", "do", "end")):
        heard = step(chair, console(next, motions=motions, seats=SEATS)).press
        assert heard
        assert heard.path in next


def test_only_members_are_counted_where_only_members_decide(chair: Chair) -> None:
    motions = pending("clearly_carried", "clearly_failed", words="Break").replace(
        "<p", '<span class="quiet members">members only</span><p'
    )
    room = Room()
    agrees = room.politics.agrees("FRA", "Break")
    others = [f"O{number}" for number in range(99) if room.politics.agrees(f"O{number}", "Break") != agrees]
    seats = row("FRA") + "".join(row(seat, observer=True) for seat in others[:9])
    how = "clearly_carried" if agrees else "clearly_failed"
    assert step(chair, console(motions=motions, seats=seats), room).press == Press("motions/9/", {"how": how})


def test_what_would_do_nothing_any_more_is_withdrawn(chair: Chair) -> None:
    withdrawn = button("motions/9/", "how", "withdrawn")
    screen = console(
        withdrawn, motions=pending("clearly_carried", "clearly_failed", "withdrawn"), seats=SEATS
    )
    assert step(chair, screen).press == Press("motions/9/", {"how": "withdrawn"})


@pytest.fixture
def votes(chair: Chair) -> Chair:
    """One whose committee is in voting procedure."""
    chair.programme = ["votes", "adjourn"]
    return chair


def test_what_is_moved_in_voting_procedure_is_granted_unless_somebody_objects(votes: Chair) -> None:
    ways = ("clearly_carried", "clearly_failed", "withdrawn", "dilatory")
    division = console(motions=pending(*ways, words="Division"), seats=SEATS)
    assert step(votes, division).press == Press("motions/9/", {"how": "no_objection"})
    room = Room()
    room.objecting.add("JPN")
    assert step(votes, division, room).press == Press("motions/9/", {"how": "clearly_carried"})


def test_who_explains_its_vote_comes_to_the_front_before_the_clock_starts(votes: Chair) -> None:
    start = button("clocks/speech/9/", "do", "start")
    at_once = console(start, room=button("clocks/", "start", "space"))
    assert step(votes, at_once).press == Press("clocks/", {"start": "space"})
    assert step(votes, console(start, room=button("clocks/", "start", "once"))).press == Press(
        "clocks/speech/9/", {"do": "start"}
    )


def test_nobody_leaves_while_the_committee_votes(votes: Chair) -> None:
    put = console(button("papers/1/", "method", "roll_call"), seats=SEATS)
    assert step(votes, put, Room("JPN")).press != Press("roll/JPN/", {"answer": "left"})


def test_before_voting_procedure_ends_announced_votes_are_looked_through(votes: Chair) -> None:
    ending = Press("debate/", {"do": "end-voting"})
    links = '<a href="corrections/45/">x</a>'
    screen = console(button("debate/", "do", "end-voting"), seats=SEATS, papers=links)
    opened, presses = list[str](), list[Press | None]()
    while ending not in presses:
        then = step(votes, screen)
        opened.append(then.opens)
        presses.append(then.press)
    assert len(presses) <= 2
    assert set(opened) <= {"corrections/45/", ""}


def test_where_no_phone_moves_the_chair_types_what_a_placard_moves(chair: Chair) -> None:
    calling = console(call=button("motions/call/", "do", "end"), kinds=KINDS, seats=SEATS)
    presses = [press for _step in range(9) if (press := step(chair, calling).press)]
    assert presses[0].path == "motions/"
    assert presses[0].fields["line"].startswith("moderated caucus ")
    assert presses[0].fields["line"].endswith((" FRA", " JPN", " SEN"))
    assert presses[2:] == [Press("motions/call/", {"do": "end"})] * len(presses[2:])


def test_a_caucus_goes_on_for_some_speeches_and_is_ended(chair: Chair) -> None:
    going = console(
        button("speakers/", "seat", "JPN"),
        caucus=button("caucus/8/", "do", "close") + "<p>1 min each</p>",
        speech="<p>France</p>",
    )
    presses = [step(chair, going).press for _step in range(6)]
    end = Press("caucus/8/", {"do": "close"})
    assert end in presses
    assert 1 <= presses.index(end) <= 4


def test_the_programme_is_gone_through_even_if_nobody_does_anything(chair: Chair) -> None:
    room, presses = Room(), []
    for _step in range(60):
        then = step(chair, console(seats=SEATS), room)
        if then.press:
            presses.append(then.press)
        if then.press == Press("meeting/", {"do": "adjourn", "until": ""}):
            break
    assert "adjourn" in LAST
    drafts = [press for press in presses if press.path == "papers/"]
    assert [press.path for press in presses if press not in drafts] == ["list/"] * 6 + ["meeting/"]
    assert len(drafts) == len(room.drafts) == 2
    assert all(set(sponsors) == {"FRA", "JPN"} for sponsors in room.drafts.values())
    assert all(
        draft.fields["operative"].endswith("Decides to remain seized of the matter") for draft in drafts
    )
