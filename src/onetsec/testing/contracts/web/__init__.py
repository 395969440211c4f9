"""
What every host must keep, over HTTP: subclass, give a host, and run it with pytest.

.. code-block:: python

    class TestShop(WebContract):
        @pytest.fixture
        def host(self, onetsec_ports):
            app = create_app(**onetsec_ports)
            with serving(app) as at:
                yield WebHost(
                    site="http://localhost:5000", at=at, new_user=..., mails=onetsec_mailer
                )

Every fact takes users and browsers of its own, so the fixture may serve a whole class. What needs
more than a running application is apart: a clock that can be moved (:class:`WebClockContract`), and
a storage that goes down (:class:`WebOutageContract`). A host without an API, or without pages, has
the contract of what it has.
"""

from __future__ import annotations

from ._host import Login, WebHost
from .api_hostile import ApiHostileFacts
from .api_settings import ApiSettingsFacts
from .api_sign_in import ApiSignInFacts
from .api_told import ApiToldFacts
from .clock import ApiClockFacts, PagesClockFacts
from .outage import ApiOutageFacts, PagesOutageFacts
from .pages_hostile import PagesHostileFacts
from .pages_settings import PagesSettingsFacts
from .pages_sign_in import PagesSignInFacts
from .pages_told import PagesToldFacts

__all__ = [
    "ApiContract",
    "Login",
    "PagesContract",
    "WebClockContract",
    "WebContract",
    "WebHost",
    "WebOutageContract",
]


class PagesContract(PagesSignInFacts, PagesSettingsFacts, PagesToldFacts, PagesHostileFacts):
    """
    What every host with pages must keep.
    """


class ApiContract(ApiSignInFacts, ApiSettingsFacts, ApiToldFacts, ApiHostileFacts):
    """
    What every host with an API must keep; every answer is as its own document says.
    """


class WebContract(PagesContract, ApiContract):
    """
    What every host with both must keep.
    """


class WebClockContract(PagesClockFacts, ApiClockFacts):
    """
    What ends by time: for a host whose clock can be moved.
    """


class WebOutageContract(PagesOutageFacts, ApiOutageFacts):
    """
    What an outage is, for a host whose storage can be taken down.
    """
