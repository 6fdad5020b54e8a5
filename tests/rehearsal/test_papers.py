"""What the Chair types of what delegations hand in, and what they ask for before a vote."""

from collections import Counter

from jmmun.rehearsal.asking import DIVISION, MOTIONS, Asking
from jmmun.rehearsal.correcting import Correcting
from jmmun.rehearsal.dais import Console, Step
from jmmun.rehearsal.drafts import AMENDING, CONTESTED, text_of
from jmmun.rehearsal.pages import Press, Screen, buttons, read
from jmmun.rehearsal.papers import AMENDMENTS, OPERATIONS, Papers
from resolutions.pasted import parse_whole
from resolutions.text import printed
from tests.rehearsal.pages import button, console, paper, row
from tests.rehearsal.room import SEATS, Room

MANY = "".join(row(f"S{number}") for number in range(12))


def pressed(step: Step | None) -> Press:
    assert step
    assert step.press
    return step.press


# Drafts, amendments, support


def test_a_draft_is_handed_in_by_one_group_and_others() -> None:
    room = Room()
    room.politics.groups.clear()
    room.politics.groups.update({f"S{number}": f"G{number % 3}" for number in range(12)})
    for seed in range(20):
        fields = pressed(Papers(str(seed)).draft(Console(console(seats=MANY)), room)).fields
        leader, second, third = fields["sponsors"].split(", ")
        groups = [room.politics.groups[seat] for seat in (leader, second, third)]
        assert groups[0] == groups[1] != groups[2]
        assert list(room.drafts[fields["title"]]) == [leader, second, third]


def test_half_of_the_drafts_come_from_phones_and_the_chair_circulates_and_introduces_them() -> None:
    papers, room = Papers("4"), Room(phones=True)
    steps = [papers.draft(Console(console(seats=MANY)), room) for _draft in range(2)]
    (typed,) = [step.press for step in steps if step and step.press]
    ((seat, fields),) = room.begun
    assert typed.path == "papers/"
    assert fields["sponsors"].startswith(seat)
    assert [clause.part for clause in parse_whole(text_of(fields))].count("preambular") == 3
    assert [line.number for line in printed(parse_whole(text_of(fields))) if line.level == 0][-1] == "3."
    waiting = paper(1, before=button("submissions/3/", "do", "approve"))
    assert pressed(papers.handed_in_paper(Console(console(papers=waiting)))) == Press(
        "submissions/3/", {"do": "approve"}
    )
    greyed = paper(1, before=button("submissions/3/", "do", "introduce", ' aria-disabled="true"'))
    assert papers.handed_in_paper(Console(console(papers=greyed))) is None


def test_amendments_strike_replace_and_add_and_are_not_many() -> None:
    for seed in range(20):
        papers, room, kinds = Papers(str(seed)), Room(), Counter[str]()
        room.drafts["Privacy"] = ["S0", "S1"]
        drafts = Console(console(seats=MANY, papers=paper(1) + paper(2, title="Export")))
        for _amendment in range(2 * AMENDMENTS):
            press = pressed(papers.amendment(drafts, room))
            assert press.path == "amendments/"
            kinds[press.fields["operation"]] += 1
            assert 1 <= int(press.fields["place"]) <= CONTESTED
            assert press.fields["operative"] in (("",) if press.fields["operation"] == "strike" else AMENDING)
            if press.fields["paper"] == "1":
                assert not {"S0", "S1"} & set(press.fields["sponsors"].split(", "))
        assert set(kinds) == set(OPERATIONS)
        assert papers.amendment(drafts, room) is None
        assert {"Amendment 1 to L.1", "Amendment 2 to L.2"} <= set(room.drafts)


