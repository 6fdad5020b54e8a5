"""An amendment on paper: what it does to which paragraph of which draft, and the words it brings in."""

from msgspec.structs import replace

from committees.book import Book
from committees.facts import Entry
from committees.models import Committee
from resolutions import press
from resolutions.models import Version
from resolutions.printing.masthead import masthead
from resolutions.printing.sheet import Format, organ_of, place, sheet, written
from resolutions.printing.states import sponsors_of
from resolutions.rules.amendments import Amendment, AmendmentIntroduced
from resolutions.rules.drafts import Draft
from resolutions.text import Clause, Line, printed
from resolutions.texts import marked_amendment, paragraphs_of


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
    amended = draft.amendment(amendment.of) if amendment.of is not None else None
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
            amended=amended,
            amended_by=[each.number for each in draft.amendments if each.id in amendment.changes],
            change=_change(amendment, amended),
            present=_unnumbered(_present(draft, amendment, amended)),
            lines=_unnumbered([clause for _mark, clause in marked_amendment(draft, amendment)]),
            **masthead(committee, f"{committee.symbol}/L.{draft.number}", at, "Limited"),
            **place(book),
        )


def _change(amendment: Amendment, amended: Amendment | None) -> str:
    """What is to be done, in the words of such documents; paragraphs by the numbers that were in print."""
    several = len(amendment.fresh) > 1
    part = f"{'preambular' if amendment.preamble else 'operative'} paragraph"
    paragraph = f"{part} {amendment.place or 1}"
    if amended:
        paragraph = f"paragraph {amendment.place or 1} of amendment {amended.number}"
    if amendment.operation == "add":
        where = f"{'After' if amendment.place else 'Before'} {paragraph}"
        return f"{where}, insert {'new paragraphs' if several else 'a new paragraph'} reading:"
    if amendment.operation == "replace":
        return f"Replace {paragraph} with:"
    return f"Delete {paragraph}."


def _present(draft: Draft, amendment: Amendment, amended: Amendment | None) -> list[Clause]:
    """The paragraph that an amendment before the room would change, as it reads now; none where it adds one."""
    if amendment.target is None or amendment.operation == "add" or amendment.standing != "introduced":
        return []
    if amended is None:
        return paragraphs_of(draft, [amendment.target])
    return [clause for mark, clause in marked_amendment(draft, amended) if mark == amendment.target]


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
