"""The addresses, in Vietnamese as they stand in the browser."""

from __future__ import annotations

from django.urls import path

from engine.web.static_files import static_file
from engine.web.views.commune_views import commune
from engine.web.views.door_views import change_language, enter
from engine.web.views.help_views import glossary, guidance
from engine.web.views.home_views import home
from engine.web.views.job_views import job_page, stop_job
from engine.web.views.law_views import standard, standards
from engine.web.views.round_views import round_page, round_table

urlpatterns = [
    path("", home, name="home"),
    path("vao/<str:key>/", enter, name="enter"),
    path("ngon-ngu/", change_language, name="language"),
    path("dot/<str:name>/", round_page, name="round"),
    path("dot/<str:name>/bang.csv", round_table, name="round_table"),
    path("dot/<str:name>/xa/<str:code>/", commune, name="commune"),
    path("tieu-chi/", standards, name="standards"),
    path("tieu-chi/<str:name>/", standard, name="standard"),
    path("tro-giup/", guidance, name="help"),
    path("tu-dien/", glossary, name="glossary"),
    path("viec/<str:job>/", job_page, name="job"),
    path("viec/<str:job>/dung/", stop_job, name="stop_job"),
    path("tinh/<str:asked>/<str:name>", static_file, name="static"),
]
handler400 = "engine.web.views.refusal_views.bad_request"
handler403 = "engine.web.views.refusal_views.forbidden"
handler404 = "engine.web.views.refusal_views.not_found"
handler500 = "engine.web.views.refusal_views.own_fault"
