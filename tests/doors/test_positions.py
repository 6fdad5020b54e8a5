"""Position papers: questions of the secretariat's, answered on phones, read at the dais, printed."""

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from committees.access import Role
from committees.book import Book
from committees.models import Committee
from committees.secretariat.described import read, written
from committees.secretariat.founding import describe
from delegates.models import GuideSection, PositionPaper, PositionQuestion
from resolutions.printing.positions import positions_html
from tests.doors.markup import forms
from tests.doors.passes import browser, chair, seat
from tests.doors.set_up.pages import said

OWN, DAIS, DESK = "/unhrc/seat/JPN/positions/", "/unhrc/dais/chair/positions/", "/secretariat/committees/unhrc/positions/"  # fmt: skip


@pytest.fixture(autouse=True)
def at_leisure() -> None:
    """Presses are counted by the minute, over all tests."""
    cache.clear()


@pytest.fixture
def asked(room: Committee) -> Committee:
    """A committee with two questions, 1 and 2."""
    for number, text in enumerate(("Where do you stand?", "What would solve it?"), 1):
        PositionQuestion.objects.create(
            pk=number, committee=room, order=number, text=text, text_ja=f"問{number}"
        )
    return room


@pytest.fixture
def phone(asked: Committee) -> Client:
    return seat(asked)


def fields(client: Client, path: str, do: str, **typed: str) -> dict[str, str]:
    """What a browser sends of the form with this button as the page shows it now, with some fields typed over."""
    page = client.get(path).content.decode()
    found, button = next(
        (form, button) for form in forms(page) for button in form.buttons if button.value == do
    )
    typed = {name.replace("__", "-"): value for name, value in typed.items()}
    return {**found.fields, **button.fields, **typed}


def press(client: Client, path: str, do: str, **typed: str):
    return client.post(path, fields(client, path, do, **typed))


def paper(code: str = "JPN") -> PositionPaper:
    return PositionPaper.objects.get(seat=code)


def stands(number: int) -> tuple[str, tuple[str, ...]]:
    answer = paper().answer(PositionQuestion.objects.get(pk=number))
    return answer.text, answer.beside


# --- Asked


def test_the_questions_are_taken_over_from_the_guide_and_edited(room: Committee) -> None:
    desk = browser(Role.SECRETARIAT, room.conference)
    body, body_ja = "Ask yourself:\n- Where do you stand?\n- Why?", "- どんな立場ですか。\n- なぜですか。"
    GuideSection.objects.create(
        committee=room,
        slug="questions",
        order=1,
        title="Questions",
        title_ja="問い",
        body=body,
        body_ja=body_ja,
    )
    for _press in range(2):
        assert press(desk, DESK, "take-over").status_code == 302
    rows = room.position_questions.values_list("text", "text_ja")
    assert list(rows) == [("Where do you stand?", "どんな立場ですか。"), ("Why?", "なぜですか。")]
    room.guide.update(body="- " + "x" * 301)
    assert "That is 301 characters long; 300 are the most." in said(press(desk, DESK, "take-over"))
    first, second = room.position_questions.all()
    typed = {
        f"q{first.pk}__text": "",
        f"q{first.pk}__text_ja": "",
        "new0__text": "How?",
        "due": "2020-03-20T18:00",
    }
    assert press(desk, DESK, "save", **typed).status_code == 302
    assert list(room.position_questions.values_list("text", flat=True)) == ["Why?", "How?"]
    assert room.position_questions.first() == second
    # On the clocks of the conference, for the delegation and the dais; and it stops nobody.
    for client, path in ((seat(room), OWN), (chair(room), DAIS)):
        assert "due 2020-03-20 18:00" in said(client.get(path))
    assert 'value="2020-03-20T18:00"' in desk.get(DESK).content.decode()
    assert [each.text for each in read(written(describe(room))).questions] == ["Why?", "How?"]


def test_a_question_that_was_answered_is_not_taken_off(asked: Committee, phone: Client) -> None:
    press(phone, OWN, "hand-in", answer__1="For.")
    # The dais reads it still.
    press(phone, OWN, "save 1", answer__1="")
    desk = browser(Role.SECRETARIAT, asked.conference)
    answer = press(desk, DESK, "save", q1__text="")
    assert answer.status_code == 422
    assert "This question was answered already." in said(answer)
    assert (
        press(desk, DESK, "save", q1__text="For or against?", q2__text="", q2__text_ja="").status_code == 302
    )
    assert list(asked.position_questions.values_list("text", flat=True)) == ["For or against?"]


def test_a_phone_leads_to_it_where_there_are_questions(room: Committee) -> None:
    link = 'href="positions/"'
    assert link not in seat(room).get("/unhrc/seat/JPN/").content.decode()
    PositionQuestion.objects.create(committee=room, order=1, text="Where do you stand?")
    assert link in seat(room).get("/unhrc/seat/JPN/").content.decode()


# --- Written


def test_every_press_saves_all_that_was_typed(phone: Client) -> None:
    answer = press(phone, OWN, "save 1", answer__1="For.\r\nWith limits.\x00 ", answer__2="A law.")
    assert (answer.status_code, answer["Location"]) == (302, f"{OWN}?saved=1#q1")
    assert (stands(1), stands(2)) == (("For.\nWith limits.", ()), ("A law.", ()))
    assert "2 of 2 answered." in said(phone.get(OWN))


