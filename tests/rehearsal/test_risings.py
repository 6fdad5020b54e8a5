"""Who rises when, and how the Chair rules."""

from collections import Counter

from jmmun.rehearsal.dais import Console
from jmmun.rehearsal.pages import Press, Screen
from jmmun.rehearsal.risings import APPEAL, INQUIRY, MOST, ORDER, PRIVILEGE, REPLY, WORDS, Risings
from tests.rehearsal.pages import button, console, row
from tests.rehearsal.room import Room

SEATS = [f"S{number:02}" for number in range(40)]
POINTS = "".join(f'<input type="radio" name="motion" value="{kind}">' for kind in WORDS)


def floor(speech: int = 0, speaker: str = "S00", *, caucus: str = "", point: str = "") -> Screen:
    """A console with this speech on it, and perhaps a caucus, or a point before the Chair."""
    ways = "".join(button("points/9/", "how", how) for how in ("well_taken", "not_well_taken"))
    end = f'<input name="speech" value="{speech}">' + button(f"speeches/{speech}/", "do", "end")
    screen = console(
        button("points/9/", "how", point) if point else "",
        seats="".join(row(seat, "speaks" if speech and seat == speaker else "") for seat in SEATS),
        speech=end if speech else "",
        caucus=caucus,
        point=ways if point else "",
    )
    return Screen(f'<dialog id="point-dialog">{POINTS}</dialog>', screen.regions)


def press(risings: Risings, screen: Screen) -> Press | None:
    step = risings.step(Console(screen), Room())
    return step.press if step else None


def rule(risings: Risings, likely: str = "well_taken") -> str:
    step = risings.rule(Console(floor(5, point=likely)))
    assert step
    assert step.press
    return step.press.fields["how"]


def raised(entered: Press) -> tuple[str, str]:
    """The kind and the seat, by the form or out of the line."""
    if "line" in entered.fields:
        kind, _space, seat = entered.fields["line"].rpartition(" ")
        return kind.replace(" ", "_"), seat
    return entered.fields["motion"], entered.fields["seat"]


def played(seed: str = "7", *, caucus: str = "", meetings: int = 2) -> list[tuple[str, str]]:
    """All who rose in so many meetings of thirty speeches, each point ruled on."""
    risings, found = Risings(seed), []
    for meeting in range(meetings):
        risings.begin()
        for speech in range(1, 31):
            entered = press(risings, floor(100 * meeting + speech, caucus=caucus))
            if entered and entered.path.startswith("speeches/"):
                entered = press(risings, floor(caucus=caucus))
            if entered:
                found.append(raised(entered))
    return found


def test_nobody_rises_where_nobody_speaks() -> None:
    risings = Risings("7")
    assert [press(risings, floor()) for _look in range(20)] == [None] * 20


def test_a_meeting_shows_every_kind_and_not_many_of_any() -> None:
    for seed in range(10):
        found = played(str(seed), meetings=1)
        assert len(found) == MOST
        assert {kind for kind, _seat in found} == {ORDER, PRIVILEGE, INQUIRY, REPLY}


def test_a_delegation_rises_once_and_not_to_its_own_speech() -> None:
    for seed in range(10):
        seats = Counter(seat for _kind, seat in played(str(seed), meetings=3))
        assert max(seats.values()) == 1
        assert "S00" not in seats


def test_one_speech_is_looked_at_once() -> None:
    risings = Risings("7")
    assert [press(risings, floor(5)) for _look in range(20)] == [None] * 20


def test_in_a_caucus_nobody_asks_what_is_for_the_debate() -> None:
    kinds = {kind for kind, _seat in played(caucus="<p>Moderated caucus</p>")}
    assert kinds == {ORDER, PRIVILEGE, REPLY}


def test_what_may_not_interrupt_waits_for_the_end_of_the_speech() -> None:
    risings, ended = Risings("7"), 0
    for speech in range(1, 31):
        entered = press(risings, floor(speech))
        if entered and entered.path.startswith("speeches/"):
            assert entered == Press(f"speeches/{speech}/", {"do": "end"})
            after = press(risings, floor())
            assert after
            assert raised(after)[0] in (INQUIRY, REPLY)
            ended += 1
        elif entered:
            assert raised(entered)[0] in (ORDER, PRIVILEGE)
    assert ended == 2


def test_the_form_says_what_it_is_about_and_the_line_does_without() -> None:
    entered = list[Press]()
    for seed in range(10):
        risings = Risings(str(seed))
        entered += [found for speech in range(1, 9) if (found := press(risings, floor(speech)))]
    forms = [each for each in entered if each.fields.get("motion") in (ORDER, PRIVILEGE)]
    assert forms
    assert all(each.fields["topic"] in WORDS[each.fields["motion"]] for each in forms)
    assert any("line" in each.fields for each in entered)


def risen(kind: str, seed: str = "7") -> Risings:
    """A delegation has risen to this, and the Chair has it before it."""
    risings = Risings(seed)
    while not risings.ruled or risings.ruled.kind != kind:
        risings.begin()
        risings.rose.clear()
        for speech in range(1, 31):
            if press(risings, floor(speech)) and risings.ruled and risings.ruled.kind == kind:
                break
            risings.waiting = None
    return risings


def test_the_chair_grants_what_comfort_needs_and_weighs_what_order_needs() -> None:
    assert {rule(risen(PRIVILEGE, str(seed))) for seed in range(10)} == {"well_taken"}
    assert {rule(risen(ORDER, str(seed))) for seed in range(20)} == {"well_taken", "not_well_taken"}


def test_a_point_that_another_officer_entered_is_ruled_on_as_the_console_proposes() -> None:
    assert rule(Risings("7"), "well_taken") == "well_taken"


def appealed(seed: str) -> Risings | None:
    """A Chair whose ruling against a point of order is appealed, if it is in this play."""
    risings = risen(ORDER, seed)
    return risings if rule(risings) == "not_well_taken" and risings.waiting else None


def test_who_was_ruled_against_appeals_now_and_then_once_the_speech_is_over() -> None:
    plays = [risings for seed in range(40) if (risings := appealed(str(seed)))]
    assert 3 < len(plays) < 25
    for risings in plays:
        assert risings.waiting
        seat = risings.waiting.seat
        assert press(risings, floor(31)) == Press("speeches/31/", {"do": "end"})
        assert press(risings, floor()) == Press("motions/", {"line": f"appeal ruling {seat}"})
        risings.ruled, risings.waiting = None, None
        assert risings.appealed


def test_one_ruling_of_a_conference_is_appealed() -> None:
    risings = next(each for seed in range(40) if (each := appealed(str(seed))))
    risings.waiting = None
    for _point in range(20):
        risings.begin()
        risings.rose.clear()
        for speech in range(1, 31):
            if press(risings, floor(speech)):
                rule(risings)
            assert risings.waiting is None or risings.waiting.kind != APPEAL
            risings.waiting = None


def test_who_left_meanwhile_does_not_rise() -> None:
    risings = next(each for seed in range(40) if (each := appealed(str(seed))))
    assert risings.waiting
    empty = floor()
    empty.regions["seats"] = console(seats=row(risings.waiting.seat, "away")).regions["seats"]
    assert press(risings, empty) is None
    assert risings.waiting is None


def test_the_same_seed_has_the_same_delegations_rise() -> None:
    assert played("7") == played("7") != played("8")
