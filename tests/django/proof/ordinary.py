"""
What the newcomer has tested: as Django's documents say. It is copied into the project.
"""

from __future__ import annotations

from typing import Any
from urllib.request import urlopen

import pytest
from django.contrib.auth import SESSION_KEY, get_user_model
from django.contrib.auth.models import User
from django.test import (
    AsyncClient,
    LiveServerTestCase,
    RequestFactory,
    TestCase,
    TransactionTestCase,
)
from shop import home  # type: ignore[import-not-found]  # it lies beside it in the project

PASSWORD = "Correct Horse 9 Battery"


class Ordinary(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.ada = User.objects.create_user("ada", "ada@example.com", PASSWORD)
        cls.eve = User.objects.create_user("eve", "eve@example.com", PASSWORD)

    def test_01_stranger(self) -> None:
        self.assertContains(self.client.get("/"), "stranger")

    def test_02_login_view(self) -> None:
        data = {"username": "ada", "password": PASSWORD}
        response = self.client.post("/accounts/login/?next=/orders/", data, follow=True)
        self.assertRedirects(response, "/orders/")
        self.assertContains(response, "Orders of ada")
        self.assertEqual(response.context, None)

    def test_03_wrong_password(self) -> None:
        response = self.client.post("/accounts/login/", {"username": "ada", "password": "wrong"})
        self.assertEqual(200, response.status_code)
        self.assertNotIn(SESSION_KEY, self.client.session)

    def test_04_client_login(self) -> None:
        self.assertTrue(self.client.login(username="ada", password=PASSWORD))
        self.assertEqual(str(self.ada.pk), self.client.session[SESSION_KEY])
        self.assertContains(self.client.get("/orders/"), "Orders of ada")

    def test_05_client_login_with_a_wrong_password(self) -> None:
        self.assertFalse(self.client.login(username="ada", password="wrong"))

    def test_06_force_login(self) -> None:
        self.client.force_login(self.ada)
        for _ in range(3):
            self.assertContains(self.client.get("/orders/"), "Orders of ada")

    def test_07_one_after_the_other(self) -> None:
        for user in (self.ada, self.eve, self.ada):
            self.client.force_login(user)
            self.assertContains(self.client.get("/"), f"Hello, {user.username}")

    def test_08_client_logout(self) -> None:
        self.client.force_login(self.ada)
        self.client.logout()
        self.assertRedirects(self.client.get("/orders/"), "/accounts/login/?next=/orders/")

    def test_09_logout_view(self) -> None:
        self.client.force_login(self.ada)
        self.client.post("/accounts/logout/")
        self.assertContains(self.client.get("/"), "stranger")

    def test_10_change_of_the_password(self) -> None:
        self.client.force_login(self.ada)
        new = "Another Staple 7 Lantern"
        data = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
        self.assertRedirects(self.client.post("/accounts/password/", data), "/orders/")
        self.ada.refresh_from_db()
        self.assertTrue(self.ada.check_password(new))
        self.assertContains(self.client.get("/orders/"), "Orders of ada")

    def test_11_sign_up(self) -> None:
        new = "Another Staple 7 Lantern"
        data = {"username": "new", "password1": new, "password2": new}
        self.assertRedirects(self.client.post("/join/", data), "/orders/")

    def test_12_basket_of_a_stranger(self) -> None:
        self.assertEqual(b"1", self.client.get("/basket/").content)
        self.assertEqual(b"2", self.client.get("/basket/").content)
        self.client.post("/accounts/login/", {"username": "ada", "password": PASSWORD})
        self.assertEqual(b"3", self.client.get("/basket/").content)

    def test_13_admin(self) -> None:
        self.assertEqual(302, self.client.get("/admin/").status_code)
        boss = User.objects.create_superuser("boss", "boss@example.com", PASSWORD)
        self.client.force_login(boss)
        self.assertEqual(200, self.client.get("/admin/").status_code)
        self.assertEqual(200, self.client.get("/admin/auth/user/").status_code)

    def test_14_view_alone(self) -> None:
        request = RequestFactory().get("/")
        request.user = self.ada
        self.assertIn(b"ada", home(request).content)

    def test_15_queries_of_a_public_page(self) -> None:
        with self.assertNumQueries(0):
            self.client.get("/public/")

    async def test_16_asynchronous_view(self) -> None:
        client = AsyncClient()
        await client.aforce_login(self.ada)
        response = await client.get("/later/")
        self.assertEqual(b"ada", response.content)

    def test_17_disabled_user(self) -> None:
        self.client.force_login(self.ada)
        User.objects.filter(pk=self.ada.pk).update(is_active=False)
        self.assertContains(self.client.get("/"), "stranger")


class Committed(TransactionTestCase):
    def test_18_login_view(self) -> None:
        User.objects.create_user("ada", "ada@example.com", PASSWORD)
        data = {"username": "ada", "password": PASSWORD}
        self.assertRedirects(self.client.post("/accounts/login/?next=/orders/", data), "/orders/")
        self.assertContains(self.client.get("/names/"), "ada")


class Live(LiveServerTestCase):
    def test_19_server(self) -> None:
        with urlopen(self.live_server_url + "/") as response:
            self.assertIn(b"stranger", response.read())


@pytest.mark.django_db
def test_20_pytest(client: Any, django_user_model: Any, admin_client: Any) -> None:
    assert get_user_model() is django_user_model
    client.force_login(django_user_model.objects.create_user("ada"))
    assert b"Orders of ada" == client.get("/orders/").content
    assert 200 == admin_client.get("/admin/").status_code
