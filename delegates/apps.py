from django.apps import AppConfig


class DelegatesConfig(AppConfig):
    name = "delegates"

    def ready(self) -> None:
        from delegates import personal, phone  # noqa: PLC0415 - models must be loaded first

        phone.register_regions()
        personal.register()
