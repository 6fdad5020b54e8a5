"""All papers of a committee: those handed in, and the drafts with what was decided on each."""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from committees.facts import Entry
from motions.rules.corrections import TimeCorrected
from resolutions.rules.amendments import (
    AmendmentAccepted,
    AmendmentAdopted,
    AmendmentIncorporated,
    AmendmentIntroduced,
    AmendmentPlaced,
    AmendmentPutFirst,
    AmendmentRejected,
    AmendmentWithdrawn,
    DraftDivided,
    PartDeleted,
    PartKept,
)
from resolutions.rules.drafts import (
    Draft,
    DraftAdopted,
    DraftIntroduced,
    DraftMadeImportant,
    DraftPlaced,
    DraftPutFirst,
    DraftRejected,
    DraftReopened,
    DraftsReordered,
    DraftWithdrawn,
    WithdrawalAgreed,
)
from resolutions.rules.places import places
from resolutions.rules.proposed import (
    AmendmentReturned,
    AmendmentSubmitted,
    AmendmentTakenBack,
    ProposedAmendment,
)
from resolutions.rules.submissions import (
    PaperApproved,
    PaperReturned,
    PaperSubmitted,
    PaperTakenBack,
    Submission,
)
from resolutions.rules.support import Support, SupportGiven, SupportWithdrawn


