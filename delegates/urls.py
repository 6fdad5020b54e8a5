"""Addresses of a delegation's phone, and of the secretariat's rosters."""

from django.urls import include, path

from committees.access import Role
from committees.views import screens
from delegates.views import notes, phone, roster

seat = [
    path("", phone.phone, name="phone"),
    path("state/", screens.state_of(Role.SEAT)),
    path("minutes/", screens.minutes_for(Role.SEAT)),
    path("floor/", phone.floor),
    path("motions/", phone.motions),
    path("motions/<int:id>/", phone.motion),
    path("speeches/<int:speech>/question/", phone.question),
    path("speeches/<int:speech>/comment/", phone.comment),
    path("caucus/<int:id>/", phone.caucus),
    path("votes/<int:vote>/ballot/", phone.ballot),
    path("papers/<int:paper>/support/", phone.support),
    path("amendments/<int:id>/", phone.amendment),
    path("notes/", notes.own),
    path("guide/", phone.guide, name="guide"),
]

urlpatterns = [
    path("<slug:committee>/seat/<slug:place>/", include(seat)),
    path("<slug:committee>/dais/<slug:place>/notes/passed/", notes.passed),
    path("secretariat/committees/<slug:committee>/roster/", roster.page, name="roster"),
    path("secretariat/committees/<slug:committee>/roster/roster.csv", roster.as_csv, name="roster-csv"),
]
