"""Committees are made of patterns and of each other, and changed while they meet."""

import pytest
from django.test import Client

from committees import record, rulings, screens
from committees.access import Role
from committees.drawing import Audience
from committees.models import Break, Committee, Officer
from committees.naming import topics_of
from committees.order import RULINGS
from committees.secretariat import rooms
from committees.secretariat.patterns import PATTERNS, pattern, symbol
from delegates.models import CaucusTopic, GuideSection
from delegates.rules.roll import Rights
from motions.models import Procedure, ProcedureChoice
from motions.procedures import copied, procedure_of
from resolutions.printing.masthead import masthead
from resolutions.printing.sheet import organ_of
from tests.doors.passes import appoint, browser, chair
from tests.doors.set_up.pages import COMMITTEES, filled, make, said, save
from tests.given import CHAIR

UNHRC = f"{COMMITTEES}unhrc/"


def open_a_meeting(room: Committee) -> None:
    topics = tuple(room.topics.values_list("pk", flat=True))
    record.enter(room.pk, rulings.open_meeting, by=CHAIR, procedure=procedure_of(room), topics=topics)


# New ones


def test_patterns_differ_in_names_series_and_rules(desk: Client) -> None:
    text = said(desk.get(f"{COMMITTEES}new/"))
    for each in (
        "Human Rights Council",
        "Security Council",
        "Economic and Social Council",
        "Another committee",
    ):
        assert each in text
    assert [symbol(each.series, "JMMUN 2020") for each in PATTERNS] == [
        "A/HRC/JMMUN2020",
        "A/C.1/JMMUN2020",
        "S/JMMUN2020",
        "E/JMMUN2020",
        "",
    ]


@pytest.mark.parametrize(
    ("code", "parent", "organ"),
    [
        ("human-rights-council", "General Assembly", "Human Rights Council"),
        ("general-assembly", "General Assembly", "General Assembly, First Committee"),
        ("security-council", "Security Council", "Security Council"),
        ("economic-and-social-council", "Economic and Social Council", "Economic and Social Council"),
    ],
)
def test_a_committee_of_a_pattern_has_its_words_in_documents(
    desk: Client, code: str, parent: str, organ: str
) -> None:
    answer = make(desk, f"?pattern={code}", slug="fresh", topics__0__title="Clean water")
    assert answer.url == f"{COMMITTEES}fresh/"
    made = Committee.objects.get(slug="fresh")
    assert organ_of(made) == organ
    assert masthead(made, f"{made.symbol}/L.1", 0, "Limited")["parent"] == parent
    assert made.name_ja == pattern(code).name_ja
    assert made.session_title == "MUN session"
    assert made.display_topic() == "Clean water"
    assert procedure_of(made).code == "unhrc-default"


def test_an_address_that_is_taken_or_means_something_else_is_asked_about(desk: Client) -> None:
    like = "?pattern=human-rights-council"
    assert filled(desk, f"{COMMITTEES}new/{like}", "Make")["slug"] == "unhrc-2"
    for slug, sentence in (
        ("unhrc", "Another committee has this address. Choose another."),
        ("rules", "This address means something else here. Choose another."),
        ("a b", "Enter a valid"),
    ):
        answer = make(desk, like, slug=slug, name="Typed", topics__0__title="Clean water")
        assert answer.status_code == 422
        assert sentence in said(answer)
        assert 'value="Typed"' in answer.content.decode()
        assert 'value="Clean water"' in answer.content.decode()
    assert Committee.objects.count() == 1


def test_rules_that_contradict_themselves_are_chosen_by_nobody(desk: Client, room: Committee) -> None:
    own = copied(Procedure.objects.get(code="thimun"), room.conference, "k")
    own.kinds.update(states=["nowhere"])
    answer = make(
        desk, "?pattern=empty", slug="fresh", name="New", abbreviation="N", symbol="N", rules=own.pk
    )
    assert answer.status_code == 422
    assert "contradicts itself still." in said(answer)


def test_a_copy_has_what_was_prepared_and_nothing_that_happened(desk: Client, room: Committee) -> None:
    appoint(room)
    ProcedureChoice.objects.create(committee=room, procedure=Procedure.objects.get(code="thimun"))
    record.enter(room.pk, RULINGS["set_rights"], by="secretariat", seat="JPN", rights=Rights(substance=False))
    record.enter(room.pk, RULINGS["set_phones"], by=CHAIR, level="all")
    section = GuideSection.objects.create(committee=room, slug="a", order=1, title="History", title_ja="歴史")
    GuideSection.objects.create(
        committee=room, slug="b", order=2, parent=section, country_id="JPN", title="Japan", title_ja="日本"
    )
    CaucusTopic.objects.create(
        committee=room, order=1, kind="moderated_caucus", topic="Privacy", topic_ja="私", total_seconds=60,
        speaking_seconds=30,
    )  # fmt: skip
    Break.objects.create(committee=room, starts="2020-08-01T10:30:00+09:00")
    open_a_meeting(room)
    answer = make(desk, "?copy=unhrc", name="Another Council")
    made = Committee.objects.get(slug="unhrc-2")
    assert answer.url == f"{COMMITTEES}unhrc-2/"
    floor, of = record.read(made.pk).floor, record.read(room.pk).floor
    assert (floor.roll.order, floor.roll.rights) == (of.roll.order, of.roll.rights)
    assert floor.roll.rights["JPN"].substance is False
    assert floor.meeting.number == 0
    assert floor.meeting.phones == "all"
    assert str(procedure_of(made).code) == "thimun"
    assert [topic.title_ja for topic in made.topics.all()] == ["子どもの権利"]
    assert made.guide.get(slug="b").parent == made.guide.get(slug="a")
    assert made.caucus_topics.get().topic == "Privacy"
    assert made.breaks.get().starts == room.breaks.get().starts
    assert not Officer.objects.filter(committee=made).exists()


