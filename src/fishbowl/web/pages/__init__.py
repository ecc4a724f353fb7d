"""The pages: HTML made once in each language, and the few files they need. All of it travels in the wheel."""

from __future__ import annotations

import gzip
from collections.abc import Awaitable, Callable
from functools import cache
from importlib.resources import files

from aiohttp import web
from jinja2 import Environment, PackageLoader, StrictUndefined

from fishbowl.runtime.door import Place
from fishbowl.text import say_in
from fishbowl.text.catalogue import Lang, entries
from fishbowl.text.marks import KINDS, MARKS
from fishbowl.web.api import HALL

TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
LANGS: tuple[Lang, ...] = ("nl", "en")


def page(place: Place) -> Callable[[web.Request], Awaitable[web.Response]]:
    """The page of that place, in the session's language, or in `?lang=nl|en`."""

    async def show(request: web.Request) -> web.Response:
        asked = request.query.get("lang", "")
        own = request.app[HALL].keeper.snapshot.state.protocol.lang
        text = html(place, next((lang for lang in LANGS if lang == asked), own))
        return _answer(request, text.encode(), "text/html")

    return show


async def static(request: web.Request) -> web.Response:
    """One of our own scripts and stylesheets. 404 for any other name."""
    found = assets().get(request.match_info["name"])
    if found is None:
        raise web.HTTPNotFound
    body, kind = found
    return _answer(request, body, kind)


def _answer(request: web.Request, body: bytes, kind: str) -> web.Response:
    """Packed for browsers that unpack, which is a third of the bytes: a hall comes in over one hotspot."""
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return web.Response(body=body, content_type=kind, charset="utf-8")
    headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return web.Response(body=_packed(body), content_type=kind, charset="utf-8", headers=headers)


@cache
def _packed(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)


@cache
def html(place: Place, lang: Lang) -> str:
    """The page as text. `words` are those of all pages, of this one, and of its twin in the terminal."""
    env = Environment(
        loader=PackageLoader(__package__, ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = entries(lang, "page") | entries(lang, f"page_{place}") | _twins(place, lang)
    return env.get_template(f"{place}.html").render(
        lang=lang, place=place, say=words.__getitem__, words=words, marks=MARKS
    )


def _twins(place: Place, lang: Lang) -> dict[str, str]:
    """What is said in the same words on a terminal."""
    if place == "tablecloth":
        kinds = {f"note.{kind}": say_in(lang, f"common.note.{kind}") for kind in KINDS}
        dialog = {f"codes.{key}": say_in(lang, f"dialogs.codes.{key}") for key in ("title", "secondary")}
        codebook = entries(lang, "codebook")  # with blanks that the page fills
        codes = {"note.candidates": codebook["candidates"], "codes.given": codebook["given"]}
        return kinds | dialog | codes
    surface = entries(lang, "table") if place == "table" else {}
    return {f"table.{key}": words for key, words in surface.items()}


@cache
def assets() -> dict[str, tuple[bytes, str]]:
    """Every file that may be asked for, by name: read once, so that no name can lead out of the folder."""
    return {
        each.name: (each.read_bytes(), TYPES[each.name.rpartition(".")[2]])
        for each in files(__package__).iterdir()
        if each.name.rpartition(".")[2] in TYPES
    }