class Papers(Struct, frozen=True):
    drafts: tuple[Draft, ...] = ()
    submissions: tuple[Submission, ...] = ()
    """Papers that are not drafts yet, in the order in which they were first handed in."""
    approved: int = 0
    """How many working papers there have been: a number is given once."""
    proposed: tuple[ProposedAmendment, ...] = ()
    """Amendments that are not before the room yet, in the order in which they were first handed in."""

    def submission(self, paper: int) -> Submission | None:
        return next((each for each in self.submissions if each.paper == paper), None)

    def draft(self, paper: int) -> Draft | None:
        return next((draft for draft in self.drafts if draft.paper == paper), None)

    def proposal(self, amendment: int) -> ProposedAmendment | None:
        """An amendment that was handed in and is not before the room yet."""
        return next((each for each in self.proposed if each.id == amendment), None)

    def proposed_to(self, paper: int) -> tuple[ProposedAmendment, ...]:
        """What was handed in to a draft, as long as that is before the room."""
        draft = self.draft(paper)
        waits = draft is not None and draft.standing == "introduced"
        return tuple(each for each in self.proposed if waits and each.paper == paper)

    def amended_paper(self, amendment: int) -> int:
        """The paper that an amendment is to, before the room or with the dais; 0 if there is none."""
        to = self.proposal(amendment) or self.amended_by(amendment)
        return to.paper if to else 0

    def amended_by(self, amendment: int) -> Draft | None:
        """The draft that an amendment is to."""
        return next((draft for draft in self.drafts if draft.amendment(amendment)), None)

    @property
    def introduced(self) -> tuple[Draft, ...]:
        """Drafts before the room, in the order of voting: as introduced, unless the Chair gave one a place."""
        left = (draft for draft in self.drafts if draft.standing == "introduced")
        return tuple(sorted(left, key=lambda draft: (draft.first, draft.number)))

    @property
    def adopted(self) -> tuple[Draft, ...]:
        """Resolutions, by their numbers."""
        found = (draft for draft in self.drafts if draft.standing == "adopted")
        return tuple(sorted(found, key=lambda draft: draft.resolution or 0))

    def evolve(self, entry: Entry) -> "Papers":
        match entry.fact:
            case DraftIntroduced(paper=paper, version=version, sponsors=sponsors) as fact:
                outline = tuple(str(place) for place in range(1, fact.operative + 1))
                preamble = tuple(f"p{place}" for place in range(1, fact.preambular + 1))
                submission = self.submission(paper)
                signatories = submission.signatories if submission else ()
                draft = Draft(
                    paper,
                    version,
                    len(self.drafts) + 1,
                    sponsors,
                    signatories=signatories,
                    outline=outline,
                    preamble=preamble,
                )
                left = tuple(each for each in self.submissions if each.paper != paper)
                return replace(self, drafts=(*self.drafts, draft), submissions=left)
            case DraftPutFirst(paper=paper):
                return self._changed(paper, first=min(draft.first for draft in self.drafts) - 1)
            case DraftPlaced(paper=paper, before=before):
                return self._placed(paper, before)
            case DraftsReordered(papers=papers):
                return self._reordered(papers)
            case WithdrawalAgreed(paper=paper, seat=seat):
                return self._with(
                    self.draft(paper), lambda draft: replace(draft, withdrawing=(*draft.withdrawing, seat))
                )
            case DraftMadeImportant(paper=paper):
                return self._changed(paper, important=True)
            case DraftReopened(paper=paper):
                # It keeps its number as a resolution, for when it is adopted again: a number is given once.
                return self._changed(paper, standing="introduced", vote=None, meeting=None, decided_at=None)
            case DraftWithdrawn(paper=paper):
                return self._changed(paper, standing="withdrawn")
            case DraftRejected(paper=paper, vote=vote, meeting=meeting):
                return self._changed(
                    paper,
                    standing="rejected",
                    vote=vote,
                    meeting=meeting,
                    decided_at=self._when(paper, vote, entry),
                )
            case DraftAdopted(paper=paper, vote=vote, meeting=meeting):
                return self._changed(
                    paper,
                    standing="adopted",
                    resolution=self.number_of(paper),
                    vote=vote,
                    meeting=meeting,
                    decided_at=self._when(paper, vote, entry),
                )
            case SupportGiven(paper=paper, seat=seat, support=support, amendment=amendment):
                return self._supported(paper, seat, support, amendment)
            case SupportWithdrawn(paper=paper, seat=seat, amendment=amendment):
                return self._supported(paper, seat, None, amendment)
            case TimeCorrected(at=at, was=was):
                moved = tuple(replace(d, decided_at=at) if d.decided_at == was else d for d in self.drafts)
                return replace(self, drafts=moved)
        return self._handed_in(entry)._proposed(entry)._amended(entry)

    def _handed_in(self, entry: Entry) -> "Papers":
        match entry.fact:
            case PaperSubmitted() as fact:
                handed_in = Submission(
                    fact.paper,
                    fact.version,
                    fact.seat,
                    fact.sponsors,
                    fact.text,
                    fact.operative,
                    preambular=fact.preambular,
                )
                if self.submission(fact.paper):
                    return self._submission(fact.paper, handed_in)
                return replace(self, submissions=(*self.submissions, handed_in))
            case PaperReturned(paper=paper, remarks=remarks):
                return self._submission(paper, standing="returned", remarks=remarks)
            case PaperApproved(paper=paper):
                after = self._submission(paper, standing="approved", number=self.approved + 1, remarks=None)
                return replace(after, approved=self.approved + 1)
            case PaperTakenBack(paper=paper):
                return replace(
                    self, submissions=tuple(each for each in self.submissions if each.paper != paper)
                )
        return self

    def _submission(self, paper: int, instead: Submission | None = None, **changes: object) -> "Papers":
        """These with one submission changed, or another in its place."""
        return replace(
            self,
            submissions=tuple(
                (instead or replace(each, **changes)) if each.paper == paper else each
                for each in self.submissions
            ),
        )

    def _proposed(self, entry: Entry) -> "Papers":
        match entry.fact:
            case AmendmentSubmitted() as fact:
                handed_in = ProposedAmendment(
                    fact.amendment,
                    fact.paper,
                    fact.operation,
                    fact.target,
                    fact.paragraphs,
                    fact.seat,
                    fact.sponsors,
                    fact.text,
                    preamble=fact.preamble,
                    of=fact.of,
                )
                if fact.instead is not None and self.proposal(fact.instead):
                    return self._proposal(fact.instead, lambda _before: handed_in)
                return replace(self, proposed=(*self.proposed, handed_in))
            case AmendmentReturned(amendment=id, remarks=remarks):
                return self._proposal(id, lambda each: replace(each, standing="returned", remarks=remarks))
            case AmendmentTakenBack(amendment=id) | AmendmentIntroduced(amendment=id):
                return replace(self, proposed=tuple(each for each in self.proposed if each.id != id))
        return self

    def _proposal(self, amendment: int, change: Callable[[ProposedAmendment], ProposedAmendment]) -> "Papers":
        return replace(
            self, proposed=tuple(change(each) if each.id == amendment else each for each in self.proposed)
        )

    def _supported(self, paper: int, seat: str, support: Support | None, amendment: int | None) -> "Papers":
        if amendment is not None:
            after = self._proposal(amendment, lambda each: each.supported(seat, support))
            return after._with(
                after.draft(paper), lambda draft: draft.amendment_supported(amendment, seat, support)
            )
        submission = self.submission(paper)
        if submission:
            return self._submission(paper, submission.supported(seat, support))
        return self._with(self.draft(paper), lambda draft: draft.supported(seat, support))

    def _amended(self, entry: Entry) -> "Papers":
        match entry.fact:
            case AmendmentIntroduced(paper=paper) as fact:
                return self._with(self.draft(paper), lambda draft: draft.introduced(fact))
            case AmendmentPutFirst(amendment=id):
                return self._with(
                    self.amended_by(id),
                    lambda draft: draft.set_amendment(
                        id, first=min(each.first for each in draft.amendments) - 1
                    ),
                )
            case AmendmentPlaced(amendment=id, before=before):
                return self._with(self.amended_by(id), lambda draft: draft.amendment_placed(id, before))
            case AmendmentWithdrawn(amendment=id):
                return self._with(
                    self.amended_by(id), lambda draft: draft.set_amendment(id, standing="withdrawn")
                )
            case AmendmentRejected(amendment=id):
                return self._with(
                    self.amended_by(id), lambda draft: draft.set_amendment(id, standing="rejected")
                )
            case AmendmentAccepted(amendment=id, seat=seat):
                return self._with(self.amended_by(id), lambda draft: draft.accepted(id, seat))
            case AmendmentAdopted(amendment=id) | AmendmentIncorporated(amendment=id):
                return self._with(self.amended_by(id), lambda draft: draft.amended(id))
            case DraftDivided(paper=paper, parts=parts):
                return self._with(self.draft(paper), lambda draft: draft.divided(parts))
            case PartKept(paper=paper, part=part):
                return self._with(self.draft(paper), lambda draft: draft.part_decided(part, kept=True))
            case PartDeleted(paper=paper, part=part):
                return self._with(self.draft(paper), lambda draft: draft.part_decided(part, kept=False))
        return self

    def _reordered(self, papers: tuple[int, ...]) -> "Papers":
        """These with some drafts voted on first, in this order."""
        lowest = min((draft.first for draft in self.drafts), default=0) - len(papers)
        places = {paper: lowest + place for place, paper in enumerate(papers)}
        return replace(
            self,
            drafts=tuple(replace(draft, first=places.get(draft.paper, draft.first)) for draft in self.drafts),
        )

    def number_of(self, paper: int) -> int:
        """A draft's number as a resolution: its own if it ever had one, else the next."""
        draft = self.draft(paper)
        if draft and draft.resolution:
            return draft.resolution
        return max((draft.resolution or 0 for draft in self.drafts), default=0) + 1

    def _placed(self, paper: int, before: int | None) -> "Papers":
        """With a draft put before another, or last."""
        papers = self
        order = [(draft.paper, draft.first) for draft in self.introduced]
        for each, first in places(order, paper, before).items():
            papers = papers._changed(each, first=first)
        return papers

    def _when(self, paper: int, vote: int, entry: Entry) -> int:
        """When `vote` decided on a draft; worked out again, it is still the same vote."""
        draft = self.draft(paper)
        return draft.decided_at if draft and draft.vote == vote and draft.decided_at else entry.at

    def _changed(self, paper: int, **changes: object) -> "Papers":
        return self._with(self.draft(paper), lambda draft: replace(draft, **changes))

    def _with(self, draft: Draft | None, change: Callable[[Draft], Draft]) -> "Papers":
        """These papers with one changed; as they are, if it is not there."""
        if draft is None:
            return self
        return replace(self, drafts=tuple(change(each) if each is draft else each for each in self.drafts))
