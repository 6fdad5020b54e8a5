"""The background guide: read on phones and at the dais, written by the secretariat."""

import re

import pytest
from django.test import Client

from committees.access import Role
from committees.models import Committee
from committees.secretariat.described import read, written
from committees.secretariat.founding import describe
from delegates.models import GuideSection
from tests.doors.motions import said
from tests.doors.passes import browser, chair, seat

DESK = "/secretariat/committees/unhrc/guide/"


@pytest.fixture
def guide(room: Committee) -> Committee:
    """Two chapters; under the second Europe, and under that Germany; and Asia."""
    rows: dict[str, GuideSection] = {}
    for order, (slug, parent, country, groups, body) in enumerate(
        [
            ("history", None, None, "", "Made in 2006."),
            ("regions", None, None, "", ""),
            ("europe", "regions", None, "EEU WEO", "Afraid.\n- It may ban scores."),
            ("germany", "europe", "DEU", "", "Cautious."),
            ("japan", "regions", "JPN", "", "A score of LINE."),
        ],
        1,
    ):
        rows[slug] = GuideSection.objects.create(
            committee=room, slug=slug, order=order, parent=rows.get(parent or ""), country_id=country,
            groups=groups, title=slug.capitalize(), title_ja=f"{slug}（日）", body=body,
        )  # fmt: skip
    return room


def titles(client: Client, path: str) -> list[str]:
    html = client.get(path).content.decode()
    return re.findall(r"<h[234]>(.*?)</h", html)


def test_the_guide_is_read_in_order_with_its_chapters_at_the_top(guide: Committee) -> None:
    for client, path in ((seat(guide), "/unhrc/seat/JPN/guide/"), (chair(guide), "/unhrc/dais/chair/guide/")):
        html = client.get(path).content.decode()
        assert re.findall(r"<h[234]>.*?</h[234]>", html) == [
            "<h2>History</h2>", "<h2>Regions</h2>", "<h3>Europe</h3>", "<h4>Germany</h4>", "<h3>Japan</h3>",
        ]  # fmt: skip
        contents = html[html.index('id="contents"') : html.index("<article")]
        assert re.findall('href="#(.*?)"', contents) == ["history", "regions"]
        assert "<li>It may ban scores.</li>" in html
        assert ("?of=JPN" in html) == ("seat" in path)


@pytest.mark.parametrize(
    ("country", "told", "sentence"),
    [
        ("JPN", ["Japan"], "The guide on Japan"),
        ("DEU", ["Germany"], "The guide on Germany"),
        # Poland is not named; what is under its region's section is read with it.
        ("POL", ["Europe", "Germany"], "The guide does not name Poland."),
        ("BRA", [], "The guide says nothing of Brazil or its region."),
        ("XXX", ["History", "Regions", "Europe", "Germany", "Japan"], "Background guide"),
    ],
)
def test_what_the_guide_says_of_a_country(
    country: str, told: list[str], sentence: str, guide: Committee
) -> None:
    path = f"/unhrc/seat/JPN/guide/?of={country}"
    assert titles(seat(guide), path) == told
    assert sentence in said(seat(guide).get(path))


def test_a_delegation_of_which_nothing_is_said_is_not_led_to_it(guide: Committee) -> None:
    assert "?of=" not in seat(guide, "BRA").get("/unhrc/seat/BRA/guide/").content.decode()
    assert "?of=POL" in seat(guide, "POL").get("/unhrc/seat/POL/guide/").content.decode()


@pytest.mark.parametrize(
    ("language", "codes"),
    [("en", ["BRA", "FRA", "DEU", "JPN", "POL", "SEN"]), ("ja", ["SEN", "DEU", "JPN", "FRA", "BRA", "POL"])],
)
def test_countries_stand_in_the_order_of_the_readers_language(
    language: str, codes: list[str], guide: Committee
) -> None:
    html = chair(guide, language=language).get("/unhrc/dais/chair/guide/").content.decode()
    assert re.findall('<option value="(.*?)"', html) == codes


@pytest.fixture
def desk(guide: Committee) -> Client:
    return browser(Role.SECRETARIAT, guide.conference)


def typed(client: Client, slug: str, **changed: str) -> dict[str, str]:
    """What a browser sends of a section's form, with some fields typed over."""
    page = client.get(DESK)
    form = next(each["form"] for each in page.context["sections"] if each["section"].slug == slug)
    mark = next(each["mark"] for each in page.context["sections"] if each["section"].slug == slug)
    fields = {field.name: "" if field.value() is None else field.value() for field in form}
    return {**fields, "section": str(form.instance.pk), "mark": mark, "do": "save", **changed}


def test_the_secretariat_writes_a_section(desk: Client, guide: Committee) -> None:
    answer = desk.post(DESK, typed(desk, "history", body_ja="2006年に設立。", country="BRA"))
    assert (answer.status_code, answer["Location"]) == (302, f"{DESK}?saved=history#history")
    section = guide.guide.get(slug="history")
    assert (section.body, section.body_ja, section.country_id) == ("Made in 2006.", "2006年に設立。", "BRA")
    assert titles(seat(guide), "/unhrc/seat/JPN/guide/?of=BRA") == ["History"]


def test_a_new_section_stands_where_it_was_put_and_can_be_moved(desk: Client, guide: Committee) -> None:
    europe = guide.guide.get(slug="europe")
    new = {"do": "add", "title": "France", "title_ja": "フランス", "parent": str(europe.pk)}
    assert desk.post(DESK, new).status_code == 302
    path = "/unhrc/dais/chair/guide/"
    assert titles(chair(guide), path)[2:5] == ["Europe", "Germany", "France"]
    assert desk.post(DESK, typed(desk, "france", do="up")).status_code == 302
    assert titles(chair(guide), path)[2:5] == ["Europe", "France", "Germany"]
    # A file wants each section after the one that it stands under.
    assert [each.slug for each in read(written(describe(guide))).guide][2:4] == ["europe", "france"]
    assert read(written(describe(guide))).guide[2].groups == "EEU WEO"


def test_a_section_never_stands_under_itself_nor_too_deep(desk: Client, guide: Committee) -> None:
    ids = {section.slug: str(section.pk) for section in guide.guide.all()}
    for slug, parent in (("europe", "germany"), ("europe", "europe"), ("japan", "germany")):
        assert desk.post(DESK, typed(desk, slug, parent=ids[parent])).status_code == 422
    assert desk.post(DESK, typed(desk, "japan", parent=ids["europe"])).status_code == 302


def test_what_was_changed_elsewhere_is_not_overwritten(desk: Client, guide: Committee) -> None:
    mine, theirs = typed(desk, "japan", body="Mine."), typed(desk, "japan", body="Theirs.")
    desk.post(DESK, theirs)
    answer = desk.post(DESK, mine)
    assert answer.status_code == 409
    assert "changed elsewhere meanwhile" in said(answer)
    assert ">\nMine.</textarea>" in answer.content.decode()
    assert guide.guide.get(slug="japan").body == "Theirs."


def test_a_section_goes_when_nothing_stands_under_it(desk: Client, guide: Committee) -> None:
    answer = desk.post(DESK, typed(desk, "europe", do="out"))
    assert answer.status_code == 409
    assert "Other sections stand under this one." in said(answer)
    assert desk.post(DESK, typed(desk, "germany", do="out")).status_code == 302
    assert desk.post(DESK, typed(desk, "japan", title="")).status_code == 422
    assert [each.slug for each in guide.guide.all()] == ["history", "regions", "europe", "japan"]
