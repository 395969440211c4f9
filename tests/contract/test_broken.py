"""
The contract of the web has teeth: each broken host fails the tests that are there for it.
"""

from __future__ import annotations

import pytest

from onetsec.storage.memory import MemoryStorage
from onetsec.testing.broken import web
from onetsec.testing.broken.web import BROKEN_HOSTS, WholeWeb, caught_host

from .hosts import SECURE, Switched, World, flask_application
from .test_contract import Whole

CAUGHT_BY: dict[type[WholeWeb], str] = {
    web.DropsSetCookie: "pages_sign_in api_front_end_signs_in",
    web.KeepsOneSetCookie: "pages_sign_in api_password_change_renews_a_cookie",
    web.WidensCookies: "pages_session_cookie_is_well_kept api_front_end_signs_in",
    web.TidiesCookies: """
        api_leaves_a_cookie_that_is_wrong
        pages_leave_a_cookie_that_is_wrong
    """,
    web.StripsCookies: "pages_do_not_know_a_cookie_that_looks_alike",
    web.TakesTheLastCookie: "pages_know_no_cookie_that_comes_twice",
    web.Caches: "api_tells_of_the_account pages_are_of_who_asks",
    web.RemembersSessions: """
        api_revoke_ends_at_the_next_request
        api_revoke_others_ends_at_the_next_request
        api_signs_out
        api_takes_back_what_was_told
        pages_password_change_ends_other_sessions
        pages_revoke_ends_at_the_next_request
        pages_session_ends_by_time
        pages_sign_out
        pages_take_back_what_was_told
    """,
    web.LosesVary: "api_is_kept_by_nobody pages_are_kept_by_nobody",
    web.LosesCacheControl: "api_is_kept_by_nobody pages_are_kept_by_nobody pages_have_heads",
    web.LosesPolicies: """
        api_is_kept_by_nobody
        api_outage_is_a_problem
        api_slows_guesses_down
        pages_outage_is_said
        pages_say_what_browsers_may_do
    """,
    web.TakesLargeBodies: "api_refuses_a_larger_body pages_refuse_a_larger_form",
    web.TakesEveryKind: "api_refuses_what_is_not_json pages_refuse_what_is_no_form",
    web.ReadsJsonItself: "api_refuses_a_name_that_comes_twice api_refuses_malformed_json",
    web.FollowsForwardedHost: """
        api_says_where_it_is
        pages_do_not_say_where_a_request_claims_to_go
        pages_link_leads_to_the_site
    """,
    web.IgnoresOrigin: """
        api_refuses_a_request_from_another_site
        api_refuses_an_origin_that_is_hidden
        api_refuses_another_origin
        pages_refuse_a_form_from_another_site
        pages_refuse_an_origin_that_is_hidden
        pages_refuse_another_origin
    """,
    web.IgnoresTokens: """
        api_refuses_a_post_without_its_token
        api_sign_in_needs_the_token_of_the_visitor
        pages_refuse_a_form_without_its_token
        pages_refuse_a_sign_in_with_the_token_of_another_visitor
        pages_refuse_the_token_of_somebody_else
    """,
    web.DecodesTwice: "pages_decode_an_address_once",
    web.LeadsAnywhere: "pages_lead_to_no_other_site",
    web.TellsWhoHasAnAccount: """
        api_does_not_tell_who_has_an_account
        api_link_request_does_not_tell_who_has_an_account
        pages_do_not_tell_who_has_an_account
        pages_link_request_does_not_tell_who_has_an_account
    """,
    web.OutageSignsOut: """
        api_outage_is_a_problem
        api_outage_is_not_nobody
        pages_outage_is_said
        pages_outage_signs_nobody_in
        pages_outage_signs_nobody_out
    """,
    web.OutageIsAnError: "api_outage_is_not_nobody pages_outage_is_said",
    web.HidesProblems: """
        api_explains_its_problems
        api_is_for_the_signed_in
        api_refuses_other_fields
    """,
    web.CountsEverythingAs400: """
        api_refuses_other_fields
        api_wrong_password_changes_nothing
        pages_wrong_password_signs_nobody_in
    """,
    web.TakesOtherSchemes: "api_leaves_other_schemes_alone pages_are_not_moved_by_another_scheme",
    web.PrefersCookies: """
        api_bearer_needs_no_token_against_forgery
        api_wrong_bearer_is_nobody
    """,
    web.GivesBearersCookies: "api_bearer_signs_in pages_have_their_files",
    web.AnswersOneMethod: """
        api_refuses_other_methods
        pages_change_nothing_by_a_link
        pages_have_heads
    """,
}


def caught(broken: type[WholeWeb], names: set[str]) -> frozenset[str]:
    """
    Run these tests before an application of Flask behind *broken*; those that fail.
    """
    world = World(storage=Switched(MemoryStorage()), site=SECURE, prefix="/account")
    front = broken(flask_application(world))
    with world.host(front) as host:
        return caught_host(Whole(), front.host(host), names)


def listed(text: str) -> set[str]:
    """
    Name the tests in *text*.
    """
    return {f"test_{name}" for name in text.split()}


@pytest.mark.parametrize("broken", CAUGHT_BY, ids=lambda broken: broken.__name__)
def test_broken_host_is_caught(broken: type[WholeWeb]) -> None:
    """
    One broken thing fails the tests that are about it.
    """
    names = listed(CAUGHT_BY[broken])

    assert names == caught(broken, names)


def test_whole_host_is_not_caught() -> None:
    """
    The negative control: what the broken ones are made of fails none of these tests.
    """
    names = set().union(*map(listed, CAUGHT_BY.values()))

    assert frozenset() == caught(WholeWeb, names)


def test_every_broken_host_is_listed() -> None:
    """
    What is public here is what is caught above.
    """
    assert set(BROKEN_HOSTS) == set(CAUGHT_BY)
