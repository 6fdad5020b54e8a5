"""Motions, points, rights, timers and notes through the real doors: typed as a line, by the forms, from phones."""

from datetime import datetime
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.test import Client

from committees import live, record, screens, wall_clock
from committees.access import Role
from committees.console.steps import turns_text
from committees.drawing import Audience
from committees.facts import Fact
from committees.floor import Floor
from committees.models import Committee, Conference, Topic, Words
from committees.order import RULINGS
from committees.rulings import open_meeting
from delegates.models import CaucusTopic, Seat
from motions.rules.motions import Motion, MotionRaised
from motions.rules.procedure import Kind
from tests.committees.meeting import Step, act
from tests.doors.markup import Form, form, forms, idle
from tests.doors.passes import appoint, browser, chair, seat
from tests.given import CHAIR, RULES

HTMX = {"HTTP_HX_REQUEST": "true"}
HOME = "/unhrc/dais/chair/"
PRIVACY, SCORES = "Privacy and the State", "Fair scores"


@pytest.fixture(autouse=True)
def nothing_drawn() -> None:
    screens.forget()


@pytest.fixture
def room(in_session: Committee) -> Committee:
    """A committee in session with officers, and two caucuses that its guide suggests."""
    for order, (topic, topic_ja, total, speaking) in enumerate(
        ((PRIVACY, "プライバシーと国家", 900, 60), (SCORES, "公平な点数", 600, 45))
    ):
        CaucusTopic.objects.create(
            committee=in_session,
            order=order,
            kind="moderated_caucus",
            topic=topic,
            topic_ja=topic_ja,
            total_seconds=total,
            speaking_seconds=speaking,
        )
    return appoint(in_session)


@pytest.fixture
def dais(room: Committee) -> Client:
    return chair(room)


def floor(room: Committee) -> Floor:
    return record.read(room.pk).floor


def pending(room: Committee) -> tuple[Motion, ...]:
    return floor(room).business.motions.pending


def last(room: Committee) -> list[Fact]:
    """The facts of the last act."""
    book = record.read(room.pk)
    return [entry.fact for entry in book.act(book.entries[-1].act)]


def words(room: Committee, fact: Any) -> str:
    return Words.objects.get(committee=room, pk=fact.id).text


def post(client: Client, path: str, **fields: str) -> Any:
    """What a page of the dais posts that shows what is."""
    turns = turns_text(record.read(Committee.objects.get(slug="unhrc").pk).turns)
    return client.post(HOME + path, {"turns": turns, **fields}, **HTMX)


def typed(client: Client, line: str, **fields: str) -> Any:
    return post(client, "motions/", line=line, **fields)


def said(answer: Any) -> str:
    """The answer as it is read."""
    return unescape(answer.content.decode())


def entered(answer: Any) -> bool:
    assert answer.status_code in (200, 409), answer.status_code
    return bool(answer.status_code == 200)


def again(client: Client, answer: Any, label: str) -> Any:
    """Press the button that bears `label` in a refusal."""
    assert not entered(answer)
    found = form(answer.content.decode(), label)
    return client.post(found.action, found.pressed(label), **HTMX)


def ways(answer: Any) -> list[tuple[str, str]]:
    """The ways on that a refusal offers: each with its key's code."""
    return [
        (button.label, button.data["data-key"])
        for each in forms(answer.content.decode())
        for button in each.buttons
    ]


def enter(room: Committee, verb: str, by: str = CHAIR, **args: Any) -> int:
    answer = record.enter(room.pk, RULINGS[verb], by=by, **args)
    assert answer.act is not None, verb
    return answer.seq


def twice(room: Committee, code: str, other: str) -> None:
    """Give two seats the same country, as where two delegations of one country sit."""
    country = Seat.objects.get(committee=room, code=code).country
    with live.rows_change(room.pk):
        Seat.objects.filter(committee=room, code=other).update(country=country)


RULED, LATER, DECLARE = (
    ("G The Chair rules it in order", "KeyG"),
    ("L Note it for later", "KeyL"),
    ("D Declare it without objection", "KeyD"),
)


# The typed line


@pytest.mark.parametrize(("line", "expected"), [
    ("mod 10 45 clean water jpn",
     {"motion": "moderated_caucus", "seat": "JPN", "total": 600_000, "speaking": 45_000, "topic": "clean water"}),
    ("Moderated Caucus 10min 45s clean water Japan",
     {"motion": "moderated_caucus", "seat": "JPN", "total": 600_000, "speaking": 45_000, "topic": "clean water"}),
    ("mod priv jpn",
     {"motion": "moderated_caucus", "seat": "JPN", "total": 900_000, "speaking": 60_000, "topic": PRIVACY}),
    ('mod 10 45 "priv" jpn',
     {"motion": "moderated_caucus", "seat": "JPN", "total": 600_000, "speaking": 45_000, "topic": "priv"}),
    ("unmod 15 bra", {"motion": "unmoderated_caucus", "seat": "BRA", "total": 900_000}),
    ("unmod bra 15", {"motion": "unmoderated_caucus", "seat": "BRA", "total": 900_000}),
    ("unmod 7:30 bra", {"motion": "unmoderated_caucus", "seat": "BRA", "total": 450_000}),
    ("cons 20 sen", {"motion": "consultation_of_whole", "seat": "SEN", "total": 1_200_000}),
    ("speaking time 60 deu", {"motion": "set_speaking_time", "seat": "DEU", "speaking": 60_000}),
    ("close list pol", {"motion": "close_speakers_list", "seat": "POL"}),
    ("adj m fra", {"motion": "adjourn_meeting", "seat": "FRA"}),
    ("モデレート 10分 45秒 きれいな水 日本",
     {"motion": "moderated_caucus", "seat": "JPN", "total": 600_000, "speaking": 45_000, "topic": "きれいな水"}),
    ("モデ１０分４５秒「きれいな水」日本",
     {"motion": "moderated_caucus", "seat": "JPN", "total": 600_000, "speaking": 45_000, "topic": "きれいな水"}),
    ("アンモデ15ブラジル", {"motion": "unmoderated_caucus", "seat": "BRA", "total": 900_000}),
    ("発言時間の設定 60秒 ドイツ", {"motion": "set_speaking_time", "seat": "DEU", "speaking": 60_000}),
])  # fmt: skip
def test_a_typed_line_enters_the_motion(
    line: str, expected: dict[str, Any], room: Committee, dais: Client
) -> None:
    assert entered(typed(dais, line))
    (motion,) = pending(room)
    fact = motion.raised
    topic = words(room, fact.topic) if fact.topic else None
    assert {"seat": fact.seat, "motion": fact.motion, "total": fact.total, "speaking": fact.speaking} | (
        {"topic": topic}
    ) == {"total": None, "speaking": None, "topic": None} | expected


