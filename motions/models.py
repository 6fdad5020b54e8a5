"""The rules of procedure as rows that a director chooses and edits; opening a meeting copies them to the record."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from committees.models import Committee, Conference


class NamedSets(models.Manager["Procedure"]):
    """Sets by what they are called, which is the same in every database. Their numbers are not."""

    def get_by_natural_key(self, code: str, conference: str | None = None) -> "Procedure":
        """The set that ships under `code`, or the copy of the conference at that address."""
        return self.get(code=code, conference__slug=conference)


class Procedure(models.Model):
    """A set of rules. `settings` holds the fields of `motions.rules.Procedure` that differ from its defaults.

    Sets that belong to no conference come with the product, and nobody edits them.
    """

    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    name_ja = models.CharField(_("name in Japanese"), max_length=80)
    settings = models.JSONField(_("settings"), default=dict, blank=True)
    note = models.CharField(_("what the Chair does by hand"), max_length=400, blank=True)
    note_ja = models.CharField(_("the same in Japanese"), max_length=400, blank=True)
    conference = models.ForeignKey(
        Conference, models.CASCADE, null=True, blank=True, related_name="procedures"
    )
    cloned_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="clones")
    # Counts changes, so that of two directors who edit at the same time the second is told.
    revision = models.PositiveIntegerField(default=0, editable=False)
    # The whole set as it last could be meant: what a meeting is opened under while somebody is editing.
    last_sound = models.JSONField(null=True, blank=True, editable=False)

    objects = NamedSets()

    class Meta:
        verbose_name = _("procedure")

    def __str__(self) -> str:
        return (get_language() == "ja" and self.name_ja) or self.name

    def natural_key(self) -> tuple[str, ...]:
        return (self.code, self.conference.slug) if self.conference else (self.code,)

    def display_note(self) -> str:
        """What these rules know and the Chair plays by hand, in the reader's language; empty if nothing."""
        return (get_language() == "ja" and self.note_ja) or self.note


class NamedKinds(models.Manager["MotionKind"]):
    """Kinds by their set and their code, so that loading a set once more changes its own rows."""

    def get_by_natural_key(self, code: str, procedure: str, conference: str | None = None) -> "MotionKind":
        return self.get(code=code, procedure__code=procedure, procedure__conference__slug=conference)


class MotionKind(models.Model):
    """One point, right or motion that a procedure knows. Data chooses, `motions.effects` acts.

    The fields are those of `motions.rules.procedure.Kind`, where their words are explained.
    """

    class Form(models.TextChoices):
        POINT = "point", _("point")
        RIGHT = "right", _("right")
        MOTION = "motion", _("motion")
        VOTING_MOTION = "voting_motion", _("motion in voting procedure")
        SPONSOR_ACTION = "sponsor_action", _("act of sponsors")

    class RaisedBy(models.TextChoices):
        ALL_DELEGATIONS = "all_delegations", _("all delegations")
        MEMBERS = "members", _("members")
        SPONSOR = "sponsor", _("a sponsor")
        ALL_SPONSORS = "all_sponsors", _("all sponsors together")

    class DecidedBy(models.TextChoices):
        CHAIR = "chair", _("the Chair")
        VOTE = "vote", _("a vote")
        AUTOMATIC = "automatic", _("nobody: it takes effect")
        OBJECTION = "objection", _("nobody's objection")

    class Electorate(models.TextChoices):
        ALL_DELEGATIONS = "all_delegations", _("all delegations")
        MEMBERS = "members", _("members")

    procedure = models.ForeignKey(Procedure, models.CASCADE, related_name="kinds")
    code = models.SlugField(_("code"), max_length=40)
    form = models.CharField(_("form"), max_length=20, choices=Form.choices, default=Form.MOTION)
    name = models.CharField(_("name"), max_length=80)
    name_ja = models.CharField(_("name in Japanese"), max_length=80)
    effect = models.CharField(_("effect"), max_length=40, blank=True)
    precedence = models.PositiveSmallIntegerField(_("precedence"), null=True, blank=True)
    params = models.JSONField(_("what its mover says"), default=list, blank=True)
    states = models.JSONField(_("where it is in order"), default=list, blank=True)
    raised_by = models.CharField(
        _("raised by"), max_length=20, choices=RaisedBy.choices, default=RaisedBy.ALL_DELEGATIONS
    )
    interrupts = models.BooleanField(_("may interrupt a speaker"), default=False)
    seconds = models.PositiveSmallIntegerField(_("seconds needed"), default=1)
    speakers_for = models.PositiveSmallIntegerField(_("speakers for"), default=0)
    speakers_against = models.PositiveSmallIntegerField(_("speakers against"), default=0)
    decided_by = models.CharField(
        _("decided by"), max_length=20, choices=DecidedBy.choices, default=DecidedBy.VOTE
    )
    threshold = models.CharField(_("threshold"), max_length=20, default="simple")
    electorate = models.CharField(_("electorate"), max_length=20, choices=Electorate.choices, blank=True)
    takes_floor = models.BooleanField(_("the other motions fall when it carries"), default=False)
    enabled = models.BooleanField(_("enabled"), default=True)

    objects = NamedKinds()

    class Meta:
        ordering = ["precedence", "code"]
        verbose_name = _("kind of motion")
        verbose_name_plural = _("kinds of motion")
        constraints = [models.UniqueConstraint(fields=["procedure", "code"], name="one_kind_per_code")]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str, ...]:
        return (self.code, *self.procedure.natural_key())


class ProcedureChoice(models.Model):
    """Which procedure a committee meets under from its next opening on."""

    committee = models.OneToOneField(Committee, models.CASCADE, related_name="procedure_choice")
    procedure = models.ForeignKey(Procedure, models.PROTECT)

    class Meta:
        verbose_name = _("choice of procedure")

    def __str__(self) -> str:
        return str(self.procedure)
