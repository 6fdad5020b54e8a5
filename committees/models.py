"""The rows under every committee: who meets, who presides, and the book they keep.

What procedure decides has no column here; it is folded from `Entry` (see `committees.floor`).
"""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


def fresh_epoch() -> str:
    return secrets.token_hex(4)


def fresh_generation() -> int:
    """One that no pass for the same office bears already, should somebody else have held it before."""
    return secrets.randbelow(2**30)


class Conference(models.Model):
    """One event: its committees share dates, officers' accounts and a public address."""

    slug = models.SlugField(_("address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    name_ja = models.CharField(_("name in Japanese"), max_length=120, blank=True)
    abbreviation = models.CharField(_("abbreviation"), max_length=20)
    starts = models.DateField(_("first day"))
    ends = models.DateField(_("last day"))
    place = models.CharField(_("place"), max_length=120, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=40, default="Asia/Tokyo")
    # Where phones find this server: scheme, host and port, without a path. It is what printed codes hold.
    public_url = models.CharField(_("address of the server"), max_length=200, blank=True)
    # Raised to sign out every browser of the secretariat.
    generation = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("conference")

    def __str__(self) -> str:
        return (get_language() == "ja" and self.name_ja) or self.name


class Committee(models.Model):
    """A room with a roll, a record and screens that follow it."""

    conference = models.ForeignKey(Conference, models.PROTECT, related_name="committees")
    slug = models.SlugField(_("address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    name_ja = models.CharField(_("name in Japanese"), max_length=120, blank=True)
    abbreviation = models.CharField(_("abbreviation"), max_length=20)
    agenda_item = models.CharField(_("agenda item"), max_length=250, blank=True)
    session_title = models.CharField(_("session"), max_length=80, blank=True)
    symbol = models.CharField(_("prefix of document symbols"), max_length=40)
    # A version is (epoch, seq, stamp): `stamp` counts changes of rows that a screen shows,
    # `epoch` names this copy of the database, so that a restored or reset one is never
    # mistaken for an older state of the same.
    epoch = models.CharField(max_length=8, default=fresh_epoch, editable=False)
    stamp = models.PositiveIntegerField(default=0, editable=False)
    # Counts what becomes of notes, which no region shows: only who has new ones is to know.
    noted = models.PositiveIntegerField(default=0, editable=False)
    # What the projector does beside following: nothing, show nothing, a message or a paper, or stay where it was.
    blank = models.BooleanField(default=False, editable=False)
    message = models.CharField(max_length=200, blank=True, editable=False)
    shown_paper = models.PositiveIntegerField(null=True, editable=False)
    # The operative paragraph of it that is discussed, counted from 1; 0 for its title.
    shown_place = models.PositiveSmallIntegerField(default=0, editable=False)
    # How long the record was when it was asked for: what was announced since comes first.
    shown_at = models.PositiveIntegerField(default=0, editable=False)
    frozen_at = models.PositiveIntegerField(null=True, editable=False)
    # What leads to the lobby while the projector shows it; empty, it leads nowhere.
    room_code = models.CharField(max_length=6, blank=True, editable=False)

    class Meta:
        verbose_name = _("committee")

    def __str__(self) -> str:
        return self.display_name()

    def display_name(self) -> str:
        return (get_language() == "ja" and self.name_ja) or self.name

    @property
    def displayed_code(self) -> str:
        """The room's code in two groups, or nothing."""
        return f"{self.room_code[:3]}-{self.room_code[3:]}" if self.room_code else ""

    def display_topic(self) -> str:
        """What the committee meets about: its topic, or all of them."""
        return " / ".join(str(topic) for topic in self.topics.all())


class Topic(models.Model):
    """A topic on a committee's agenda. Which is under debate is on the record."""

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="topics")
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("topic"), max_length=200)
    title_ja = models.CharField(_("topic in Japanese"), max_length=200, blank=True)

    class Meta:
        ordering = ["number"]
        verbose_name = _("topic")
        constraints = [models.UniqueConstraint(fields=["committee", "number"], name="one_topic_per_number")]

    def __str__(self) -> str:
        return (get_language() == "ja" and self.title_ja) or self.title


class Break(models.Model):
    """A planned pause in the timetable, shown to the dais as minutes to go."""

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="breaks")
    starts = models.DateTimeField(_("starts"))

    class Meta:
        ordering = ["starts"]
        verbose_name = _("break")


class Officer(models.Model):
    """An office of the dais or of the secretariat, held by an account. Offices have no personal names."""

    class Office(models.TextChoices):
        CHAIR = "chair", _("Chair")
        VICE_CHAIR = "vice-chair", _("Vice-Chair")
        SECOND_VICE_CHAIR = "vice-chair-2", _("Second Vice-Chair")
        THIRD_VICE_CHAIR = "vice-chair-3", _("Third Vice-Chair")
        RAPPORTEUR = "rapporteur", _("Rapporteur")

    class Duty(models.TextChoices):
        PRESIDING = "presiding", _("presides")
        ASSISTING = "assisting", _("assists")

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="officers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="offices")
    office = models.CharField(_("office"), max_length=20, choices=Office)
    # What the officer does just now; empty, what the office usually does. It gives no right and takes none.
    duty = models.CharField(_("duty"), max_length=10, choices=Duty, blank=True)
    # Raised to sign out every browser that holds this office.
    generation = models.PositiveIntegerField(default=0, editable=False)
    # When a screen of the office was last seen open, for the other officers.
    last_seen = models.DateTimeField(null=True, editable=False)
    # When the code was made that lets one more device in, in ms since the Unix epoch; null if none waits.
    invited_at = models.BigIntegerField(null=True, editable=False)

    class Meta:
        verbose_name = _("officer")
        constraints = [models.UniqueConstraint(fields=["committee", "office"], name="one_holder_per_office")]

    def __str__(self) -> str:
        return f"{self.get_office_display()}, {self.committee}"

    @property
    def presides(self) -> bool:
        """Whether the room hears this officer now: the Chair unless it said otherwise, others if they did."""
        return (self.duty or self.usual_duty) == self.Duty.PRESIDING

    @property
    def usual_duty(self) -> str:
        return self.Duty.PRESIDING if self.office == self.Office.CHAIR else self.Duty.ASSISTING


class Call(models.Model):
    """A dais wants help. When, as everywhere, is in ms since the Unix epoch."""

    class Kind(models.TextChoices):
        IT = "it", _("IT")
        STAFF = "staff", _("Staff")
        DIRECTOR = "director", _("Director")

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="calls")
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.CharField(max_length=200, blank=True)
    by = models.CharField(max_length=40)
    at = models.BigIntegerField()
    key = models.CharField(max_length=40)
    # Empty if the secretariat is just on its way.
    answer = models.CharField(max_length=200, blank=True)
    answered_at = models.BigIntegerField(null=True)
    closed_at = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = _("call for help")
        constraints = [models.UniqueConstraint(fields=["committee", "key"], name="one_call_per_key")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.committee}"


