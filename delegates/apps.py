from django.apps import AppConfig


class DelegatesConfig(AppConfig):
    name = "delegates"

    def ready(self) -> None:
        from delegates import notes, personal, phone  # noqa: PLC0415 - models must be loaded first

        phone.register_regions()
        notes.register_note_marks()
        personal.register()
