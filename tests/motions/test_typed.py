"""A motion as it is typed: tables of lines, and what each is read as."""

import pytest

from committees.spelling import folded
from motions.spoken import ALSO
from motions.typed import Suggestion, Typed, read
from tests.given import EVERY_KIND, RULES

SEATS = {
    "CHL": ("CL", "Chile", "チリ"),
    "CHN": ("CN", "China", "中国", "ちゅうごく"),
    "COD": ("CD", "Democratic Republic of the Congo", "コンゴ民主共和国"),
    "DEU": ("DE", "Germany", "ドイツ", "どいつ"),
    "FRA": ("FR", "France", "フランス", "ふらんす"),
    "GBR": ("GB", "United Kingdom", "イギリス", "英国"),
    "JPN": ("JP", "Japan", "日本", "にほん"),
    "KOR": ("KR", "Republic of Korea", "South Korea", "韓国", "かんこく"),
}
NAMES = {code: [folded(name) for name in (code, *names)] for code, names in SEATS.items()}
PRIVACY = Suggestion("moderated_caucus", "Data privacy and consent", "プライバシーと同意", 900, 45)
PRIVATE = Suggestion("moderated_caucus", "Private actors", "民間の主体", 600, None)
DRAFTING = Suggestion("unmoderated_caucus", "Writing drafts", "決議案の起草", 1200, None)
GUIDE = (PRIVACY, PRIVATE, DRAFTING)


def spoken_of(rules):
    return [
        *rules.moved(),
        *rules.points(),
        rules.kinds["right_of_reply"],
        rules.kinds["explanation_of_vote"],
        rules.kinds["point_of_information"],
    ]


KINDS = spoken_of(RULES)
NAMED = spoken_of(EVERY_KIND)
"""With those that only other sets know."""


def find(typed: str) -> list[str]:
    """Seats by an exact name, or else by how one begins, or by a part of one."""
    wanted = folded(typed)
    for fits in (str.__eq__, str.startswith, str.__contains__):
        found = [code for code, names in NAMES.items() if any(fits(name, wanted) for name in names)]
        if found and wanted:
            return found
    return []


def said(line, suggestions=(), last=None):
    """What a line was read as, without what it left open."""
    typed = read(line, KINDS, find, suggestions, last)
    found = {name: getattr(typed, name) for name in Typed.__struct_fields__}
    if len(typed.kinds) == 1:
        found["kind"] = found.pop("kinds")[0]
    if len(typed.seats) == 1:
        found["seat"] = found.pop("seats")[0]
    return {name: value for name, value in found.items() if value not in ((), None, "")}


def moderated(**more):
    return {"kind": "moderated_caucus", **more}


def unmoderated(**more):
    return {"kind": "unmoderated_caucus", **more}


def suspension(**more):
    return {"kind": "suspend_meeting", **more}


