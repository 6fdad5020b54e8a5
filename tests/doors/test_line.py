"""Motions, points and rights typed as a line, and the lines that are refused."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from committees import live, record, wall_clock
from committees.models import Committee
from delegates.models import Seat
from tests.doors.markup import forms
from tests.doors.motions import PRIVACY, agenda_of, entered, floor, pending, said, typed, words
from tests.doors.passes import appoint, chair


def twice(room: Committee, code: str, other: str) -> None:
    """Give two seats the same country, as where two delegations of one country sit."""
    country = Seat.objects.get(committee=room, code=code).country
    with live.rows_change(room.pk):
        Seat.objects.filter(committee=room, code=other).update(country=country)


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
    ("close", "What is meant by “close”: Closure of debate, Closing the speakers list?"),
    (
        "adj jpn",
        "What is meant by “adj jpn”: Adjournment of the meeting, Adjournment of debate (table the topic)?",
    ),
    ("unmod 15", "Name the delegation that moves it, or declare it yourself."),
    ("order", "Name the delegation that raises it."),
    ("reply", "Name the delegation that raises it."),
    ("appeal", "Name the delegation that raises it."),
]


def test_a_japanese_word_with_two_meanings_is_asked_about(room: Committee) -> None:
    answer = typed(chair(room, language="ja"), "休会 日本")
    assert "「休会 日本」はどれのことですか：会議の停止、会議の終了" in said(answer)


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
