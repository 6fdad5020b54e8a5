from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("committees", "0008_calls_and_announcements")]

    operations = [
        migrations.AddField(
            model_name="officer",
            name="duty",
            field=models.CharField(
                blank=True,
                choices=[("presiding", "presides"), ("assisting", "assists")],
                max_length=10,
                verbose_name="duty",
            ),
        ),
        migrations.AddField(
            model_name="officer",
            name="last_seen",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="officer",
            name="invited_at",
            field=models.BigIntegerField(editable=False, null=True),
        ),
    ]
