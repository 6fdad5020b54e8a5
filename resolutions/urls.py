"""Addresses of papers: written at the dais, printed by the secretariat."""

from django.urls import path

from committees.access import Role
from resolutions import reading, views, writing

urlpatterns = [
    path("<slug:committee>/dais/<slug:place>/papers/", writing.write),
    path("<slug:committee>/dais/<slug:place>/amendments/", writing.amend),
    path("<slug:committee>/dais/<slug:place>/papers/texts/", reading.papers_for(Role.DAIS)),
    path("<slug:committee>/seat/<slug:place>/papers/write/", writing.paper_of_seat),
    path("<slug:committee>/seat/<slug:place>/papers/write/<int:paper>/", writing.paper_of_seat),
    path("<slug:committee>/seat/<slug:place>/papers/", reading.papers_for(Role.SEAT)),
    path("secretariat/", views.secretariat, name="secretariat"),
    path(
        "secretariat/<slug:committee>/resolutions/<int:number>.pdf", views.resolution, name="resolution-pdf"
    ),
    path("secretariat/<slug:committee>/seats/<slug:seat>/", views.seat, name="secretariat-seat"),
]
