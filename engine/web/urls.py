"""The addresses, in Vietnamese as they stand in the browser."""

from __future__ import annotations

from django.urls import path

from engine.web.static_files import static_file
from engine.web.views.door_views import enter
from engine.web.views.home_views import home
from engine.web.views.later import Later

urlpatterns = [
    path("", home, name="home"),
    path("vao/<str:key>/", enter, name="enter"),
    path("ngon-ngu/", Later("door_views.change_language"), name="language"),
    path("dot/moi/", Later("setting.new_round_views.new_round"), name="new_round"),
    path("dot/<str:name>/", Later("round_views.round_page"), name="round"),
    path("dot/<str:name>/bang.csv", Later("round_views.round_table"), name="round_table"),
    path("dot/<str:name>/dat/", Later("setting.round_setting_views.setting"), name="setting"),
    path("dot/<str:name>/dat/dot.xlsx", Later("setting.round_setting_views.setting_book"), name="setting_book"),
    path("dot/<str:name>/bang-nhiet/", Later("overview.heat_views.heat"), name="heat"),
    path("dot/<str:name>/ban-do/", Later("overview.tiles_views.tiles"), name="tiles"),
    path("dot/<str:name>/so-sanh/", Later("overview.against_views.trend"), name="against"),
    path("dot/<str:name>/so-sanh/<str:earlier>/", Later("overview.against_views.against_round"), name="against_round"),
    path("dot/<str:name>/xep-hang/", Later("overview.rank_views.ranks"), name="rank"),
    path("dot/<str:name>/xep-hang/bang.xlsx", Later("overview.rank_views.ranks_file"), name="rank_file"),
    path("dot/<str:name>/ke-hoach/", Later("follow.plan_views.plan"), name="plan"),
    path("dot/<str:name>/ke-hoach/lap/", Later("follow.plan_views.make_plan_files"), name="make_plan"),
    path("dot/<str:name>/ke-hoach/tep/<path:file>", Later("follow.plan_views.plan_file"), name="plan_file"),
    path("dot/<str:name>/nhiem-vu/", Later("follow.tasks_views.round_tasks"), name="round_tasks"),
    path("dot/<str:name>/lich.ics", Later("follow.tasks_views.calendar"), name="calendar"),
    path("dot/<str:name>/bao-cao/", Later("follow.reports_views.reports"), name="reports"),
    path("dot/<str:name>/bao-cao/lap/", Later("follow.reports_views.make_report_files"), name="make_reports"),
    path("dot/<str:name>/bao-cao/tep/<path:file>", Later("follow.reports_views.report_file"), name="report_file"),
    path("dot/<str:name>/tai-len/", Later("intake.uploads_views.uploads"), name="uploads"),
    path("dot/<str:name>/tai-len/gui/", Later("intake.uploads_views.send_files"), name="send_files"),
    path("dot/<str:name>/tai-len/nhan-xa.txt", Later("intake.blank_views.messages"), name="messages"),
    path("dot/<str:name>/tai-len/mau-bang.zip", Later("intake.blank_views.blank_tables"), name="blank_tables"),
    path("dot/<str:name>/tai-len/phieu/lap/", Later("intake.blank_views.make_blanks"), name="make_blanks"),
    path("dot/<str:name>/tai-len/phieu/<str:tray>.zip", Later("intake.blank_views.blanks"), name="blanks"),
    path("dot/<str:name>/tai-len/phieu/xa/<str:code>/", Later("intake.blank_views.blank_form"), name="blank_form"),
    path("dot/<str:name>/tai-len/<str:tray>/", Later("intake.uploads_views.sent_page"), name="sent"),
    path("dot/<str:name>/tai-len/<str:tray>/nhan/", Later("intake.uploads_views.receive_files"), name="receive_files"),
    path("dot/<str:name>/tai-len/<str:tray>/bo/", Later("intake.uploads_views.drop_files"), name="drop_files"),
    path(
        "dot/<str:name>/tai-len/<str:tray>/<str:code>/phai-sua.<str:kind>",
        Later("intake.uploads_views.mending_page"),
        name="mending_page",
    ),
    path("dot/<str:name>/xa/<str:code>/", Later("commune_views.commune"), name="commune"),
    path("dot/<str:name>/xa/<str:code>/duong-di/", Later("ways.path_views.commune_path"), name="commune_path"),
    path("dot/<str:name>/xa/<str:code>/nhap/", Later("filling.filling_views.filling"), name="filling"),
    path("dot/<str:name>/xa/<str:code>/nhap/o/", Later("filling.filling_views.filling_field"), name="filling_field"),
    path("dot/<str:name>/xa/<str:code>/nhap/xem/", Later("filling.filling_views.filling_state"), name="filling_state"),
    path(
        "dot/<str:name>/xa/<str:code>/nhap/chon/", Later("filling.filling_views.filling_choice"), name="filling_choice"
    ),
    path(
        "dot/<str:name>/xa/<str:code>/nhap/phieu.xlsx", Later("filling.filling_views.filling_form"), name="filling_form"
    ),
    path("dot/<str:name>/xa/<str:code>/gui/", Later("filling.sending_views.sending"), name="sending"),
    path("dot/<str:name>/xa/<str:code>/rut/", Later("filling.sending_views.withdrawing"), name="withdrawing"),
    path(
        "dot/<str:name>/xa/<str:code>/bien-nhan/<int:number>/", Later("filling.sending_views.receipt"), name="receipt"
    ),
    path("dot/<str:name>/mo-so/", Later("review.opening_views.opening"), name="opening"),
    path("dot/<str:name>/mo-so/hoi-dong.xlsx", Later("review.opening_views.people_book"), name="people_book"),
    path("dot/<str:name>/nhan-phieu/", Later("review.import_views.imports"), name="imports"),
    path("dot/<str:name>/tham-dinh/", Later("review.desk_views.desk"), name="desk"),
    path("dot/<str:name>/tham-dinh/nhan-het/", Later("review.desk_views.claim_all"), name="claim_all"),
    path("dot/<str:name>/tham-dinh/so.xlsx", Later("review.workbook_views.appraisal_book"), name="appraisal_book"),
    path(
        "dot/<str:name>/tham-dinh/nhap-so/", Later("review.workbook_views.appraisal_book_in"), name="appraisal_book_in"
    ),
    path("dot/<str:name>/xa/<str:code>/tham-dinh/", Later("review.appraisal_views.appraisal"), name="appraisal"),
    path("dot/<str:name>/xa/<str:code>/tra-loi/", Later("review.standing_views.answer_remark"), name="answer_remark"),
    path("dot/<str:name>/kiem-tra/", Later("review.to_see_views.to_see"), name="to_see"),
    path("dot/<str:name>/kiem-tra/thong-ke.xlsx", Later("review.to_see_views.to_see_book"), name="to_see_book"),
    path("dot/<str:name>/an-dinh/", Later("review.override_views.overrides"), name="overrides"),
    path("dot/<str:name>/hoi-dong/", Later("council.council_views.council"), name="council"),
    path("dot/<str:name>/hoi-dong/nhat-ky/", Later("council.seating_views.record_opened"), name="record_opened"),
    path("dot/<str:name>/hoi-dong/so-nguoi/", Later("council.seating_views.people_taken"), name="people_taken"),
    path("dot/<str:name>/hoi-dong/hoi-dong.xlsx", Later("council.seating_views.council_book"), name="council_book"),
    path("dot/<str:name>/hoi-dong/ghi/", Later("council.seating_views.council_seated"), name="council_seated"),
    path("dot/<str:name>/hoi-dong/phieu/", Later("council.council_views.ballots_moved"), name="ballots_moved"),
    path("dot/<str:name>/xa/<str:code>/phieu/", Later("council.ballot_views.ballot"), name="ballot"),
    path("dot/<str:name>/xa/<str:code>/phieu/mo/", Later("council.ballot_views.ballot_open"), name="ballot_open"),
    path("dot/<str:name>/xa/<str:code>/phieu/ghi/", Later("council.ballot_views.vote"), name="vote"),
    path("dot/<str:name>/xa/<str:code>/phieu/dong/", Later("council.ballot_views.ballot_close"), name="ballot_close"),
    path("dot/<str:name>/xa/<str:code>/phieu/quyet-dinh/", Later("council.ballot_views.decide"), name="decide"),
    path("dot/<str:name>/xa/<str:code>/phieu/da-ky/", Later("council.ballot_views.signed"), name="signed"),
    path("dot/<str:name>/xa/<str:code>/phieu/thu-hoi/", Later("council.ballot_views.revoke"), name="revoke"),
    path("dot/<str:name>/van-ban/", Later("papers.paper_views.round_papers"), name="round_papers"),
    path("dot/<str:name>/van-ban/xem/", Later("papers.paper_views.papers_looked"), name="papers_looked"),
    path("dot/<str:name>/van-ban/lap/", Later("papers.paper_views.papers_made"), name="papers_made"),
    path("dot/<str:name>/van-ban/mau/", Later("papers.template_views.template_taken"), name="template_taken"),
    path(
        "dot/<str:name>/van-ban/mau/<str:kind>.docx", Later("papers.template_views.template_file"), name="template_file"
    ),
    path("dot/<str:name>/van-ban/tep/<path:file>", Later("papers.paper_views.paper_file"), name="paper_file"),
    path("dot/<str:name>/xa/<str:code>/van-ban/", Later("papers.paper_views.papers"), name="papers"),
    path("dot/<str:name>/ho-so/", Later("record.record_views.round_record"), name="round_record"),
    path("dot/<str:name>/ho-so/kiem-tra/", Later("record.record_views.record_check"), name="record_check"),
    path("dot/<str:name>/ho-so/kiem-tra/chay/", Later("record.record_views.record_verified"), name="record_verified"),
    path("dot/<str:name>/ho-so/sao-luu.db", Later("record.record_views.record_backup"), name="record_backup"),
    path("dot/<str:name>/ho-so/mang-di/", Later("record.taking_away.dossier_made"), name="dossier_made"),
    path("dot/<str:name>/ho-so/mang-di.zip", Later("record.taking_away.dossier"), name="dossier"),
    path("dot/<str:name>/xa/<str:code>/ho-so/", Later("record.record_views.commune_record"), name="commune_record"),
    path(
        "dot/<str:name>/xa/<str:code>/ho-so/mang-di/",
        Later("record.taking_away.commune_dossier_made"),
        name="commune_dossier_made",
    ),
    path(
        "dot/<str:name>/xa/<str:code>/ho-so/mang-di.zip",
        Later("record.taking_away.commune_dossier"),
        name="commune_dossier",
    ),
    path("dot/<str:name>/cong-bo/", Later("publishing.publishing_views.publishing"), name="publishing"),
    path("dot/<str:name>/cong-bo/xem/", Later("publishing.publishing_views.release_seen"), name="release_seen"),
    path("dot/<str:name>/cong-bo/ky/", Later("publishing.publishing_views.release_signed"), name="release_signed"),
    path(
        "dot/<str:name>/cong-bo/<str:number>/<str:file>", Later("publishing.publishing_views.released"), name="released"
    ),
    path("cong-khai/<str:name>/", Later("publishing.public_views.public"), name="public"),
    path(
        "cong-khai/<str:name>/tre-em/<str:code>/",
        Later("publishing.public_views.public_children"),
        name="public_children",
    ),
    path("tep/<str:sha>/", Later("record.taking_away.kept_file"), name="kept_file"),
    path("tieu-chi/", Later("law_views.standards"), name="standards"),
    path("tieu-chi/chep/", Later("policy.law_edit_views.law_copy"), name="law_copy"),
    path("tieu-chi/doc/", Later("policy.law_reading_views.law_reading"), name="law_reading"),
    path("tieu-chi/doc/nhan-viec/", Later("policy.law_task_views.law_tasks"), name="law_tasks"),
    path("tieu-chi/doc/nhan-viec/<str:tasks>/", Later("policy.law_task_views.law_tasks_seen"), name="law_tasks_seen"),
    path("tieu-chi/doc/<str:read>/", Later("policy.law_reading_views.law_read_result"), name="law_read_result"),
    path(
        "tieu-chi/doc/<str:read>/tep/<str:file>", Later("policy.law_reading_views.law_read_file"), name="law_read_file"
    ),
    path("tieu-chi/<str:name>/", Later("law_views.standard"), name="standard"),
    path("tieu-chi/<str:name>/tai/<str:kind>/", Later("law_views.law_download"), name="law_download"),
    path("tieu-chi/<str:name>/sua/", Later("policy.law_edit_views.law_edit"), name="law_edit"),
    path("tieu-chi/<str:name>/sua/muc/<str:entry>/", Later("policy.law_edit_views.law_entry"), name="law_entry"),
    path("tieu-chi/<str:name>/sua/tep/<str:file>/", Later("policy.law_edit_views.law_source"), name="law_source"),
    path("tieu-chi/<str:name>/sua/excel/", Later("policy.law_edit_views.law_workbook"), name="law_workbook"),
    path("tieu-chi/<str:name>/sua/chap-nhan/", Later("policy.law_edit_views.law_accept"), name="law_accept"),
    path("tieu-chi/<str:name>/sua/ban/<str:draft>/", Later("policy.law_draft_views.law_draft"), name="law_draft"),
    path(
        "tieu-chi/<str:name>/sua/ban/<str:draft>/tac-dong/",
        Later("policy.law_draft_views.law_draft_impact"),
        name="law_draft_impact",
    ),
    path(
        "tieu-chi/<str:name>/sua/ban/<str:draft>/excel/",
        Later("policy.law_draft_views.law_draft_file"),
        name="law_draft_file",
    ),
    path("tieu-chi/<str:name>/nam-moi/", Later("policy.law_compare_views.new_year"), name="new_year"),
    path("tieu-chi/<str:name>/so-sanh/", Later("policy.law_compare_views.law_compare"), name="law_compare"),
    path("tieu-chi/<str:name>/so-sanh/tac-dong/", Later("policy.law_compare_views.law_impact"), name="law_impact"),
    path(
        "tieu-chi/<str:name>/so-sanh/<str:told>/", Later("policy.law_compare_views.law_compared"), name="law_compared"
    ),
    path(
        "tieu-chi/<str:name>/so-sanh/<str:told>/excel/",
        Later("policy.law_compare_views.law_compared_file"),
        name="law_compared_file",
    ),
    path("tieu-chi/<str:name>/doi-chieu/", Later("policy.law_check_views.law_check"), name="law_check"),
    path(
        "tieu-chi/<str:name>/doi-chieu/phieu/<str:sheet>/",
        Later("policy.law_check_views.law_checked"),
        name="law_checked",
    ),
    path(
        "tieu-chi/<str:name>/doi-chieu/<str:part>/",
        Later("policy.law_check_views.law_check_part"),
        name="law_check_part",
    ),
    path("tro-giup/", Later("help_views.guidance"), name="help"),
    path("tro-giup/muc/<str:name>/", Later("guide.guidance_views.item_help"), name="item_help"),
    path("tu-dien/", Later("help_views.glossary"), name="glossary"),
    path("bat-dau/", Later("guide.tour_views.tours"), name="tours"),
    path("bat-dau/<str:role>/", Later("guide.tour_views.tour"), name="tour"),
    path("viec/<str:job>/", Later("job_views.job_page"), name="job"),
    path("viec/<str:job>/dung/", Later("job_views.stop_job"), name="stop_job"),
    path("tinh/<str:asked>/<str:name>", static_file, name="static"),
]
handler400 = "engine.web.views.refusal_views.bad_request"
handler403 = "engine.web.views.refusal_views.forbidden"
handler404 = "engine.web.views.refusal_views.not_found"
handler500 = "engine.web.views.refusal_views.own_fault"