@pytest.mark.parametrize(("line", "topic"), [
    ("モデ プラ 日本", "プライバシーと国家"),
    ("mod priv jpn", "プライバシーと国家"),
])  # fmt: skip
def test_a_topic_of_the_guide_is_entered_in_the_language_of_who_types(
    line: str, topic: str, room: Committee
) -> None:
    assert entered(typed(chair(room, language="ja"), line))
    fact = pending(room)[0].raised
    assert fact.topic is not None
    assert words(room, fact.topic) == topic
    assert fact.total == 900_000


@pytest.mark.parametrize("line", ["susp 14:30 jpn", "会議の停止 14:30 日本", "susp 14：30 jpn"])
def test_a_time_of_day_is_the_next_such_time_where_the_conference_is(
    line: str, room: Committee, dais: Client
) -> None:
    assert entered(typed(dais, line))
    until = pending(room)[0].raised.until
    assert until is not None
    meant = datetime.fromtimestamp(until / 1000, ZoneInfo("Asia/Tokyo"))
    assert (meant.hour, meant.minute, meant.second) == (14, 30, 0)
    assert 0 < until - wall_clock.now() <= 24 * 3600 * 1000


@pytest.mark.parametrize("line", ["susp 99:99 jpn", "susp 24:00 jpn"])
def test_what_is_no_time_of_day_is_refused(line: str, room: Committee, dais: Client) -> None:
    assert "Write the time as 14:30, or as minutes from now." in said(typed(dais, line))
    assert pending(room) == ()


def test_times_that_are_left_out_are_those_of_the_last_time(room: Committee, dais: Client) -> None:
    assert entered(typed(dais, "mod 12 40 water jpn"))
    assert entered(typed(dais, "mod air bra"))
    assert [(motion.raised.total, motion.raised.speaking) for motion in pending(room)] == [
        (720_000, 40_000),
        (720_000, 40_000),
    ]


@pytest.mark.parametrize(("line", "point", "who", "text"), [
    ("order fra", "point_of_order", "FRA", None),
    ("order fra the clock", "point_of_order", "FRA", "the clock"),
    ("privilege too loud deu", "point_personal_privilege", "DEU", "too loud"),
    ("inquiry sen", "point_parliamentary_inquiry", "SEN", None),
    ("議事進行 フランス", "point_of_order", "FRA", None),
    ("個人的特権 声が小さい 日本", "point_personal_privilege", "JPN", "声が小さい"),
])  # fmt: skip
def test_a_typed_line_enters_a_point(
    line: str, point: str, who: str, text: str | None, room: Committee, dais: Client
) -> None:
    assert entered(typed(dais, line))
    current = floor(room).business.point
    assert current is not None
    assert (current.point, current.seat) == (point, who)
    assert (words(room, current.text) if current.text else None) == text


@pytest.mark.parametrize("line", ["reply sen", "right of reply Senegal", "答弁権 セネガル"])
def test_a_typed_line_grants_a_right_of_reply(line: str, room: Committee, dais: Client) -> None:
    assert entered(typed(dais, line))
    speech = floor(room).speakers.speech
    assert speech is not None
    assert (speech.seat, speech.on, speech.clock.limit) == ("SEN", "reply", 60_000)


@pytest.mark.parametrize(("line", "text"), [("order fra article 19", "article 19"), ("privilege jpn row 3", "row 3")])  # fmt: skip
def test_a_number_in_what_a_point_is_about_is_kept(
    line: str, text: str, room: Committee, dais: Client
) -> None:
    assert entered(typed(dais, line))
    current = floor(room).business.point
    assert current is not None
    assert current.text is not None
    assert words(room, current.text) == text


def test_the_order_of_the_agenda_is_the_one_that_was_typed(committee: Committee) -> None:
    topics = agenda_of(committee, 3)
    dais = chair(appoint(committee))
    assert entered(typed(dais, "agenda 3 2 jpn"))
    assert pending(committee)[0].raised.topics == (topics[2], topics[1], topics[0])


@pytest.mark.parametrize("line", ["order, fra", "point of order, France: the clock", "order fra: the clock"])
def test_a_point_may_be_typed_with_the_marks_of_a_sentence(line: str, room: Committee, dais: Client) -> None:
    assert entered(typed(dais, line))
    current = floor(room).business.point
    assert current is not None
    assert (current.point, current.seat) == ("point_of_order", "FRA")


REFUSED = [
    ("xyzzy 10 jpn", "No motion is called “xyzzy 10 jpn”."),
    ("<b>x</b>", "No motion is called “<b>x</b>”."),
    ("", "No motion is called “”."),
    ("close", "“close” may mean Closure of debate, Closing the speakers list."),
    ("adj jpn", "“adj jpn” may mean Adjournment of the meeting, Adjournment of debate (table the topic)."),
    ("unmod 15", "Name the delegation that moves it, or declare it yourself."),
    ("order", "Name the delegation that raises it."),
    ("reply", "Name the delegation that raises it."),
    ("appeal", "Name the delegation that raises it."),
]


@pytest.mark.parametrize(("line", "sentence"), REFUSED)
def test_a_line_that_is_not_clear_is_refused_with_it_and_kept(
    line: str, sentence: str, room: Committee, dais: Client
) -> None:
    before = record.read(room.pk).seq
    answer = typed(dais, line)
    assert not entered(answer)
    assert sentence in said(answer)
    assert "<b>" not in answer.content.decode()
    assert record.read(room.pk).seq == before
    for each in forms(answer.content.decode()):
        assert each.fields["line"] == line


@pytest.mark.parametrize("line", ["mod 10 45 water po", "unmod 10 se"])
def test_the_beginning_of_one_name_is_enough(line: str, room: Committee, dais: Client) -> None:
    assert entered(typed(dais, line))
    assert pending(room)[0].raised.seat == {"po": "POL", "se": "SEN"}[line[-2:]]


def test_a_name_that_several_bear_is_refused_with_all_of_them(room: Committee, dais: Client) -> None:
    twice(room, "FRA", "DEU")
    answer = typed(dais, "unmod 10 france")
    assert "“unmod 10 france” may mean France, France." in said(answer)
    assert pending(room) == ()


