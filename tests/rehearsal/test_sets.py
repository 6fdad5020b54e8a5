"""A conference under rules that are unlike the default ones: led by the Chair, or in batches of three speeches."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.faults.server import manage
from tests.rehearsal.test_rehearsal import entries, facts, rehearsed

UNLIKE = ("un4mun", "japan-hs")
PLACARDS = ("--chair", "--speed", "0", "--seed", "4", "--lively", "0", "--sockets", "0")
"""No phone stirs: the Chair enters what it sees, which is all there is in many rooms."""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Path, str]]:
    """What was told of a conference under each set, and its folder."""

    def under(code: str) -> tuple[Path, str]:
        folder = tmp_path_factory.mktemp(code)
        return folder, rehearsed(folder, ("--procedure", code), PLACARDS)

    with ThreadPoolExecutor(2) as both:
        return dict(zip(UNLIKE, both.map(under, UNLIKE), strict=True))


@pytest.mark.parametrize("code", UNLIKE)
def test_two_meetings_are_held_and_nothing_is_refused(
    held: Mapping[str, tuple[Path, str]], code: str
) -> None:
    folder, told = held[code]
    summary = told.splitlines()[-1]
    assert summary.startswith("2 meetings, ")
    assert ", 0 refused, " in summary, told
    assert [fact["procedure"]["code"] for _by, fact in facts(folder, "procedure_taken")] == [code]
    assert len(facts(folder, "meeting_adjourned")) == 2
    assert len(facts(folder, "draft_adopted")) + len(facts(folder, "draft_rejected")) == 4
    assert "chain sound" in manage(folder, "verify", "unhrc").stdout


@pytest.mark.parametrize("code", UNLIKE)
def test_nobody_answers_present_and_voting(held: Mapping[str, tuple[Path, str]], code: str) -> None:
    answers = {
        answer for _by, fact in facts(held[code][0], "roll_answered") for answer in fact["answers"].values()
    }
    assert answers == {"present", "absent"}


def test_caucuses_are_for_those_who_know_them(held: Mapping[str, tuple[Path, str]]) -> None:
    assert facts(held["japan-hs"][0], "caucus_opened")
    assert not facts(held["un4mun"][0], "caucus_opened")


def test_after_three_speeches_a_japanese_chair_asks_for_motions(
    held: Mapping[str, tuple[Path, str]],
) -> None:
    in_a_row, most = 0, 0
    for _by, fact in entries(held["japan-hs"][0]):
        if fact["kind"] == "speaker_recognised" and fact.get("on", "general") == "general":
            in_a_row += 1
            most = max(most, in_a_row)
        elif fact["kind"] in ("motions_called", "meeting_opened"):
            in_a_row = 0
    assert most == 3