# What is lacking


def test_each_page_says_what_a_committee_lacks(desk: Client) -> None:
    make(desk, "?pattern=empty", slug="fresh", name="New", abbreviation="N", symbol="N")
    for path in ("/secretariat/?committee=fresh", f"{COMMITTEES}fresh/"):
        text = said(desk.get(path))
        assert "It has no seats yet." in text
        assert "No topic is on its agenda yet." in text
        assert "Nobody presides yet: give the Chair an account." in text
    desk.post(f"{UNHRC}officers/", {"new-name": "aoi", "new-office": "chair"})
    assert "yet" not in said(desk.get(UNHRC))


# In the middle of a conference


def test_what_is_changed_while_they_meet_is_on_screens_at_once(desk: Client, room: Committee) -> None:
    open_a_meeting(appoint(room))
    before = screens.draw(room.pk, Audience("console", "en"))
    answer = save(desk, UNHRC, abbreviation="COC", topics__0__title="The rights of the child")
    assert answer.status_code == 302
    after = screens.draw(room.pk, Audience("console", "en"))
    assert after.version != before.version
    assert "Rights of the child" in "".join(before.regions.values())
    assert "The rights of the child" in "".join(after.regions.values())
    assert "COC Meeting 1" in said(chair(room).get("/unhrc/dais/chair/"))


def test_a_topic_on_the_record_is_named_anew_but_not_taken_off(desk: Client, room: Committee) -> None:
    (topic,) = room.topics.all()
    open_a_meeting(room)
    answer = save(desk, UNHRC, topics__0__title="", topics__0__title_ja="")
    assert answer.status_code == 422
    assert "This topic is on the record." in said(answer)
    save(desk, UNHRC, topics__0__title="Children", topics__1__title="Water")
    assert [(each.number, each.title) for each in room.topics.all()] == [(1, "Children"), (2, "Water")]
    assert room.topics.first().pk == topic.pk
    # The second is before nobody yet.
    assert save(desk, UNHRC, topics__1__title="").status_code == 302
    assert [each.title for each in room.topics.all()] == ["Children"]
    room.refresh_from_db()
    assert topics_of(room.pk, room.epoch, room.stamp) == {topic.pk: "Children"}


def test_a_topic_in_japanese_alone_is_asked_for_in_english(desk: Client, room: Committee) -> None:
    answer = save(desk, UNHRC, topics__1__title_ja="水")
    assert "Write it in English as well" in said(answer)
    assert 'value="水"' in answer.content.decode()
    assert room.topics.count() == 1


def test_another_topic_that_came_meanwhile_stays(desk: Client, room: Committee) -> None:
    page = filled(desk, UNHRC, "Save")
    room.topics.create(number=2, title="Meanwhile")
    desk.post(UNHRC, page | {"topics-1-title": "Water"})
    assert [each.title for each in room.topics.all()] == ["Rights of the child", "Meanwhile", "Water"]


def test_breaks_are_on_the_clocks_of_the_conference(desk: Client, room: Committee) -> None:
    save(desk, UNHRC, breaks="2020-08-01 15:00\n\n２０２０-08-01 10:30 ")
    assert [pause.starts.isoformat() for pause in room.breaks.all()] == [
        "2020-08-01T01:30:00+00:00",
        "2020-08-01T06:00:00+00:00",
    ]
    assert filled(desk, UNHRC, "Save")["breaks"].strip().split("\n") == [
        "2020-08-01 10:30",
        "2020-08-01 15:00",
    ]
    for wrong in ("half past ten", "2020-08-01 10:30\n0001-01-01 00:00"):
        answer = save(desk, UNHRC, breaks=wrong)
        assert "Write each break on a line of its own" in said(answer)
        assert wrong in answer.content.decode()
    assert room.breaks.count() == 2


def test_phones_are_set_before_the_first_meeting_and_then_by_the_chair(desk: Client, room: Committee) -> None:
    save(desk, UNHRC, phones="follow")
    assert record.read(room.pk).floor.meeting.phones == "follow"
    length = record.read(room.pk).seq
    save(desk, UNHRC)
    assert record.read(room.pk).seq == length
    open_a_meeting(room)
    assert "phones" not in filled(desk, UNHRC, "Save")
    save(desk, UNHRC, phones="all")
    assert record.read(room.pk).floor.meeting.phones == "follow"


def test_what_a_console_writes_meanwhile_stays(
    desk: Client, room: Committee, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = filled(desk, UNHRC, "Save") | {"name": "Council"}
    begun = rooms._begun

    def after_a_press(row: Committee) -> bool:
        """The row was read; before it is saved a console writes to it."""
        Committee.objects.filter(pk=row.pk).update(blank=True, message="Lunch")
        return begun(row)

    monkeypatch.setattr(rooms, "_begun", after_a_press)
    desk.post(UNHRC, typed)
    room.refresh_from_db()
    assert (room.name, room.blank, room.message) == ("Council", True, "Lunch")


def test_in_japanese_too(room: Committee) -> None:
    desk = browser(Role.SECRETARIAT, room.conference, language="ja")
    for path in (
        UNHRC,
        f"{COMMITTEES}new/",
        f"{COMMITTEES}new/?pattern=security-council",
        "/secretariat/conference/",
    ):
        text = said(desk.get(path))
        assert "準備" in text
        assert "yet" not in text