# Without a mover


def test_without_a_mover_the_refusal_offers_to_declare_and_that_declares(
    room: Committee, dais: Client
) -> None:
    answer = typed(dais, "mod 10 45 water")
    assert ways(answer) == [DECLARE]
    assert entered(again(dais, answer, "Declare it without objection"))
    caucus = floor(room).business.caucus
    assert caucus is not None
    assert (caucus.kind, caucus.clock.limit, caucus.speaking, caucus.proposer) == (
        "moderated_caucus",
        600_000,
        45_000,
        None,
    )
    assert caucus.topic is not None
    assert words(room, caucus.topic) == "water"
    assert [type(fact).__name__ for fact in last(room)] == ["CaucusOpened"]


@pytest.mark.parametrize("line", ["order", "reply", "appeal"])
def test_what_only_a_delegation_can_raise_is_not_offered_to_be_declared(line: str, dais: Client) -> None:
    assert ways(typed(dais, line)) == []


def test_the_form_declares_with_or_without_a_mover(room: Committee, dais: Client) -> None:
    found = dialog(dais, "Note it for later")
    fields = found.pressed("Declare it without objection") | {
        "motion": "unmoderated_caucus",
        "minutes": "5",
        "seat": "Japan",
    }
    assert entered(dais.post(HOME + found.action, fields, **HTMX))
    caucus = floor(room).business.caucus
    assert caucus is not None
    assert (caucus.kind, caucus.proposer, caucus.clock.limit) == ("unmoderated_caucus", "JPN", 300_000)


def test_a_chairs_ruling_is_not_overturned_by_a_declaration(room: Committee, dais: Client) -> None:
    answer = post(dais, "motions/", motion="appeal_ruling", seat="", declared="1")
    assert "The Chair's rulings are overturned by the room." in said(answer)
    assert ways(answer) == []


# At the wrong moment


@pytest.fixture
def speaking(room: Committee) -> Committee:
    enter(room, "recognise", seat="BRA")
    return room


def test_out_of_order_at_the_moment_it_can_be_ruled_in_order_or_noted(
    speaking: Committee, dais: Client
) -> None:
    answer = typed(dais, "unmod 15 jpn", key="k1")
    assert "A speaker has the floor." in said(answer)
    assert ways(answer) == [RULED, LATER]
    assert pending(speaking) == ()


def test_ruled_in_order_it_is_before_the_room_and_the_record_says_so(
    speaking: Committee, dais: Client
) -> None:
    assert entered(again(dais, typed(dais, "unmod 15 jpn"), "The Chair rules it in order"))
    assert [type(fact).__name__ for fact in last(speaking)] == ["RuledInOrder", "MotionRaised"]
    assert [motion.raised.seat for motion in pending(speaking)] == ["JPN"]


def test_noted_for_later_it_waits_and_is_offered_when_it_comes_in_order(
    speaking: Committee, dais: Client
) -> None:
    assert entered(again(dais, typed(dais, "unmod 15 jpn"), "Note it for later"))
    assert [type(fact).__name__ for fact in last(speaking)] == ["MotionRaised"]
    assert pending(speaking) == ()
    (noted,) = floor(speaking).business.motions.noted
    assert (noted.raised.seat, noted.raised.total) == ("JPN", 900_000)
    speech = floor(speaking).speakers.speech
    assert speech is not None
    enter(speaking, "end_speech", speech=speech.id)
    offered = screens.draw(speaking.pk, Audience("console", "en")).regions["next"]
    assert "Take up the noted motion" in offered
    assert entered(post(dais, f"motions/{noted.id}/", how="admit"))
    assert [motion.id for motion in pending(speaking)] == [noted.id]
    assert floor(speaking).business.motions.noted == ()


def test_a_motion_that_is_noted_is_not_offered_to_be_noted_again(committee: Committee) -> None:
    """Nothing can be noted while the roll is called; there is one way on, and it keeps the wish to note."""
    enter(committee, "open_meeting", procedure=RULES)
    enter(committee, "answer_roll", seat="JPN", answer="present")
    dais = chair(appoint(committee))
    answer = typed(dais, "unmod 15 jpn", noted="1")
    assert ways(answer) == [RULED]
    # A second objection, which nobody had read, is asked about in its turn.
    answer = again(dais, answer, "The Chair rules it in order")
    assert "1 members are in the room; 2 are needed for debate." in said(answer)
    assert entered(again(dais, answer, "The Chair rules it in order"))
    assert len(floor(committee).business.motions.noted) == 1
    assert pending(committee) == ()


def test_a_moderated_caucus_without_a_topic_is_refused_but_the_chair_may_rule_it_in_order(
    room: Committee, dais: Client
) -> None:
    answer = typed(dais, "mod 10 45 jpn")
    assert "That motion needs a topic." in said(answer)
    assert entered(again(dais, answer, "The Chair rules it in order"))
    assert pending(room)[0].raised.topic is None


def test_a_point_out_of_order_is_ruled_in_order_but_not_noted(speaking: Committee, dais: Client) -> None:
    answer = typed(dais, "inquiry jpn")
    assert "A speaker has the floor." in said(answer)
    assert ways(answer) == [RULED]
    assert entered(again(dais, answer, "The Chair rules it in order"))
    assert floor(speaking).business.point is not None


def test_a_point_that_interrupts_stops_the_clock_until_the_chair_has_ruled(
    speaking: Committee, dais: Client
) -> None:
    speech = floor(speaking).speakers.speech
    assert speech is not None
    enter(speaking, "start_clock", of="speech", id=speech.id)
    assert entered(typed(dais, "order fra"))
    point, stopped = floor(speaking).business.point, floor(speaking).speakers.speech
    assert point is not None and stopped is not None
    assert not stopped.clock.running
    for how in ("nonsense", ""):
        assert post(dais, f"points/{point.id}/", how=how).status_code == 422
    assert entered(post(dais, f"points/{point.id}/", how="well_taken"))
    assert floor(speaking).business.point is None
    running = floor(speaking).speakers.speech
    assert running is not None
    assert running.clock.running
    assert "That point has been ruled on." in said(post(dais, f"points/{point.id}/", how="answered"))


# The preview


