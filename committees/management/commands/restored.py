"""`manage.py restored`: say that this database is a copy put back, so that no page takes it for an older state."""

from typing import Any

from django.core.management.base import BaseCommand

from committees import live
from committees.models import Committee, fresh_epoch


class Command(BaseCommand):
    help = "Run once after a backup was put back: every open page then takes what it shows as new."

    def handle(self, *args: Any, **options: Any) -> None:
        for committee in Committee.objects.all():
            with live.rows_change(committee.pk):
                Committee.objects.filter(pk=committee.pk).update(epoch=fresh_epoch())
            self.stdout.write(f"{committee.slug}: shown as new from now on")
