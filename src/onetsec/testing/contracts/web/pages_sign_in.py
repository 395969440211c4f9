"""
The pages: ways in and out, and a forgotten password.
"""

from __future__ import annotations

from ....web.urls import RESET, SECURITY, SIGN_IN, VERIFY
from ._facts import WebFacts
from ._host import WebHost
from ._person import csrf, masked

_WRONG = "Not-the-Password-8"


class PagesSignInFacts(WebFacts):
    """
    Sign-in, both second factors, recovery codes and password reset, in a browser.
    """

    def test_pages_sign_in(self, host: WebHost) -> None:
        """
        The right password opens private pages.
        """
        ada = self.person(host)

        assert 303 == ada.sign_in().status
        assert ada.is_signed_in

    def test_pages_ask_who_it_is(self, host: WebHost) -> None:
        """
        A private page leads somebody whom nobody knows to the sign-in.
        """
        stranger = self.person(host)
        answer = stranger.open(SECURITY)

        assert 303 == answer.status
        assert stranger.browser.path_of(answer).startswith(host.prefix + SIGN_IN)

    def test_pages_lead_back_after_a_sign_in(self, host: WebHost) -> None:
        """
        Whoever wanted a page gets it.
        """
        wanted = f"{host.prefix}{SECURITY}?a=b"
        ada = self.person(host)

        assert wanted == ada.browser.path_of(ada.sign_in(next=wanted))

    def test_pages_lead_to_no_other_site(self, host: WebHost) -> None:
        """
        Whatever a link says, a sign-in ends here.
        """
        for hostile in (
            "//evil.example",
            "https://evil.example/",
            "/\\evil.example",
            "/\t/evil.example",
        ):
            ada = self.person(host)

            assert "evil" not in ada.browser.path_of(ada.sign_in(next=hostile))

    def test_pages_wrong_password_signs_nobody_in(self, host: WebHost) -> None:
        """
        The form comes again, and private pages stay closed.
        """
        ada = self.person(host)

        assert 422 == ada.sign_in(password=_WRONG).status
        assert not ada.is_signed_in

    def test_pages_do_not_tell_who_has_an_account(self, host: WebHost) -> None:
        """
        A wrong password and an unknown name are answered in the same words.
        """
        ada, nobody = self.person(host), self.person(host)
        unknown = f"nobody-{nobody.user.login}"
        known = ada.sign_in(password=_WRONG)
        other = nobody.sign_in(login=unknown, password=_WRONG)

        assert known.status == other.status
        assert masked(known, ada.user.login) == masked(other, unknown)

    def test_pages_slow_guesses_down(self, host: WebHost) -> None:
        """
        Who guesses on is told to wait, and for how long.
        """
        ada = self.person(host)
        for _ in range(60):
            answer = ada.sign_in(password=_WRONG)
            if answer.status == 429:
                break

        assert 429 == answer.status

    def test_pages_sign_out(self, host: WebHost) -> None:
        """
        The session ends, also for whoever has kept its cookie.
        """
        ada = self.signed_in(host)
        kept = dict(ada.browser.cookies)
        ada.sign_out()
        ada.browser.cookies = kept

        assert not ada.is_signed_in

    def test_pages_give_a_session_of_their_own(self, host: WebHost) -> None:
        """
        A cookie that somebody has planted is not the session afterwards.
        """
        mallory, ada = self.signed_in(host), self.person(host)
        planted = mallory.browser.cookies[host.cookie()]
        token = csrf(ada.open(SIGN_IN))
        ada.browser.cookies[host.cookie()] = planted
        sent = {"csrf": token, "login": ada.user.login, "password": ada.user.password}
        ada.post(SIGN_IN, sent)

        assert planted != ada.browser.cookies[host.cookie()]
        assert ada.user.login in ada.open(SECURITY).text

    def test_pages_first_step_alone_opens_nothing(self, host: WebHost) -> None:
        """
        With an app, a password is half of a sign-in.
        """
        ada = self.signed_in(host)
        ada.set_up()
        other = self.elsewhere(ada)
        answer = other.sign_in()

        assert other.browser.path_of(answer).startswith(host.prefix + VERIFY)
        assert not other.is_signed_in

    def test_pages_app_completes(self, host: WebHost) -> None:
        """
        A code of the app is the other half.
        """
        ada = self.signed_in(host)
        app = ada.set_up()
        other = self.elsewhere(ada)
        other.sign_in()

        assert 303 == other.verify(app.code()).status
        assert other.is_signed_in

    def test_pages_code_of_an_app_works_once(self, host: WebHost) -> None:
        """
        Who has looked over a shoulder is too late.
        """
        ada = self.signed_in(host)
        code = ada.set_up().code()
        other, thief = self.elsewhere(ada), self.elsewhere(ada)
        other.sign_in()
        thief.sign_in()
        other.verify(code)

        assert 422 == thief.verify(code).status
        assert not thief.is_signed_in

    def test_pages_wrong_code_opens_nothing(self, host: WebHost) -> None:
        """
        The form comes again.
        """
        ada = self.signed_in(host)
        app = ada.set_up()
        other = self.elsewhere(ada)
        other.sign_in()

        assert 422 == other.verify(app.wrong_code()).status
        assert not other.is_signed_in

    def test_pages_recovery_code_completes_once(self, host: WebHost) -> None:
        """
        For the day on which the phone is gone; and not for the day after.
        """
        ada = self.signed_in(host)
        code = ada.set_up().recovery_codes[0]
        first, second = self.elsewhere(ada), self.elsewhere(ada)
        first.sign_in()
        second.sign_in()
        first.verify(code, factor="recovery")
        second.verify(code, factor="recovery")

        assert (True, False) == (first.is_signed_in, second.is_signed_in)

    def test_pages_mailed_code_completes(self, host: WebHost) -> None:
        """
        A code that was mailed is the other half, too.
        """
        ada = self.signed_in(host)
        ada.use_mail()
        other = self.elsewhere(ada)
        other.sign_in()
        other.verify(host.mailed(ada.user, "code"), factor="mail")

        assert other.is_signed_in

    def test_pages_mailed_code_is_of_one_browser(self, host: WebHost) -> None:
        """
        It does not complete what somebody else has begun.
        """
        ada = self.signed_in(host)
        ada.use_mail()
        other, thief = self.elsewhere(ada), self.elsewhere(ada)
        other.sign_in()
        code = host.mailed(ada.user, "code")
        thief.sign_in()
        thief.verify(code, factor="mail")

        assert not thief.is_signed_in

    def test_pages_link_request_does_not_tell_who_has_an_account(self, host: WebHost) -> None:
        """
        Known and unknown names are answered alike; only one of them is mailed.
        """
        ada, nobody = self.person(host), self.person(host)
        known, other = ada.ask_for_a_link(), nobody.ask_for_a_link(f"no-{nobody.user.login}")
        host.mailed(ada.user, "link", kind="reset-link")

        assert (known.status, known.header("location")) == (other.status, other.header("location"))
        assert set(known.cookies) == set(other.cookies)
        assert not host.is_mailed(nobody.user, "link", kind="reset-link")

    def test_pages_link_sets_a_password_once(self, host: WebHost) -> None:
        """
        The new password works, the old one does not, and neither does the link.
        """
        ada = self.person(host)
        ada.ask_for_a_link()
        link = host.mailed(ada.user, "link", kind="reset-link")
        ada.reset(link, host.new_password)
        self.elsewhere(ada).reset(link, f"{host.new_password} 9")
        old, new = self.elsewhere(ada), self.elsewhere(ada)
        old.sign_in()
        new.sign_in(password=host.new_password)

        assert (False, True) == (old.is_signed_in, new.is_signed_in)

    def test_pages_link_signs_nobody_in(self, host: WebHost) -> None:
        """
        Who opens the mail is not signed in by it, and who was signed in is not any more.
        """
        ada = self.signed_in(host)
        other = self.elsewhere(ada)
        other.ask_for_a_link()
        other.reset(host.mailed(ada.user, "link", kind="reset-link"), host.new_password)

        assert (False, False) == (other.is_signed_in, ada.is_signed_in)

    def test_pages_link_skips_no_second_step(self, host: WebHost) -> None:
        """
        A mailbox is no phone.
        """
        ada = self.signed_in(host)
        ada.set_up()
        other = self.elsewhere(ada)
        other.ask_for_a_link()
        other.reset(host.mailed(ada.user, "link", kind="reset-link"), host.new_password)
        other.sign_in(password=host.new_password)

        assert not other.is_signed_in

    def test_pages_link_leads_to_the_site(self, host: WebHost) -> None:
        """
        Whatever the headers of who asked for it say.
        """
        ada = self.person(host)
        ada.browser.headers |= {
            "X-Forwarded-Host": "evil.example",
            "Forwarded": "host=evil.example",
            "X-Forwarded-Proto": "gopher",
        }
        ada.ask_for_a_link()

        assert host.mailed(ada.user, "link", kind="reset-link").startswith(
            f"{host.site}{host.prefix}{RESET}"
        )
