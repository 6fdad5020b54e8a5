"""The secretariat's rules of procedure: copied, edited in forms, compared and looked at."""

import re
from html import unescape

import pytest
from django.core.management import call_command
from django.test import Client

from committees.access import Role
from committees.models import Committee, Conference
from motions.models import Procedure, ProcedureChoice
from motions.procedures import lay_down, played, procedure_of, value_of
from tests.doors.markup import buttons, forms
from tests.doors.passes import browser
from tests.doors.rules.pages import RULES_PAGE, address, filled, page, rules_now, said, save
from tests.given import RULES, SETS

# Sets


def test_the_secretariats_page_leads_to_the_rules(desk: Client) -> None:
    assert f'href="{RULES_PAGE}"' in page(desk, "/secretariat/")
    text = said(page(desk))
    assert "UNHRC-style, with caucuses" in text
    assert "THIMUN-style" in text
    assert "In force when the next meeting opens." in text


def test_a_set_is_copied_once_whatever_the_button_is_pressed(desk: Client, room: Committee) -> None:
    Procedure.objects.filter(code="thimun").update(note="The Chair sees to lobbying.")
    shipped_set = Procedure.objects.get(code="thimun")
    (copy,) = [
        form for form in forms(page(desk)) if any(b.value == str(shipped_set.pk) for b in form.buttons)
    ]
    for _press in range(2):
        answer = desk.post(RULES_PAGE, copy.pressed("Copy it to edit"))
        assert answer.status_code == 302
    made = Procedure.objects.get(conference=room.conference)
    assert answer.url == address(made)
    assert made.cloned_from == shipped_set
    assert str(made) == "THIMUN-style · MUN 1"
    assert value_of(made).kinds == SETS["thimun"].kinds
    assert value_of(made).yields == ("delegate",)
    assert made.note == "The Chair sees to lobbying."
    assert "A copy of “THIMUN-style”" in said(page(desk))


def test_what_comes_with_the_product_stays_as_it_is(desk: Client) -> None:
    row = Procedure.objects.get(code="thimun")
    html = page(desk, address(row))
    assert "disabled" in html
    assert not [button for form in forms(html) for button in form.buttons if "Save" in button.label]
    before = value_of(row)
    sent = filled(html, address(row)) | {"speaking_time": "33"}
    answer = desk.post(address(row), sent)
    assert answer.status_code == 409
    assert "This set comes with the product. Copy it, and edit the copy." in said(answer.content.decode())
    assert desk.post(address(row, "division"), {"before": "suspend_meeting"}).status_code == 409
    assert rules_now(row) == before


def test_another_conferences_set_is_not_there(desk: Client, own: Procedure) -> None:
    elsewhere = Conference.objects.get()
    elsewhere.pk, elsewhere.slug = None, "mun-2"
    elsewhere.save()
    other = browser(Role.SECRETARIAT, elsewhere)
    assert "MUN 1" not in said(page(other))
    for path in (address(own), address(own) + "preview/", address(own) + "beside/"):
        assert other.get(path).status_code == 404
    assert other.post(address(own, "division"), {"before": "last"}).status_code == 404
    assert other.post(RULES_PAGE, {"of": own.pk}).status_code == 404
    assert other.post(f"{RULES_PAGE}committees/unhrc/", {"procedure": own.pk}).status_code == 404


# Editing


def test_sent_back_unchanged_it_stays_as_it_is(desk: Client, own: Procedure) -> None:
    before = rules_now(own)
    assert save(desk, own).status_code == 302
    for code in ("moderated_caucus", "appeal_ruling", "right_of_reply", "point_of_order", "roll_call_vote"):
        assert save(desk, own, code).status_code == 302
    assert rules_now(own) == before


