"""`manage.py verify [committee ...]`: is every record what was once entered?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from committees.examination import Examination
from committees.models import Committee


class Command(BaseCommand):
    help = "Checks the record of each committee, or of those named: hashes, order, facts, acts and words."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "committee", nargs="*", help="address (slug) of a committee; all if none is named"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        committees = Committee.objects.order_by("slug")
        if options["committee"]:
            committees = committees.filter(slug__in=options["committee"])
            unknown = set(options["committee"]) - {committee.slug for committee in committees}
            if unknown:
                raise CommandError(f"There is no committee {', '.join(sorted(unknown))}.")
        faults = 0
        for committee in committees:
            examined = Examination(committee)
            for sentence in examined.faults:
                self.stdout.write(f"{committee.slug}: {sentence}")
            self.stdout.write(f"{committee.slug}: {examined}")
            faults += len(examined.faults)
        if faults:
            raise CommandError(f"{faults} fault{'s' if faults > 1 else ''} found.")
