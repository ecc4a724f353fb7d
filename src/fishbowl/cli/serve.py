"""The door: pages for telephones, tablets and laptops in the room."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from fishbowl.runtime.door import Opened
    from fishbowl.web.certificate import Tls


FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("session", metavar="SESSION")
@click.option(
    "--host",
    metavar="H",
    envvar="FISHBOWL_HOST",  # the console opens the door without options: on a machine with two networks
    help="Address to open on; else this machine's own on its network.",
)
@click.option("--port", type=click.IntRange(0, 65535), metavar="P", help="Port; 0 for any that is free.")
@click.option("--tls", is_flag=True, help="Encrypt, with a certificate made on the spot.")
@click.option("--cert", type=FILE, metavar="FILE", help="Encrypt with this certificate (PEM); needs --key.")
@click.option("--key", type=FILE, metavar="FILE", help="The certificate's private key (PEM).")
@click.option("--json", "as_json", is_flag=True, help="Where the door is, as one line of JSON.")
@click.pass_obj
def serve(
    study: str | None,
    session: str,
    host: str | None,
    port: int | None,
    tls: bool,
    cert: Path | None,
    key: Path | None,
    as_json: bool,
) -> None:
    """Open the door: observers, the card table and the entrance on telephones and tablets in the room."""
    import asyncio

    from fishbowl import bootstrap
    from fishbowl.runtime.porter import OPENER
    from fishbowl.text import say
    from fishbowl.web.door import Door, own_address

    here = bootstrap.study(study)
    address = host or own_address()
    if not address:
        click.echo(say("door.no_network"), err=True)
        address = "127.0.0.1"
    encrypted = _tls(address, here.clock.stamp().at, cert, key) if tls or cert or key else None
    tell = _as_json if as_json else partial(_as_lines, own=cert is not None)
    keeper = here.keeper(here.find(session))
    try:
        opener = int(os.environ.get(OPENER, "0"))
        door = Door(keeper, here.ids, address, port, encrypted, here.clock, here.codebook, opener)
        asyncio.run(door.hold(tell))
    finally:
        keeper.close()


def _tls(host: str, at: float, cert: Path | None, key: Path | None) -> Tls:
    from fishbowl.core.errors import Refused
    from fishbowl.web.certificate import from_files, self_made

    if cert is None and key is None:
        return self_made(host, at)
    if cert is None or key is None:
        raise Refused("door.cert_and_key")
    return from_files(cert, key)


def _as_json(opened: Opened) -> None:
    import msgspec

    click.echo(msgspec.json.encode(opened).decode())


def _as_lines(opened: Opened, own: bool) -> None:
    from fishbowl.text import say

    click.echo(say("door.held", url=opened.url))
    click.echo(say("door.pin", pin=opened.pin))
    click.echo(say("door.join", url=opened.join_url))
    click.echo(say("door.table", url=opened.table_url))
    click.echo(say("door.entrance", url=opened.entrance_url))
    if not opened.fingerprint:
        click.echo(say("door.plain_http"))
    else:
        click.echo(say("door.fingerprint", fingerprint=opened.fingerprint))
        if not own:
            click.echo(say("door.self_made"))
    click.echo(say("door.stop"))