def test_two_phones_of_one_seat_lose_no_word(asked: Committee, phone: Client) -> None:
    mine, partners = (
        fields(phone, OWN, "save 1", answer__1="For."),
        fields(phone, OWN, "save 2", answer__2="A law."),
    )
    phone.post(OWN, partners)
    phone.post(OWN, mine | {"answer-2": ""})
    # What the partner answered to the other question meanwhile was not touched.
    assert (stands(1), stands(2)) == (("For.", ()), ("A law.", ()))
    seat(asked).post(OWN, partners | {"answer-1": "Against."})
    assert stands(1) == ("For.", ("Against.",))
    assert "Two wrote this answer at the same time." in said(phone.get(OWN))
    refused = press(phone, OWN, "hand-in")
    assert refused.status_code == 409
    assert "An answer stands there in two wordings." in said(refused)
    assert press(phone, OWN, "keep-all 1").status_code == 302
    assert stands(1) == ("For.\n\nAgainst.", ())


def test_what_is_too_long_is_kept_on_the_page(phone: Client) -> None:
    answer = press(phone, OWN, "save 1", answer__1="x" * 4001, answer__2="A law.")
    assert answer.status_code == 409
    assert "That is 4001 characters long; 4000 are the most." in said(answer)
    assert "A law.</textarea>" in answer.content.decode()
    assert not PositionPaper.objects.filter(seat="JPN", answers__has_key="2").exists()


# --- Handed in, and read


def test_the_dais_reads_what_was_handed_in_and_the_delegation_sees_what_it_says(
    asked: Committee, phone: Client, dais: Client
) -> None:
    assert "Nothing is answered yet." in said(press(phone, OWN, "hand-in"))
    assert "Not handed in 6" in said(dais.get(DAIS))
    press(phone, OWN, "hand-in", answer__1="For.")
    press(phone, OWN, "save 1", answer__1="Against, after all.")
    assert "Handed in 1 Japan" in said(dais.get(DAIS))
    assert "The dais has it as it was handed in" in said(phone.get(OWN))
    reading = said(dais.get(f"{DAIS}JPN/"))
    assert "1. Where do you stand? For. 2. What would solve it? Not answered." in reading
    assert "Say what is to be worked over." in said(press(dais, f"{DAIS}JPN/", "return"))
    assert press(dais, f"{DAIS}JPN/", "return", remarks="Say why.").status_code == 302
    assert "Returned with remarks" in said(phone.get(OWN))
    assert "Remarks of the dais: Say why." in said(phone.get(OWN))
    assert "Say why." not in said(seat(asked, "BRA").get("/unhrc/seat/BRA/positions/"))
    press(phone, OWN, "hand-in")
    assert "Returned with remarks" not in said(dais.get(DAIS))
    assert press(dais, f"{DAIS}JPN/", "accept", remarks="").status_code == 302
    assert (paper().standing, paper().number) == ("accepted", 2)
    assert "Accepted" in said(phone.get(OWN))


def test_the_dais_answers_to_what_it_read(phone: Client, dais: Client) -> None:
    press(phone, OWN, "hand-in", answer__1="For.")
    read_before = fields(dais, f"{DAIS}JPN/", "accept")
    # The same once more is the same press come twice.
    press(phone, OWN, "hand-in")
    assert paper().number == 1
    press(phone, OWN, "hand-in", answer__1="Against.")
    answer = dais.post(f"{DAIS}JPN/", read_before)
    assert answer.status_code == 409
    assert "It was handed in anew meanwhile." in said(answer)
    assert paper().standing == "handed-in"
    answer = dais.post(f"{DAIS}BRA/", {"do": "accept", "number": "0"})
    assert "This delegation has not handed in yet." in said(answer)


# --- Printed, and purged


def test_all_are_printed_for_the_dais_and_its_own_for_a_delegation(asked: Committee, phone: Client) -> None:
    press(phone, OWN, "hand-in", answer__1="For.\n\n<b>Bold</b>")
    press(phone, OWN, "save 1", answer__1="Not yet.")
    brazil = seat(asked, "BRA")
    press(brazil, "/unhrc/seat/BRA/positions/", "save 1", answer__1="Against.")
    book = Book(asked.pk)
    every = positions_html(asked, book, "ja")
    assert "模擬国連" in every
    assert "<h2>1. 問1</h2>" in every
    assert "<p>For.</p>" in every
    assert "<p>&lt;b&gt;Bold&lt;/b&gt;</p>" in every
    assert "Against." not in every
    own = positions_html(asked, book, "en", seat="BRA")
    assert "<p>Against.</p>" in own
    assert "For." not in own


def test_a_delegation_asks_for_no_paper_but_its_own(
    asked: Committee, phone: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(phone, OWN, "hand-in", answer__1="For.")
    printed: list[str] = []
    monkeypatch.setattr("resolutions.press.render", lambda html: printed.append(html) or b"%PDF-1.7")
    path = "documents/positions.pdf?seat=JPN"
    answer = seat(asked, "BRA").get(f"/unhrc/seat/BRA/{path}")
    assert 'filename="unhrc-positions-BRA-en.pdf"' in answer["Content-Disposition"]
    chair(asked).get(f"/unhrc/dais/chair/{path}")
    browser(Role.SECRETARIAT, asked.conference).get(f"/secretariat/unhrc/{path}")
    assert ["For." in html for html in printed] == [False, True, True]


def test_a_purge_takes_position_papers_with_it(phone: Client) -> None:
    press(phone, OWN, "hand-in", answer__1="For.")
    call_command("purge", now=True)
    assert not PositionPaper.objects.exists()
