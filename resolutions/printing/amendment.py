"""An amendment on paper: what it does to which paragraph of which draft, and the words it brings in."""

from msgspec.structs import replace

from committees.book import Book
from committees.facts import Entry
from committees.models import Committee
from resolutions import press
from resolutions.models import Amendment as Wording
from resolutions.models import Version
from resolutions.printing.masthead import masthead
from resolutions.printing.sheet import Format, organ_of, place, sheet, written
from resolutions.printing.states import sponsors_of
from resolutions.rules.amendments import Amendment, AmendmentIntroduced
from resolutions.rules.drafts import Draft
from resolutions.text import Clause, Line, printed
from resolutions.texts import paragraphs_of


def amendment_pdf(
    committee: Committee, book: Book, draft: Draft, amendment: Amendment, format: Format = "A4"
) -> bytes:
    """An amendment to a draft as PDF. Raises PrintFailed."""
    return press.render(amendment_html(committee, book, draft, amendment, format))


def amendment_html(
    committee: Committee, book: Book, draft: Draft, amendment: Amendment, format: Format = "A4"
) -> str:
    """An amendment to a draft as the HTML that is printed."""
    entry = _introduction(book, amendment)
    at = entry.at if entry else book.at
    wording = Wording.objects.get(pk=amendment.id, paper__committee=committee)
    target = [amendment.target] if amendment.target and amendment.standing == "introduced" else []
    sponsors, signatories = (
        sponsors_of(committee, seats) for seats in (amendment.sponsors, amendment.signatories)
    )
    with written(committee.conference):
        return sheet(
            "amendment",
            committee.conference,
            format=format,
            at=at,
            author=organ_of(committee),
            sponsors=sponsors,
            signatories=signatories,
            behind=[*sponsors, *signatories],
            title=Version.objects.get(pk=draft.version, paper__committee=committee).title,
            amendment=amendment,
            change=_change(amendment),
            present=_unnumbered(paragraphs_of(draft, target)) if amendment.operation != "add" else [],
            lines=_unnumbered(wording.clauses()),
            **masthead(committee, f"{committee.symbol}/L.{draft.number}", at, "Limited"),
            **place(book),
        )


def _change(amendment: Amendment) -> str:
    """What is to be done, in the words of such documents; paragraphs by the numbers that were in print."""
    several = amendment.paragraphs > 1
    part = "preambular" if amendment.preamble else "operative"
    if amendment.operation == "add":
        where = (
            f"After {part} paragraph {amendment.place}" if amendment.place else f"Before {part} paragraph 1"
        )
        return f"{where}, insert {'new paragraphs' if several else 'a new paragraph'} reading:"
    if amendment.operation == "replace":
        return f"Replace {part} paragraph {amendment.place} with:"
    return f"Delete {part} paragraph {amendment.place}."


def _unnumbered(clauses: list[Clause]) -> list[Line]:
    """Paragraphs whose numbers their place in the draft will give them; sub-paragraphs have theirs."""
    return [replace(line, number="") if line.level == 0 else line for line in printed(clauses)]


def _introduction(book: Book, amendment: Amendment) -> Entry | None:
    for entry in book.entries:
        if (
            isinstance(entry.fact, AmendmentIntroduced)
            and entry.fact.amendment == amendment.id
            and book.stands(entry)
        ):
            return entry
    return None