def test_half_of_the_amendments_come_from_phones_and_the_chair_introduces_them() -> None:
    papers, room = Papers("4"), Room(phones=True)
    drafts = Console(console(seats=MANY, papers=paper(1)))
    steps = [papers.amendment(drafts, room) for _amendment in range(2)]
    (typed,) = [step.press for step in steps if step and step.press]
    ((symbol, seat, fields),) = room.written
    assert (typed.path, symbol) == ("amendments/", "L.1")
    assert fields["sponsors"].startswith(seat)
    assert set(room.drafts) == {"Amendment 1 to L.1"}, "what waits on a phone is not before the room"
    handed_in = paper(1, before=button("amendments/8/", "method", "introduce"))
    introduced = pressed(papers.introduced(Console(console(papers=handed_in)), room))
    assert introduced == Press("amendments/8/", {"method": "introduce"})
    assert list(room.drafts["Amendment 2 to L.1"]) == fields["sponsors"].split(", ")
    greyed = paper(1, before=button("amendments/8/", "method", "introduce", ' aria-disabled="true"'))
    own = paper(2, before=button("submissions/3/", "do", "introduce"))
    assert papers.introduced(Console(console(papers=greyed + own)), room) is None


def test_without_a_draft_there_is_nothing_to_amend_or_to_sign() -> None:
    papers, empty = Papers("7"), Console(console(seats=MANY))
    assert papers.amendment(empty, Room()) is None
    assert papers.support(empty, Room()) is None


def test_some_stand_behind_a_draft_and_one_thinks_better_of_it() -> None:
    for seed in range(10):
        papers, room = Papers(str(seed)), Room()
        drafts = Console(console(seats=MANY, papers=paper(1)))
        told = [pressed(papers.support(drafts, room)).fields for _asking in range(6)]
        assert {each["paper"] for each in told} == {"1"}
        assert Counter(each["support"] for each in told)["none"] == 1
        assert {"sponsor", "signatory"} < {each["support"] for each in told}


# Before a vote


def test_one_working_paper_of_two_is_moved_by_a_sponsor_once_nobody_speaks_and_the_other_is_not() -> None:
    form = '<select name="motion"><option value="introduce_draft">x</option></select>'
    speech = '<input name="speech" value="7">' + button("speeches/7/", "do", "end")

    def waiting(number: int, speech: str = "", form: str = form) -> Console:
        way = button(f"submissions/{number}/", "do", "introduce")
        row = f'<li class="paper"><strong>WP.{number}</strong> <span class="title">Privacy</span>{way}</li>'
        drawn = console(papers=row, seats=SEATS, speech=speech)
        return Console(Screen(form, drawn.regions))

    room, ways = Room(), set[tuple[bool, bool]]()
    room.introduced("Privacy", ("JPN", "FRA"))
    for seed in range(10):
        papers = Papers(str(seed))
        assert papers.moved_paper(waiting(1, form=""), room) is None, "the rules do not know the motion"
        moved = [bool(papers.moved_paper(waiting(number, speech), room)) for number in (1, 2)]
        ways.add((moved[0], moved[1]))
        number = 1 if moved[0] else 2
        ending = papers.moved_paper(waiting(number, speech), room)
        assert pressed(ending) == Press("speeches/7/", {"do": "end"})
        said = Press("motions/", {"line": f"introduce draft WP.{number} FRA"})
        assert pressed(papers.moved_paper(waiting(number), room)) == said
        assert papers.moved_paper(waiting(number), room) is None
    assert ways == {(True, False), (False, True)}


def asks(asking: Asking, screen: Screen) -> Press | None:
    (put,) = buttons(screen["next"])
    step = asking.step(Console(screen), put)
    return step.press if step else None


def voting(next: str, papers: str, value: str = "roll_call") -> Screen:
    return console(button(next, "method", value), papers=papers, seats=SEATS)


def test_a_draft_is_put_first_now_and_then_before_anything_else() -> None:
    two = voting("papers/1/", paper(1, "roll_call") + paper(2, before=button("papers/2/", "before", "1")))
    firsts = [asks(Asking(str(seed)), two) for seed in range(40)]
    assert 8 < firsts.count(Press("papers/2/", {"before": "1"})) < 32


def test_one_amendment_of_the_first_few_is_withdrawn() -> None:
    withdrawn = Counter[int]()
    for seed in range(40):
        asking = Asking(str(seed))
        for id in range(1, 7):
            own = button(f"amendments/{id}/", "method", "withdraw")
            screen = voting(f"amendments/{id}/", paper(1, before=own), "placard")
            if asks(asking, screen) == Press(f"amendments/{id}/", {"method": "withdraw"}):
                withdrawn[id] += 1
            assert asks(asking, screen) is None
    assert set(withdrawn) == {1, 2, 3}
    assert withdrawn.total() == 40


