"""The conference itself, and who is its secretariat."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from committees import access, live
from committees.access import Role, secretariat_only
from committees.addresses import reached_at
from committees.secretariat import accounts
from committees.secretariat.forms import ConferenceForm, SecretaryForm


@require_http_methods(["GET", "POST"])
@secretariat_only
def conference(request: Any) -> HttpResponse:
    """The conference in a form; posted to, as it was typed."""
    if request.method == "GET":
        return set_up_page(request)
    form = ConferenceForm(request.POST, instance=request.conference)
    if not form.is_valid():
        request.conference.refresh_from_db()
        return set_up_page(request, form=form, status=422)
    with live.rows_change(*request.conference.committees.values_list("pk", flat=True)):
        form.save()
    return HttpResponseRedirect(f"{reverse('set-up')}?saved=conference")


def set_up_page(
    request: Any,
    *,
    form: ConferenceForm | None = None,
    secretary: SecretaryForm | None = None,
    sentence: str = "",
    status: int = 200,
) -> HttpResponse:
    secretaries = get_user_model().objects.filter(is_staff=True).order_by("pk")
    context = {
        "here": "set-up",
        "form": form or ConferenceForm(instance=request.conference),
        "secretary": secretary or SecretaryForm(prefix="new"),
        "secretaries": [(user, link_of(request, user)) for user in secretaries],
        "sentence": sentence,
        "saved": request.GET.get("saved", ""),
    }
    return render(request, "set_up/conference.html", context, status=status)


def link_of(request: Any, user: User) -> dict[str, str]:
    """Where an account chooses its password, and the same to type; nothing if it has one."""
    code = accounts.code_of(user)
    return (
        {"code": code, "link": f"{reached_at(request, request.conference)}{reverse('password')}#{code}"}
        if code
        else {}
    )


@require_POST
@secretariat_only
def secretaries(request: Any) -> HttpResponse:
    """One more account of the secretariat, or everybody of it signed out."""
    if request.POST.get("do") == "sign-out":
        accounts.sign_secretariat_out()
        return still_in(request, _to_secretaries())
    form = SecretaryForm(request.POST, prefix="new")
    if not form.is_valid():
        return set_up_page(request, secretary=form, status=422)
    accounts.admit_secretary(form.cleaned_data["name"], form.cleaned_data["password"])
    return _to_secretaries()


@require_POST
@secretariat_only
def secretary(request: Any, account: int) -> HttpResponse:
    """An account gets a new link, or is the secretariat's no more. The last that can sign in stays."""
    staff = get_user_model().objects.filter(is_staff=True)
    user = get_object_or_404(staff, pk=account)
    if accounts.only_way_in(user):
        sentence = _("Nobody else could sign in. Give the secretariat another account first.")
        return set_up_page(request, sentence=sentence, status=409)
    if request.POST.get("do") == "remove":
        accounts.dismiss_secretary(user)
        return still_in(request, _to_secretaries())
    accounts.new_link(user)
    return _to_secretaries()


def _to_secretaries() -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('set-up')}#secretaries")


def still_in(request: Any, response: HttpResponse) -> HttpResponse:
    """Whoever signed the others out goes on with a pass of the new generation."""
    access.hand_pass(response, access.new_bearer(Role.SECRETARIAT, request.conference))
    return response
