from django.db import migrations

from committees import guard


class Migration(migrations.Migration):
    dependencies = [("committees", "0001_initial")]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: guard.put_up(schema_editor),
            lambda apps, schema_editor: guard.take_down(schema_editor),
        )
    ]
