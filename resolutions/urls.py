"""Addresses of papers: written at the dais, printed by the secretariat."""

from django.urls import include, path

from committees.access import Role
from resolutions import documents, secretariat, views

urlpatterns = [
    path("<slug:committee>/dais/<slug:place>/papers/", views.write),
    path("<slug:committee>/dais/<slug:place>/amendments/", views.amend),
    path("<slug:committee>/dais/<slug:place>/documents/", include(documents.addresses(Role.DAIS))),
    path("<slug:committee>/seat/<slug:place>/documents/", include(documents.addresses(Role.SEAT))),
    path("secretariat/<slug:committee>/documents/", include(documents.addresses(Role.SECRETARIAT))),
    path("secretariat/", secretariat.page, name="secretariat"),
    path("secretariat/resolutions.pdf", secretariat.as_pdf),
    path("secretariat/resolutions.zip", secretariat.as_zip),
    path("secretariat/<slug:committee>/seats/<slug:seat>/", views.seat, name="secretariat-seat"),
]