class Announcement(models.Model):
    """What the secretariat has screens show, until it is taken down or its time is over."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="announcements")
    crisis = models.BooleanField(default=False)
    text = models.CharField(max_length=200)
    projector = models.BooleanField()
    phones = models.BooleanField()
    console = models.BooleanField()
    at = models.BigIntegerField()
    until = models.BigIntegerField(null=True)
    down_at = models.BigIntegerField(null=True)
    key = models.CharField(max_length=40)

    class Meta:
        verbose_name = _("announcement")
        constraints = [models.UniqueConstraint(fields=["conference", "key"], name="one_announcement_per_key")]

    def __str__(self) -> str:
        return self.text


class Posting(models.Model):
    """An announcement in one committee, and which of its officers has read it."""

    announcement = models.ForeignKey(Announcement, models.CASCADE, related_name="postings")
    committee = models.ForeignKey(Committee, models.CASCADE, related_name="postings")
    read_by = models.CharField(max_length=40, blank=True)
    read_at = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = _("announcement in a committee")
        constraints = [
            models.UniqueConstraint(fields=["announcement", "committee"], name="one_posting_per_committee")
        ]

    def __str__(self) -> str:
        return f"{self.announcement}, {self.committee}"


class Entry(models.Model):
    """One fact on the record. Never changed, never deleted; a database trigger sees to it."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="entries")
    seq = models.PositiveIntegerField()
    act = models.PositiveIntegerField(help_text="seq of the first fact of the same act")
    fact = models.TextField(help_text="canonical JSON; its `kind` names the fact")
    by = models.CharField(max_length=40)
    at = models.BigIntegerField(help_text="milliseconds since the Unix epoch; never goes back")
    hash = models.CharField(max_length=64, help_text="SHA-256 over the previous hash and this entry")

    class Meta:
        ordering = ["committee_id", "seq"]
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        constraints = [models.UniqueConstraint(fields=["committee", "seq"], name="one_entry_per_seq")]

    def __str__(self) -> str:
        return f"{self.committee_id}/{self.seq}"


class Act(models.Model):
    """One press: the key under which it came, and the words in which it can be judged again."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="acts")
    actor = models.CharField(max_length=40)
    key = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    verb = models.CharField(max_length=40)
    args = models.TextField(help_text="canonical JSON of the ruling's arguments")
    first_seq = models.PositiveIntegerField()
    last_seq = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("act")
        constraints = [
            models.UniqueConstraint(fields=["committee", "actor", "key"], name="one_act_per_key"),
            models.UniqueConstraint(fields=["committee", "first_seq"], name="one_act_per_seq"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.committee_id}/{self.first_seq}"


class Words(models.Model):
    """Words that somebody typed. The record holds only their salted hash, so a purge can empty them."""

    id = models.CharField(primary_key=True, max_length=32)
    committee = models.ForeignKey(Committee, models.CASCADE, related_name="words")
    salt = models.CharField(max_length=32)
    text = models.TextField()

    class Meta:
        verbose_name = _("words")
        verbose_name_plural = _("words")

    def __str__(self) -> str:
        return self.text
