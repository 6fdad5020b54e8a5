"""Two ways in that come before every password: setting the conference up, and choosing a password by a link."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from committees import codes, guessing
from committees.access import open_to_all
from committees.secretariat import accounts
from committees.secretariat.forms import BeginForm, PasswordForm
from committees.views.doors import device_of, signed_in, with_device


@require_http_methods(["GET", "POST"])
@open_to_all
def begin(request: HttpRequest) -> HttpResponse:
    """The first secretary's account and the conference, once, with the code that the server printed."""
    if accounts.begun():
        raise Http404
    device = f"begin:{device_of(request)}"
    if request.method == "GET":
        form = BeginForm(initial={"public_url": f"{request.scheme}://{request.get_host()}"})
        return with_device(request, _begin_page(request, form))
    form = BeginForm(request.POST)
    if guessing.too_many_failures(device, "begin"):
        return _begin_page(request, form, 429, _("Too many wrong codes just now. Wait a minute."))
    if not codes.same_code(request.POST.get("code", "")[:60], accounts.begin_code()):
        guessing.failed(device, "begin")
        form.add_error("code", _("That is not the code. The server prints it when it starts."))
    if not form.is_valid():
        return _begin_page(request, form, 422)
    conference = form.save(commit=False)
    conference.slug = slugify(conference.abbreviation)[:50] or "conference"
    user = accounts.begin(conference, form.cleaned_data["account"], form.cleaned_data["password"])
    if user is None:
        raise Http404
    return signed_in(request, user)


def _begin_page(request: HttpRequest, form: BeginForm, status: int = 200, sentence: str = "") -> HttpResponse:
    return render(request, "set_up/begin.html", {"form": form, "sentence": sentence}, status=status)


@require_http_methods(["GET", "POST"])
@open_to_all
def password(request: HttpRequest) -> HttpResponse:
    """An account chooses its password with the code of its link, and is signed in. Reading uses nothing up."""
    device = f"password:{device_of(request)}"
    if request.method == "GET":
        return with_device(request, _password_page(request, PasswordForm()))
    form = PasswordForm(request.POST)
    if guessing.too_many_failures(device, "password"):
        return _password_page(request, form, 429, _("Too many wrong codes just now. Wait a minute."))
    user = accounts.account_of(request.POST.get("code", "")[:60])
    if user is None:
        guessing.failed(device, "password")
        form.add_error("code", _("This code was used already, or never was one. Ask for a new link."))
    if not form.is_valid() or user is None:
        return _password_page(request, form, 422)
    if not accounts.choose_password(user, form.cleaned_data["password"]):
        raise Http404
    return signed_in(request, user)


def _password_page(
    request: HttpRequest, form: PasswordForm, status: int = 200, sentence: str = ""
) -> HttpResponse:
    return render(request, "doors/password.html", {"form": form, "sentence": sentence}, status=status)
