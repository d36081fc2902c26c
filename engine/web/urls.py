"""The addresses, in Vietnamese as they stand in the browser."""

from __future__ import annotations

from django.urls import path

from engine.web.static_files import static_file
from engine.web.views.commune_views import commune
from engine.web.views.council.ballot_views import ballot, ballot_close, ballot_open, decide, revoke, signed, vote
from engine.web.views.council.council_views import ballots_moved, council
from engine.web.views.council.seating_views import council_book, council_seated, people_taken, record_opened
from engine.web.views.door_views import change_language, enter
from engine.web.views.filling.filling_views import (
    filling,
    filling_choice,
    filling_field,
    filling_form,
    filling_state,
)
from engine.web.views.filling.sending_views import receipt, sending, withdrawing
from engine.web.views.follow.plan_views import make_plan_files, plan, plan_file
from engine.web.views.follow.reports_views import make_report_files, report_file, reports
from engine.web.views.follow.tasks_views import calendar, round_tasks
from engine.web.views.guide.guidance_views import item_help
from engine.web.views.guide.tour_views import tour, tours
from engine.web.views.help_views import glossary, guidance
from engine.web.views.home_views import home
from engine.web.views.intake.blank_views import blank_form, blank_tables, blanks, make_blanks, messages
from engine.web.views.intake.uploads_views import (
    drop_files,
    mending_page,
    receive_files,
    send_files,
    sent_page,
    uploads,
)
from engine.web.views.job_views import job_page, stop_job
from engine.web.views.law_views import law_download, standard, standards
from engine.web.views.overview.against_views import against_round, trend
from engine.web.views.overview.heat_views import heat
from engine.web.views.overview.rank_views import ranks, ranks_file
from engine.web.views.overview.tiles_views import tiles
from engine.web.views.papers.paper_views import paper_file, papers, papers_looked, papers_made, round_papers
from engine.web.views.papers.template_views import template_file, template_taken
from engine.web.views.policy import (
    law_check_views,
    law_compare_views,
    law_draft_views,
    law_edit_views,
    law_reading_views,
    law_task_views,
)
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
from engine.web.views.review.appraisal_views import appraisal
from engine.web.views.review.desk_views import claim_all, desk
from engine.web.views.review.import_views import imports
from engine.web.views.review.opening_views import opening, people_book
from engine.web.views.review.override_views import overrides
from engine.web.views.review.standing_views import answer_remark
from engine.web.views.review.to_see_views import to_see, to_see_book
from engine.web.views.review.workbook_views import appraisal_book, appraisal_book_in
from engine.web.views.round_views import round_page, round_table
from engine.web.views.setting.new_round_views import new_round
from engine.web.views.setting.round_setting_views import setting, setting_book
from engine.web.views.ways.path_views import commune_path

urlpatterns = [
    path("", home, name="home"),
    path("vao/<str:key>/", enter, name="enter"),
    path("ngon-ngu/", change_language, name="language"),
    path("dot/moi/", new_round, name="new_round"),
    path("dot/<str:name>/", round_page, name="round"),
    path("dot/<str:name>/bang.csv", round_table, name="round_table"),
    path("dot/<str:name>/dat/", setting, name="setting"),
    path("dot/<str:name>/dat/dot.xlsx", setting_book, name="setting_book"),
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
    path("dot/<str:name>/tai-len/", uploads, name="uploads"),
    path("dot/<str:name>/tai-len/gui/", send_files, name="send_files"),
    path("dot/<str:name>/tai-len/nhan-xa.txt", messages, name="messages"),
    path("dot/<str:name>/tai-len/mau-bang.zip", blank_tables, name="blank_tables"),
    path("dot/<str:name>/tai-len/phieu/lap/", make_blanks, name="make_blanks"),
    path("dot/<str:name>/tai-len/phieu/<str:tray>.zip", blanks, name="blanks"),
    path("dot/<str:name>/tai-len/phieu/xa/<str:code>/", blank_form, name="blank_form"),
    path("dot/<str:name>/tai-len/<str:tray>/", sent_page, name="sent"),
    path("dot/<str:name>/tai-len/<str:tray>/nhan/", receive_files, name="receive_files"),
    path("dot/<str:name>/tai-len/<str:tray>/bo/", drop_files, name="drop_files"),
    path("dot/<str:name>/tai-len/<str:tray>/<str:code>/phai-sua.<str:kind>", mending_page, name="mending_page"),
    path("dot/<str:name>/xa/<str:code>/", commune, name="commune"),
    path("dot/<str:name>/xa/<str:code>/duong-di/", commune_path, name="commune_path"),
    path("dot/<str:name>/xa/<str:code>/nhap/", filling, name="filling"),
    path("dot/<str:name>/xa/<str:code>/nhap/o/", filling_field, name="filling_field"),
    path("dot/<str:name>/xa/<str:code>/nhap/xem/", filling_state, name="filling_state"),
    path("dot/<str:name>/xa/<str:code>/nhap/chon/", filling_choice, name="filling_choice"),
    path("dot/<str:name>/xa/<str:code>/nhap/phieu.xlsx", filling_form, name="filling_form"),
    path("dot/<str:name>/xa/<str:code>/gui/", sending, name="sending"),
    path("dot/<str:name>/xa/<str:code>/rut/", withdrawing, name="withdrawing"),
    path("dot/<str:name>/xa/<str:code>/bien-nhan/<int:number>/", receipt, name="receipt"),
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
