"""From the doors: turns in a tour de table, questions to a speaker, withdrawals that sponsors agree to."""

from typing import Any

from django.test import Client

from committees import record, screens
from committees.models import Committee
from committees.screens import Audience
from resolutions.models import Paper, Version
from resolutions.rules.drafts import DraftRef
from tests.doors.motions import HTMX, enter, entered, floor, post, said, typed
from tests.doors.passes import seat
from tests.given import SETS


def from_phone(client: Client, path: str, code: str = "JPN", **fields: str) -> Any:
    return client.post(f"/unhrc/seat/{code}/{path}", fields, **HTMX)


def mine(room: Committee, code: str = "JPN", language: str = "en") -> str:
    return screens.draw(room.pk, Audience("phone", language)).personal[code]


def console(room: Committee, region: str, language: str = "en") -> str:
    return screens.draw(room.pk, Audience("console", language)).regions[region]


def scene(room: Committee) -> str:
    return screens.draw(room.pk, Audience("projector", "en")).regions["scene"]


def test_a_tour_is_typed_and_gone_round_and_delegations_pass_on_both_screens(
    room: Committee, dais: Client
) -> None:
    assert entered(typed(dais, "tour 20 “Where we stand”", declared="1"))
    caucus = floor(room).business.caucus
    assert (caucus.queue, caucus.speaking) == (floor(room).roll.present, 20_000)
    first, second = caucus.queue[:2]
    path = f"caucus/{caucus.id}/"
    assert entered(post(dais, "speakers/", seat=first))
    assert entered(post(dais, path, **{"pass": first}))
    assert floor(room).business.caucus.passed == (first,)
    assert f'class="number">{caucus.queue.index("JPN")}<' in mine(room)
    assert "Your turn in this round" in mine(room)
    assert "Pass" in mine(room)
    japan = seat(room)
    assert entered(from_phone(japan, path, do="pass"))
    assert floor(room).business.caucus.passed == (first, "JPN")
    refused = from_phone(japan, "floor/", do="ask-caucus")
    assert "Every delegation is called once, in its turn." in said(refused)
    assert "have had their turn" in scene(room)
    assert "End the round" in console(room, "caucus")
    assert "一巡を終える" in console(room, "caucus", "ja")
    assert floor(room).business.caucus.queue[0] == second
    assert from_phone(japan, path, do="dance").status_code == 422


def test_a_question_is_asked_for_on_a_phone_and_put_by_the_chair(room: Committee, dais: Client) -> None:
    enter(room, "recognise", seat="BRA")
    speech = floor(room).speakers.speech.id
    assert "Put a question" not in mine(room)
    assert entered(post(dais, f"speeches/{speech}/", **{"yield": "questions"}))
    assert "Put a question" in mine(room)
    assert "Put a question" not in mine(room, "BRA")
    japan, path = seat(room), f"speeches/{speech}/question/"
    assert entered(from_phone(japan, path, do="ask"))
    assert "You asked to put a question." in mine(room)
    assert entered(from_phone(japan, path, do="drop"))
    assert floor(room).speakers.speech.asking == ()
    assert entered(from_phone(japan, path, do="ask"))
    assert 'name="question" value="JPN"' in console(room, "next")
    assert entered(post(dais, f"speeches/{speech}/", question="JPN"))
    assert "Question by Japan" in scene(room)
    assert entered(typed(dais, "information deu what of trade?"))
    assert floor(room).speakers.speech.asker == "DEU"
    assert from_phone(japan, path, do="dance").status_code == 422


def test_comments_on_a_speech_are_asked_for_on_phones_and_heard_one_by_one(
    room: Committee, dais: Client
) -> None:
    enter(room, "take_procedure", procedure=SETS["una-usa-harvard"])
    enter(room, "join_list", seat="FRA")
    enter(room, "recognise", seat="BRA")
    speech = floor(room).speakers.speech.id
    assert entered(post(dais, f"speeches/{speech}/", **{"yield": "comments"}))
    assert "Comments on the speech of Brazil" in mine(room)
    assert "コメント" in mine(room, language="ja")
    assert "Comments on the speech" not in mine(room, "BRA")
    japan, path = seat(room), f"speeches/{speech}/comment/"
    assert entered(from_phone(japan, path, do="ask"))
    assert "You asked to comment." in mine(room)
    assert entered(from_phone(japan, path, do="drop"))
    assert entered(from_phone(japan, path, do="ask"))
    assert 'formaction="comments/" name="seat" value="JPN"' in console(room, "next")
    assert "ブラジルのスピーチへのコメント" in console(room, "speech", "ja")
    assert entered(post(dais, "comments/", seat="Japan"))
    assert "On the speech of Brazil" in scene(room)
    assert (floor(room).speakers.speech.seat, floor(room).speakers.speech.clock.limit) == ("JPN", 30_000)
    assert entered(post(dais, "comments/", do="end"))
    assert "Comments on the speech" not in console(room, "speech")
    assert "That speech is not open to comments." in said(post(dais, "comments/", seat="Germany"))
    assert from_phone(japan, path, do="dance").status_code == 422


def test_in_a_question_period_who_rises_to_a_point_of_information_has_the_floor(
    room: Committee, dais: Client
) -> None:
    drafted(room)
    assert entered(typed(dais, "question 5", declared="1"))
    assert entered(typed(dais, "information deu"))
    speech = floor(room).speakers.speech
    assert (speech.seat, speech.on, speech.clock.limit) == ("DEU", "caucus", 30_000)


def drafted(room: Committee, *sponsors: str) -> int:
    paper = Paper.objects.create(committee=room)
    version = Version.objects.create(paper=paper, number=1, title="On data", sponsors=[])
    enter(
        room,
        "introduce_draft",
        draft=DraftRef(paper.pk, version.pk, 2),
        sponsors=sponsors or ("JPN",),
        text="0" * 64,
    )
    return paper.pk


def test_a_draft_is_presented_from_its_row_and_withdrawn_once_every_sponsor_agrees(
    room: Committee, dais: Client
) -> None:
    paper = drafted(room, "JPN", "BRA")
    assert entered(post(dais, f"papers/{paper}/", method="present"))
    assert floor(room).business.caucus.holder == "JPN"
    assert "L.1: On data" in scene(room)
    enter(room, "set_phones", level="all")
    assert entered(from_phone(seat(room), f"papers/{paper}/support/", support="withdrawal"))
    assert "to be withdrawn, if all sponsors agree: Japan" in console(room, "papers")
    page = seat(room, "BRA").get("/unhrc/seat/BRA/papers/").content.decode()
    assert "Agree to withdraw it" in page
    assert entered(from_phone(seat(room, "BRA"), f"papers/{paper}/support/", "BRA", support="withdrawal"))
    assert floor(room).papers.draft(paper).standing == "withdrawn"
    assert record.read(room.pk).entries[-1].by == "seat:BRA"
