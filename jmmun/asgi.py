"""HTTP by Django, sockets by Channels' routing. Runs on Daphne and on any other ASGI server."""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jmmun.settings")
http = get_asgi_application()

from jmmun.sockets import sockets  # noqa: E402 - Django must be set up before models are imported

application = ProtocolTypeRouter({"http": http, "websocket": URLRouter(sockets)})
