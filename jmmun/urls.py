"""All addresses. Each view says for whom it is; a test refuses one that doesn't."""

from django.urls import include, path
from django.views.i18n import set_language

from committees.access import open_to_all

urlpatterns = [
    path("language/", open_to_all(set_language), name="set_language"),
    path("", include("resolutions.urls")),
    path("", include("motions.urls")),
    path("", include("delegates.urls")),
    path("", include("committees.urls")),
]
