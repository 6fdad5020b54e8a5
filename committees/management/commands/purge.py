"""`manage.py purge`: empty what is kept of people, 30 days after their conference."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from committees import personal


class Command(BaseCommand):
    help = "Empty what people typed, and the names of officers' accounts, of conferences that ended more than 30 days ago."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--now", action="store_true", help="do not wait for the 30 days")

    def handle(self, *args: Any, **options: Any) -> None:
        """The record keeps the salted hash, so `verify` goes on to hold; it says "purged"."""
        for committee, count in personal.purge_due(wait=not options["now"]).items():
            self.stdout.write(f"{committee}: {count} texts emptied")