TEN = {"total": 600, "speaking": 45}
LINES = {
    # The order in which it is spoken: the kind, the time in all, each speech, the topic, the mover.
    "mod 10 45 clean water jpn": moderated(**TEN, topic="clean water", seat="JPN"),
    "moderated caucus 10 45 clean water Japan": moderated(**TEN, topic="clean water", seat="JPN"),
    "MOD 10 45 Clean Water JPN": moderated(**TEN, topic="Clean Water", seat="JPN"),
    "mod 10 45 jpn": moderated(**TEN, seat="JPN"),
    "mod 10 45": moderated(**TEN),
    "unmod 15 fra": unmoderated(total=900, seat="FRA"),
    "un 15 fra": unmoderated(total=900, seat="FRA"),
    "cons 10 deu": {"kind": "consultation_of_whole", "total": 600, "seat": "DEU"},
    "extend 5 jpn": {"kind": "extend_caucus", "total": 300, "seat": "JPN"},
    "speak 60 jpn": {"kind": "set_speaking_time", "speaking": 60, "seat": "JPN"},
    "close debate chn": {"kind": "close_debate", "seat": "CHN"},
    "close list chn": {"kind": "close_speakers_list", "seat": "CHN"},
    "reopen deu": {"kind": "reopen_speakers_list", "seat": "DEU"},
    # Times.
    "mod 10m 45s clean water jpn": moderated(**TEN, topic="clean water", seat="JPN"),
    "mod 10min 45sec clean water jpn": moderated(**TEN, topic="clean water", seat="JPN"),
    "mod 7:30 45 clean water jpn": moderated(total=450, speaking=45, topic="clean water", seat="JPN"),
    "mod 10 1:30 clean water jpn": moderated(total=600, speaking=90, topic="clean water", seat="JPN"),
    "mod 10 90s clean water jpn": moderated(total=600, speaking=90, topic="clean water", seat="JPN"),
    "unmod 90s jpn": unmoderated(total=90, seat="JPN"),
    "unmod jpn 15": unmoderated(total=900, seat="JPN"),
    "mod 10 45 article 12 jpn": moderated(**TEN, topic="article 12", seat="JPN"),
    "mod 10 45 2030 agenda jpn": moderated(**TEN, topic="2030 agenda", seat="JPN"),
    "suspend 20 jpn": suspension(total=1200, seat="JPN"),
    "suspend 14:30 jpn": suspension(clock=(14, 30), seat="JPN"),
    "suspend jpn 9:05": suspension(clock=(9, 5), seat="JPN"),
    # Who.
    "mod 10 45 clean water south korea": moderated(**TEN, topic="clean water", seat="KOR"),
    "mod 10 45 clean water united kingdom": moderated(**TEN, topic="clean water", seat="GBR"),
    "mod 10 45 clean water republic of korea": moderated(**TEN, topic="clean water", seat="KOR"),
    "mod 10 45 clean water ch": moderated(**TEN, topic="clean water", seats=("CHL", "CHN")),
    "mod 10 45 clean water zzz": moderated(**TEN, topic="clean water zzz"),
    # Voting procedure.
    "div 2 4-5 fra": {"kind": "division", "clauses": "2 4-5", "seat": "FRA"},
    "tour 30 where we stand jpn": {"kind": "tour_de_table", "speaking": 30, "topic": "where we stand", "seat": "JPN"},
    "question L.2 10 fra": {"kind": "question_period", "draft": 2, "total": 600, "seat": "FRA"},
    "reorder L.3 L.1 2 fra": {"kind": "reorder_drafts", "clauses": "3 1 2", "seat": "FRA"},
    "introduce WP.3 jpn": {"kind": "introduce_draft", "draft": 3, "seat": "JPN"},
    "amendment L.2 3 jpn": {"kind": "introduce_amendment", "draft": 2, "clauses": "3", "seat": "JPN"},
    "introduction of an amendment by jpn": {"kind": "introduce_amendment", "seat": "JPN"},
    "division L.2 3 jpn": {"kind": "division", "draft": 2, "clauses": "3", "seat": "JPN"},
    "divide fra 1, 2": {},
    "roll call vote deu": {"kind": "roll_call_vote", "seat": "DEU"},
    "acclamation jpn": {"kind": "adopt_by_acclamation", "seat": "JPN"},
    # Points and rights.
    "order chn": {"kind": "point_of_order", "seat": "CHN"},
    "point of order chn": {"kind": "point_of_order", "seat": "CHN"},
    "privilege jpn": {"kind": "point_personal_privilege", "seat": "JPN"},
    "inquiry jpn": {"kind": "point_parliamentary_inquiry", "seat": "JPN"},
    "reply fra": {"kind": "right_of_reply", "seat": "FRA"},
    "order china the clock runs": {"kind": "point_of_order", "seat": "CHN", "topic": "the clock runs"},
    "right of reply chile": {"kind": "right_of_reply", "seat": "CHL"},
    # What it may mean.
    "close": {"kinds": ("close_debate", "close_speakers_list")},
    "adj": {"kinds": ("adjourn_meeting", "adjourn_debate")},
    "point": {"kinds": ("point_personal_privilege", "point_of_order", "point_parliamentary_inquiry", "point_of_information")},
    "xyz 10 45": {},
    "10 45 jpn": {},
    "": {},
    # Quotation marks keep words as they are.
    "mod 10 45 “clean water japan” deu": moderated(**TEN, topic="clean water japan", seat="DEU"),
    'mod 10 45 "water 2030" deu': moderated(**TEN, topic="water 2030", seat="DEU"),
}  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_an_english_line(line):
    assert said(line) == LINES[line]


