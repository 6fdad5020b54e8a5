"""What the room writes. A text is a row and never changes; its standing is on the record."""

from typing import cast

import msgspec
from django.db import models
from django.utils.translation import gettext_lazy as _

from committees.models import Committee
from resolutions.phrases import Part
from resolutions.rules.sheet import Sheet
from resolutions.text import Clause, digest


class Paper(models.Model):
    """One text on its way to a vote, through all its versions."""

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="papers")
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        verbose_name = _("paper")

    def __str__(self) -> str:
        return f"{self.committee_id}/{self.pk}"


class Version(models.Model):
    """The wording of a paper at one time. Facts name a version, never the paper."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=200)
    # Seat codes in the order given; the record repeats them when the draft is introduced.
    sponsors = models.JSONField(_("sponsors"), default=list)

    class Meta:
        ordering = ["paper_id", "number"]
        verbose_name = _("version")
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="one_version_per_number")]

    def __str__(self) -> str:
        return self.title

    def clauses(self) -> list[Clause]:
        """The wording as values, in order."""
        return [Clause(cast(Part, row.part), row.level, row.text) for row in self.paragraphs.all()]

    def wording_hash(self) -> str:
        """What the record has of this wording."""
        return digest(self.title, self.sponsors, self.clauses())


class Amendment(models.Model):
    """The wording of an amendment to a paper. What it does to which paragraph is on the record."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="amendments")
    # Paragraphs of one part in order: [[level, text], ...]; none where one is struck.
    paragraphs = models.JSONField(_("paragraphs"), default=list)
    preamble = models.BooleanField(_("of the preamble"), default=False)
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        verbose_name = _("amendment")

    def __str__(self) -> str:
        return f"{self.paper_id}/{self.pk}"

    def clauses(self) -> list[Clause]:
        part: Part = "preambular" if self.preamble else "operative"
        return [Clause(part, level, text) for level, text in self.paragraphs]

    def wording_hash(self) -> str:
        """What the record has of this wording."""
        return digest("", (), self.clauses())


class Paragraph(models.Model):
    """One preambular or operative paragraph of a version, without number and closing punctuation."""

    class Part(models.TextChoices):
        PREAMBULAR = "preambular", _("preambular")
        OPERATIVE = "operative", _("operative")

    version = models.ForeignKey(Version, models.CASCADE, related_name="paragraphs")
    part = models.CharField(max_length=10, choices=Part)
    order = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()

    class Meta:
        ordering = ["order"]
        verbose_name = _("paragraph")
        constraints = [models.UniqueConstraint(fields=["version", "order"], name="one_paragraph_per_place")]

    def __str__(self) -> str:
        return self.text


class Manuscript(models.Model):
    """A paper while a delegation writes it. Only who writes it sees it, until it is handed in."""

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="manuscripts")
    seat = models.CharField(max_length=8)
    # Other sponsors, by seat code; each may write on it too.
    others = models.JSONField(_("other sponsors"), default=list)
    title = models.CharField(_("title"), max_length=200)
    # The passages of a Sheet.
    passages = models.JSONField(_("paragraphs"), default=list)
    paper = models.OneToOneField(Paper, models.SET_NULL, null=True, related_name="manuscript")
    # Of the press that began it; the same press sent again begins nothing.
    key = models.CharField(max_length=40)
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        verbose_name = _("manuscript")
        constraints = [
            models.UniqueConstraint(fields=["committee", "seat", "key"], name="one_manuscript_per_press")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def sheet(self) -> Sheet:
        return msgspec.convert({"passages": self.passages}, Sheet)

    @sheet.setter
    def sheet(self, sheet: Sheet) -> None:
        self.passages = sheet.as_json

    @property
    def sponsors(self) -> tuple[str, ...]:
        return (self.seat, *self.others)
