"""`manage.py` on the first day of the conference, whatever day it is: `python -m tests.pictures.day demo`."""

import datetime
import os
import sys

from django.core.management import execute_from_command_line

from committees import wall_clock

BEGINS = datetime.datetime(2020, 3, 22, 10, 38, 45, tzinfo=datetime.timezone(datetime.timedelta(hours=9)))

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jmmun.settings")
    shift = int(BEGINS.timestamp() * 1000) - wall_clock.now()
    wall_clock._started_at += shift
    wall_clock._noticed = -shift
    execute_from_command_line(sys.argv)
