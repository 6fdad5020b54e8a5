from django.apps import AppConfig


class CommitteesConfig(AppConfig):
    name = "committees"

    def ready(self) -> None:
        from committees import checks, projector  # noqa: F401, PLC0415 - models must be loaded first
        from committees.console import regions  # noqa: PLC0415 - models must be loaded first

        regions.register_regions()
        projector.register_regions()
