"""Who may be in the room: countries, their seats in a committee, and what they were given to read."""

import secrets

import msgspec
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from committees.models import Committee
from delegates.rules.answers import Answer


def fresh_name() -> str:
    return secrets.token_hex(8)


class Named(models.Model):
    """Names in two languages, the reading by which Japanese ones are sorted, and what people say besides."""

    formal_en = models.CharField(_("name in United Nations lists"), max_length=80)
    short_en = models.CharField(_("name on the placard"), max_length=40)
    formal_ja = models.CharField(_("formal name in Japanese"), max_length=80)
    short_ja = models.CharField(_("short name in Japanese"), max_length=40)
    kana = models.CharField(_("reading, in hiragana"), max_length=80)
    # What people say besides: "South Korea", ROK, 韓国; found by, never printed.
    also = models.CharField(_("other names, separated by |"), max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.formal_en

    def display_name(self) -> str:
        """The placard's name in the language that is active."""
        return self.short_ja if get_language() == "ja" else self.short_en


class Country(Named):
    """A State or an organization that sits in the United Nations, with reviewed names. Global: every conference shares the table."""

    class Group(models.TextChoices):
        AFRICAN = "AFR", _("African States")
        ASIA_PACIFIC = "APA", _("Asia-Pacific States")
        EASTERN_EUROPEAN = "EEU", _("Eastern European States")
        LATIN_AMERICAN = "LAC", _("Latin American and Caribbean States")
        WESTERN_EUROPEAN = "WEO", _("Western European and other States")

    class Membership(models.TextChoices):
        MEMBER = "member", _("Member State of the United Nations")
        OBSERVER = "observer", _("Observer State")
        ORGANIZATION = "organization", _("Observer organization")

    # ISO's for States. EUE is the European Union's in travel documents; what begins with X is ours, where
    # ISO leaves room for it.
    code = models.CharField(_("code, three letters"), primary_key=True, max_length=3)
    iso2 = models.CharField(_("ISO code, two letters"), max_length=2, blank=True)
    group = models.CharField(_("regional group"), max_length=3, choices=Group, blank=True)
    membership = models.CharField(
        _("in the United Nations"), max_length=12, choices=Membership, default=Membership.MEMBER
    )

    class Meta:
        ordering = ["formal_en"]
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        constraints = [
            models.UniqueConstraint(
                fields=["iso2"], condition=~models.Q(iso2=""), name="one_country_per_iso2"
            )
        ]


class Seat(models.Model):
    """A delegation's place in one committee: a country's, or that of a delegation with names of its own.

    `status` is what the State really is in the body that is simulated. What the seat may do at
    this conference (vote on procedure, on substance, sponsor) is decided and therefore recorded,
    and so is whether it is on the roster: a seat that was taken off keeps its row, so that what it did
    is read under its name.
    """

    class Status(models.TextChoices):
        MEMBER = "member", _("Member")
        OBSERVER = "observer", _("Observer")

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="seats")
    code = models.CharField(_("code"), max_length=8)
    country = models.ForeignKey(Country, models.PROTECT, related_name="seats", null=True, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.MEMBER)
    # Raised to void the seat's card and every device that was admitted with it.
    generation = models.PositiveIntegerField(default=0, editable=False)
    delegates = models.PositiveSmallIntegerField(
        _("delegates"), default=2, validators=[MinValueValidator(1), MaxValueValidator(9)]
    )
    # Whether the dais has stopped the notes that this delegation passes.
    notes_stopped = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["country__formal_en", "code"]
        verbose_name = _("seat")
        constraints = [models.UniqueConstraint(fields=["committee", "code"], name="one_seat_per_code")]

    def __str__(self) -> str:
        return f"{self.code}, {self.committee}"

    @property
    def named(self) -> Named:
        """Who sits here, by names."""
        return self.country or self.delegation

    @property
    def iso2(self) -> str:
        """The flag's name; empty if there is none."""
        return self.country.iso2.lower() if self.country else ""


class Delegation(Named):
    """Who sits in a seat and is no country: an NGO, an expert, a province. Its names are the seat's own."""

    seat = models.OneToOneField(Seat, models.CASCADE, primary_key=True, related_name="delegation")

    class Meta:
        verbose_name = _("delegation with names of its own")


class Device(models.Model):
    """A browser at a seat, or one that asks to be let in.

    It is known by what its pass calls it and by no more than tells a phone from a laptop: no person, no
    address, no words of the browser about itself.
    """

    class Standing(models.TextChoices):
        ASKS = "asks", _("asks to come in")
        ADMITTED = "admitted", _("admitted")
        REFUSED = "refused", _("not let in")

    class Kind(models.TextChoices):
        PHONE = "phone", _("Phone")
        LAPTOP = "laptop", _("Laptop")

    CARD, DEMO = "card", "demo"

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="devices")
    name = models.CharField(max_length=16, unique=True, default=fresh_name, editable=False)
    # A browser that comes by the doors again is the same device; empty if it keeps no cookies.
    browser = models.CharField(max_length=16, blank=True, editable=False)
    kind = models.CharField(max_length=6, choices=Kind)
    standing = models.CharField(max_length=8, choices=Standing)
    by_code = models.BooleanField(default=False, help_text="it has shown no card, only the room's code")
    admitted_by = models.CharField(max_length=40, blank=True, help_text="the card, the demo or an officer")
    first_seen = models.DateTimeField(auto_now_add=True)
    last_seen = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("device")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.seat}"


