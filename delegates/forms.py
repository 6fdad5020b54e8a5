"""What the secretariat types for delegates to read."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from committees.secretariat.forms import PLAIN, mark_optional
from delegates.models import Country, GuideSection

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