IN_JAPANESE = {
    "修正案の提出 L.2 3 日本": {"kind": "introduce_amendment", "draft": 2, "clauses": "3", "seat": "JPN"},
    "修正案提出の動議 日本": {"kind": "introduce_amendment", "seat": "JPN"},
    "アメンドメント 日本": {"kind": "introduce_amendment", "seat": "JPN"},
    "モデ 10 45 水の権利 日本": moderated(**TEN, topic="水の権利", seat="JPN"),
    "もで 10 45 水の権利 にほん": moderated(**TEN, topic="水の権利", seat="JPN"),
    "ﾓﾃﾞ 10 45 水の権利 日本": moderated(**TEN, topic="水の権利", seat="JPN"),
    "モデ　１０　４５　水の権利　日本": moderated(**TEN, topic="水の権利", seat="JPN"),
    "モデ 10分 45秒 水の権利 日本": moderated(**TEN, topic="水の権利", seat="JPN"),
    "モデレートコーカス10分45秒水の権利 日本": moderated(**TEN, topic="水の権利", seat="JPN"),
    "モデ10分45秒水の権利日本": moderated(**TEN, topic="水の権利", seat="JPN"),
    "モデ10分45秒「水の権利」日本": moderated(**TEN, topic="水の権利", seat="JPN"),
    "モデ10分45秒『日本の水』ドイツ": moderated(**TEN, topic="日本の水", seat="DEU"),
    "アンモデ15分ドイツ": unmoderated(total=900, seat="DEU"),
    "アンモデ７：３０ドイツ": unmoderated(total=450, seat="DEU"),
    "全体協議 10分 フランス": {"kind": "consultation_of_whole", "total": 600, "seat": "FRA"},
    "コーカスの延長5分日本": {"kind": "extend_caucus", "total": 300, "seat": "JPN"},
    "延長 5 日本": {"kind": "extend_caucus", "total": 300, "seat": "JPN"},
    "発言時間60秒 日本": {"kind": "set_speaking_time", "speaking": 60, "seat": "JPN"},
    "討議の終了 英国": {"kind": "close_debate", "seat": "GBR"},
    "議事進行 中国": {"kind": "point_of_order", "seat": "CHN"},
    "分割投票 2 4-5 フランス": {"kind": "division", "clauses": "2 4-5", "seat": "FRA"},
    "分割投票２、４～５フランス": {"kind": "division", "clauses": "2、4～5", "seat": "FRA"},
    "点呼投票ドイツ": {"kind": "roll_call_vote", "seat": "DEU"},
    "討議の終了英国": {"kind": "close_debate", "seat": "GBR"},
    "答弁権 フランス": {"kind": "right_of_reply", "seat": "FRA"},
    # What rooms say that call it otherwise than the rules.
    "停会 15 日本": suspension(total=900, seat="JPN"),
    "停会15分日本": suspension(total=900, seat="JPN"),
    "停会の動議 14:30 日本": suspension(clock=(14, 30), seat="JPN"),
    "さすぺんど 日本": suspension(seat="JPN"),
    "閉会 日本": {"kind": "adjourn_meeting", "seat": "JPN"},
    "散会 日本": {"kind": "adjourn_meeting", "seat": "JPN"},
    "会議の終了動議 日本": {"kind": "adjourn_meeting", "seat": "JPN"},
    "討議終結 日本": {"kind": "close_debate", "seat": "JPN"},
    "自由討議 15 日本": unmoderated(total=900, seat="JPN"),
    "反論権 フランス": {"kind": "right_of_reply", "seat": "FRA"},
    "プリビレッジ 日本": {"kind": "point_personal_privilege", "seat": "JPN"},
    "ポイント・オブ・オーダー 中国": {"kind": "point_of_order", "seat": "CHN"},
    # A break to some, the end to others; but what lasts is a break.
    "休会 日本": {"kinds": ("suspend_meeting", "adjourn_meeting"), "after": "日本"},
    "休会動議": {"kinds": ("suspend_meeting", "adjourn_meeting")},
    "休会 15 日本": suspension(total=900, seat="JPN"),
    "着席討議 10 日本": {"kinds": ("unmoderated_caucus", "moderated_caucus"), "after": "10 日本"},
    "動議": {},
}


def test_every_other_name_belongs_to_something_that_the_rules_know():
    assert set(ALSO) <= {name for kind in NAMED for name in (kind.code, kind.effect)}


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("reconsider L.2 fra", ("reconsider",)),
        ("div fra", ("division", "divide_the_house")),
        ("div 2 4-5 fra", ("division",)),
        ("div L.2 3 fra", ("division",)),
        ("divide fra", ("divide_the_house",)),
    ],
)
def test_what_only_other_sets_know_is_told_from_what_is_called_alike(line, meant):
    assert sorted(read(line, NAMED, find).kinds) == sorted(meant)


@pytest.mark.parametrize(("key", "name"), [(key, name) for key, names in ALSO.items() for name in names])
def test_a_motion_is_found_by_whatever_else_it_is_called(key, name):
    meant = read(name, NAMED, find).kinds
    assert any(key in (code, EVERY_KIND.effect_of(code)) for code in meant)
    assert set(meant) == {
        kind.code for kind in NAMED if name in (*ALSO.get(kind.effect, ()), *ALSO.get(kind.code, ()))
    }


@pytest.mark.parametrize("line", IN_JAPANESE)
def test_a_japanese_line(line):
    assert said(line) == IN_JAPANESE[line]