class Note(models.Model):
    """A note that a delegation or the dais passed. No act on the record: it is emptied out with the conference."""

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="notes")
    by = models.CharField(max_length=40, help_text="who wrote it: seat:JPN, dais:chair")
    # That of the press that sent it, so that none is sent twice.
    key = models.CharField(max_length=40)
    text = models.CharField(max_length=300)
    at = models.BigIntegerField(help_text="milliseconds since the Unix epoch")
    to_dais = models.BooleanField(default=False)
    # Whether it was there when an officer last opened the notes.
    seen = models.BooleanField(default=False)
    taken_down = models.BooleanField(default=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("note")
        constraints = [models.UniqueConstraint(fields=["committee", "by", "key"], name="one_note_per_key")]

    def __str__(self) -> str:
        return f"{self.by}, {self.committee}"


class Addressee(models.Model):
    """A delegation to which a note goes."""

    note = models.ForeignKey(Note, models.CASCADE, related_name="addressees")
    seat = models.CharField(max_length=8)
    read = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("addressee")
        constraints = [models.UniqueConstraint(fields=["note", "seat"], name="one_addressee_per_seat")]

    def __str__(self) -> str:
        return f"{self.seat}, {self.note_id}"


class GuideSection(models.Model):
    """A section of the committee's background guide, told in the conference's own words."""

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="guide")
    slug = models.SlugField()
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="children")
    order = models.PositiveSmallIntegerField()
    country = models.ForeignKey(
        Country, models.SET_NULL, null=True, blank=True, verbose_name=_("about the country")
    )
    # Codes of regional groups, separated by spaces: Europe is of two.
    groups = models.CharField(_("about regional groups"), max_length=30, blank=True)
    title = models.CharField(_("title"), max_length=120)
    title_ja = models.CharField(_("title in Japanese"), max_length=120)
    body = models.TextField(_("text"), blank=True)
    body_ja = models.TextField(_("text in Japanese"), blank=True)

    class Meta:
        ordering = ["order"]
        verbose_name = _("section of the guide")
        verbose_name_plural = _("sections of the guide")
        constraints = [models.UniqueConstraint(fields=["committee", "slug"], name="one_section_per_slug")]

    def __str__(self) -> str:
        return (get_language() == "ja" and self.title_ja) or self.title

    def text(self) -> str:
        return (get_language() == "ja" and self.body_ja) or self.body


class CaucusTopic(models.Model):
    """A caucus that the guide suggests, offered to the dais when one is opened."""

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="caucus_topics")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20)
    topic = models.CharField(max_length=120)
    topic_ja = models.CharField(max_length=120)
    total_seconds = models.PositiveIntegerField()
    speaking_seconds = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["order"]
        verbose_name = _("suggested caucus")

    def __str__(self) -> str:
        return (get_language() == "ja" and self.topic_ja) or self.topic


LONGEST_QUESTION = 300
"""Characters."""


class PositionQuestion(models.Model):
    """A question of the form by which delegations write their position papers."""

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="position_questions")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(_("question"), max_length=LONGEST_QUESTION)
    text_ja = models.CharField(_("question in Japanese"), max_length=LONGEST_QUESTION, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("question of the position papers")

    def __str__(self) -> str:
        return (get_language() == "ja" and self.text_ja) or self.text


class PositionDeadline(models.Model):
    """Until when position papers are asked for. It is shown, and stops nobody."""

    committee = models.OneToOneField(
        Committee, models.CASCADE, primary_key=True, related_name="position_deadline"
    )
    due = models.DateTimeField(_("due"))

    class Meta:
        verbose_name = _("deadline of the position papers")

    def __str__(self) -> str:
        return self.due.isoformat()


class PositionPaper(models.Model):
    """A delegation's answers, and what the dais said of them. No procedure decides it, so the record has nothing of it."""

    class Standing(models.TextChoices):
        WRITTEN = "written", _("not handed in")
        HANDED_IN = "handed-in", _("handed in")
        RETURNED = "returned", _("returned with remarks")
        ACCEPTED = "accepted", _("accepted")

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="position_papers")
    seat = models.CharField(max_length=8)
    # An Answer for each question, by its id.
    answers = models.JSONField(default=dict)
    # What the dais reads: the texts as they were when it was last handed in, by the question's id.
    handed_in = models.JSONField(default=dict)
    handed_in_at = models.DateTimeField(null=True)
    # How often it was handed in; the dais answers to one of them.
    number = models.PositiveSmallIntegerField(default=0)
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.WRITTEN)
    remarks = models.TextField(blank=True)

    class Meta:
        ordering = ["seat"]
        verbose_name = _("position paper")
        constraints = [
            models.UniqueConstraint(fields=["committee", "seat"], name="one_position_paper_per_seat")
        ]

    def __str__(self) -> str:
        return f"{self.seat}, {self.committee}"

    def answer(self, question: PositionQuestion) -> Answer:
        return msgspec.convert(self.answers.get(str(question.pk), {}), Answer)

    def put_answer(self, question: PositionQuestion, answer: Answer) -> None:
        self.answers[str(question.pk)] = msgspec.to_builtins(answer)