def test_settings_are_saved_and_the_names_with_them(desk: Client, own: Procedure) -> None:
    answer = save(
        desk, own, name="Our rules", name_ja="我々の規則", note="Doors stay shut", speaking_time="75", passes=[],
        yields=["chair"], moderated_longest="12.5", warn_at="20 5",
    )  # fmt: skip
    assert answer.status_code == 302
    assert "Saved." in said(page(desk, answer.url.partition("#")[0]))
    rules = rules_now(own)
    assert (rules.speaking_time, rules.passes, rules.yields) == (75, False, ("chair",))
    assert (rules.moderated_longest, rules.warn_at) == (750, (20, 5))
    own.refresh_from_db()
    assert (own.name, own.name_ja, own.note) == ("Our rules", "我々の規則", "Doors stay shut")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_cannot_be_meant_is_one_sentence_and_what_was_typed_stays(
    language: str, room: Committee, own: Procedure
) -> None:
    desk = browser(Role.SECRETARIAT, room.conference, language=language)
    before = rules_now(own)
    answer = save(
        desk, own, speaking_time="soon", name="Half done", passes=[], reply_time="33", list_empty="close_list"
    )
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "Half done" not in re.findall("<h1>(.*?)</h1>", html)
    sentence = {
        "en": "Speaking time on the general list: write a whole number from 5 to 3600.",
        "ja": "一般リストの発言時間：5から3600までの整数を入力してください。",
    }[language]
    (shown,) = re.findall(r'role="alert">([^<]*)<', html)
    assert unescape(shown) == sentence
    kept = filled(html, address(own))
    assert (kept["speaking_time"], kept["name"], kept["reply_time"]) == ("soon", "Half done", "33")
    assert kept["passes"] == []
    assert kept["list_empty"] == "close_list"
    assert html.count('aria-invalid="true"') == 1
    assert rules_now(own) == before
    # What was refused is sent again as it stands, put right.
    assert desk.post(address(own), kept | {"speaking_time": "50"}).status_code == 302
    assert (rules_now(own).speaking_time, rules_now(own).reply_time) == (50, 33)


def test_a_kind_is_edited_and_its_name_is_what_screens_say(desk: Client, own: Procedure) -> None:
    answer = save(
        desk, own, "moderated_caucus", name="Round table", name_ja="円卓討議", seconds="2", threshold="two_thirds",
        params=["may topic", "must total", "must speaking", "may slot"],
    )  # fmt: skip
    assert answer.status_code == 302
    assert answer.url.endswith("?saved=moderated_caucus#kind-moderated_caucus")
    kind = rules_now(own).kinds["moderated_caucus"]
    assert (kind.name, kind.name_ja, kind.seconds, kind.threshold) == (
        "Round table", "円卓討議", 2, "two_thirds",
    )  # fmt: skip
    assert kind.params == ("topic?", "total", "speaking", "slot?")
    assert "Round table seconders: 2 · two thirds" in said(page(desk, address(own)))


def test_what_was_typed_of_a_kind_stays_too(desk: Client, own: Procedure) -> None:
    answer = save(
        desk, own, "close_debate", seconds="many", name="The end", states=["agenda"], takes_floor=[]
    )
    assert answer.status_code == 422
    html = answer.content.decode()
    assert re.findall(r'role="alert">([^<]*)<', html) == [
        "Delegations that must second it: write a whole number from 0 to 9."
    ]
    kept = filled(html, address(own, "close_debate"))
    assert (kept["seconds"], kept["name"], kept["states"], kept["takes_floor"]) == (
        "many", "The end", ["agenda"], [],
    )  # fmt: skip
    assert re.search(r'<li id="kind-close_debate".*?<details name="kind" open>', html, re.S)
    # The other forms show the rules as they are.
    assert filled(html, address(own))["speaking_time"] == "90"
    assert rules_now(own).kinds["close_debate"].name == "Closure of debate"


def test_the_order_is_changed_by_buttons(desk: Client, own: Procedure) -> None:
    def order() -> list[str]:
        return re.findall(r'<li id="kind-(\w+)"', page(desk, address(own)))

    def arrow(kind: str, way: str) -> None:
        (button,) = [
            button
            for button in buttons(page(desk, address(own)))
            if button.label == way and button.url == address(own, kind)
        ]
        answer = desk.post(button.url, button.fields)
        assert answer.status_code == 302
        assert answer.url == f"{address(own)}#kind-{kind}"

    first = order()
    arrow("close_debate", "▲")
    at = first.index("close_debate")
    assert order() == [*first[: at - 1], "close_debate", first[at - 1], *first[at + 1 :]]
    arrow("close_debate", "▼")
    assert order() == first
    arrow(first[-2], "▼")
    assert order()[-1] == first[-2]
    html = page(desk, address(own))
    assert html.count("data-dragged=") == len(first)
    assert re.search(r'<ol id="kinds"[^>]*data-places="before"', html)


def test_of_two_who_edit_at_once_the_second_is_told(desk: Client, own: Procedure) -> None:
    mine = filled(page(desk, address(own)), address(own))
    assert save(desk, own, reply_time="45").status_code == 302
    answer = desk.post(address(own), mine | {"speaking_time": "33"})
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "These rules were changed elsewhere just now." in said(html)
    assert (rules_now(own).reply_time, rules_now(own).speaking_time) == (45, 90)
    kept = filled(html, address(own))
    assert kept["speaking_time"] == "33"
    assert desk.post(address(own), kept | {"reply_time": "45"}).status_code == 302
    assert (rules_now(own).reply_time, rules_now(own).speaking_time) == (45, 33)