SPOKEN = {
    # A unit after a space, as it is said.
    "unmod 5 minutes jpn": unmoderated(total=300, seat="JPN"),
    "mod 10 min 45 sec clean water jpn": moderated(**TEN, topic="clean water", seat="JPN"),
    # A name of five words.
    "unmod 15 democratic republic of the congo": unmoderated(total=900, seat="COD"),
    # Times after the topic, or after the mover.
    "mod clean water 10 45 jpn": moderated(**TEN, topic="clean water", seat="JPN"),
    "mod on clean water, 10 minutes, 45 seconds, Japan": moderated(**TEN, topic="clean water", seat="JPN"),
    "mod jpn 10 45 clean water": moderated(**TEN, topic="clean water", seat="JPN"),
    "mod 10/45 clean water jpn": moderated(**TEN, topic="clean water", seat="JPN"),
    "mod 10 45 clean water by japan": moderated(**TEN, topic="clean water", seat="JPN"),
    # A name within a topic moves nothing.
    "mod 10 45 the role of china": moderated(**TEN, topic="the role of china"),
    # Quotation marks within a topic belong to it.
    'mod 10 45 the "right" to be forgotten jpn': moderated(
        **TEN, topic="the right to be forgotten", seat="JPN"
    ),
    "mod 10 45 “the “right” to be forgotten” jpn": moderated(
        **TEN, topic="the “right” to be forgotten", seat="JPN"
    ),
    "order chn: the clock": {"kind": "point_of_order", "topic": "the clock", "seat": "CHN"},
    # The time in all may be given in seconds as well.
    "mod 600s 45s clean water jpn": moderated(**TEN, topic="clean water", seat="JPN"),
}


@pytest.mark.parametrize("line", SPOKEN)
def test_a_line_as_people_speak(line):
    assert said(line) == SPOKEN[line]


@pytest.mark.parametrize(
    ("line", "topic"),
    [
        ("mod 10 45 privacy jpn", PRIVACY.topic),
        ("mod 10 45 cons priv jpn", PRIVACY.topic),
        ("mod 10 45 actors jpn", PRIVATE.topic),
        ("モデ 10 45 プライバシー 日本", PRIVACY.topic),
        ("モデ 10 45 同意 日本", PRIVACY.topic),
        ("unmod 10 drafts jpn", DRAFTING.topic),
        # Of the guide, but of another kind of caucus.
        ("mod 10 45 drafts jpn", "drafts"),
        ("mod 10 45 “privacy” jpn", "privacy"),
        ("モデ 10 45 「同意」 日本", "同意"),
        ("mod 10 45 clean water jpn", "clean water"),
    ],
)
def test_a_few_words_mean_a_topic_of_the_guide_unless_they_stand_in_quotation_marks(line, topic):
    found = said(line, GUIDE)
    assert (found["topic"], found.get("topics")) == (topic, None)


def test_words_that_may_mean_several_topics_stay_as_they_are_and_offer_them():
    found = said("mod 10 45 priv jpn", GUIDE)
    assert (found["topic"], found["topics"]) == ("priv", (PRIVACY.topic, PRIVATE.topic))
    assert said("mod 10 45 jpn", GUIDE)["topics"] == (PRIVACY.topic, PRIVATE.topic), "all of its kind"
    assert "topics" not in said("suspend 10 jpn", GUIDE)


def test_a_time_that_was_not_said_is_the_guides_or_the_last_or_the_usual_one():
    last = {"moderated_caucus": (480_000, 30_000), "unmoderated_caucus": (1_200_000, None)}
    both = ("total", "speaking")
    assert said("mod privacy jpn", GUIDE, last) == moderated(
        total=900, speaking=45, topic=PRIVACY.topic, seat="JPN", assumed=both
    )
    # The guide says nothing about each speech on private actors.
    assert said("mod actors jpn", GUIDE, last)["speaking"] == 30
    assert said("mod water jpn", GUIDE, last) == moderated(
        total=480, speaking=30, topic="water", seat="JPN", assumed=both
    )
    assert said("mod water jpn") == moderated(total=600, speaking=60, topic="water", seat="JPN", assumed=both)
    assert said("mod 5 water jpn")["assumed"] == ("speaking",)
    assert said("unmod jpn", (), last) == unmoderated(total=1200, seat="JPN", assumed=("total",))
    assert "total" not in said("suspend jpn", (), {"suspend_meeting": (600_000, None)}), "it need not last"


def test_what_is_clear_has_a_kind_and_a_seat():
    clear, open_ = (read(line, KINDS, find) for line in ("unmod 15 jpn", "close"))
    assert (clear.kind, clear.seat) == ("unmoderated_caucus", "JPN")
    assert (open_.kind, open_.seat) == (None, None)


@pytest.mark.parametrize("line", [*LINES, *IN_JAPANESE, *SPOKEN])
def test_every_beginning_of_a_line_is_read_without_complaint(line):
    for end in range(len(line) + 1):
        typed = read(line[:end], KINDS, find, GUIDE)
        assert typed.kind is None or typed.kind in RULES.kinds
