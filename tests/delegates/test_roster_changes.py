"""What a roster would change, worked out before anything is touched."""

from delegates.rules.rosters.changes import Plan, Sitting, compared, planned
from delegates.rules.rosters.names import Party
from delegates.rules.rosters.reader import OwnNames, read
from tests.delegates.directory import DIRECTORY, directory

NOW = (
    Sitting("BRA"),
    Sitting("FRA", "observer", substance=False),
    Sitting("JPN", "member", substance=True, delegates=3),
    Sitting("USA", "observer", substance=True),
)


def plan(text: str, now: tuple[Sitting, ...] = NOW, *, keep: bool = False) -> Plan:
    reading = read(text, DIRECTORY)
    assert not reading.faults
    return planned(reading.rows, now, DIRECTORY, keep=keep)


def test_what_a_list_does_not_say_stays() -> None:
    same = plan("USA\nJapan\nFrance\nBrazil")
    assert same.empty
    assert same.roster == NOW


def test_who_is_new_gets_what_is_usual() -> None:
    new = plan("Chile\nHoly See\nEU\nGermany,").new
    assert [(seat.code, seat.status, seat.substance, seat.delegates) for seat in new] == [
        ("CHL", "member", True, 2),
        ("DEU", "member", True, 2),
        ("VAT", "observer", False, 2),
        ("EUE", "observer", False, 2),
    ]


def test_a_vote_follows_a_new_status_unless_the_list_says_otherwise() -> None:
    text = "Delegation,Status,Vote\nFrance,member,\nJapan,observer,yes\nUSA,observer,\nBrazil,,no"
    changed = {
        change.after.code: (change.after.status, change.after.substance) for change in plan(text).changed
    }
    assert changed == {"FRA": ("member", True), "JPN": ("observer", True), "BRA": ("member", False)}


def test_who_is_not_on_a_list_goes_or_is_told_to_stay() -> None:
    assert [seat.code for seat in plan("Japan\nChile").off] == ["BRA", "FRA", "USA"]
    kept = plan("Chile", keep=True)
    assert ([seat.code for seat in kept.roster], kept.off) == (["BRA", "CHL", "FRA", "JPN", "USA"], ())


def test_who_stays_is_called_in_the_order_there_was_and_others_where_they_belong() -> None:
    now = (Sitting("BRA"), Sitting("DEU"), Sitting("FRA"), Sitting("CIV"))
    codes = [
        seat.code for seat in plan("Côte d’Ivoire\nFrance\nGermany\nBrazil\nEgypt\nZambia\nEU", now).roster
    ]
    assert codes == ["BRA", "EGY", "DEU", "FRA", "CIV", "ZMB", "EUE"]


def test_states_come_in_the_order_of_their_formal_names_and_all_others_behind_them() -> None:
    text = "Türkiye\nTurkmenistan\nTunisia\nCôte d’Ivoire\nCosta Rica\nCroatia\nDPRK\nEU\nUK\nUAE"
    codes = [seat.code for seat in plan(text, ()).roster]
    assert codes == ["CRI", "CIV", "HRV", "PRK", "TUN", "TUR", "TKM", "ARE", "GBR", "EUE"]


def test_a_name_of_its_own_may_change() -> None:
    own = OwnNames("Amnesty", "アムネスティ", "あむねすてぃ")
    now = (Sitting("AMNESTY", "observer", substance=False, own=own),)
    known = directory(Party("AMNESTY", (own.en, own.ja, own.kana), member=False, own=True))
    rows = read(
        "Delegation,Code,Name in Japanese,Reading\nAmnesty Int.,AMNESTY,アムネスティ,あむねすてぃ", known
    ).rows
    (change,) = planned(rows, now, known).changed
    assert change.after.own == OwnNames("Amnesty Int.", "アムネスティ", "あむねすてぃ")
    assert compared(now, now, known).empty
