"""Addresses of a delegation's phone, of rosters, and of what officers decide about seats and their devices."""

from django.urls import include, path

from committees.access import Role
from committees.views import screens
from delegates.views import guide, guide_desk, notes, phone, position_desk, positions, roster, seats

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
    path("strawpolls/<int:id>/choice/", phone.choice),
    path("papers/<int:paper>/support/", phone.support),
    path("amendments/<int:id>/", phone.amendment),
    path("guide/", guide.guide_for(Role.SEAT), name="guide"),
    path("notes/", notes.own),
    path("positions/", positions.own, name="positions"),
]

urlpatterns = [
    path("<slug:committee>/seat/<slug:place>/", include(seat)),
    path("<slug:committee>/dais/<slug:place>/guide/", guide.guide_for(Role.DAIS)),
    path("<slug:committee>/dais/<slug:place>/positions/", positions.every),
    path("<slug:committee>/dais/<slug:place>/positions/<slug:seat>/", positions.one),
    path("secretariat/committees/<slug:committee>/guide/", guide_desk.page, name="guide-desk"),
    path("secretariat/committees/<slug:committee>/positions/", position_desk.page, name="position-desk"),
    path("<slug:committee>/dais/<slug:place>/notes/passed/", notes.passed),
    path("secretariat/committees/<slug:committee>/roster/", roster.page, name="roster"),
    path("secretariat/committees/<slug:committee>/roster/roster.csv", roster.as_csv, name="roster-csv"),
    path("<slug:committee>/dais/<slug:place>/devices/", seats.asking),
    path("<slug:committee>/dais/<slug:place>/devices/<int:device>/", seats.asks),
    path("<slug:committee>/dais/<slug:place>/seats/<slug:seat>/", include(seats.addresses(Role.DAIS))),
    path("secretariat/<slug:committee>/cards/", seats.new_cards, name="new-cards"),
    path(
        "secretariat/<slug:committee>/seats/<slug:seat>/devices/", include(seats.addresses(Role.SECRETARIAT))
    ),
]
