"""Position papers: a delegation answers the committee's questions and hands them in; the dais reads them.

No procedure decides anything of it, so it is rows, and every press changes one row under its lock.
"""

from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_noop

from committees.models import Committee
from committees.order import OutOfOrder, refuse_unless
from delegates.guides import sections_of
from delegates.models import LONGEST_QUESTION, GuideSection, PositionPaper, PositionQuestion
from delegates.rules.guide import items

ASKING = "questions"
"""What the section of the guide with its questions usually goes by."""


def asking(committee: Committee) -> list[GuideSection]:
    """Sections of the guide with lists, of which questions can be made; the guide's own questions first."""
    listed = [section for section in sections_of(committee) if items(section.body)]
    return sorted(listed, key=lambda section: section.slug != ASKING)


def take_over(committee: Committee, section: GuideSection) -> None:
    """Make a question of each item of a section's list that is none yet. Raises OutOfOrder if one is too long."""
    there = set(committee.position_questions.values_list("text", flat=True))
    last = int(committee.position_questions.aggregate(last=Max("order"))["last"] or 0)
    english, japanese = items(section.body), items(section.body_ja)
    # Without as many items in Japanese nobody knows which is which.
    pairs = zip(english, japanese if len(japanese) == len(english) else [""] * len(english), strict=True)
    longest = max(map(len, english + japanese), default=0)
    refuse_unless(
        longest <= LONGEST_QUESTION,
        gettext_noop("That is %(length)s characters long; %(longest)s are the most."),
        length=longest,
        longest=LONGEST_QUESTION,
    )
    PositionQuestion.objects.bulk_create(
        PositionQuestion(committee=committee, order=last + number, text=text, text_ja=text_ja)
        for number, (text, text_ja) in enumerate(pairs, 1)
        if text not in there
    )


def answered(committee: Committee) -> set[int]:
    """The questions that some delegation answers, or had answered when it handed in."""
    papers = committee.position_papers.all()
    written = {
        question
        for paper in papers
        for question, answer in paper.answers.items()
        if answer["text"] or answer["beside"]
    }
    return {int(question) for question in written.union(*(paper.handed_in for paper in papers))}


def changed(committee: Committee, seat: str, change: Callable[[PositionPaper], None]) -> PositionPaper:
    """A seat's paper after a change that nothing comes between. Raises OutOfOrder, and then nothing is changed."""
    with transaction.atomic():
        PositionPaper.objects.get_or_create(committee=committee, seat=seat)
        paper = PositionPaper.objects.select_for_update().get(committee=committee, seat=seat)
        change(paper)
        paper.save()
    return paper


def texts(paper: PositionPaper, questions: Iterable[PositionQuestion]) -> dict[str, str]:
    """What a paper says now, by the ids of its questions."""
    said = {str(question.pk): paper.answer(question).text for question in questions}
    return {question: text for question, text in said.items() if text}


def hand_in(paper: PositionPaper, questions: Iterable[PositionQuestion]) -> None:
    """Have the dais read a paper as it says now. Raises OutOfOrder."""
    questions = list(questions)
    refuse_unless(
        not any(paper.answer(question).beside for question in questions),
        gettext_noop("An answer stands there in two wordings. Keep one of them, or both."),
    )
    said = texts(paper, questions)
    refuse_unless(bool(said), gettext_noop("Nothing is answered yet."))
    # The same once more is the same press come twice, or says nothing new.
    if said == paper.handed_in and paper.standing != PositionPaper.Standing.RETURNED:
        return
    paper.handed_in, paper.handed_in_at = said, timezone.now()
    paper.number += 1
    paper.standing = PositionPaper.Standing.HANDED_IN


def decide(paper: PositionPaper, number: int, standing: str, remarks: str) -> None:
    """The dais returns or accepts what it read: the hand-in of this number. Raises OutOfOrder."""
    refuse_unless(paper.number > 0, gettext_noop("This delegation has not handed in yet."))
    refuse_unless(number == paper.number, gettext_noop("It was handed in anew meanwhile. Read it again."))
    if standing == PositionPaper.Standing.RETURNED and not remarks:
        raise OutOfOrder(gettext_noop("Say what is to be worked over."))
    paper.standing, paper.remarks = standing, remarks
