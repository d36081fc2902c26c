"""The addresses, in Vietnamese as they stand in the browser."""

from __future__ import annotations

from django.urls import path

from engine.web.static_files import static_file
from engine.web.views.commune_views import commune
from engine.web.views.door_views import change_language, enter
from engine.web.views.follow.plan_views import make_plan_files, plan, plan_file
from engine.web.views.follow.reports_views import make_report_files, report_file, reports
from engine.web.views.follow.tasks_views import calendar, round_tasks
from engine.web.views.help_views import glossary, guidance
from engine.web.views.home_views import home
from engine.web.views.job_views import job_page, stop_job
from engine.web.views.law_views import standard, standards
from engine.web.views.overview.against_views import against_round, trend
from engine.web.views.overview.heat_views import heat
from engine.web.views.overview.rank_views import ranks, ranks_file
from engine.web.views.overview.tiles_views import tiles
from engine.web.views.round_views import round_page, round_table
from engine.web.views.ways.path_views import commune_path

urlpatterns = [
    path("", home, name="home"),
    path("vao/<str:key>/", enter, name="enter"),
    path("ngon-ngu/", change_language, name="language"),
    path("dot/<str:name>/", round_page, name="round"),
    path("dot/<str:name>/bang.csv", round_table, name="round_table"),
    path("dot/<str:name>/bang-nhiet/", heat, name="heat"),
    path("dot/<str:name>/ban-do/", tiles, name="tiles"),
    path("dot/<str:name>/so-sanh/", trend, name="against"),
    path("dot/<str:name>/so-sanh/<str:earlier>/", against_round, name="against_round"),
    path("dot/<str:name>/xep-hang/", ranks, name="rank"),
    path("dot/<str:name>/xep-hang/bang.xlsx", ranks_file, name="rank_file"),
    path("dot/<str:name>/ke-hoach/", plan, name="plan"),
    path("dot/<str:name>/ke-hoach/lap/", make_plan_files, name="make_plan"),
    path("dot/<str:name>/ke-hoach/tep/<path:file>", plan_file, name="plan_file"),
    path("dot/<str:name>/nhiem-vu/", round_tasks, name="round_tasks"),
    path("dot/<str:name>/lich.ics", calendar, name="calendar"),
    path("dot/<str:name>/bao-cao/", reports, name="reports"),
    path("dot/<str:name>/bao-cao/lap/", make_report_files, name="make_reports"),
    path("dot/<str:name>/bao-cao/tep/<path:file>", report_file, name="report_file"),
    path("dot/<str:name>/xa/<str:code>/", commune, name="commune"),
    path("dot/<str:name>/xa/<str:code>/duong-di/", commune_path, name="commune_path"),
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
