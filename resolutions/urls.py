"""Addresses of papers: written at the dais, printed by the secretariat."""

from django.urls import path

from committees.access import Role
from resolutions import reading, views

urlpatterns = [
    path("<slug:committee>/dais/<slug:place>/papers/", views.write),
    path("<slug:committee>/dais/<slug:place>/amendments/", views.amend),
    path("<slug:committee>/dais/<slug:place>/papers/texts/", reading.papers_for(Role.DAIS)),
    path("<slug:committee>/seat/<slug:place>/papers/", reading.papers_for(Role.SEAT)),
    path("secretariat/", views.secretariat, name="secretariat"),
    path(
        "secretariat/<slug:committee>/resolutions/<int:number>.pdf", views.resolution, name="resolution-pdf"
    ),
    path("secretariat/<slug:committee>/seats/<slug:seat>/", views.seat, name="secretariat-seat"),
]
