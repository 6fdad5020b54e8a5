"""`manage.py serve`: a conference of one's own on this machine, beginning with nothing."""

import json
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import CommandError
from django.urls import reverse

from committees import demonstration, personal
from committees.management.serving import Serving, code
from committees.models import Conference
from committees.secretariat import accounts


class Command(Serving):
    name = "serve"
    help = "Run a conference of your own on this machine; the first time, print the link to set it up."

    def prepare(self, options: dict[str, Any]) -> None:
        super().prepare(options)
        demonstration.lay_out()
        if Conference.objects.exists() and not get_user_model().objects.filter(is_staff=True).exists():
            raise CommandError(
                f"{settings.DATA} holds a demo. For a conference of your own set JMMUN_DATA to another folder."
            )
        for committee, count in personal.purge_due().items():
            if count:
                self._tell(f"{committee}: 30 days are over, {count} texts emptied")
        # It may be reached by a name, too, or through a server before it.
        addresses = Conference.objects.exclude(public_url="").values_list("public_url", flat=True)
        settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, *(urlsplit(each).hostname for each in addresses)]

    def links(self, address: str, options: dict[str, Any]) -> str:
        begun = accounts.begun()
        way = address + (reverse("officers") if begun else f"{reverse('begin')}#{accounts.begin_code()}")
        if options["json"]:
            return json.dumps({"address": address, "sign_in" if begun else "begin": way})
        said = "The conference is ready. Sign in:" if begun else "Nothing is set up yet. Begin here, once:"
        picture = code(way) if self.stdout.isatty() else []
        return "\n".join(
            ["", said, "", f"  {way}", *picture, "", "Ctrl-C stops it; started again it goes on."]
        )
