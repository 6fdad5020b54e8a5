from django.apps import AppConfig


class CommitteesConfig(AppConfig):
    name = "committees"

    def ready(self) -> None:
        from committees import checks, console, projector  # noqa: F401, PLC0415 - models must be loaded first

        console.register_regions()
        projector.register_regions()
