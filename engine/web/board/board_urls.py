"""The addresses of a board: those of one laptop, and those of its people."""

from __future__ import annotations

from django.urls import path

from engine.web.urls import handler400, handler403, handler404, handler500
from engine.web.urls import urlpatterns as of_one_laptop
from engine.web.views.people.invitation_views import invitation
from engine.web.views.people.own_account_views import password, second
from engine.web.views.people.people_views import invite, people, person, sign_ins
from engine.web.views.people.signing_views import sign_in, sign_out

urlpatterns = [
    *of_one_laptop,
    path("dang-nhap/", sign_in, name="sign_in"),
    path("dang-xuat/", sign_out, name="sign_out"),
    path("loi-moi/<str:key>/", invitation, name="invitation"),
    path("mat-khau/", password, name="password"),
    path("ma-hai-lop/", second, name="second_factor"),
    path("nguoi-dung/", people, name="people"),
    path("nguoi-dung/moi/", invite, name="invite"),
    path("nguoi-dung/nhat-ky/", sign_ins, name="sign_ins"),
    path("nguoi-dung/<str:person>/", person, name="person"),
]

__all__ = ("handler400", "handler403", "handler404", "handler500", "urlpatterns")
