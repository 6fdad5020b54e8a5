"""What the secretariat types about a committee: its names, its agenda, its breaks."""

import unicodedata
from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from committees.minutes import phone_levels
from committees.models import Committee, Conference, Topic
from committees.secretariat.described import plausible
from committees.secretariat.forms import PLAIN, mark_optional
from motions.models import Procedure
from motions.procedures import sets_of, sound

RESERVED = frozenset(
    (
        "accounts", "begin", "committees", "conference", "demo", "documents", "import", "join", "language", "new",
        "officers", "password", "projector", "rules", "secretariat", "static",
    )
)  # fmt: skip
"""What stands in addresses where a committee's would stand."""


def require_free(slug: str) -> None:
    """Raises ValidationError if the address is another committee's, or the product's own."""
    if slug in RESERVED:
        raise ValidationError(_("This address means something else here. Choose another."))
    if Committee.objects.filter(slug=slug).exists():
        raise ValidationError(_("Another committee has this address. Choose another."))


def slug_field() -> forms.SlugField:
    return forms.SlugField(
        label=_("Address"),
        max_length=50,
        widget=forms.TextInput(PLAIN),
        help_text=_("As in links: unhrc. It stays as it is."),
    )


class AddressForm(forms.Form):
    """The address of a committee that comes from a file."""

    slug = slug_field()

    def clean_slug(self) -> str:
        require_free(self.cleaned_data["slug"])
        return str(self.cleaned_data["slug"])


class BreaksField(forms.CharField):
    """Breaks, one a line, on the clocks of the conference."""

    WRITTEN = "%Y-%m-%d %H:%M"

    def __init__(self, zone: ZoneInfo) -> None:
        self.zone = zone
        super().__init__(
            label=_("Breaks"),
            required=False,
            widget=forms.Textarea({**PLAIN, "rows": 3, "placeholder": "2020-03-22 10:30"}),
            help_text=_("One a line, as 2020-03-22 10:30. The dais sees the minutes to the next."),
        )

    def prepare_value(self, value: Any) -> Any:
        if value is None or isinstance(value, str):
            return value
        return "\n".join(start.astimezone(self.zone).strftime(self.WRITTEN) for start in value)

    def clean(self, value: Any) -> list[datetime]:
        lines = unicodedata.normalize("NFKC", super().clean(value)).splitlines()
        try:
            starts = [datetime.strptime(line.strip(), self.WRITTEN) for line in lines if line.strip()]
        except ValueError:
            starts = []
        if any(line.strip() for line in lines) and not (starts and all(map(plausible, starts))):
            raise ValidationError(_("Write each break on a line of its own, as 2020-03-22 10:30."))
        return sorted(start.replace(tzinfo=self.zone) for start in starts)


class CommitteeForm(forms.ModelForm):  # type: ignore[type-arg] # Only stubs know of an argument.
    """A committee's names, and what documents say of it."""

    class Meta:
        model = Committee
        fields = ["name", "name_ja", "abbreviation", "symbol", "session_title", "agenda_item"]
        help_texts = {
            "name": _("Documents call it so, in English, without “United Nations”."),
            "symbol": _("Before the number of a document: A/HRC/JMMUN20"),
            "session_title": _("At the head of documents: JMMUN 2020 session"),
            "agenda_item": _("At the head of documents: Agenda item 3: …"),
        }

    def __init__(self, conference: Conference, *args: Any, begun: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["breaks"] = BreaksField(ZoneInfo(conference.time_zone))
        if not begun:
            levels = [(level, name) for level, (name, _sentence) in phone_levels().items()]
            self.fields["phones"] = forms.ChoiceField(
                label=_("Phones, at the start"),
                choices=levels,
                initial="floor",
                help_text=_("The Chair can change it at any time."),
            )
        mark_optional(self)


class NewCommitteeForm(CommitteeForm):
    """A committee that is not there yet: its address and its rules as well."""

    field_order = ["name", "name_ja", "abbreviation", "slug"]

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        super().__init__(conference, *args, **kwargs)
        self.fields["slug"] = slug_field()
        self.fields["rules"] = forms.ModelChoiceField(
            sets_of(conference),
            label=_("Rules of procedure"),
            empty_label=None,
            help_text=_("Another set can be chosen, or a copy edited, under Rules."),
        )
        self.order_fields(self.field_order)

    def clean_slug(self) -> str:
        require_free(self.cleaned_data["slug"])
        return str(self.cleaned_data["slug"])

    def clean_rules(self) -> Procedure:
        rules: Procedure = self.cleaned_data["rules"]
        if not sound(rules):
            raise ValidationError(_("“%(rules)s” contradicts itself still.") % {"rules": rules})
        return rules


class TopicForm(forms.Form):
    """A topic on the agenda; emptied, it is taken off."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Topic"), max_length=200, required=False)
    title_ja = forms.CharField(label=_("Topic in Japanese"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("title_ja") and not cleaned.get("title"):
            self.add_error("title", _("Write it in English as well: resolutions are."))
        return cleaned


class BaseTopics(forms.BaseFormSet):  # type: ignore[type-arg] # Only stubs know of an argument.
    """The agenda. A topic that meetings have dealt with keeps its place; it can be named anew."""

    on_record: frozenset[int] = frozenset()

    def clean(self) -> None:
        for form in self.forms:
            typed = form.cleaned_data if form.is_valid() else {}
            if typed.get("id") in self.on_record and not typed.get("title"):
                form.add_error(
                    "title", _("This topic is on the record. It can be named anew, but not taken off.")
                )

    def emptied(self) -> list[int]:
        """The topics that are taken off, by their ids."""
        typed = [form.cleaned_data for form in self.forms]
        return [topic["id"] for topic in typed if topic.get("id") and not topic.get("title")]

    def typed(self) -> list[dict[str, Any]]:
        """The topics that are left, in their order."""
        return [form.cleaned_data for form in self.forms if form.cleaned_data.get("title")]


_Topics = forms.formset_factory(TopicForm, formset=BaseTopics, extra=2, max_num=20, absolute_max=40)


def topics_form(posted: Any, stands: list[dict[str, Any]]) -> BaseTopics:
    """An agenda as it stands, or as it was typed."""
    return cast(BaseTopics, _Topics(posted, initial=stands, prefix="topics"))


def as_typed(topics: Iterable[Topic]) -> list[dict[str, Any]]:
    return [{"id": topic.pk, "title": topic.title, "title_ja": topic.title_ja} for topic in topics]
