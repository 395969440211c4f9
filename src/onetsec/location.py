"""
Where a session was opened from, roughly, in words that are safe to show.

Pure, and total: any text is an address or none, a name or none. Names that come from a file or a
header are cleaned, for they are shown in pages.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from .records import Location
from .texts import ENGLISH, Texts

HERE = Location(here=True)
NOWHERE = Location()
LONGEST_NAME = 64
_LONGEST_ADDRESS = 64

# Written out, because what ipaddress calls private has changed between releases of Python, and
# counts the networks of documentation in.
_PRIVATE = tuple(
    ip_network(text)
    for text in (
        "10.0.0.0/8",  # RFC 1918
        "172.16.0.0/12",
        "192.168.0.0/16",
        "100.64.0.0/10",  # RFC 6598, behind a carrier's NAT
        "127.0.0.0/8",  # this computer
        "169.254.0.0/16",  # RFC 3927, one link
        "::1/128",
        "fc00::/7",  # RFC 4193
        "fe80::/10",
    )
)


def label(location: Location, texts: Texts = ENGLISH) -> str:
    """
    Say *location* as people read it: ``"Vienna, Austria (approximate)"``.
    """
    if location.here:
        return texts["place_here"]

    place = tidy(location)
    # A dict keeps the order, and says Singapore once.
    names = ", ".join(name for name in dict.fromkeys((place.city, place.country)) if name)
    return texts.say("place", names=names) if names else texts["place_unknown"]


def tidy(location: Location) -> Location:
    """
    Keep of *location* only the names that can be shown.
    """
    return Location(here=location.here, city=clean(location.city), country=clean(location.country))


def clean(name: object) -> str:
    """
    The *name* if it can be shown, else "".

    At most 64 characters, all of them printable: no line breaks, no surrogates, and nothing that
    turns the direction of a text around. A name is taken whole or not at all.
    """
    if not isinstance(name, str) or len(name) > LONGEST_NAME or not name.isprintable():
        return ""

    return name.strip()


def address_of(text: str) -> IPv4Address | IPv6Address | None:
    """
    The address that *text* is, or None. An IPv4 address inside an IPv6 one is taken out; the zone
    of an IPv6 address (:rfc:`4007`) is left out, for it can be any text.
    """
    if len(text) > _LONGEST_ADDRESS:
        return None
    try:
        address = ip_address(text)
    except ValueError:
        return None

    if isinstance(address, IPv6Address):
        return address.ipv4_mapped or IPv6Address(int(address))

    return address


def clean_address(address: str) -> str:
    """
    What is kept of an *address* to be shown, which may be anything that a proxy has passed on: 64
    characters, or nothing of what would take more than it shows.
    """
    return address[:_LONGEST_ADDRESS] if address.isascii() and address.isprintable() else ""


def is_loopback(address: str) -> bool:
    """
    Whether *address* is this very computer.
    """
    parsed = address_of(address)
    return parsed is not None and parsed.is_loopback


def is_private(address: str) -> bool:
    """
    Whether *address* is of a local network or of this computer, so that the Internet has no place
    for it.
    """
    parsed = address_of(address)
    return parsed is not None and any(parsed in network for network in _PRIVATE)


def country(code: str) -> str:
    """
    The English name of the country with the two-letter *code* (ISO 3166-1), or "".

    Upper-case only. ``"XK"`` is Kosovo, which has no code in the standard but this one in use;
    ``"XX"``, ``"T1"`` and ``"ZZ"``, which proxies send for "unknown", are none.
    """
    return _COUNTRIES.get(code, "")


_TABLE = """
AD Andorra; AE United Arab Emirates; AF Afghanistan; AG Antigua and Barbuda; AI Anguilla;
AL Albania; AM Armenia; AO Angola; AQ Antarctica; AR Argentina; AS American Samoa; AT Austria;
AU Australia; AW Aruba; AX Åland Islands; AZ Azerbaijan; BA Bosnia and Herzegovina; BB Barbados;
BD Bangladesh; BE Belgium; BF Burkina Faso; BG Bulgaria; BH Bahrain; BI Burundi; BJ Benin;
BL Saint Barthélemy; BM Bermuda; BN Brunei; BO Bolivia; BQ Caribbean Netherlands; BR Brazil;
BS Bahamas; BT Bhutan; BV Bouvet Island; BW Botswana; BY Belarus; BZ Belize; CA Canada;
CC Cocos (Keeling) Islands; CD Democratic Republic of the Congo; CF Central African Republic;
CG Republic of the Congo; CH Switzerland; CI Côte d'Ivoire; CK Cook Islands; CL Chile; CM Cameroon;
CN China; CO Colombia; CR Costa Rica; CU Cuba; CV Cabo Verde; CW Curaçao; CX Christmas Island;
CY Cyprus; CZ Czechia; DE Germany; DJ Djibouti; DK Denmark; DM Dominica; DO Dominican Republic;
DZ Algeria; EC Ecuador; EE Estonia; EG Egypt; EH Western Sahara; ER Eritrea; ES Spain; ET Ethiopia;
FI Finland; FJ Fiji; FK Falkland Islands; FM Micronesia; FO Faroe Islands; FR France; GA Gabon;
GB United Kingdom; GD Grenada; GE Georgia; GF French Guiana; GG Guernsey; GH Ghana; GI Gibraltar;
GL Greenland; GM Gambia; GN Guinea; GP Guadeloupe; GQ Equatorial Guinea; GR Greece;
GS South Georgia and the South Sandwich Islands; GT Guatemala; GU Guam; GW Guinea-Bissau; GY Guyana;
HK Hong Kong; HM Heard Island and McDonald Islands; HN Honduras; HR Croatia; HT Haiti; HU Hungary;
ID Indonesia; IE Ireland; IL Israel; IM Isle of Man; IN India; IO British Indian Ocean Territory;
IQ Iraq; IR Iran; IS Iceland; IT Italy; JE Jersey; JM Jamaica; JO Jordan; JP Japan; KE Kenya;
KG Kyrgyzstan; KH Cambodia; KI Kiribati; KM Comoros; KN Saint Kitts and Nevis; KP North Korea;
KR South Korea; KW Kuwait; KY Cayman Islands; KZ Kazakhstan; LA Laos; LB Lebanon; LC Saint Lucia;
LI Liechtenstein; LK Sri Lanka; LR Liberia; LS Lesotho; LT Lithuania; LU Luxembourg; LV Latvia;
LY Libya; MA Morocco; MC Monaco; MD Moldova; ME Montenegro; MF Saint Martin; MG Madagascar;
MH Marshall Islands; MK North Macedonia; ML Mali; MM Myanmar; MN Mongolia; MO Macao;
MP Northern Mariana Islands; MQ Martinique; MR Mauritania; MS Montserrat; MT Malta; MU Mauritius;
MV Maldives; MW Malawi; MX Mexico; MY Malaysia; MZ Mozambique; NA Namibia; NC New Caledonia;
NE Niger; NF Norfolk Island; NG Nigeria; NI Nicaragua; NL Netherlands; NO Norway; NP Nepal;
NR Nauru; NU Niue; NZ New Zealand; OM Oman; PA Panama; PE Peru; PF French Polynesia;
PG Papua New Guinea; PH Philippines; PK Pakistan; PL Poland; PM Saint Pierre and Miquelon;
PN Pitcairn; PR Puerto Rico; PS Palestine; PT Portugal; PW Palau; PY Paraguay; QA Qatar; RE Réunion;
RO Romania; RS Serbia; RU Russia; RW Rwanda; SA Saudi Arabia; SB Solomon Islands; SC Seychelles;
SD Sudan; SE Sweden; SG Singapore; SH Saint Helena; SI Slovenia; SJ Svalbard and Jan Mayen;
SK Slovakia; SL Sierra Leone; SM San Marino; SN Senegal; SO Somalia; SR Suriname; SS South Sudan;
ST São Tomé and Príncipe; SV El Salvador; SX Sint Maarten; SY Syria; SZ Eswatini;
TC Turks and Caicos Islands; TD Chad; TF French Southern Territories; TG Togo; TH Thailand;
TJ Tajikistan; TK Tokelau; TL Timor-Leste; TM Turkmenistan; TN Tunisia; TO Tonga; TR Türkiye;
TT Trinidad and Tobago; TV Tuvalu; TW Taiwan; TZ Tanzania; UA Ukraine; UG Uganda;
UM United States Minor Outlying Islands; US United States; UY Uruguay; UZ Uzbekistan;
VA Vatican City; VC Saint Vincent and the Grenadines; VE Venezuela; VG British Virgin Islands;
VI U.S. Virgin Islands; VN Vietnam; VU Vanuatu; WF Wallis and Futuna; WS Samoa; XK Kosovo; YE Yemen;
YT Mayotte; ZA South Africa; ZM Zambia; ZW Zimbabwe
"""
_COUNTRIES = {entry.strip()[:2]: entry.strip()[3:] for entry in _TABLE.split(";")}
