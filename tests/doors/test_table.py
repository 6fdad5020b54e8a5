"""Every address, asked by everybody: `table.csv` says what each gets, cell by cell.

405 is a method that the address does not know, 404 a stranger or another committee, 403 somebody
else's place, 422 a press that the page does not know (the cells post nothing), 409 a refusal of a
ruling, 302 the way home after an act.
"""

import csv
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from committees import access, live, record
from committees.access import Role
from committees.models import Committee, Officer
from committees.views.doors import demo_link, projector_link
from delegates.models import Seat
from motions.models import Procedure
from motions.procedures import lay_down
from motions.rulings.ballots import announce_result, close_vote, open_vote
from resolutions.models import Amendment, Manuscript, Paper, Paragraph, Version
from resolutions.rules.amendments import AmendmentRef
from resolutions.rules.drafts import DraftRef
from resolutions.rulings.amendments import introduce_amendment, withdraw_amendment
from resolutions.rulings.drafts import introduce_draft
from tests.conftest import found_committee
from tests.doors.passes import appoint, browser, chair, seat
from tests.given import CHAIR, RULES

TABLE = list(csv.DictReader((Path(__file__).parent / "table.csv").read_text(encoding="utf-8").splitlines()))
WHO = [
    "stranger", "chair", "vice-chair", "JPN", "BRA", "projector", "secretariat", "chair elsewhere",
    "chair voided", "JPN voided", "secretariat elsewhere",
]  # fmt: skip


def patterns(resolver: Any = None, prefix: str = "") -> dict[str, URLPattern]:
    """All addresses of the product."""
    found: dict[str, URLPattern] = {}
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            found |= patterns(each, prefix + str(each.pattern))
        else:
            found[prefix + str(each.pattern)] = each
    return found


def digest() -> str:
    """All that the database holds, in one line."""
    every = sha256()
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT * FROM "{table}"')
            every.update(repr((table, sorted(map(repr, cursor.fetchall())))).encode())
    return every.hexdigest()


@pytest.fixture
def room(in_session: Committee, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Committee:
    """A committee in session that has adopted a resolution, on a demo server; another one beside it."""
    settings.DEMO = True
    monkeypatch.setattr("resolutions.press.render", lambda html: b"%PDF-1.7")
    rules = Procedure.objects.create(pk=1, code="own", name="Our own", conference=in_session.conference)
    lay_down(rules, RULES)
    Manuscript.objects.create(pk=1, committee=in_session, seat="JPN", title="Clean air", key="begun")
    paper = Paper.objects.create(committee=in_session)
    version = Version.objects.create(paper=paper, number=1, title="Clean water", sponsors=["JPN"])
    Paragraph.objects.create(version=version, order=1, part="operative", text="Decides")
    draft = DraftRef(paper.pk, version.pk, 1)
    pk = in_session.pk
    record.enter(pk, introduce_draft, by=CHAIR, draft=draft, sponsors=("JPN",), text="0" * 64)
    wording = Amendment.objects.create(paper=paper)
    record.enter(
        pk,
        introduce_amendment,
        by=CHAIR,
        paper=paper.pk,
        amendment=AmendmentRef(wording.pk, 0),
        operation="strike",
        place=1,
        sponsors=("BRA",),
        text="0" * 64,
    )
    record.enter(pk, withdraw_amendment, by=CHAIR, amendment=wording.pk)
    vote = record.enter(pk, open_vote, by=CHAIR, paper=paper.pk, method="without_vote").seq
    record.enter(pk, close_vote, by=CHAIR, vote=vote)
    record.enter(pk, announce_result, by=CHAIR, vote=vote)
    return appoint(in_session)


@pytest.fixture
def browsers(room: Committee) -> dict[str, Client]:
    elsewhere = appoint(found_committee("unsc"))
    another = Committee.objects.get(pk=elsewhere.pk).conference
    another.pk, another.slug = None, "mun-2"
    another.save()
    voided = {"chair voided": chair(room), "JPN voided": seat(room)}
    with live.rows_change(room.pk):
        # All of them, so that a pass of today for one place would fit every other if only ages were compared.
        Officer.objects.filter(committee=room).update(generation=1)
        Seat.objects.filter(committee=room).update(generation=1)
    return voided | {
        "stranger": browser(None),
        "chair": chair(room),
        "vice-chair": browser(Role.DAIS, room, "vice-chair"),
        "JPN": seat(room),
        "BRA": seat(room, "BRA"),
        "projector": browser(Role.PROJECTOR, room),
        "secretariat": browser(Role.SECRETARIAT, room.conference),
        "chair elsewhere": chair(elsewhere),
        "secretariat elsewhere": browser(Role.SECRETARIAT, another),
    }


def address(pattern: str, room: Committee) -> str:
    """A real address for a pattern: the Chair's, Japan's, on Brazil and the first of everything."""
    if pattern.startswith("projector/"):
        return projector_link(room)
    if pattern.startswith("demo/"):
        return demo_link(Role.SEAT, room, "JPN")
    place = "chair" if "/dais/" in pattern else "JPN"
    known = {"<slug:committee>": room.slug, "<slug:place>": place, "<slug:seat>": "BRA"}
    known |= {"<slug:kind>": "close_debate", "<slug:office>": "chair"}
    numbers = (
        *("<int:speech>", "<int:id>", "<int:paper>", "<int:manuscript>", "<int:part>", "<int:amendment>"),
        *("<int:procedure>", "<int:vote>", "<int:number>", "<int:act>", "<str:mark>"),
        "<int:device>",
    )
    # Users are numbered on from those of earlier tests, of which a flush forgets only the rows.
    known["<int:account>"] = str(Officer.objects.get(committee=room, office="chair").user_id)
    announced = record.read(room.pk).floor.votes.announced
    known["<int:opened>"] = str(announced[0].id if announced else 1)
    for name, value in (known | dict.fromkeys(numbers, "1")).items():
        pattern = pattern.replace(name, value)
    assert "<" not in pattern, f"say what stands for the last part of {pattern}"
    return "/" + pattern


def test_the_table_names_every_address_twice_and_no_other() -> None:
    assert sorted((row["address"], row["method"]) for row in TABLE) == sorted(
        (pattern, method) for pattern in patterns() for method in ("GET", "POST")
    )


def test_every_view_declares_for_whom_it_is() -> None:
    audiences = {pattern: getattr(each.callback, "audience", None) for pattern, each in patterns().items()}
    assert [pattern for pattern, audience in audiences.items() if audience is None] == []
    for pattern, audience in audiences.items():
        says = next(
            (role for role in Role if f"/{role}/" in f"/{pattern}" and not pattern.startswith("projector/")),
            "anybody",
        )
        assert audience == says, pattern


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['method']} {row['address']}")
def test_each_gets_what_the_table_says_and_no_get_changes_anything(
    row: dict[str, str], room: Committee, browsers: dict[str, Client]
) -> None:
    path = address(row["address"], room)
    before = digest()
    got = {}
    for who in WHO:
        ask = browsers[who].get if row["method"] == "GET" else browsers[who].post
        got[who] = str(ask(path).status_code)
        if row["method"] == "GET" or who not in row["may act"]:
            assert digest() == before, f"{who} changed something"
        before = digest()
    assert got == {who: row[who] for who in WHO}


