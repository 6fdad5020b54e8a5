"""Where screens listen: under the path of the page, so that the page's pass is sent."""

from django.urls import path

from committees.access import Role
from committees.consumers import follow

sockets = [
    path("<slug:committee>/dais/<slug:place>/live/", follow(Role.DAIS, "console")),
    path("<slug:committee>/seat/<slug:place>/live/", follow(Role.SEAT, "phone")),
    path("<slug:committee>/projector/live/", follow(Role.PROJECTOR, "projector")),
]
