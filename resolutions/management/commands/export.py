"""`manage.py export PATH`: what was adopted, as the secretariat's page gives it out."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from committees.models import Committee
from resolutions.press import PrintFailed
from resolutions.printing.collection import adopted_by, collection_pdf, collection_zip
from resolutions.printing.sheet import FORMATS


class Command(BaseCommand):
    help = (
        "Write the adopted resolutions to a file: one PDF with a table of contents, or a ZIP of one PDF each."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="the file to write")
        parser.add_argument("--committee", help="address (slug) of a committee; all if none is named")
        kind = parser.add_mutually_exclusive_group()
        kind.add_argument("--pdf", dest="zip", action="store_false", help="one PDF (if nothing is said)")
        kind.add_argument("--zip", dest="zip", action="store_true", help="a ZIP of one PDF each")
        parser.set_defaults(zip=False)
        parser.add_argument("--paper", choices=FORMATS, default=FORMATS[0])

    def handle(self, *args: Any, **options: Any) -> None:
        committees = Committee.objects.select_related("conference").order_by("conference", "pk")
        if options["committee"]:
            committees = committees.filter(slug=options["committee"])
            if not committees:
                raise CommandError(f"There is no committee {options['committee']}.")
        adopted = adopted_by(committees)
        if not adopted:
            raise CommandError("Nothing has been adopted yet.")
        conferences = {each.committee.conference for each in adopted}
        if len(conferences) > 1:
            raise CommandError("There are several conferences. Name a committee.")
        try:
            content = (
                collection_zip(adopted, options["paper"])
                if options["zip"]
                else collection_pdf(conferences.pop(), adopted, options["paper"])
            )
        except PrintFailed as failed:
            raise CommandError(failed.msgid) from failed
        options["path"].write_bytes(content)
        self.stdout.write(f"{options['path']}: {len(adopted)} resolutions")
