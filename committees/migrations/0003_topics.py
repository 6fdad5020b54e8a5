import django.db.models.deletion
from django.db import migrations, models


def topics_of_their_own(apps, schema_editor):
    """What was each committee's one topic becomes the first on its agenda."""
    for committee in apps.get_model("committees", "Committee").objects.exclude(topic=""):
        committee.topics.create(number=1, title=committee.topic, title_ja=committee.topic_ja)


class Migration(migrations.Migration):
    dependencies = [("committees", "0002_entries_stand")]

    operations = [
        migrations.AddField(
            model_name="committee",
            name="message",
            field=models.CharField(blank=True, editable=False, max_length=200),
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("title", models.CharField(max_length=200, verbose_name="topic")),
                ("title_ja", models.CharField(blank=True, max_length=200, verbose_name="topic in Japanese")),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="topics",
                        to="committees.committee",
                    ),
                ),
            ],
            options={
                "verbose_name": "topic",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("committee", "number"), name="one_topic_per_number")
                ],
            },
        ),
        migrations.RunPython(topics_of_their_own, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField(model_name="break", name="ends"),
        migrations.RemoveField(model_name="committee", name="topic"),
        migrations.RemoveField(model_name="committee", name="topic_ja"),
    ]
