"""The addresses, in Vietnamese as they stand in the browser."""

from __future__ import annotations

from django.urls import path

from engine.web.static_files import static_file
from engine.web.views.commune_views import commune
from engine.web.views.door_views import change_language, enter
from engine.web.views.guide.guidance_views import item_help
from engine.web.views.guide.tour_views import tour, tours
from engine.web.views.help_views import glossary, guidance
from engine.web.views.home_views import home
from engine.web.views.job_views import job_page, stop_job
from engine.web.views.law_views import law_download, standard, standards
from engine.web.views.policy import (
    law_check_views,
    law_compare_views,
    law_draft_views,
    law_edit_views,
    law_reading_views,
    law_task_views,
)
from engine.web.views.round_views import round_page, round_table

urlpatterns = [
    path("", home, name="home"),
    path("vao/<str:key>/", enter, name="enter"),
    path("ngon-ngu/", change_language, name="language"),
    path("dot/<str:name>/", round_page, name="round"),
    path("dot/<str:name>/bang.csv", round_table, name="round_table"),
    path("dot/<str:name>/xa/<str:code>/", commune, name="commune"),
    path("tieu-chi/", standards, name="standards"),
    path("tieu-chi/chep/", law_edit_views.law_copy, name="law_copy"),
    path("tieu-chi/doc/", law_reading_views.law_reading, name="law_reading"),
    path("tieu-chi/doc/nhan-viec/", law_task_views.law_tasks, name="law_tasks"),
    path("tieu-chi/doc/nhan-viec/<str:tasks>/", law_task_views.law_tasks_seen, name="law_tasks_seen"),
    path("tieu-chi/doc/<str:read>/", law_reading_views.law_read_result, name="law_read_result"),
    path("tieu-chi/doc/<str:read>/tep/<str:file>", law_reading_views.law_read_file, name="law_read_file"),
    path("tieu-chi/<str:name>/", standard, name="standard"),
    path("tieu-chi/<str:name>/tai/<str:kind>/", law_download, name="law_download"),
    path("tieu-chi/<str:name>/sua/", law_edit_views.law_edit, name="law_edit"),
    path("tieu-chi/<str:name>/sua/muc/<str:entry>/", law_edit_views.law_entry, name="law_entry"),
    path("tieu-chi/<str:name>/sua/tep/<str:file>/", law_edit_views.law_source, name="law_source"),
    path("tieu-chi/<str:name>/sua/excel/", law_edit_views.law_workbook, name="law_workbook"),
    path("tieu-chi/<str:name>/sua/chap-nhan/", law_edit_views.law_accept, name="law_accept"),
    path("tieu-chi/<str:name>/sua/ban/<str:draft>/", law_draft_views.law_draft, name="law_draft"),
    path(
        "tieu-chi/<str:name>/sua/ban/<str:draft>/tac-dong/", law_draft_views.law_draft_impact, name="law_draft_impact"
    ),
    path("tieu-chi/<str:name>/sua/ban/<str:draft>/excel/", law_draft_views.law_draft_file, name="law_draft_file"),
    path("tieu-chi/<str:name>/nam-moi/", law_compare_views.new_year, name="new_year"),
    path("tieu-chi/<str:name>/so-sanh/", law_compare_views.law_compare, name="law_compare"),
    path("tieu-chi/<str:name>/so-sanh/tac-dong/", law_compare_views.law_impact, name="law_impact"),
    path("tieu-chi/<str:name>/so-sanh/<str:told>/", law_compare_views.law_compared, name="law_compared"),
    path(
        "tieu-chi/<str:name>/so-sanh/<str:told>/excel/", law_compare_views.law_compared_file, name="law_compared_file"
    ),
    path("tieu-chi/<str:name>/doi-chieu/", law_check_views.law_check, name="law_check"),
    path("tieu-chi/<str:name>/doi-chieu/phieu/<str:sheet>/", law_check_views.law_checked, name="law_checked"),
    path("tieu-chi/<str:name>/doi-chieu/<str:part>/", law_check_views.law_check_part, name="law_check_part"),
    path("tro-giup/", guidance, name="help"),
    path("tro-giup/muc/<str:name>/", item_help, name="item_help"),
    path("tu-dien/", glossary, name="glossary"),
    path("bat-dau/", tours, name="tours"),
    path("bat-dau/<str:role>/", tour, name="tour"),
    path("viec/<str:job>/", job_page, name="job"),
    path("viec/<str:job>/dung/", stop_job, name="stop_job"),
    path("tinh/<str:asked>/<str:name>", static_file, name="static"),
]
handler400 = "engine.web.views.refusal_views.bad_request"
handler403 = "engine.web.views.refusal_views.forbidden"
handler404 = "engine.web.views.refusal_views.not_found"
handler500 = "engine.web.views.refusal_views.own_fault"
