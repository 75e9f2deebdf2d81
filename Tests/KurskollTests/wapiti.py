"""Runs Debian's wapiti. Its -x makes a pattern that Python 3.11 no longer reads (flags at the end); we make it anew."""
import re
import sys

import wapitiCore.net.crawler as crawler
from wapitiCore.main.wapiti import wapiti_main


def wildcard(pattern):
    return re.compile(re.escape(pattern).replace(r"\*", ".*") + r"\Z", re.S)


crawler.wildcard_translate = wildcard
sys.exit(wapiti_main())
