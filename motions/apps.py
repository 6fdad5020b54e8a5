from django.apps import AppConfig


class MotionsConfig(AppConfig):
    name = "motions"

    def ready(self) -> None:
        from motions import checks  # noqa: F401, PLC0415 - models must be loaded first