def test_what_the_software_does_not_do_has_no_form(desk: Client, own: Procedure) -> None:
    code = "introduce_amendment"
    own.kinds.filter(code=code).update(effect="")
    assert f'id="kind-{code}"' not in page(desk, address(own))
    assert desk.post(address(own, code), {"name": "x"}).status_code == 404
    assert desk.post(address(own, "dance"), {"name": "x"}).status_code == 404


# Contradictions


def test_a_set_that_contradicts_itself_is_kept_and_not_chosen(
    desk: Client, own: Procedure, room: Committee
) -> None:
    assert save(desk, own, open_numerator="5").status_code == 302
    text = said(page(desk, address(own)))
    assert "The quorum to debate is not a part of the members." in text
    assert rules_now(own).open_numerator == 5
    assert "contradicts itself still" in said(page(desk))
    choice = next(form for form in forms(page(desk)) if form.action.endswith("committees/unhrc/"))
    answer = desk.post(choice.action, choice.fields | {"procedure": own.pk})
    assert answer.status_code == 409
    assert f"“{own}” contradicts itself still." in said(answer.content.decode())
    assert not ProcedureChoice.objects.exists()
    assert save(desk, own, open_denominator="6").status_code == 302
    assert "contradicts itself" not in said(page(desk, address(own)))
    assert desk.post(choice.action, choice.fields | {"procedure": own.pk}).status_code == 302
    assert ProcedureChoice.objects.get().procedure == own


def test_while_it_is_being_edited_a_meeting_opens_under_it_as_it_last_was_sound(
    desk: Client, own: Procedure, room: Committee
) -> None:
    ProcedureChoice.objects.create(committee=room, procedure=own)
    assert save(desk, own, speaking_time="77").status_code == 302
    assert save(desk, own, speaking_time="66", open_numerator="9").status_code == 302
    assert procedure_of(room).speaking_time == 77
    call_command("check", "--database", "default", verbosity=0)
    assert save(desk, own, open_numerator="1").status_code == 302
    assert procedure_of(room).speaking_time == 66


def test_motions_by_names_that_contradict_are_named(desk: Client, own: Procedure) -> None:
    save(desk, own, "unmoderated_caucus", params=["", "may topic"], name="Break-out")
    text = said(page(desk, address(own)))
    assert "Break-out: its mover must say the time in all." in text
    assert "Break-out" in said(page(desk, address(own) + "preview/"))


# Looking


def test_a_set_is_compared_with_what_it_was_copied_from_and_with_any_other(
    desk: Client, own: Procedure
) -> None:
    beside = address(own) + "beside/"
    assert "They do not differ in anything that is felt in the room." in said(page(desk, beside))
    save(desk, own, speaking_time="60")
    save(desk, own, "close_debate", threshold="simple")
    changes = re.findall("<li>(.*?)</li>", page(desk, beside))
    assert changes == [
        "Speaking time on the general list: 60 seconds instead of 90 seconds",
        "Closure of debate, Majority: simple majority instead of two thirds",
    ]
    thimun = Procedure.objects.get(code="thimun")
    text = said(page(desk, f"{beside}?beside={thimun.pk}"))
    assert "Moderated caucus is in use" in text
    assert "and how it differs from “THIMUN-style”" in text
    assert desk.get(f"{beside}?beside=999").status_code == 404


def test_the_preview_is_of_the_set_as_it_stands(desk: Client, own: Procedure) -> None:
    def in_debate() -> list[str]:
        (section,) = re.findall(
            r'<section class="room" id="debate">(.*?)</section>', page(desk, address(own) + "preview/"), re.S
        )
        return re.findall(r'<th scope="row">([^<]*)</th>', section)

    assert "Moderated caucus" in in_debate()
    save(desk, own, "moderated_caucus", states=["agenda"])
    assert "Moderated caucus" not in in_debate()


def test_a_set_laid_down_is_read_as_it_was(own: Procedure) -> None:
    for rules in SETS.values():
        lay_down(own, rules)
        row = Procedure.objects.get(pk=own.pk)
        assert value_of(row).kinds == rules.kinds
        assert played(row) == value_of(row)
        assert {**row.settings}.keys() == {
            name for name in rules.__struct_fields__
            if name not in ("code", "kinds") and getattr(rules, name) != getattr(RULES, name)
        }  # fmt: skip
