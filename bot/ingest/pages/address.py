"""The address an article is known by: canonical, without tracking, the same for its AMP and print variants."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

_AMP_QUERY = re.compile(
    r"(?:^|&)(?:amp|outputtype|print|output)=(?:1|true|amp|y|yes|print)?(?=&|$)|^amp$", re.IGNORECASE
)
_AMP_PATH = re.compile(r"(?<=/)(?:amp/(?=.)|amp/?$)|\.amp(?=\.html?$|$)|/print/?$", re.IGNORECASE)
_TRACKING = re.compile(
    r"(?:^|&)(?:cmpid|ito|smid|ref|ref_src|src|taid|ocid|ns_\w+|at_\w+|share\w*|ftcamp|guccounter)=[^&]*"
)


def article_url(url: str | None, base: str | None = None) -> str | None:
    """`url` as an article's name: absolute, without tracking, fragment, AMP and print marks; None where it is none."""
    if not url:
        return None
    try:
        absolute = urljoin(base, url.strip()) if base else url.strip()
        if urlsplit(absolute).scheme not in {"http", "https"} or not urlsplit(absolute).hostname:
            return None
    except ValueError:  # "http://[::1"
        return None
    from courlan import clean_url  # noqa: PLC0415 - loads trafilatura's tables; files and pastes do without it

    parts = urlsplit(clean_url(absolute) or absolute)
    host = re.sub(r"^amp\.", "www.", parts.netloc.lower())
    query = _TRACKING.sub("", _AMP_QUERY.sub("", parts.query)).strip("&")
    path = _AMP_PATH.sub("", parts.path) or "/"
    return urlunsplit((parts.scheme, host, path, query, ""))
