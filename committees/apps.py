from django.apps import AppConfig


class CommitteesConfig(AppConfig):
    name = "committees"

    def ready(self) -> None:
        # Importing the checks enters them.
        from committees import checks, projector, wall  # noqa: F401, PLC0415 - models must be loaded before
        from committees.console import regions  # noqa: PLC0415 - models must be loaded before

        regions.register_regions()
        projector.register_regions()
        wall.register_regions()
