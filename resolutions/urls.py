"""Addresses of papers: written at the dais, printed by the secretariat."""

from django.urls import include, path

from committees.access import Role
from resolutions import documents, drafting, proposing, reading, secretariat, venue, views, writing

urlpatterns = [
    path("<slug:committee>/dais/<slug:place>/papers/", writing.write),
    path("<slug:committee>/dais/<slug:place>/amendments/", writing.amend),
    path("<slug:committee>/dais/<slug:place>/papers/texts/", reading.papers_for(Role.DAIS)),
    path("<slug:committee>/seat/<slug:place>/papers/write/", drafting.manuscripts),
    path("<slug:committee>/seat/<slug:place>/papers/write/<int:manuscript>/", drafting.manuscript),
    path("<slug:committee>/seat/<slug:place>/papers/<int:paper>/paragraphs/<str:mark>/", proposing.paragraph),
    path("<slug:committee>/seat/<slug:place>/papers/amendments/<int:id>/", proposing.own),
    path("<slug:committee>/seat/<slug:place>/papers/", reading.papers_for(Role.SEAT)),
    path("<slug:committee>/dais/<slug:place>/documents/", include(documents.addresses(Role.DAIS))),
    path("<slug:committee>/seat/<slug:place>/documents/", include(documents.addresses(Role.SEAT))),
    path("secretariat/<slug:committee>/documents/", include(documents.addresses(Role.SECRETARIAT))),
    path("secretariat/", secretariat.page, name="secretariat"),
    path("secretariat/resolutions.pdf", secretariat.as_pdf),
    path("secretariat/printed/", venue.page, name="printed"),
    path("secretariat/printed.pdf", venue.as_pdf, name="printed-pdf"),
    path("secretariat/resolutions.zip", secretariat.as_zip),
    path("secretariat/<slug:committee>/seats/<slug:seat>/", views.seat, name="secretariat-seat"),
]