@pytest.mark.parametrize("path", [address_ for address_ in patterns() if "/seat/" in address_])
def test_a_seats_pass_opens_no_other_seats_address(
    path: str, room: Committee, browsers: dict[str, Client]
) -> None:
    mine, theirs = f"/{room.slug}/seat/BRA/", address(path, room)
    for ask in (browsers["BRA"].get, browsers["BRA"].post):
        assert ask(theirs, {"do": "ask", "seat": "JPN"}).status_code in (403, 405)
    assert browsers["BRA"].get(mine).status_code == 200


def test_a_seat_acts_for_itself_whatever_the_form_says(room: Committee, browsers: dict[str, Client]) -> None:
    answer = browsers["BRA"].post(
        f"/{room.slug}/seat/BRA/floor/",
        {"do": "ask", "seat": "JPN", "place": "JPN", "by": "dais:chair", "committee": "unsc"},
    )
    assert answer.status_code == 302
    assert record.read(room.pk).floor.speakers.queue == ("BRA",)
    assert record.read(room.pk).entries[-1].by == "seat:BRA"


@pytest.mark.parametrize(
    "row", [row for row in TABLE if row["method"] == "POST"], ids=lambda row: row["address"]
)
def test_a_post_without_its_token_is_refused(row: dict[str, str], room: Committee) -> None:
    roles = {"dais": (Role.DAIS, room, "chair"), "seat": (Role.SEAT, room, "JPN")}
    role, within, place = next(
        (each for name, each in roles.items() if f"/{name}/" in row["address"]),
        (Role.SECRETARIAT, room.conference, ""),
    )
    client = browser(role, within, place, csrf=True)
    before = digest()
    assert client.post(address(row["address"], room)).status_code == 403
    assert digest() == before


def test_a_forged_pass_is_no_pass(room: Committee) -> None:
    client = chair(room)
    real = client.cookies[access.COOKIE].value
    for forged in (real[:-1] + ("A" if real[-1] != "A" else "B"), "", "x", "é:ü", real.replace(":", "")):
        client.cookies[access.COOKIE] = forged
        assert client.get(f"/{room.slug}/dais/chair/").status_code == 404
    assert access.unsealed(real) is not None
