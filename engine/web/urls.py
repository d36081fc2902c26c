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
from engine.web.views.review.appraisal_views import appraisal
from engine.web.views.review.desk_views import claim_all, desk
from engine.web.views.review.import_views import imports
from engine.web.views.review.opening_views import opening, people_book
from engine.web.views.review.override_views import overrides
from engine.web.views.review.standing_views import answer_remark
from engine.web.views.review.to_see_views import to_see, to_see_book
from engine.web.views.review.workbook_views import appraisal_book, appraisal_book_in
from engine.web.views.round_views import round_page, round_table

urlpatterns = [
    path("", home, name="home"),
    path("vao/<str:key>/", enter, name="enter"),
    path("ngon-ngu/", change_language, name="language"),
    path("dot/<str:name>/", round_page, name="round"),
    path("dot/<str:name>/bang.csv", round_table, name="round_table"),
    path("dot/<str:name>/xa/<str:code>/", commune, name="commune"),
    path("dot/<str:name>/mo-so/", opening, name="opening"),
    path("dot/<str:name>/mo-so/hoi-dong.xlsx", people_book, name="people_book"),
    path("dot/<str:name>/nhan-phieu/", imports, name="imports"),
    path("dot/<str:name>/tham-dinh/", desk, name="desk"),
    path("dot/<str:name>/tham-dinh/nhan-het/", claim_all, name="claim_all"),
    path("dot/<str:name>/tham-dinh/so.xlsx", appraisal_book, name="appraisal_book"),
    path("dot/<str:name>/tham-dinh/nhap-so/", appraisal_book_in, name="appraisal_book_in"),
    path("dot/<str:name>/xa/<str:code>/tham-dinh/", appraisal, name="appraisal"),
    path("dot/<str:name>/xa/<str:code>/tra-loi/", answer_remark, name="answer_remark"),
    path("dot/<str:name>/kiem-tra/", to_see, name="to_see"),
    path("dot/<str:name>/kiem-tra/thong-ke.xlsx", to_see_book, name="to_see_book"),
    path("dot/<str:name>/an-dinh/", overrides, name="overrides"),
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
