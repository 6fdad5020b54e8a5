"""Codes that lead in: a seat's card, and the room's code on the projector.

A seat's card bears a token (128 bits, in the fragment of its address, so that no server ever logs it)
and a typed twin (40 bits). Both are derived from the secret key and the seat's generation: nothing is
stored that could be stolen, a lost card is printed again as it was, and a new generation makes a new
card. Who has none comes by the room's code to the lobby, and asks.
"""

import base64
import hmac
import secrets
import unicodedata
from hashlib import sha256

from django.conf import settings
from django.utils.crypto import constant_time_compare

from committees.models import Committee
from delegates.models import Seat


def derived(text: str) -> bytes:
    """What only this installation can make of a text, and always makes the same."""
    return hmac.digest(settings.SECRET_KEY.encode(), text.encode(), sha256)


def as_code(secret: bytes) -> str:
    """The beginning of a secret as people type it: 8 characters of base32, shown in two groups."""
    code = base64.b32encode(secret[:5]).decode()
    return f"{code[:4]}-{code[4:]}"


def same_code(given: str, code: str) -> bool:
    """Whether somebody typed this code, however they wrote it."""
    typed = unicodedata.normalize("NFKC", given).upper().translate(str.maketrans("018", "OIB"))
    return constant_time_compare("".join(char for char in typed if char.isalnum()), code.replace("-", ""))


def _derived(seat: Seat, purpose: str) -> bytes:
    return derived(f"{purpose}:{seat.committee_id}:{seat.code}:{seat.generation}")


def card_token(seat: Seat) -> str:
    """The 128 bits in the address of a seat's card."""
    return base64.urlsafe_b64encode(_derived(seat, "card")[:16]).decode().rstrip("=")


def card_code(seat: Seat) -> str:
    """The token's typed twin."""
    return as_code(_derived(seat, "code"))


def seat_of_card(given: str) -> Seat | None:
    """The seat whose card bears this token or code."""
    for seat in Seat.objects.select_related("committee", "country", "delegation"):
        if constant_time_compare(given.strip(), card_token(seat)) or same_code(given, card_code(seat)):
            return seat
    return None


# The room's code, on the projector for who has no card. It leads to the lobby, where one asks to be let in.

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32: none of them is taken for another across a room."""


def fresh_room_code() -> str:
    """A code of 30 bits; it only leads to where an officer decides."""
    return "".join(secrets.choice(LETTERS) for _letter in range(6))


def room_of_code(given: str) -> Committee | None:
    """The committee whose projector shows this code now."""
    typed = unicodedata.normalize("NFKC", given).upper().translate(str.maketrans("OIL", "011"))
    code = "".join(char for char in typed if char.isalnum())
    for room in Committee.objects.exclude(room_code=""):
        if constant_time_compare(code, room.room_code):
            return room
    return None