def preview(client: Client, line: str) -> str:
    answer = client.get(f"{HOME}motions/line/", {"line": line}, **HTMX)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def completions(client: Client, line: str) -> list[tuple[str, str]]:
    """What a preview offers, each with the line that it makes."""
    html = client.get(f"{HOME}motions/line/", {"line": line}).content.decode()
    return [(button.label, button.data["data-complete"]) for button in idle(html)]


def test_an_empty_line_previews_nothing(dais: Client) -> None:
    assert preview(dais, "").strip() == preview(dais, "  ").strip() == ""
    assert dais.get(f"{HOME}motions/line/").status_code == 200


def test_a_line_is_read_back_as_it_will_be_entered(dais: Client) -> None:
    html = preview(dais, "mod 10 45 water jpn")
    assert "<strong>Moderated caucus, 10 minutes, 45 seconds each, “water”</strong>" in html
    assert "Japan" in html
    for unsaid in ("moved by …", "times as the last time", "Not in order now", "No motion begins"):
        assert unsaid not in html


def test_a_preview_enters_nothing(room: Committee, dais: Client) -> None:
    before = record.read(room.pk).seq
    preview(dais, "mod 10 45 water jpn")
    assert record.read(room.pk).seq == before
    assert not Words.objects.exists()


def test_what_is_typed_is_shown_and_never_markup(dais: Client) -> None:
    answer = dais.get(f"{HOME}motions/line/", {"line": 'mod 10 45 <img src="x"> & <b> jpn'})
    assert "<img src" not in answer.content.decode()
    assert "<b>" not in answer.content.decode()


def test_times_that_are_assumed_are_said_to_be(dais: Client) -> None:
    assert "times as the last time" in preview(dais, "mod water jpn")
    assert "times as the last time" not in preview(dais, "mod 10 45 water jpn")


def test_a_missing_mover_is_asked_for(dais: Client) -> None:
    assert "moved by …" in preview(dais, "unmod 15")
    assert "moved by …" not in preview(dais, "unmod 15 jpn")


@pytest.mark.parametrize(("line", "warning"), [
    ("mod 25 60 water jpn", "Longer than usual: 20 minutes at the most."),
    ("unmod 40 jpn", "Longer than usual: 30 minutes at the most."),
    ("mod 10 45 water jpn", "13 speeches, and 15 seconds left over."),
])  # fmt: skip
def test_what_is_unusual_is_warned_of_and_entered_all_the_same(
    line: str, warning: str, room: Committee, dais: Client
) -> None:
    assert warning in preview(dais, line)
    assert entered(typed(dais, line))
    assert warning in unescape(screens.draw(room.pk, Audience("console", "en")).regions["motions"])


@pytest.mark.parametrize(("line", "reason"), [
    ("unmod 15 jpn", "A speaker has the floor."),
    ("inquiry jpn", "A speaker has the floor."),
    ("reply jpn", "A speaker has the floor."),
    ("ext 5 jpn", "That is not in order in formal debate."),
    ("mod 10 45 water sen", "Senegal is not in the room by the roll."),
])  # fmt: skip
def test_why_a_line_is_not_in_order_now_is_said_and_is_why_it_is_refused(
    line: str, reason: str, speaking: Committee, dais: Client
) -> None:
    enter(speaking, "leave_room", seat="SEN")
    assert f"Not in order now: {reason}" in preview(dais, line)
    assert reason in said(typed(dais, line))


@pytest.mark.parametrize("line", ["order jpn", "privilege jpn"])
def test_what_may_interrupt_is_in_order_under_a_speech(line: str, speaking: Committee, dais: Client) -> None:
    assert "Not in order now" not in preview(dais, line)
    assert entered(typed(dais, line))


def test_a_preview_says_that_a_topic_is_missing(dais: Client) -> None:
    assert "That motion needs a topic." in preview(dais, "mod 10 45 jpn")


def test_a_preview_says_that_a_time_is_none(dais: Client) -> None:
    assert "99:99" not in preview(dais, "susp 99:99 jpn")


def test_a_line_that_begins_no_motion_says_so(dais: Client) -> None:
    assert "No motion begins like that." in preview(dais, "xyzzy")


def test_a_line_that_may_mean_several_kinds_offers_each(dais: Client) -> None:
    assert completions(dais, "close") == [
        ("Tab Closure of debate", "Closure of debate "),
        ("Closing the speakers list", "Closing the speakers list "),
    ]


def test_the_topics_of_the_guide_are_offered_with_the_whole_line(dais: Client) -> None:
    assert completions(dais, "mod 12 40 jpn") == [
        (f"Tab {PRIVACY}", f"Moderated caucus 12 40s “{PRIVACY}” Japan"),
        (SCORES, f"Moderated caucus 12 40s “{SCORES}” Japan"),
    ]
    assert completions(dais, "mod") == [
        (f"Tab {PRIVACY}", f"Moderated caucus “{PRIVACY}” "),
        (SCORES, f"Moderated caucus “{SCORES}” "),
    ]


