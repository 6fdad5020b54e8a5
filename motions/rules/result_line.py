"""The result of a vote on substance in the words of the United Nations' own documents.

    [Adopted by a recorded vote of 22 to 8, with 15 abstentions. The voting was as follows:
    In favour: ...
    Against: ...
    Abstaining: ...]

as in the resolutions of the Human Rights Council of 2020. Seats that took no part are in no list.
"""

import unicodedata
from collections.abc import Iterable, Mapping

from motions.rules.ballots import Tally, Vote
from motions.rules.majority import Choice, Outcome

WITHOUT_A_VOTE = "[Adopted without a vote.]"

_LISTS: tuple[tuple[str, Choice], ...] = (("In favour", "yes"), ("Against", "no"), ("Abstaining", "abstain"))
_OUTCOMES: dict[Outcome, str] = {
    "adopted": "Adopted by",
    "rejected": "Rejected by",
    "no_decision_quorum": "Not decided, for want of a quorum, on",
}


def recorded_vote(vote: Vote, names: Mapping[str, str]) -> list[str]:
    """The lines to print under a text: four if each seat's vote is known, else one; then what was only intended.

    `names` gives each seat's name in United Nations lists; a seat without one is called by its
    code. Raises ValueError while the vote is not closed.
    """
    if vote.tally is None:
        raise ValueError(f"vote {vote.id} is not closed")
    if vote.method == "without_vote":
        return [WITHOUT_A_VOTE]
    if not vote.named:
        return [counted(vote.tally)]
    lists = worded(vote.tally.outcome, {choice: _called(vote, choice, names) for _, choice in _LISTS})
    return [*lists, *_afterwards(vote, names)]


def worded(outcome: Outcome, voting: Mapping[Choice, Iterable[str]]) -> list[str]:
    """The four lines of a recorded vote, from the names of those who voted each way."""
    lists = {choice: alphabetical(voting.get(choice, ())) for _, choice in _LISTS}
    yes, no, abstain = (len(lists[choice]) for _, choice in _LISTS)
    tally = f"{_figure(yes)} to {_figure(no)}, with {_abstentions(abstain)}"
    first = f"[{_OUTCOMES[outcome]} a recorded vote of {tally}. The voting was as follows:"
    *others, last = (f"{label}: {_in_words(lists[choice])}" for label, choice in _LISTS)
    return [first, *others, f"{last}]"]


def counted(tally: Tally) -> str:
    """The one line of a vote by placards, of which nobody knows who voted how."""
    return f"[{_OUTCOMES[tally.outcome]} {_figure(tally.yes)} votes to {_figure(tally.no)}, with {_abstentions(tally.abstain)}.]"


def alphabetical(names: Iterable[str]) -> list[str]:
    """In English alphabetical order, as States are listed and seated; accents don't count."""
    return sorted(names, key=lambda name: (_letters(name), name))


def _letters(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


def _called(vote: Vote, choice: Choice, names: Mapping[str, str]) -> list[str]:
    return [names.get(seat, seat) for seat in vote.seats(choice)]


def _afterwards(vote: Vote, names: Mapping[str, str]) -> list[str]:
    """What delegations said later that they had intended; the tally stays as it was announced."""
    meant = {"yes": "vote in favour", "no": "vote against", "abstain": "abstain", None: "take no part"}
    intended = {names.get(seat, seat): meant[choice] for seat, choice in vote.intended.items()}
    return [
        f"Subsequently, the delegation of {name} stated that it had intended to {intended[name]}."
        for name in alphabetical(intended)
    ]


def _figure(count: int) -> str:
    return str(count) if count else "none"


def _abstentions(count: int) -> str:
    return "1 abstention" if count == 1 else f"{count or 'no'} abstentions"


def _in_words(names: list[str]) -> str:
    if len(names) < 2:
        return names[0] if names else "None"
    return f"{', '.join(names[:-1])} and {names[-1]}"
