"""The address under which phones find the server: whether it is one, and what to beware of."""

from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.http import HttpRequest
from django.http.request import validate_host
from django.utils.translation import gettext_lazy as _

from committees.models import Conference

LOCAL_NAMES = (".local", ".lan", ".home", ".internal")


class Place(NamedTuple):
    host: str
    local: bool
    """Whether it is in a network of the house, where addresses are handed out anew."""
    here: bool
    """Whether only this very machine can reach it."""


def address_meant(typed: str) -> str:
    """A typed address as scheme, host and port. Raises ValidationError."""
    wrong = ValidationError(_("Write the address as http://192.168.1.20:8000 or https://mun.example.org."))
    try:
        parts = urlsplit(typed.strip())
        named = parts.hostname or ""
        URLValidator(schemes=["http", "https"])(typed.strip())
        port = parts.port
    except (ValueError, ValidationError):
        raise wrong from None
    if parts.path not in ("", "/") or parts.query or parts.fragment or parts.username is not None:
        raise wrong
    host = f"[{named}]" if ":" in named else named
    return f"{parts.scheme}://{host}{'' if port is None else f':{port}'}"


def reached_at(request: HttpRequest, conference: Conference) -> str:
    """Where phones find this server, without a path: as the secretariat said, else as this request came."""
    return conference.public_url or f"{request.scheme}://{request.get_host()}"


def place_of(address: str) -> Place:
    host = urlsplit(address).hostname or ""
    try:
        number = ip_address(host)
    except ValueError:
        named_here = host == "localhost"
        return Place(host, named_here or host.endswith(LOCAL_NAMES) or "." not in host, named_here)
    return Place(host, number.is_private, number.is_loopback)


def warnings(address: str) -> list[str]:
    """What to beware of before codes are printed with this address."""
    if not address:
        return [str(_("Without an address no printed code can lead to this server."))]
    place = place_of(address)
    said = []
    if place.here:
        said.append(_("Only this machine reaches this address; phones cannot. Start the server with --lan."))
    elif place.local:
        said.append(
            _(
                "This address belongs to the network the server is in now, and may be another one tomorrow. Give the machine a fixed address in the router before you print codes."
            )
        )
    if not validate_host(f"[{place.host}]" if ":" in place.host else place.host, settings.ALLOWED_HOSTS):
        said.append(_("The server answers at this address once it is started again."))
    return [str(each) for each in said]
