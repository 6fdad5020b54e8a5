from django.apps import AppConfig


class CommitteesConfig(AppConfig):
    name = "committees"

    def ready(self) -> None:
        # Models must be loaded before any of these; importing the checks enters them.
        from committees import checks, projector, wall  # noqa: F401, PLC0415 - see above
        from committees.console import regions  # noqa: PLC0415 - see above

        regions.register_regions()
        projector.register_regions()
        wall.register_regions()
