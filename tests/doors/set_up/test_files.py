"""A committee is taken away as a file and read in again; a bad file is one sentence that says where."""

import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from msgspec.structs import replace

from committees import record
from committees.demonstration import lay_out
from committees.models import Committee
from committees.order import SECRETARIAT
from committees.secretariat.described import File, NotReadable, read, written
from committees.secretariat.founding import describe, found, set_like
from delegates.models import Country, Seat
from delegates.rules.roll import Roster
from delegates.rulings.roster import take_roster
from motions.models import Procedure
from motions.procedures import copied, lay_down, procedure_of, value_of
from tests.doors.markup import form
from tests.doors.set_up.pages import COMMITTEES, make, said
from tests.given import SETS

IMPORT = f"{COMMITTEES}import/"


def exported(desk: Client) -> bytes:
    answer = desk.get(f"{COMMITTEES}unhrc/committee.json")
    assert answer["Content-Disposition"] == 'attachment; filename="unhrc.json"'
    return bytes(answer.content)


def upload(desk: Client, content: bytes) -> Any:
    return desk.post(IMPORT, {"file": SimpleUploadedFile("committee.json", content)})


def changed(content: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    file = json.loads(content)
    change(file)
    return json.dumps(file).encode()


def test_a_file_is_shown_and_then_makes_the_same_committee(desk: Client, room: Committee) -> None:
    content = exported(desk)
    preview = upload(desk, content)
    text = said(preview)
    assert preview.status_code == 200
    assert "5 members, 1 observers" in text
    assert "Rights of the child" in text
    assert "UNHRC-style, with caucuses" in text
    # Whose address is taken is asked for another before anything is made.
    assert "Another committee has this address. Choose another." in text
    assert Committee.objects.count() == 1
    asked = form(preview.content.decode(), "Make the committee").pressed("Make the committee")
    assert desk.post(IMPORT, asked).status_code == 422
    assert Committee.objects.count() == 1
    answer = desk.post(IMPORT, asked | {"slug": "again"})
    made = Committee.objects.get(slug="again")
    assert answer.url == f"{COMMITTEES}again/"
    assert replace(describe(made), slug="unhrc") == describe(room)
    assert Seat.objects.get(committee=room, code="JPN").generation == 0


def test_there_is_no_account_and_no_record_in_a_file(desk: Client, room: Committee) -> None:
    desk.post(f"{COMMITTEES}unhrc/officers/", {"new-name": "aoi", "new-office": "chair"})
    assert b"aoi" not in exported(desk)
    assert sorted(json.loads(exported(desk))) == ["committee", "jmmun", "version"]


def test_every_set_of_rules_comes_through_and_is_recognised(room: Committee) -> None:
    lay_out()
    for row in Procedure.objects.filter(code__in=SETS):
        made = found(room.conference, replace(describe(room), slug=f"under-{row.code}"), row)
        described = read(written(describe(made)))
        assert described == describe(made)
        assert set_like(room.conference, described.rules) == row


def test_rules_that_are_not_here_become_a_set_of_the_conference(desk: Client, room: Committee) -> None:
    own = copied(Procedure.objects.get(code="thimun"), room.conference, "k")
    lay_down(own, replace(value_of(own), speaking_time=33))
    made = found(room.conference, replace(describe(room), slug="first"), own)
    described = describe(made)
    assert found(room.conference, replace(described, slug="same")).procedure_choice.procedure == own
    made.procedure_choice.delete()
    Committee.objects.get(slug="same").procedure_choice.delete()
    own.delete()
    text = said(upload(desk, written(described)))
    assert "new here: it becomes a set of this conference" in text
    again = found(room.conference, replace(described, slug="again"))
    assert procedure_of(again).speaking_time == 33
    assert again.procedure_choice.procedure.conference == room.conference


def test_a_state_that_is_not_known_here_comes_with_its_names(desk: Client, room: Committee) -> None:
    content = (
        exported(desk).replace(b'"POL"', b'"XKX"').replace(b'"PL"', b'"XK"').replace(b"Poland", b"Kosovo")
    )
    made = found(room.conference, replace(read(content), slug="again"))
    assert Country.objects.get(pk="XKX").short_en == "Kosovo"
    assert "XKX" in record.read(made.pk).floor.roll.rights


PEACE = {"en": "Peace Now", "ja": "ピースナウ", "kana": "ぴーすなう"}


def with_names_of_its_own(file: dict[str, Any]) -> dict[str, Any]:
    """Germany's seat is that of a delegation that is no country."""
    seat: dict[str, Any] = file["committee"]["seats"][1]
    seat.update(code="PEACE", status="observer", country=None, names=dict(PEACE), delegates=3)
    return seat


def test_who_is_no_country_and_how_many_share_a_card_come_along(desk: Client, room: Committee) -> None:
    described = read(changed(exported(desk), with_names_of_its_own))
    made = found(room.conference, replace(described, slug="again"))
    seat = made.seats.get(code="PEACE")
    assert (seat.country, seat.delegation.short_en, seat.delegation.kana) == (None, "Peace Now", "ぴーすなう")
    assert (seat.status, seat.delegates) == ("observer", 3)
    assert "PEACE" in record.read(made.pk).floor.roll.rights
    again = read(bytes(desk.get(f"{COMMITTEES}again/committee.json").content))
    assert again == replace(described, slug="again") == describe(made)
    answer = make(desk, "?copy=again", name="Copy", slug="copy")
    assert answer.status_code == 302
    assert Committee.objects.get(slug="copy").seats.get(code="PEACE").delegation.formal_ja == "ピースナウ"


def test_an_organization_comes_along_as_one(desk: Client, room: Committee) -> None:
    call_command("loaddata", "fixtures/countries.json", verbosity=0)
    union = Country.objects.get(code="EUE")
    assert (union.group, union.membership) == ("", "organization")
    room.seats.create(code="EUE", country=union, status="observer")
    record.enter(
        room.pk, take_roster, by=SECRETARIAT, roster=Roster({"EUE": False, "JPN": True}, ("JPN", "EUE"))
    )
    content = exported(desk)
    # Who was taken off the roster is not in the room that is described.
    assert [seat.code for seat in read(content).seats] == ["JPN", "EUE"]
    room.seats.filter(code="EUE").delete()
    union.delete()
    found(room.conference, replace(read(content), slug="again"))
    assert Country.objects.get(code="EUE").membership == "organization"


def rules(file: dict[str, Any]) -> dict[str, Any]:
    found_: dict[str, Any] = file["committee"]["rules"]["procedure"]
    return found_


WRONG: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda file: file.pop("jmmun"), "This file is no committee's."),
    (lambda file: file.update(version=2), "This file is of version 2; this server reads 1."),
    (lambda file: file["committee"].pop("name"), "“name” is missing at committee."),
    (lambda file: file["committee"].update(name=""), "What stands at committee.name cannot be meant."),
    (lambda file: file["committee"]["seats"][2].update(code="J N"),
     "What stands at committee.seats[2].code cannot be meant."),
    (lambda file: file["committee"]["seats"][2].pop("country"), "“country” is missing at committee.seats[2]."),
    (lambda file: with_names_of_its_own(file).pop("names"), "“country” is missing at committee.seats[1]."),
    (lambda file: with_names_of_its_own(file).update(names=PEACE | {"en": "Japan"}),
     "What stands at committee.seats[1].names cannot be meant."),
    (lambda file: with_names_of_its_own(file).update(names=PEACE | {"kana": "Peace"}),
     "What stands at committee.seats[1].names cannot be meant."),
    (lambda file: with_names_of_its_own(file).update(code="DEU"),
     "What stands at committee.seats[1].names cannot be meant."),
    (lambda file: file["committee"]["seats"][2].update(names=PEACE),
     "What stands at committee.seats[2].names cannot be meant."),
    (lambda file: file["committee"]["seats"][2].update(delegates=0),
     "What stands at committee.seats[2].delegates cannot be meant."),
    (lambda file: file["committee"]["seats"][2].update(code="BRA"), "“BRA” stands twice at committee.seats."),
    (lambda file: file["committee"]["seats"][2]["country"].update(iso2="DE"),
     "What stands at committee.seats[2].country.iso2 cannot be meant."),
    (lambda file: file["committee"].update(breaks=["2020-08-01T10:30:00"]),
     "The time at committee.breaks[0] needs its time zone."),
    (lambda file: file["committee"].update(breaks=["0001-01-01T00:00:00Z"]),
     "What stands at committee.breaks[0] cannot be meant."),
    (lambda file: rules(file)["kinds"]["introduce_amendment"].update(name="x" * 81),
     "What stands at committee.rules.procedure.kinds.introduce_amendment"),
    (lambda file: file["committee"].update(guide=[{"slug": "a", "title": "A", "title_ja": "", "parent": "b"}]),
     "What stands at committee.guide[0].parent cannot be meant."),
    (lambda file: file["committee"].update(phones="loud"), "What stands at committee.phones cannot be meant."),
    (lambda file: rules(file).update(speaking_time=-5),
     "What stands at committee.rules.procedure.speaking_time cannot be meant."),
    (lambda file: rules(file)["kinds"]["suspend_meeting"].update(seconds=10**12),
     "What stands at committee.rules.procedure.kinds.suspend_meeting.seconds cannot be meant."),
    (lambda file: rules(file)["kinds"]["suspend_meeting"].update(code="other"),
     "What stands at committee.rules.procedure.kinds.suspend_meeting cannot be meant."),
    (lambda file: rules(file).update(open_numerator=4, open_denominator=3), "The quorum to debate is not a part"),
    (lambda file: file["committee"].update(name="half \ud800"), "no text and no number that can be kept."),
    (lambda file: file["committee"].update(name="nothing \u0000"), "no text and no number that can be kept."),
]  # fmt: skip


@pytest.mark.parametrize(("change", "sentence"), WRONG, ids=[sentence for _change, sentence in WRONG])
def test_a_bad_file_is_one_sentence_that_says_where(
    desk: Client, change: Callable[[dict[str, Any]], object], sentence: str
) -> None:
    answer = upload(desk, changed(exported(desk), change))
    assert answer.status_code == 422
    assert sentence in said(answer)
    assert Committee.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b'{\n "jmmun": }', "line 2, column 11"),
        (b"caf\xe9", "byte 4"),
        (b"", "line 1, column 1"),
        (b"[1]", "no committee's"),
        (b"[" * 100_000, "no number that can be kept"),
        (b"1" * 5000, "no number that can be kept"),
        (b" " * 1_000_001, "too large"),
    ],
)
def test_what_is_no_file_of_ours_is_said(desk: Client, content: bytes, sentence: str) -> None:
    with pytest.raises(NotReadable, match=sentence.replace("[", r"\[")):
        read(content)


def test_what_a_later_version_adds_is_ignored(desk: Client, room: Committee) -> None:
    content = changed(exported(desk), lambda file: file["committee"].update(later=1))
    assert read(content) == read(exported(desk)) == msgspec.json.decode(exported(desk), type=File).committee
