"""The rules of procedure as rows that a director chooses and edits; opening a meeting copies them to the record."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from committees.models import Committee


class Procedure(models.Model):
    """A set of rules. `settings` holds the fields of `motions.rules.Procedure` that differ from its defaults."""

    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    name_ja = models.CharField(_("name in Japanese"), max_length=80)
    settings = models.JSONField(_("settings"), default=dict, blank=True)

    class Meta:
        verbose_name = _("procedure")

    def __str__(self) -> str:
        return self.name


class MotionKind(models.Model):
    """One motion, point or right that a procedure knows. Data chooses, `motions.effects` acts."""

    procedure = models.ForeignKey(Procedure, models.CASCADE, related_name="kinds")
    code = models.SlugField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=80)
    name_ja = models.CharField(_("name in Japanese"), max_length=80)
    precedence = models.PositiveSmallIntegerField(_("precedence"), null=True, blank=True)
    effect = models.CharField(_("effect"), max_length=40, blank=True)
    threshold = models.CharField(_("threshold"), max_length=20, default="simple")
    seconds = models.PositiveSmallIntegerField(_("seconds needed"), default=1)
    speakers_for = models.PositiveSmallIntegerField(_("speakers for"), default=0)
    speakers_against = models.PositiveSmallIntegerField(_("speakers against"), default=0)

    class Meta:
        ordering = ["precedence", "code"]
        verbose_name = _("kind of motion")
        verbose_name_plural = _("kinds of motion")
        constraints = [models.UniqueConstraint(fields=["procedure", "code"], name="one_kind_per_code")]

    def __str__(self) -> str:
        return self.name


class ProcedureChoice(models.Model):
    """Which procedure a committee meets under from its next opening on."""

    committee = models.OneToOneField(Committee, models.CASCADE, related_name="procedure_choice")
    procedure = models.ForeignKey(Procedure, models.PROTECT)

    class Meta:
        verbose_name = _("choice of procedure")

    def __str__(self) -> str:
        return str(self.procedure)
