"""Where screens listen: under the path of the page, so that the page's pass is sent."""

from django.urls import path, re_path

from committees.access import Role
from committees.consumers import follow, follow_all, nobody_here

# Channels routes applications with the functions that Django routes views with, and whose types know
# views only; hence what is ignored below.
sockets = [
    path("<slug:committee>/dais/<slug:place>/live/", follow(Role.DAIS, "console")),  # type: ignore[arg-type]
    path("<slug:committee>/seat/<slug:place>/live/", follow(Role.SEAT, "phone")),  # type: ignore[arg-type]
    path("<slug:committee>/projector/live/", follow(Role.PROJECTOR, "projector")),  # type: ignore[arg-type]
    path("secretariat/wall/live/", follow_all),  # type: ignore[arg-type]
    re_path("", nobody_here),  # type: ignore[arg-type]
]
