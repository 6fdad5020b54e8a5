"""Addresses of the secretariat's rules of procedure."""

from django.urls import path

from motions import views

urlpatterns = [
    path("secretariat/rules/", views.sets, name="rules"),
    path("secretariat/rules/committees/<slug:committee>/", views.choose, name="rules-choose"),
    path("secretariat/rules/<int:procedure>/", views.one_set, name="rules-set"),
    path("secretariat/rules/<int:procedure>/kinds/<slug:kind>/", views.kind, name="rules-kind"),
    path("secretariat/rules/<int:procedure>/preview/", views.preview, name="rules-preview"),
    path("secretariat/rules/<int:procedure>/beside/", views.compare, name="rules-beside"),
    path("secretariat/rules/<int:procedure>/deletion/", views.deletion, name="rules-deletion"),
]
