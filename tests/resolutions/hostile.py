"""Texts that mean harm or only look like it, for whatever somebody may type into."""

from resolutions.text import LONGEST

LONG = 100_000
"""Characters; ten times what the doors let in."""


def hostile(trap: str) -> dict[str, str]:
    """The corpus; `trap` is the address of a server that nobody should ask for anything."""
    schemes = [
        f"http://{trap}/", f"https://{trap}/", f"//{trap}/", f"ftp://{trap}/", "file:///etc/passwd",
        "data:text/css,p{color:red}", "data:image/svg+xml,<svg/>", "javascript:alert(1)", "asset:print.css",
        "asset:../../jmmun/settings.py", "gopher://x", "about:blank", "jar:file:///x!/y", "attachment:x",
    ]  # fmt: skip
    return {
        "markup": f'<img src="http://{trap}/x"><script src="//{trap}/"></script><b>bold</b></p></main></body>',
        "links": "".join(f'<link rel="stylesheet" href="{url}"><link rel="attachment" href="{url}">' for url in schemes),
        "styles": f'</title><style>@import "http://{trap}/"; p {{ display: none; content: url(//{trap}) }}</style>',
        "attributes": f'" onload="x" style="background:url(http://{trap}/)" \' data-x=\'',
        "addresses": " ".join(schemes),
        "templates": '{{ request }}{% include "print/sheet.html" %}{# x #}{% load static %}${7*7}#{7*7}',
        "entities": "&lt;img src=x&gt; &amp; &#x3c;b&#62; &nbsp; &bogus; &#0; &#xd800; &#x202e;",
        "comments": "<!-- --!> <![CDATA[ ]]> <?xml version='1.0'?> <!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]> &y;",
        "styling words": "} .record { display: none } @page { size: 1px } /* \\0000a */ url(",
        "controls": "one\x00two\x07three\x1bfour\x7f\x85five\ufeff\ufffe\uffff",
        "half characters": "lone \ud800 and \udfff halves",
        "zero width": "A" + "\u200b\u200c\u200d\u2060\ufeff\u00ad" * 2_000 + "Z",
        "right to left": "A" + "\u202e\u202d\u2066\u2067\u2068\u200f\u061c" * 2_000 + "Z",
        "accents": "A" + "\u0301\u0323" * 5_000 + "Z",
        "lines": "one\u2028two\u2029three\r\nfour\vfive\fsix",
        "other scripts": "عربي עברית हिन्दी ไทย 한국어 中文 ᚠᛇᚻ 🏴‍☠️👩‍👩‍👧‍👦 𝔘𝔫 ㊙ ﷽ ꧅",
        "one long word": "w" * LONGEST,
        "one long kanji": "社" * LONGEST,
        "a long paragraph": "the right to privacy " * (LONG // 21),
        "deep brackets": "(" * 1_000 + ")" * 1_000,
        "tags without end": "<div><table><svg><math>" * 200,
    }  # fmt: skip


NAMES = tuple(hostile(""))
