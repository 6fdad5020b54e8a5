"""Addresses of the room. What a page posts to lies under the page's own path, where its pass is sent."""

from django.urls import include, path

from committees.access import Role
from committees.secretariat import beginning, exchange, presiding, rooms, set_up, wall
from committees.views import asking, console, correcting, deciding, doors, papers, screens

dais = [
    path("", console.console, name="console"),
    path("state/", screens.state_of(Role.DAIS)),
    path("minutes/", screens.minutes_for(Role.DAIS)),
    path("corrections/<int:act>/", correcting.correction),
    path("projector/link/", screens.open_projector),
    path("projector/", console.projector_mode),
    path("calls/", asking.calls),
    path("calls/<int:id>/", asking.call),
    path("announcements/<int:id>/", asking.announcement),
    path("meeting/", console.meeting),
    path("rules/", console.rules),
    path("phones/", console.phones),
    path("steps/", console.step),
    path("timetable/", console.timetable),
    path("roll/", console.roll_call),
    path("roll/<slug:seat>/", console.roll_answer),
    path("list/", console.speakers_list),
    path("list/<slug:seat>/", console.listed),
    path("speakers/", console.floor),
    path("speeches/<int:speech>/", console.speech),
    path("yields/", console.heir),
    path("comments/", console.commented),
    path("clocks/", console.clock_start),
    path("clocks/speech/<int:id>/", console.clock, {"of": "speech"}),
    path("clocks/caucus/<int:id>/", console.clock, {"of": "caucus"}),
    path("clocks/timer/<int:id>/", console.clock, {"of": "timer"}),
    path("motions/", deciding.motions),
    path("motions/line/", deciding.line),
    path("motions/call/", deciding.call),
    path("motions/count/", deciding.count),
    path("motions/speakers/", deciding.speakers_on),
    path("motions/<int:id>/", deciding.motion),
    path("declarations/", deciding.declarations),
    path("points/<int:id>/", deciding.point),
    path("debate/", deciding.debate),
    path("timers/", deciding.timers),
    path("timers/<int:id>/", deciding.timer_),
    path("notes/", deciding.notes),
    path("caucus/<int:id>/", deciding.caucus_),
    path("papers/<int:paper>/", papers.paper),
    path("papers/<int:paper>/parts/<int:part>/", papers.paper),
    path("submissions/<int:paper>/", papers.submission),
    path("submissions/returned/", papers.returned),
    path("support/", papers.support_),
    path("amendments/<int:id>/", papers.amendment),
    path("votes/count/", deciding.placards),
    path("votes/<int:vote>/", deciding.vote),
    path("explanations/", deciding.explanation),
    path("votes/<int:vote>/<slug:seat>/", deciding.ballot),
]

projector = [
    path("", screens.projector, name="projector"),
    path("state/", screens.state_of(Role.PROJECTOR)),
]

urlpatterns = [
    path("", doors.welcome, name="welcome"),
    path("join/", doors.join, name="join"),
    path("officers/", doors.officers, name="officers"),
    path("begin/", beginning.begin, name="begin"),
    path("password/", beginning.password, name="password"),
    path("secretariat/conference/", set_up.conference, name="set-up"),
    path("secretariat/committees/new/", rooms.new, name="committee-new"),
    path("secretariat/committees/import/", exchange.take_in, name="committee-import"),
    path("secretariat/committees/<slug:committee>/committee.json", exchange.export, name="committee-export"),
    path("secretariat/committees/<slug:committee>/", rooms.committee, name="committee"),
    path("secretariat/committees/<slug:committee>/officers/", presiding.officers, name="officers-of"),
    path(
        "secretariat/committees/<slug:committee>/officers/<slug:office>/", presiding.officer, name="officer"
    ),
    path("secretariat/wall/", wall.wall, name="wall"),
    path("secretariat/wall/state/", wall.state),
    path("secretariat/wall/announcements/", wall.announcements),
    path("secretariat/wall/announcements/<int:id>/", wall.announcement, name="wall-announcement"),
    path("secretariat/wall/<slug:committee>/calls/<int:id>/", wall.call, name="wall-call"),
    path("secretariat/accounts/", set_up.secretaries, name="secretaries"),
    path("secretariat/accounts/<int:account>/", set_up.secretary, name="secretary"),
    path("projector/<str:token>/", doors.projector_door, name="projector-door"),
    path("demo/<str:token>/", doors.demo_door, name="demo-door"),
    path("<slug:committee>/dais/<slug:place>/", include(dais)),
    path("<slug:committee>/projector/", include(projector)),
]
