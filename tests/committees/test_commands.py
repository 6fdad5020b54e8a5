"""What the secretariat runs once in a while, from the command line."""

from contextlib import AbstractContextManager
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from committees import demonstration, record, screens
from committees.drawing import Audience
from committees.management.commands import rehearse
from committees.models import Committee, Conference, Words
from committees.order import RULINGS, OutOfOrder
from committees.secretariat.copied import copies
from delegates.models import Addressee, Country, Note
from motions.models import Procedure
from motions.procedures import procedure_of, value_of
from motions.soundness import contradictions
from resolutions.models import Manuscript, Paragraph
from resolutions.text import Clause, digest
from resolutions.writing import DraftText
from tests.given import CHAIR, RULES, SETS


def said(command: str, *args: str, **options: object) -> str:
    out = StringIO()
    call_command(command, *args, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def room(committee: Committee) -> Committee:
    """A meeting in which somebody typed a topic and a draft was introduced."""
    for verb, args in (
        ("open_meeting", {"procedure": RULES}),
        ("all_present", {}),
        ("close_roll_call", {}),
        (
            "declare_motion",
            {
                "motion": "moderated_caucus",
                "total": 60,
                "speaking": 30,
                "topic": record.Typed("Something private"),
            },
        ),
    ):
        record.enter(committee.pk, RULINGS[verb], by=CHAIR, **args)
    clauses = (Clause("operative", 0, "Calls upon States to publish the algorithm"),)
    draft = DraftText("Algorithms", ("JPN",), clauses)
    text = digest(draft.title, draft.sponsors, clauses)
    record.enter(
        committee.pk, RULINGS["introduce_draft"], by=CHAIR, draft=draft, sponsors=("JPN",), text=text
    )
    return committee


def ended(days_ago: int) -> None:
    Conference.objects.update(ends=timezone.localdate() - timedelta(days=days_ago))


def test_words_are_kept_for_thirty_days_after_the_conference(room: Committee) -> None:
    ended(30)
    assert said("purge") == ""
    assert Words.objects.get().text == "Something private"


def test_then_a_purge_empties_them_and_the_record_still_holds(room: Committee) -> None:
    ended(31)
    assert said("purge") == "unhrc: 1 texts emptied\n"
    words = Words.objects.get()
    assert (words.text, words.salt) == ("", "")
    assert "chain sound" in (told := said("verify"))
    assert "words purged: 1" in told


def test_it_takes_what_was_being_written_as_well(room: Committee) -> None:
    Manuscript.objects.create(committee=room, seat="JPN", title="Not yet", key="k")
    ended(30)
    said("purge")
    assert Manuscript.objects.exists()
    ended(31)
    said("purge")
    assert not Manuscript.objects.exists()


def test_it_deletes_the_notes_that_were_passed(room: Committee) -> None:
    note = Note.objects.create(committee=room, by="seat:JPN", key="k", text="Private", at=0)
    Addressee.objects.create(note=note, seat="BRA")
    ended(30)
    said("purge")
    assert Note.objects.exists()
    ended(31)
    said("purge")
    assert not Note.objects.exists()
    assert not Addressee.objects.exists()


def test_a_purge_need_not_wait(room: Committee) -> None:
    ended(1)
    said("purge", now=True)
    assert Words.objects.get().text == ""


def test_a_draft_that_reads_differently_than_when_it_was_introduced_is_found(room: Committee) -> None:
    assert "chain sound" in said("verify")
    Paragraph.objects.update(text="Calls upon States to hide the algorithm")
    with pytest.raises(CommandError, match="1 fault found"):
        said("verify")


def test_a_database_that_was_put_back_is_new_to_every_page(room: Committee) -> None:
    audience = Audience("projector", "en")
    before = screens.draw(room.pk, audience)
    assert "shown as new" in said("restore")
    after = screens.draw(room.pk, audience)
    assert after.version.split(".")[0] != before.version.split(".")[0]
    assert after.regions == before.regions


def test_a_demo_meets_under_the_rules_that_were_asked_for(db: None) -> None:
    demonstration.prepare("japan-hs")
    committee = Committee.objects.get(slug=demonstration.SLUG)
    assert procedure_of(committee) == SETS["japan-hs"]
    assert {value_of(row).code: value_of(row) for row in Procedure.objects.all()} == SETS
    demonstration.prepare("japan-hs")
    demonstration.prepare()
    with pytest.raises(OutOfOrder) as refused:
        demonstration.prepare("thimun")
    assert str(refused.value) == (
        "This demo goes on under japan-hs; to begin anew under thimun, add --reset."
    )
    assert procedure_of(committee).code == "japan-hs"


def test_a_demo_of_several_committees_is_the_council_side_by_side_with_its_copies(db: None) -> None:
    demonstration.prepare()
    rooms = copies(3)
    assert [room.slug for room in rooms] == ["unhrc", "unhrc-2", "unhrc-3"]
    assert copies(3) == rooms
    first, *others = [record.read(room.pk).floor.roll for room in rooms]
    assert [roll.rights for roll in others] == [first.rights] * 2
    assert [procedure_of(room) for room in rooms] == [procedure_of(rooms[0])] * 3
    assert [set(room.officers.values_list("office", flat=True)) for room in rooms] == [
        {"chair", "vice-chair"}
    ] * 3
    assert [room.breaks.count() for room in rooms] == [1, 1, 1]
    assert len({room.symbol for room in rooms}) == 3


@pytest.mark.parametrize("count", [0, 13])
def test_a_demo_of_no_or_too_many_committees_is_refused(count: int) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("demo", committees=count)
    assert str(refused.value) == "A demo has 1 to 12 committees."


def test_several_committees_are_rehearsed_each_by_a_process_with_the_same_options(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun: list[list[str]] = []

    class Played(AbstractContextManager["Played"]):
        def __init__(self, command: list[str]) -> None:
            begun.append(command)

        def __exit__(self, *_raised: object) -> None: ...

        def wait(self) -> int:
            return 1

        def terminate(self) -> None: ...

    monkeypatch.setattr(rehearse.subprocess, "Popen", Played)
    monkeypatch.setattr(rehearse.signal, "signal", lambda *_handler: None)
    with pytest.raises(CommandError) as refused:
        call_command("rehearse", committees=2, chair=True, speed=20.0)
    assert str(refused.value) == "Not played to the end: unhrc, unhrc-2."
    assert [command[-4:] for command in begun] == [
        ["--committee", slug, "--seed", f"1-{slug}"] for slug in ("unhrc", "unhrc-2")
    ]
    assert all({"--chair", "--speed=20.0"} <= set(command) and "--quiet" not in command for command in begun)
    with pytest.raises(CommandError, match="leave --links out"):
        call_command("rehearse", committees=2, links="-")


def test_a_demo_under_rules_that_nobody_knows_says_which_there_are(db: None) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("demo", procedure="robert", reset=True, yes=True)
    assert str(refused.value).startswith("There are no rules called robert, only unhrc-default, hrc-real, ")
    assert not Committee.objects.exists()


def test_a_demo_that_an_earlier_version_began_gets_the_sets_that_it_lacks(db: None) -> None:
    demonstration.prepare()
    Procedure.objects.exclude(code="unhrc-default").delete()
    demonstration.prepare()
    assert set(Procedure.objects.values_list("code", flat=True)) == set(SETS)


def test_a_demo_that_an_earlier_version_began_gets_the_countries_that_it_lacks(db: None) -> None:
    demonstration.prepare()
    Country.objects.filter(seats=None).delete()
    demonstration.prepare()
    assert Country.objects.filter(code="VAT").exists()


def test_a_demo_that_an_earlier_version_began_gets_rules_that_can_be_played(db: None) -> None:
    demonstration.prepare()
    default = Procedure.objects.get(code="unhrc-default")
    default.kinds.update(params=[], states=[])
    assert list(contradictions(value_of(default)))
    demonstration.prepare()
    assert not list(contradictions(value_of(default)))
    assert default.kinds.count() == len(RULES.kinds)
