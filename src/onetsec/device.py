"""
What a session was opened with, in words that are safe to show.

Pure, and total: any text is a device. A user agent is attacker's text, so none of it ever comes
through: it only *chooses* from the names below. No version is kept; browsers freeze or invent them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from .texts import ENGLISH, Texts

if TYPE_CHECKING:
    from ua_parser import Resolver

LONGEST = 512
LONGEST_NAME = 40
"""Characters of a name that are kept."""

# The name that is shown, and under which other names ua-parser knows the same.
_BROWSERS: dict[str, tuple[str, ...]] = {
    "360 Secure Browser": (),
    "Aloha Browser": (),
    "Amazon Silk": (),
    "Android Browser": ("Android",),
    "Avast Secure Browser": (),
    "AVG Secure Browser": ("AVG",),
    "Baidu Browser": ("Baidu Explorer",),
    "Basilisk": (),
    "Bingbot": ("bingbot",),
    "Brave": (),
    "Chrome": ("Chrome Mobile", "Chrome Mobile iOS"),
    "Chromium": (),
    "Coc Coc": (),
    "curl": (),
    "DuckDuckGo": ("DuckDuckGo Mobile",),
    "Ecosia": ("Ecosia Android", "Ecosia iOS"),
    "Edge": ("Edge Mobile",),
    "Electron": (),
    "Facebook": ("Facebook Messenger",),
    "Firefox": ("Firefox Alpha", "Firefox Beta", "Firefox Mobile", "Firefox iOS"),
    "GNOME Web": ("Epiphany",),
    "Go HTTP client": ("Go-http-client",),
    "Google app": ("Google",),
    "Googlebot": (),
    "Headless Chrome": ("HeadlessChrome",),
    "HeyTap Browser": (),
    "Honor Browser": (),
    "Huawei Browser": (),
    "In-app browser": ("Chrome Mobile WebView", "Mobile Safari UI/WKWebView"),
    "Instagram": (),
    "Internet Explorer": ("IE", "IE Large Screen", "IE Mobile"),
    "Konqueror": (),
    "Ladybird": (),
    "LINE": (),
    "Lynx": (),
    "Maxthon": (),
    "Meta Quest Browser": ("Oculus Browser",),
    "Naver Whale": ("Whale",),
    "OkHttp": ("okhttp",),
    "Opera": ("Opera Mobile", "Opera Tablet"),
    "Opera GX": (),
    "Opera Mini": (),
    "Opera Touch": (),
    "Pale Moon": ("PaleMoon",),
    "Postman": ("PostmanRuntime",),
    "Puffin": (),
    "Python aiohttp": (),
    "Python Requests": (),
    "QQ Browser": ("QQ Browser Mini", "QQ Browser Mobile"),
    "qutebrowser": (),
    "Safari": ("Mobile Safari",),
    "Sailfish Browser": (),
    "Samsung Internet": (),
    "SeaMonkey": (),
    "Seznam Browser": ("Seznam prohlížeč",),
    "Snapchat": (),
    "Sogou Explorer": (),
    "Telegram": (),
    "TikTok": (),
    "UC Browser": (),
    "Vivaldi": (),
    "Vivo Browser": ("VivoBrowser",),
    "Waterfox": (),
    "WeChat": ("WeChat Browser",),
    "Wget": ("wget2",),
    "Xiaomi Browser": ("Mint Browser", "MiuiBrowser"),
    "Yandex Browser": (),
}

_LINUX = (
    "Arch Linux",
    "CentOS",
    "Debian",
    "Fedora",
    "Gentoo",
    "Kubuntu",
    "Linux Mint",
    "Lubuntu",
    "Mageia",
    "Mandriva",
    "openSUSE",
    "PCLinuxOS",
    "Puppy",
    "Red Hat",
    "Slackware",
    "SUSE",
    "Ubuntu",
)

_SYSTEMS: dict[str, tuple[str, ...]] = {
    "Android": (),
    "BlackBerry": ("BlackBerry OS", "BlackBerry Tablet OS"),
    "Chromecast": ("Chromecast Android", "Chromecast Fuchsia", "Chromecast Linux"),
    "ChromeOS": ("Chrome OS",),
    "Firefox OS": (),
    "FreeBSD": (),
    "HarmonyOS": (),
    "iOS": (),
    "iPadOS": (),
    "KaiOS": (),
    "Linux": _LINUX,
    "macOS": ("Mac OS", "Mac OS X"),
    "NetBSD": (),
    "OpenBSD": (),
    "Sailfish OS": ("Sailfish",),
    "Solaris": (),
    "Tizen": (),
    "tvOS": ("ATV OS X",),
    "watchOS": ("WatchOS",),
    "webOS": ("Web0S",),
    "Windows": (),
    "Windows Phone": ("Windows Mobile",),
}

_ICONS: dict[str, tuple[str, ...]] = {
    "computer": (
        "ChromeOS",
        "FreeBSD",
        "Linux",
        "macOS",
        "NetBSD",
        "OpenBSD",
        "Solaris",
        "Windows",
    ),
    "phone": (
        "Android",
        "BlackBerry",
        "Firefox OS",
        "HarmonyOS",
        "iOS",
        "KaiOS",
        "Sailfish OS",
        "Windows Phone",
    ),
    "tablet": ("iPadOS",),
}

_ICON_OF = {system: icon for icon, systems in _ICONS.items() for system in systems}

BROWSERS = frozenset(_BROWSERS)
SYSTEMS = frozenset(_SYSTEMS)


def _shown(names: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {name: shown for shown, others in names.items() for name in (shown, *others)}


_BROWSER_OF = _shown(_BROWSERS)
_SYSTEM_OF = _shown(_SYSTEMS)


@frozen
class Device:
    """
    A browser and its operating system: two words that can be stored as they are.

    Attributes:
        browser: One of :data:`BROWSERS`, or "" if it is not known.

        system: One of :data:`SYSTEMS`, or "" if it is not known.
    """

    browser: str = ""
    system: str = ""

    @property
    def shown_browser(self) -> str:
        """
        The browser if it is one of the list, whatever was stored; else "".
        """
        return self.browser if self.browser in BROWSERS else ""

    @property
    def shown_system(self) -> str:
        """
        The system if it is one of the list, whatever was stored; else "".
        """
        return self.system if self.system in SYSTEMS else ""

    @property
    def label(self) -> str:
        """
        How people read it in English: ``"Firefox on Linux"``.
        """
        return label(self)

    @property
    def icon(self) -> str:
        """
        What it looks like: ``"computer"``, ``"phone"``, ``"tablet"`` or ``"unknown"``.
        """
        return _ICON_OF.get(self.system, "unknown")


def label(device: Device, texts: Texts = ENGLISH) -> str:
    """
    Say *device* as people read it, of the names in the lists only.
    """
    browser, system = device.shown_browser or texts["device_unknown"], device.shown_system
    return texts.say("device", browser=browser, system=system) if system else browser


def named(text: str) -> str:
    """
    Return what may be shown of the name that somebody gives to a device of their own: one line of
    at most 40 characters, with nothing in it that can not be seen or that turns other text around.
    """
    seen = "".join(one if one.isprintable() else " " for one in text[: 4 * LONGEST_NAME])
    return " ".join(seen.split())[:LONGEST_NAME].rstrip()


def parse(user_agent: str) -> Device:
    """
    Choose the names for *user_agent*; never raises.

    Reads no more than the first 512 characters, so the cost of a hostile text is bounded.
    """
    text = user_agent[:LONGEST]
    if not text:  # every pattern would be tried, for nothing
        return Device("", "")

    browser, family = _families(text)
    system = _SYSTEM_OF.get(family, "")
    if system == "iOS" and "iPad" in text:
        system = "iPadOS"

    return Device(_BROWSER_OF.get(browser, ""), system)


def _families(text: str) -> tuple[str, str]:
    from ua_parser import Domain

    try:
        found = _resolver()(text, Domain.USER_AGENT | Domain.OS)
    except Exception:
        # The patterns come from a package that is updated apart from this one: a broken one may
        # cost a name, but never a sign-in.
        return "", ""

    return (
        found.user_agent.family if found.user_agent else "",
        found.os.family if found.os else "",
    )


@cache
def _resolver() -> Resolver:
    # Not ua_parser.parser: the host may have replaced it, and its cache has a lock that does not
    # survive a fork.
    from ua_parser import BasicResolver, load_builtins

    return BasicResolver(load_builtins())
