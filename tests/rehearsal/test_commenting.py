"""Who yields to comments, and who comments then."""

from jmmun.rehearsal.commenting import Commenting
from jmmun.rehearsal.dais import Console
from jmmun.rehearsal.pages import Press
from tests.rehearsal.pages import button, console
from tests.rehearsal.room import SEATS

END = button("comments/", "do", "end")


def floor(speech: int = 0, *ways: str, next: str = "", open: bool = False) -> Console:
    """A console with a speech on it, what its speaker may yield to, and a speech that is open to comments."""
    named = f'<input name="speech" value="{speech}">' if speech else ""
    yields = "".join(button(f"speeches/{speech}/", "yield", way) for way in ways)
    seats = SEATS.replace(
        'id="seat-FRA" data-code="FRA" class=""', 'id="seat-FRA" data-code="FRA" class="speaks"'
    )
    return Console(console(next, seats=seats, speech=named + yields + (END if open else "")))


def yielded(seed: int) -> Commenting | None:
    """A Chair whose speaker, France, has yielded to comments, if it does so in this play."""
    commenting = Commenting(str(seed))
    step = commenting.yields(floor(5, "chair", "comments"))
    assert step is None or step.press == Press("speeches/5/", {"yield": "comments"})
    return commenting if step else None


def test_some_yield_to_comments_where_the_rules_know_them_and_each_is_asked_once() -> None:
    assert 20 < sum(yielded(seed) is not None for seed in range(100)) < 60
    assert not any(Commenting(str(seed)).yields(floor(5, "chair")) for seed in range(100))
    for seed in range(20):
        commenting = Commenting(str(seed))
        commenting.yields(floor(5, "comments"))
        assert commenting.yields(floor(5, "comments")) is None


def test_who_asks_by_phone_comments_before_who_raises_a_placard() -> None:
    commenting = next(filter(None, map(yielded, range(20))))
    step = commenting.step(floor(next=button("comments/", "seat", "JPN"), open=True))
    assert step
    assert step.press == Press("comments/", {"seat": "JPN"})


def test_a_placard_is_raised_by_others_than_the_speaker_and_by_nobody_twice() -> None:
    rooms = [
        [step.press for _look in range(9) if (step := each.step(floor(open=True)))]
        for each in filter(None, map(yielded, range(60)))
    ]
    assert any(rooms) and not all(rooms)
    assert {press.fields["seat"] for presses in rooms for press in presses if press} == {"JPN", "SEN"}
    assert all(len({press.fields["seat"] for press in presses if press}) == len(presses) for presses in rooms)


def test_who_comments_is_heard_out_and_without_comments_there_is_nothing_to_hear() -> None:
    commenting = next(filter(None, map(yielded, range(20))))
    for next_ in (button("clocks/speech/7/", "do", "start"), button("speeches/7/", "do", "end")):
        step = commenting.step(floor(7, next=next_, open=True))
        assert step
        assert step.press
        assert step.press.path in next_
    assert commenting.step(floor(7, next=button("speeches/7/", "do", "end"))) is None
