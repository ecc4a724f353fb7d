"""The door: pages for telephones, tablets and laptops in the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from fishbowl.runtime.door import Opened


@click.command()
@click.argument("session", metavar="SESSION")
@click.option("--host", metavar="H", help="Address to open on; else this machine's own on its network.")
@click.option("--port", type=click.IntRange(0, 65535), metavar="P", help="Port; 0 for any that is free.")
@click.option("--json", "as_json", is_flag=True, help="Where the door is, as one line of JSON.")
@click.pass_obj
def serve(study: str | None, session: str, host: str | None, port: int | None, as_json: bool) -> None:
    """Open the door: observers, the card table and the entrance on telephones and tablets in the room."""
    import asyncio

    from fishbowl import bootstrap
    from fishbowl.text import say
    from fishbowl.web.door import PORT, Door, own_address

    here = bootstrap.study(study)
    address = host or own_address()
    if not address:
        click.echo(say("door.no_network"), err=True)
        address = "127.0.0.1"
    keeper = here.keeper(here.find(session))
    try:
        door = Door(keeper, here.ids, address, PORT if port is None else port, clock=here.clock)
        asyncio.run(door.hold(_as_json if as_json else _as_lines))
    finally:
        keeper.close()


def _as_json(opened: Opened) -> None:
    import msgspec

    click.echo(msgspec.json.encode(opened).decode())


def _as_lines(opened: Opened) -> None:
    from fishbowl.text import say

    click.echo(say("door.held", url=opened.url))
    click.echo(say("door.pin", pin=opened.pin))
    click.echo(say("door.join", url=opened.join_url))
    click.echo(say("door.table", url=opened.table_url))
    click.echo(say("door.entrance", url=opened.entrance_url))
    if opened.url.startswith("http:"):
        click.echo(say("door.plain_http"))
    click.echo(say("door.stop"))
