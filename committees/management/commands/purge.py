"""`manage.py purge`: empty what people typed, 30 days after their conference."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from committees import live
from committees.models import Announcement, Committee, Words
from resolutions.models import Manuscript

KEPT_FOR = timedelta(days=30)


class Command(BaseCommand):
    help = "Empty the words that people typed at conferences that ended more than 30 days ago."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--now", action="store_true", help="do not wait for the 30 days")

    def handle(self, *args: Any, **options: Any) -> None:
        """The record keeps the salted hash, so `verify` goes on to hold; it says "purged"."""
        ended = timezone.localdate() - (timedelta() if options["now"] else KEPT_FOR)
        for committee in Committee.objects.filter(conference__ends__lt=ended):
            with live.rows_change(committee.pk):
                count = Words.objects.filter(committee=committee).exclude(text="").update(text="", salt="")
                Committee.objects.filter(pk=committee.pk).update(message="")
                committee.calls.all().delete()
                Announcement.objects.filter(conference=committee.conference_id).delete()
                # What was handed in is a paper of the committee; what is only being written is its writers'.
                Manuscript.objects.filter(committee=committee).delete()
            self.stdout.write(f"{committee.slug}: {count} texts emptied")