@pytest.mark.parametrize("line", ["mod 12 40 jpn", "mod jpn"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_completion_reads_as_what_it_offers(line: str, language: str, room: Committee) -> None:
    """Taken and entered, a completion is a motion by the same mover with the same times."""
    client = chair(room, language=language)
    offered = completions(client, line)
    assert len(offered) == 2
    for _label, whole in offered:
        assert entered(typed(client, whole)), whole
    assert len(pending(room)) == 2
    for motion in pending(room):
        assert motion.raised.seat == "JPN"
        assert motion.raised.motion == "moderated_caucus"
        if "40" in line:
            assert (motion.raised.total, motion.raised.speaking) == (720_000, 40_000)


# The forms


def dialog(client: Client, label: str) -> Form:
    """The form in the console's page whose button bears `label`."""
    return form(client.get(HOME).content.decode(), label)


def agenda_of(committee: Committee, count: int) -> list[int]:
    """A meeting in session with `count` topics before the committee, none taken up."""
    for number in range(2, count + 1):
        Topic.objects.create(committee=committee, number=number, title=f"Topic {number}")
    topics = list(committee.topics.values_list("pk", flat=True))
    record.enter(committee.pk, open_meeting, by=CHAIR, procedure=RULES, topics=tuple(topics))
    enter(committee, "all_present")
    enter(committee, "close_roll_call")
    return topics


GIVEN: dict[str, list[Step]] = {
    "appeal_ruling": [
        Step("raise_point", {"point": "point_of_order", "seat": "FRA"}, keeps="point"),
        Step("rule_point", {"id": "$point", "how": "not_well_taken"}),
    ],
    "resume_debate": [Step("declare_motion", {"motion": "adjourn_debate"})],
    "close_debate": [Step("introduce_draft", {"sponsors": ("JPN",)}, keeps="paper")],
    "extend_caucus": [Step("declare_motion", {"motion": "unmoderated_caucus", "total": 60})],
    "reopen_speakers_list": [Step("close_list")],
}
BROUGHT_ABOUT: dict[str, tuple[dict[str, str], Any]] = {
    "appeal_ruling": ({}, lambda floor: True),
    "suspend_meeting": ({"until": "15"}, lambda floor: floor.meeting.phase == "suspended" and floor.meeting.until),
    "adjourn_meeting": ({}, lambda floor: floor.meeting.phase == "adjourned"),
    "adjourn_debate": ({}, lambda floor: floor.agenda.adjourned == (0,)),
    "resume_debate": ({}, lambda floor: floor.agenda.current == 0),
    "close_debate": ({}, lambda floor: floor.agenda.voting),
    "extend_caucus": ({"minutes": "2"}, lambda floor: floor.business.caucus.clock.limit == 180_000),
    "unmoderated_caucus": ({"minutes": "7"}, lambda floor: floor.business.caucus.clock.limit == 420_000),
    "consultation_of_whole": ({"minutes": "9"}, lambda floor: floor.business.caucus.holder == "JPN"),
    "moderated_caucus": (
        {"minutes": "8", "speaking": "40", "topic": "Water", "slot": "last"},
        lambda floor: floor.business.caucus.speaking == 40_000 and floor.business.caucus.slot == "last",
    ),
    "set_speaking_time": ({"speaking": "75"}, lambda floor: floor.speakers.speaking_time == 75_000),
    "close_speakers_list": ({}, lambda floor: floor.speakers.closed),
    "reopen_speakers_list": ({}, lambda floor: not floor.speakers.closed),
}  # fmt: skip


def test_the_table_above_and_the_agenda_below_are_every_kind() -> None:
    assert {*BROUGHT_ABOUT, "set_agenda"} == {kind.code for kind in RULES.moved()}


def test_the_form_offers_every_kind_in_order_of_precedence(dais: Client) -> None:
    html = dais.get(HOME).content.decode()
    select = html.partition('id="motion-dialog"')[2].partition("<select")[2].partition("</select>")[0]
    values = [part.partition('"')[0] for part in select.split('value="')[1:]]
    assert values == [kind.code for kind in RULES.moved()]


def through_to_its_effect(room: Committee, dais: Client, kind: str, fields: dict[str, str]) -> None:
    """Raised by the form as it stands with `fields` filled in, seconded and carried."""
    found = dialog(dais, "Note it for later")
    sent = found.pressed("Put the motion") | {"motion": kind, "seat": "Japan"} | fields
    assert entered(dais.post(HOME + found.action, sent, **HTMX)), kind
    (motion,) = pending(room)
    assert (motion.raised.motion, motion.raised.seat) == (kind, "JPN")
    refused = post(dais, f"motions/{motion.id}/", how="clearly_carried")
    assert "The motion has no second yet." in said(refused)
    assert entered(post(dais, f"motions/{motion.id}/", how="seconded"))
    assert entered(post(dais, f"motions/{motion.id}/", how="clearly_carried"))
    assert pending(room) == ()


@pytest.mark.parametrize("kind", BROUGHT_ABOUT)
def test_every_kind_goes_from_the_form_to_its_effect(kind: str, room: Committee, dais: Client) -> None:
    known: dict[str, int] = {}
    for step in GIVEN.get(kind, []):
        act(room, step, known)
    fields, holds = BROUGHT_ABOUT[kind]
    through_to_its_effect(room, dais, kind, fields)
    assert holds(floor(room)), kind


@pytest.mark.parametrize(("order", "places"), [("3 1", (2, 0, 1)), ("2,1", (0, 1, 2)), ("", (0, 1, 2)), ("9 x 2 2", (1, 0, 2))])  # fmt: skip
def test_the_agenda_is_set_in_the_order_of_the_numbers(
    order: str, places: tuple[int, ...], committee: Committee
) -> None:
    topics = agenda_of(committee, 3)
    dais = chair(appoint(committee))
    assert floor(committee).agenda.current is None
    through_to_its_effect(committee, dais, "set_agenda", {"order": order})
    assert floor(committee).agenda.topics == tuple(topics[place] for place in places)
    assert floor(committee).agenda.current == topics[places[0]]


@pytest.mark.parametrize("kind", RULES.moved(), ids=lambda kind: kind.code)
def test_every_kind_can_be_noted_by_the_form_whatever_the_moment(
    kind: Kind, speaking: Committee, dais: Client
) -> None:
    found = dialog(dais, "Note it for later")
    sent = found.pressed("Note it for later") | {"motion": kind.code, "seat": "JPN", "topic": "Water"}
    assert entered(dais.post(HOME + found.action, sent, **HTMX))
    (noted,) = floor(speaking).business.motions.noted
    fact = noted.raised
    for param in ("total", "speaking", "topic"):
        assert (getattr(fact, param) is not None) == kind.wants(param), param


@pytest.mark.parametrize(("fields", "sentence"), [
    ({"motion": "unmoderated_caucus", "minutes": "", "seat": "jpn"}, "Say how long it is to last."),
    ({"motion": "unmoderated_caucus", "minutes": "0", "seat": "jpn"}, "Say how long it is to last."),
    ({"motion": "unmoderated_caucus", "minutes": "x", "seat": "jpn"}, "Say how long it is to last."),
    ({"motion": "unmoderated_caucus", "minutes": "-5", "seat": "jpn"}, "Say how long it is to last."),
    ({"motion": "unmoderated_caucus", "minutes": "2000", "seat": "jpn"}, "That is more than a day."),
    ({"motion": "moderated_caucus", "minutes": "1", "speaking": "90", "seat": "jpn"}, "One speech would be longer than the whole caucus."),
    ({"motion": "suspend_meeting", "until": "soon", "seat": "jpn"}, "Write the time as 14:30, or as minutes from now."),
    ({"motion": "suspend_meeting", "until": "-5", "seat": "jpn"}, "That time has passed. Name a later one."),
    ({"motion": "unmoderated_caucus", "minutes": "5", "seat": "Atlantis"}, "No delegation here is called “Atlantis”."),
    ({"motion": "tour_de_table", "seat": "jpn"}, "Choose a motion."),
    ({"motion": "nonsense", "seat": "jpn"}, "Choose a motion."),
    ({}, "Choose a motion."),
])  # fmt: skip
def test_a_form_that_makes_no_sense_is_refused_for_good(
    fields: dict[str, str], sentence: str, room: Committee, dais: Client
) -> None:
    answer = post(dais, "motions/", **fields)
    assert sentence in said(answer)
    assert ways(answer) == []
    assert pending(room) == ()


@pytest.mark.parametrize("code", [kind.code for kind in RULES.points()])
def test_the_form_of_points_enters_each(code: str, room: Committee, dais: Client) -> None:
    found = dialog(dais, "It is before the Chair")
    sent = found.pressed("It is before the Chair") | {"motion": code, "seat": "日本", "topic": "the heating"}
    assert entered(dais.post(HOME + found.action, sent, **HTMX))
    point = floor(room).business.point
    assert point is not None
    assert point.text is not None
    assert (point.point, point.seat, words(room, point.text)) == (code, "JPN", "the heating")


def test_the_form_of_points_grants_a_right_of_reply(room: Committee, dais: Client) -> None:
    found = dialog(dais, "It is before the Chair")
    sent = found.pressed("It is before the Chair") | {"motion": "right_of_reply", "seat": "japan"}
    assert entered(dais.post(HOME + found.action, sent, **HTMX))
    speech = floor(room).speakers.speech
    assert speech is not None
    assert (speech.seat, speech.on) == ("JPN", "reply")


# Seconds, order, decision


@pytest.fixture
def moved(room: Committee, dais: Client) -> Motion:
    """An unmoderated caucus before the room, seconded."""
    assert entered(typed(dais, "unmod 15 jpn"))
    (motion,) = pending(room)
    assert entered(post(dais, f"motions/{motion.id}/", how="seconded"))
    return pending(room)[0]


@pytest.mark.parametrize(("yes", "no", "carried"), [(4, 1, True), (3, 3, False), (0, 0, False), (2, 4, False)])  # fmt: skip
def test_placards_are_counted_by_the_form(
    yes: int, no: int, carried: bool, moved: Motion, room: Committee, dais: Client
) -> None:
    found = dialog(dais, "Enter the count")
    sent = found.pressed("Enter the count") | {"motion": str(moved.id), "yes": str(yes), "no": str(no)}
    assert entered(dais.post(HOME + found.action, sent, **HTMX))
    decided = last(room)[0]
    assert (decided.id, decided.carried, decided.how, decided.yes, decided.no) == (  # type: ignore[attr-defined]
        moved.id,
        carried,
        "counted",
        yes,
        no,
    )
    assert (floor(room).business.caucus is not None) == carried


@pytest.mark.parametrize(("yes", "no", "sentence", "overrulable"), [
    ("5", "4", "9 placards were counted, but 6 delegations are in the room. Count again, or correct the roll.", False),
    ("", "2", "A count cannot be negative.", False),
    ("x", "2", "A count cannot be negative.", False),
    ("-1", "2", "A count cannot be negative.", False),
])  # fmt: skip
def test_a_count_that_cannot_be_is_refused(
    yes: str, no: str, sentence: str, overrulable: bool, moved: Motion, room: Committee, dais: Client
) -> None:
    answer = post(dais, "motions/count/", motion=str(moved.id), yes=yes, no=no)
    assert sentence in said(answer)
    assert ways(answer) == ([RULED] if overrulable else [])
    assert pending(room) == (moved,)


def test_a_count_of_what_is_no_longer_before_the_room_counts_nowhere_else(
    moved: Motion, room: Committee, dais: Client
) -> None:
    assert entered(post(dais, f"motions/{moved.id}/", how="withdrawn"))
    assert entered(typed(dais, "unmod 20 bra"))
    answer = post(dais, "motions/count/", motion=str(moved.id), yes="6", no="0")
    assert "That motion is no longer before the room." in said(answer)
    assert [motion.raised.seat for motion in pending(room)] == ["BRA"]


def test_motions_are_put_in_order_and_the_chair_may_put_another_first(room: Committee, dais: Client) -> None:
    for line in ("mod 10 45 water jpn", "unmod 15 bra", "unmod 20 sen"):
        assert entered(typed(dais, line))
    assert [motion.raised.seat for motion in pending(room)] == ["SEN", "BRA", "JPN"]
    moderated = pending(room)[-1].id
    assert "Another motion has precedence." in said(
        post(dais, f"motions/{moderated}/", how="clearly_carried")
    )
    assert entered(post(dais, f"motions/{moderated}/", before=str(pending(room)[0].id)))
    assert [motion.raised.seat for motion in pending(room)] == ["JPN", "SEN", "BRA"]


def test_what_falls_can_be_kept_and_what_is_dilatory_is_gone(room: Committee, dais: Client) -> None:
    for line in ("unmod 15 bra", "mod 10 45 water jpn", "close list pol"):
        assert entered(typed(dais, line))
    unmoderated, moderated, closing = pending(room)
    assert entered(post(dais, f"motions/{closing.id}/", how="dilatory"))
    assert entered(post(dais, f"motions/{unmoderated.id}/", how="seconded"))
    assert entered(post(dais, f"motions/{unmoderated.id}/", how="no_objection"))
    assert [motion.id for motion in floor(room).business.motions.fallen] == [moderated.id]
    assert entered(post(dais, f"motions/{moderated.id}/", how="keep"))
    assert [motion.id for motion in floor(room).business.motions.noted] == [moderated.id]


def test_the_end_of_voting_procedure_is_declared(room: Committee, dais: Client) -> None:
    known: dict[str, int] = {}
    assert "The committee is not in voting procedure." in said(post(dais, "debate/", do="end-voting"))
    act(room, Step("introduce_draft", {"sponsors": ("JPN",)}, keeps="paper"), known)
    assert entered(post(dais, "declarations/", motion="close_debate"))
    answer = post(dais, "debate/", do="end-voting")
    assert "Drafts that have not been voted on: 1." in said(answer)
    act(room, Step("withdraw_draft", {"paper": "$paper"}), known)
    assert entered(post(dais, "debate/", do="end-voting"))
    assert floor(room).agenda.current is None


# Timers, notes, the projector's message


def minutes(client: Client) -> str:
    return unescape(client.get(f"{HOME}minutes/").content.decode())


def test_a_free_timer_runs_on_every_screen_and_is_taken_away(room: Committee, dais: Client) -> None:
    found = dialog(dais, "Start")
    sent = found.pressed("Start") | {"title": "Reading <quietly>", "minutes": "2", "seconds": "30"}
    assert entered(dais.post(HOME + found.action, sent, **HTMX))
    timer = floor(room).business.timer
    assert timer is not None
    assert timer.title is not None
    assert (timer.clock.limit, timer.clock.running) == (150_000, True)
    assert words(room, timer.title) == "Reading <quietly>"
    for role in ("console", "phone", "projector"):
        html = screens.draw(room.pk, Audience(role, "en")).since(None)
        assert "Reading &lt;quietly&gt;" in html, role
        assert 'data-limit="150000"' in html, role
    assert entered(post(dais, f"clocks/timer/{timer.id}/", do="pause"))
    assert entered(post(dais, f"clocks/timer/{timer.id}/", do="-10"))
    stopped = floor(room).business.timer
    assert stopped is not None
    assert (stopped.clock.limit, stopped.clock.running) == (140_000, False)
    assert entered(post(dais, f"timers/{timer.id}/", do="end"))
    assert floor(room).business.timer is None
    assert "That timer is over." in said(post(dais, f"timers/{timer.id}/", do="end"))
    assert "Timer, 2 min 30 s: Reading <quietly>" in minutes(dais)


@pytest.mark.parametrize(("minutes", "seconds"), [("", ""), ("0", "0"), ("x", "y"), ("-1", "0"), ("2000", "0")])  # fmt: skip
def test_a_timer_without_a_time_is_refused(minutes: str, seconds: str, room: Committee, dais: Client) -> None:
    answer = post(dais, "timers/", title="x", minutes=minutes, seconds=seconds)
    assert "A timer runs for up to a day." in said(answer)
    assert floor(room).business.timer is None
    assert not Words.objects.exists()


def test_a_line_is_written_into_the_minutes(room: Committee, dais: Client) -> None:
    found = dialog(dais, "Write it")
    sent = found.pressed("Write it") | {"text": "The lights\u202e went out & came back "}
    assert entered(dais.post(HOME + found.action, sent, **HTMX))
    assert Words.objects.get(committee=room).text == "The lights went out & came back"
    assert "The lights went out & came back" in minutes(dais)


@pytest.mark.parametrize("text", ["", "   ", "\u200b"])
def test_a_note_that_says_nothing_is_refused(text: str, room: Committee, dais: Client) -> None:
    before = record.read(room.pk).seq
    assert "Write what the minutes are to say." in said(post(dais, "notes/", text=text))
    assert record.read(room.pk).seq == before


def message(client: Client, text: str) -> Any:
    found = dialog(client, "Show it")
    return client.post(HOME + found.action, found.pressed("Show it") | {"message": text}, **HTMX)


def scene(room: Committee) -> str:
    return unescape(screens.draw(room.pk, Audience("projector", "en")).regions["scene"])


def test_a_message_stands_on_the_projector_and_not_on_the_record(room: Committee, dais: Client) -> None:
    before = record.read(room.pk).seq
    assert message(dais, "Lunch <b>is</b> in the foyer").status_code == 200
    assert '<p class="message">Lunch <b>is</b> in the foyer</p>' in scene(room)
    assert "&lt;b&gt;" in screens.draw(room.pk, Audience("projector", "en")).regions["scene"]
    assert record.read(room.pk).seq == before
    assert not Words.objects.exists()
    assert "Lunch" not in minutes(dais)
    enter(room, "recognise", seat="JPN")
    assert "in the foyer" in scene(room), "it stays beside whatever else is shown"
    post(dais, "projector/", do="blank")
    assert "in the foyer" not in scene(room)
    post(dais, "projector/", do="show")
    assert message(dais, "").status_code == 200
    assert "message" not in scene(room)


def test_a_purge_empties_the_message_too(room: Committee, dais: Client) -> None:
    message(dais, "Call Anna on 555")
    Conference.objects.update(ends="2000-01-01")
    call_command("purge")
    room.refresh_from_db()
    assert room.message == ""
    assert "Anna" not in scene(room)


def test_words_of_points_timers_and_notes_are_purged_and_the_record_holds(
    room: Committee, dais: Client
) -> None:
    post(dais, "timers/", title="Private timer", minutes="1")
    post(dais, "notes/", text="Private note")
    typed(dais, "order fra private point")
    typed(dais, "mod 10 45 private topic jpn")
    assert Words.objects.exclude(text="").count() == 4
    Conference.objects.update(ends="2000-01-01")
    call_command("purge")
    assert not Words.objects.exclude(text="").exists()
    record._clerks.clear()
    assert "rivate" not in minutes(dais)
    call_command("verify")


def breaks(room: Committee) -> list[str]:
    tokyo = ZoneInfo("Asia/Tokyo")
    return [each.starts.astimezone(tokyo).strftime("%H:%M") for each in room.breaks.all()]


def test_breaks_are_set_as_they_are_typed_and_what_is_no_time_changes_none(
    room: Committee, dais: Client
) -> None:
    before = record.read(room.pk).seq
    found = dialog(dais, "Set the timetable")
    sent = found.pressed("Set the timetable") | {"breaks": "10:30, 15:00"}
    assert dais.post(HOME + found.action, sent, **HTMX).status_code == 200
    assert sorted(breaks(room)) == ["10:30", "15:00"]
    assert "Write the time as 14:30" in said(post(dais, "timetable/", breaks="11:00 25:00"))
    assert sorted(breaks(room)) == ["10:30", "15:00"]
    assert entered(post(dais, "timetable/", breaks=""))
    assert breaks(room) == []
    assert record.read(room.pk).seq == before


# Phones


PHONE = "/unhrc/seat/JPN/"
UNMODERATED = {"motion": "unmoderated_caucus", "minutes": "15"}


@pytest.fixture
def japan(room: Committee) -> Client:
    enter(room, "set_phones", level="all")
    return seat(room)


@pytest.fixture
def called(room: Committee, japan: Client) -> Client:
    assert entered(post(chair(room), "motions/call/", do="open"))
    return japan


def from_phone(client: Client, path: str = "motions/", code: str = "JPN", **fields: str) -> Any:
    return client.post(f"/unhrc/seat/{code}/{path}", fields, **HTMX)


@pytest.mark.parametrize("level", ["follow", "floor"])
def test_a_phone_moves_only_where_phones_may_do_everything(level: str, room: Committee) -> None:
    if floor(room).meeting.phones != level:
        enter(room, "set_phones", level=level)
    enter(room, "call_motions")
    answer = from_phone(seat(room), **UNMODERATED)
    assert "The Chair takes motions by placard." in said(answer)
    assert "ruled" not in answer.content.decode()
    assert pending(room) == ()


def test_a_phone_moves_only_once_motions_are_called_for(room: Committee, japan: Client, dais: Client) -> None:
    assert "The Chair has not called for motions." in said(from_phone(japan, **UNMODERATED))
    assert entered(post(dais, "motions/call/", do="open"))
    assert entered(from_phone(japan, **UNMODERATED))
    assert [(motion.raised.seat, motion.raised.total) for motion in pending(room)] == [("JPN", 900_000)]
    assert record.read(room.pk).entries[-1].by == "seat:JPN"
    assert entered(post(dais, "motions/call/", do="end"))
    brazil = seat(room, "BRA")
    assert "The Chair has not called for motions." in said(from_phone(brazil, code="BRA", **UNMODERATED))


def test_the_form_of_the_phone_enters_what_it_says(room: Committee, called: Client) -> None:
    found = form(called.get(PHONE).content.decode(), "Send the motion to the Chair")
    sent = found.pressed("Send the motion") | {"motion": "moderated_caucus", "topic": "Water <&> air"}
    assert entered(called.post(PHONE + found.action, sent, **HTMX))
    fact = pending(room)[0].raised
    assert isinstance(fact, MotionRaised)
    assert fact.topic is not None
    assert (fact.seat, fact.total, fact.speaking) == ("JPN", 600_000, 60_000)
    assert words(room, fact.topic) == "Water <&> air"


def test_a_phone_moves_for_its_own_seat_whatever_the_form_says(room: Committee, called: Client) -> None:
    assert entered(from_phone(called, **UNMODERATED, seat="BRA", noted="1", declared="1", ruled="1"))
    assert [motion.raised.seat for motion in pending(room)] == ["JPN"]
    assert floor(room).business.motions.noted == ()
    assert floor(room).business.caucus is None


def test_a_phone_has_one_motion_before_the_room(room: Committee, called: Client) -> None:
    assert entered(from_phone(called, **UNMODERATED))
    answer = from_phone(called, motion="close_speakers_list")
    assert "Your motion is before the room already." in said(answer)
    assert len(pending(room)) == 1


@pytest.mark.parametrize("code", ["point_of_order", "right_of_reply"])
def test_points_and_rights_are_not_raised_from_phones(code: str, room: Committee, called: Client) -> None:
    assert from_phone(called, motion=code).status_code == 422
    assert floor(room).business.point is None
    assert floor(room).speakers.speech is None


def test_a_phone_that_is_out_of_order_gets_the_sentence_and_no_way_to_overrule(
    room: Committee, called: Client
) -> None:
    answer = from_phone(called, motion="extend_caucus", minutes="5", ruled="1")
    assert "That is not in order in formal debate." in said(answer)
    assert ways(answer) == []


def test_seconds_come_from_phones_of_others_once_each(room: Committee, called: Client) -> None:
    assert entered(from_phone(called, **UNMODERATED))
    id = pending(room)[0].id
    assert "A motion is seconded by another delegation." in said(
        from_phone(called, f"motions/{id}/", do="second")
    )
    brazil = seat(room, "BRA")
    html = brazil.get("/unhrc/seat/BRA/").content.decode()
    assert f'formaction="motions/{id}/" name="do" value="second"' in html
    assert entered(from_phone(brazil, f"motions/{id}/", "BRA", do="second"))
    assert pending(room)[0].seconds == ("BRA",)
    assert "No further second is needed." in said(from_phone(brazil, f"motions/{id}/", "BRA", do="second"))
    assert 'value="second"' not in brazil.get("/unhrc/seat/BRA/").content.decode()


def test_no_second_comes_from_a_phone_that_only_follows(room: Committee, dais: Client) -> None:
    typed(dais, "unmod 15 bra")
    answer = from_phone(seat(room), f"motions/{pending(room)[0].id}/", do="second")
    assert "The Chair takes seconds by placard." in said(answer)
    assert pending(room)[0].seconds == ()


def test_a_phone_withdraws_its_own_motion_and_never_anothers(room: Committee, called: Client) -> None:
    assert entered(from_phone(called, **UNMODERATED))
    id = pending(room)[0].id
    brazil = seat(room, "BRA")
    assert f'formaction="motions/{id}/" name="do" value="withdraw"' in called.get(PHONE).content.decode()
    assert 'value="withdraw"' not in brazil.get("/unhrc/seat/BRA/").content.decode()
    answer = from_phone(brazil, f"motions/{id}/", "BRA", do="withdraw")
    assert "Only its mover can withdraw a motion." in said(answer)
    assert len(pending(room)) == 1
    assert entered(from_phone(called, f"motions/{id}/", do="withdraw"))
    assert pending(room) == ()
    assert "That motion is no longer before the room." in said(
        from_phone(called, f"motions/{id}/", do="withdraw")
    )


def test_a_phone_withdraws_its_motion_whatever_was_decided_before(
    room: Committee, called: Client, dais: Client
) -> None:
    """A phone's page shows no turns, so what it does rests on nothing that the dais has moved since."""
    typed(dais, "set speaking 60 bra")
    first = pending(room)[0].id
    assert entered(post(dais, f"motions/{first}/", how="seconded"))
    assert entered(post(dais, f"motions/{first}/", how="clearly_failed"))
    assert entered(from_phone(called, **UNMODERATED))
    answer = from_phone(called, f"motions/{pending(room)[0].id}/", do="withdraw")
    assert answer.status_code == 200, said(answer)
    assert pending(room) == ()


def test_a_press_that_the_phone_does_not_know_does_nothing(room: Committee, called: Client) -> None:
    assert entered(from_phone(called, **UNMODERATED))
    id = pending(room)[0].id
    for do in ("decide", "admit", "seconded", ""):
        assert from_phone(called, f"motions/{id}/", do=do).status_code == 422
    assert len(pending(room)) == 1


def test_a_projector_raises_nothing(room: Committee) -> None:
    client = browser(Role.PROJECTOR, room)
    assert client.post(f"{HOME}motions/", {"line": "unmod 15 jpn"}).status_code == 403
    assert client.post("/unhrc/projector/motions/", {"line": "unmod 15 jpn"}).status_code == 404
