"""`uv run python -m tests.bench [RULES]`: five minutes, one table. RULES is the code of a set that ships."""

import os
import shutil
import sys
import tempfile


def main() -> None:
    folder = tempfile.mkdtemp(prefix="jmmun-bench-")
    os.environ["JMMUN_DATA"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "jmmun.settings"
    for name in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(name, None)

    import django

    django.setup()

    from tests.bench import acts, ballots, committees, conference, in_order, printing, screens
    from tests.bench.table import Table

    table = Table()
    procedure = "".join(sys.argv[1:2])
    try:
        acts.measure(table, procedure)
        ballots.measure(table)
        committees.measure(table)
        in_order.measure(table)
        printing.warm(table)
        sys.stderr.write("The acts are measured; now the screens, about four minutes.\n")
        screens.measure(table, procedure)
        printing.pushes(table, procedure)
        conference.measure(table)
    finally:
        sys.stdout.write(f"{table}\n")
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
