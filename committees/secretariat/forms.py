"""What the secretariat types about the conference and about accounts."""

from functools import cache
from typing import Any, cast
from zoneinfo import available_timezones

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from committees.addresses import address_meant, warnings
from committees.models import Committee, Conference, Officer

PLAIN = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


@cache
def zones() -> list[tuple[str, str]]:
    return [
        (zone, zone.replace("_", " "))
        for zone in sorted(available_timezones())
        if "/" in zone or zone == "UTC"
    ]


def mark_optional(form: forms.BaseForm) -> None:
    """Have a form say of which fields it can do without."""
    for field in form.fields.values():
        vars(field)["if_any"] = not field.required


class DateInput(forms.DateInput):
    """The browser's own calendar, which wants and sends dates as 2020-03-22 in every language."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ConferenceForm(forms.ModelForm):  # type: ignore[type-arg] # Only stubs know of an argument.
    """The conference: its names, when and where it is, and where phones find the server."""

    time_zone = forms.ChoiceField(label=_("Time zone"), choices=zones, initial="Asia/Tokyo")

    class Meta:
        model = Conference
        fields = ["name", "name_ja", "abbreviation", "starts", "ends", "place", "time_zone", "public_url"]
        widgets = {
            "starts": DateInput(),
            "ends": DateInput(),
            "public_url": forms.TextInput({**PLAIN, "inputmode": "url"}),
        }
        help_texts = {
            "abbreviation": _("As on placards and document symbols: JMMUN 2020"),
            "public_url": _("Where phones find this server. Printed codes hold it."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark_optional(self)

    def clean_public_url(self) -> str:
        typed = self.cleaned_data["public_url"]
        return address_meant(typed) if typed else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("The last day is before the first."))
        return cleaned

    def warnings(self) -> list[str]:
        """What to beware of in the address as it stands in the form."""
        if "public_url" in self.errors:
            return []
        return warnings(self["public_url"].value() or "")


class PasswordField(forms.CharField):
    """A password that is being chosen."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.PasswordInput({"autocomplete": "new-password"})
        super().__init__(strip=False, max_length=200, widget=widget, **kwargs)


def code_field() -> forms.CharField:
    widget = forms.TextInput({**PLAIN, "class": "code", "autocapitalize": "characters"})
    return forms.CharField(label=_("Code"), max_length=60, widget=widget)


def name_field() -> forms.CharField:
    # No longer than the column; what it may be made of is what Django's own accounts may.
    return forms.CharField(
        label=_("Name of the account"),
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        widget=forms.TextInput({**PLAIN, "autocomplete": "username"}),
    )


class BeginForm(ConferenceForm):
    """The conference, and the account of its first secretary."""

    code = code_field()
    account = name_field()
    password = PasswordField(label=_("Password"), help_text=_("8 characters at least."))

    field_order = ["code", "account", "password"]

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        validate_password(password, get_user_model()(username=self.data.get("account", "")))
        return str(password)


class PasswordForm(forms.Form):
    """A password chosen with a code."""

    code = code_field()
    password = PasswordField(label=_("New password"), help_text=_("8 characters at least."))

    def clean_password(self) -> str:
        validate_password(self.cleaned_data["password"])
        return str(self.cleaned_data["password"])


class AccountForm(forms.Form):
    """An account for the secretariat, or for an office."""

    name = name_field()
    password = PasswordField(
        label=_("Password"),
        required=False,
        help_text=_("Left empty: a link is shown with which they choose it themselves, once."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "off"

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        if password:
            validate_password(password)
        return str(password)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        named = get_user_model().objects.filter(username=cleaned.get("name"))
        if cleaned.get("password") and named.exists():
            self.add_error("password", _("This account exists and keeps its own password. Leave this empty."))
        return cleaned


class OfficerForm(AccountForm):
    """An office of the dais, and who holds it."""

    office = forms.ChoiceField(label=_("Office"))
    duty = forms.ChoiceField(
        label=_("At the start"),
        required=False,
        choices=[("", _("as usual")), *Officer.Duty.choices],
        help_text=_(
            "As usual, the Chair presides and others assist. Several may preside together. Each changes it on the console with one press."
        ),
    )

    field_order = ["office", "duty", "name", "password"]

    def __init__(self, committee: Committee, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = set(committee.officers.values_list("office", flat=True))
        free = [(office, name) for office, name in Officer.Office.choices if office not in held]
        cast(forms.ChoiceField, self.fields["office"]).choices = free


class SecretaryForm(AccountForm):
    """One more account of the secretariat."""

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if get_user_model().objects.filter(username=name, is_staff=True).exists():
            raise ValidationError(_("This account is the secretariat's already."))
        return name