def test_an_amendment_is_put_before_others_to_its_own_draft() -> None:
    own = button("amendments/5/", "method", "placard") + button("amendments/6/", "before", "5")
    other = button("amendments/9/", "before", "8")
    screen = voting("amendments/5/", paper(1, before=own) + paper(2, before=other), "placard")
    presses = [asks(Asking(str(seed)), screen) for seed in range(40)]
    assert Press("amendments/6/", {"before": "5"}) in presses
    assert Press("amendments/9/", {"before": "8"}) not in presses


def test_one_draft_is_divided_by_line_or_by_the_form() -> None:
    lines = forms = 0
    for seed in range(40):
        asking = Asking(str(seed))
        presses = [asks(asking, voting(f"papers/{id}/", paper(id, "roll_call"))) for id in range(1, 7)]
        (press,) = [each for each in presses if each]
        lines += press.fields.get("line", "").startswith(f"{DIVISION} L.")
        forms += press.fields.get("motion") == DIVISION and press.fields["draft"].startswith("L.")
        assert press.fields.get("seat", press.fields.get("line", "")).endswith(("FRA", "JPN"))
    assert lines > 8
    assert forms > 8
    assert lines + forms == 40


def test_a_draft_without_sponsors_is_not_divided_before_it_is_withdrawn() -> None:
    for seed in range(20):
        assert asks(Asking(str(seed)), voting("papers/1/", paper(1, "withdraw"), "withdraw")) is None


def test_a_way_to_vote_is_asked_for_or_proposed() -> None:
    room, unknown = Console(console(seats=SEATS)), Console(console(seats=SEATS))
    declared = '<select name="motion"><optgroup><option value="roll_call_vote"></option></optgroup></select>'
    unknown.screen.page = read(declared)
    assert not any(Asking(str(seed)).method(unknown, "roll_call") for seed in range(40))
    for method, kind in MOTIONS.items():
        asked = [Asking(str(seed)).method(room, method) for seed in range(40)]
        assert {each.press.fields["motion"] for each in asked if each and each.press} == {kind}
        assert None in asked
    assert all(Asking(str(seed)).method(room, "placard") is None for seed in range(40))


# A ballot that was announced wrong

LINK = '<a href="corrections/45/">Correct the vote…</a>'


def form(*votes: str, part: str = "ballot") -> str:
    seats = "".join(
        f'<option value="S{place}">Seat {place}: {vote}</option>' for place, vote in enumerate(votes)
    )
    choices = (("yes", "In favour"), ("no", "Against"), ("abstain", "Abstention"))
    answers = "".join(f'<option value="{value}">{label}</option>' for value, label in choices)
    return (
        f'<form><input name="part" value="{part}"><input name="entry" value="30">'
        f'<select name="seat">{seats}</select><select name="answer">{answers}</select></form>'
    )


def corrected(page: str) -> Press | None:
    """What is entered where a mistake is found, on this page."""
    for seed in range(20):
        correcting, screen = Correcting(str(seed)), console(papers=LINK)
        opening = correcting.step(Console(screen))
        if opening is None:
            continue
        assert (opening.press, opening.opens) == (None, "corrections/45/")
        screen.opened = read(page)
        after = correcting.step(Console(screen))
        assert correcting.step(Console(screen)) is None
        return after.press if after else None
    raise AssertionError("no mistake is ever found")


def test_a_mistake_is_found_in_some_conferences() -> None:
    found = [Correcting(str(seed)).step(Console(console(papers=LINK))) for seed in range(40)]
    assert 8 < found.count(None) < 32


def test_an_abstention_was_a_vote_in_favour_where_that_changes_no_result() -> None:
    clear = ("in favour",) * 5 + ("abstention", "against")
    fields = {"part": "ballot", "entry": "30", "seat": "S5", "answer": "yes"}
    assert corrected(form(*clear)) == Press("corrections/45/", fields)


def test_a_close_result_or_one_by_placards_is_left_as_it_is() -> None:
    assert corrected(form("in favour", "against", "abstention")) is None
    assert corrected(form(*("in favour",) * 5, "abstention", part="placards")) is None
    assert corrected(form(*("in favour",) * 5)) is None
