from django.apps import AppConfig


class ResolutionsConfig(AppConfig):
    name = "resolutions"

    def ready(self) -> None:
        from resolutions import personal  # noqa: PLC0415 - models must be loaded first

        personal.register()
