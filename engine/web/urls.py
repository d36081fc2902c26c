"""The addresses, in Vietnamese as they stand in the browser."""

from __future__ import annotations

from django.urls import path

from engine.web.static_files import static_file
from engine.web.views.commune_views import commune
from engine.web.views.council.ballot_views import ballot, ballot_close, ballot_open, decide, revoke, signed, vote
from engine.web.views.council.council_views import ballots_moved, council
from engine.web.views.council.seating_views import council_book, council_seated, people_taken, record_opened
from engine.web.views.door_views import change_language, enter
from engine.web.views.help_views import glossary, guidance
from engine.web.views.home_views import home
from engine.web.views.job_views import job_page, stop_job
from engine.web.views.law_views import standard, standards
from engine.web.views.papers.paper_views import paper_file, papers, papers_looked, papers_made, round_papers
from engine.web.views.papers.template_views import template_file, template_taken
from engine.web.views.publishing.public_views import public, public_children
from engine.web.views.publishing.publishing_views import publishing, release_seen, release_signed, released
from engine.web.views.record.record_views import (
    commune_record,
    record_backup,
    record_check,
    record_verified,
    round_record,
)
from engine.web.views.record.taking_away import commune_dossier, commune_dossier_made, dossier, dossier_made, kept_file
from engine.web.views.round_views import round_page, round_table

urlpatterns = [
    path("", home, name="home"),
    path("vao/<str:key>/", enter, name="enter"),
    path("ngon-ngu/", change_language, name="language"),
    path("dot/<str:name>/", round_page, name="round"),
    path("dot/<str:name>/bang.csv", round_table, name="round_table"),
    path("dot/<str:name>/xa/<str:code>/", commune, name="commune"),
    path("dot/<str:name>/hoi-dong/", council, name="council"),
    path("dot/<str:name>/hoi-dong/nhat-ky/", record_opened, name="record_opened"),
    path("dot/<str:name>/hoi-dong/so-nguoi/", people_taken, name="people_taken"),
    path("dot/<str:name>/hoi-dong/hoi-dong.xlsx", council_book, name="council_book"),
    path("dot/<str:name>/hoi-dong/ghi/", council_seated, name="council_seated"),
    path("dot/<str:name>/hoi-dong/phieu/", ballots_moved, name="ballots_moved"),
    path("dot/<str:name>/xa/<str:code>/phieu/", ballot, name="ballot"),
    path("dot/<str:name>/xa/<str:code>/phieu/mo/", ballot_open, name="ballot_open"),
    path("dot/<str:name>/xa/<str:code>/phieu/ghi/", vote, name="vote"),
    path("dot/<str:name>/xa/<str:code>/phieu/dong/", ballot_close, name="ballot_close"),
    path("dot/<str:name>/xa/<str:code>/phieu/quyet-dinh/", decide, name="decide"),
    path("dot/<str:name>/xa/<str:code>/phieu/da-ky/", signed, name="signed"),
    path("dot/<str:name>/xa/<str:code>/phieu/thu-hoi/", revoke, name="revoke"),
    path("dot/<str:name>/van-ban/", round_papers, name="round_papers"),
    path("dot/<str:name>/van-ban/xem/", papers_looked, name="papers_looked"),
    path("dot/<str:name>/van-ban/lap/", papers_made, name="papers_made"),
    path("dot/<str:name>/van-ban/mau/", template_taken, name="template_taken"),
    path("dot/<str:name>/van-ban/mau/<str:kind>.docx", template_file, name="template_file"),
    path("dot/<str:name>/van-ban/tep/<path:file>", paper_file, name="paper_file"),
    path("dot/<str:name>/xa/<str:code>/van-ban/", papers, name="papers"),
    path("dot/<str:name>/ho-so/", round_record, name="round_record"),
    path("dot/<str:name>/ho-so/kiem-tra/", record_check, name="record_check"),
    path("dot/<str:name>/ho-so/kiem-tra/chay/", record_verified, name="record_verified"),
    path("dot/<str:name>/ho-so/sao-luu.db", record_backup, name="record_backup"),
    path("dot/<str:name>/ho-so/mang-di/", dossier_made, name="dossier_made"),
    path("dot/<str:name>/ho-so/mang-di.zip", dossier, name="dossier"),
    path("dot/<str:name>/xa/<str:code>/ho-so/", commune_record, name="commune_record"),
    path("dot/<str:name>/xa/<str:code>/ho-so/mang-di/", commune_dossier_made, name="commune_dossier_made"),
    path("dot/<str:name>/xa/<str:code>/ho-so/mang-di.zip", commune_dossier, name="commune_dossier"),
    path("dot/<str:name>/cong-bo/", publishing, name="publishing"),
    path("dot/<str:name>/cong-bo/xem/", release_seen, name="release_seen"),
    path("dot/<str:name>/cong-bo/ky/", release_signed, name="release_signed"),
    path("dot/<str:name>/cong-bo/<str:number>/<str:file>", released, name="released"),
    path("cong-khai/<str:name>/", public, name="public"),
    path("cong-khai/<str:name>/tre-em/<str:code>/", public_children, name="public_children"),
    path("tep/<str:sha>/", kept_file, name="kept_file"),
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
