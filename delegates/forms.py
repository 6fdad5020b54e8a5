"""What the secretariat types for delegates to read."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from committees.secretariat.forms import PLAIN, mark_optional
from delegates.models import Country, GuideSection, PositionQuestion

LONGEST_TEXT = 20_000
"""Characters of a section; a guide's longest has some two thousand."""


class SectionForm(forms.ModelForm):  # type: ignore[type-arg] # Only stubs know of an argument.
    """A section of the guide."""

    groups = forms.MultipleChoiceField(
        label=_("About regional groups"),
        choices=Country.Group.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = GuideSection
        fields = ["title", "title_ja", "body", "body_ja", "parent", "country", "groups"]
        labels = {"parent": _("Stands under")}
        widgets = {
            "title": forms.TextInput({"autocomplete": "off"}),
            "title_ja": forms.TextInput({"autocomplete": "off", "lang": "ja"}),
            "body": forms.Textarea({"rows": 9}),
            "body_ja": forms.Textarea({**PLAIN, "rows": 9, "lang": "ja"}),
        }

    def __init__(self, above: Sequence[GuideSection], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["groups"] = self.instance.groups.split()
        for name in ("body", "body_ja"):
            self.fields[name] = forms.CharField(
                label=self.fields[name].label,
                required=False,
                max_length=LONGEST_TEXT,
                widget=self.fields[name].widget,
            )
        self.fields["title_ja"].required = False
        parent = cast(Any, self.fields["parent"])
        parent.queryset = GuideSection.objects.filter(pk__in=[section.pk for section in above])
        parent.empty_label = _("nothing: it is a chapter")
        country = cast(Any, self.fields["country"])
        country.empty_label = _("no single country")
        country.label_from_instance = Country.display_name
        mark_optional(self)

    def clean_groups(self) -> str:
        return " ".join(self.cleaned_data["groups"])


class QuestionForm(forms.ModelForm):  # type: ignore[type-arg] # Only stubs know of an argument.
    """A question of the position papers; emptied, it is taken off."""

    class Meta:
        model = PositionQuestion
        fields = ["text", "text_ja"]
        widgets = {
            "text": forms.TextInput({"autocomplete": "off"}),
            "text_ja": forms.TextInput({"autocomplete": "off", "lang": "ja"}),
        }

    def __init__(self, *args: Any, answered: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.answered = answered
        self.fields["text"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("text") and "text" not in self.errors:
            if self.answered:
                self.add_error("text", _("This question was answered already. It can be worded anew, but not taken off."))  # fmt: skip
            elif cleaned.get("text_ja"):
                self.add_error("text", _("Write it in English as well."))
        return cleaned


class DeadlineForm(forms.Form):
    """Until when position papers are asked for, on the clocks of the conference."""

    due = forms.DateTimeField(
        label=_("Due"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("Delegations see it; it stops nobody."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark_optional(self)
