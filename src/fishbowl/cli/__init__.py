"""The command line. Imports click alone: what a command needs is imported when it runs."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module
from typing import TextIO

import click

from fishbowl import __version__
from fishbowl.cli.help import Formatter
from fishbowl.core.errors import FishbowlError

SECTIONS: dict[str, dict[str, tuple[str, str]]] = {
    "Before": {
        "new": ("make:new", "Make a session, and print its path."),
        "rehearse": ("rehearse:rehearse", "Practise with simulated people, on screen or without."),
        "doctor": ("doctor:doctor", "Check whether this machine is fit for a session."),
    },
    "In the room": {
        "moderate": ("screens:moderate", "The moderator's console."),
        "assist": ("screens:assist", "The assistant's screen: who speaks, seats, paper."),
        "table": ("screens:table", "The students' own table, with their cards."),
        "observe": ("observe:observe", "An observer's own tablecloth, here or through the door."),
        "serve": ("serve:serve", "The door, for telephones, tablets and laptops."),
    },
    "The record": {
        "sessions": ("record:sessions", "List the sessions of this study."),
        "show": ("record:show", "What happened, in plain text."),
        "log": ("record:log", "Every event, also what was taken back."),
        "verify": ("record:verify", "Check that a session is whole and as it was written."),
        "transcript": ("transcript:transcript", "The transcript of a recording: add, align, list, remove."),
        "export": ("export:export", "Sessions in the formats of those who work on with them."),
        "copy": ("record:copy", "Copy a session, also while it is held."),
        "facts": ("facts:facts", "Correct place, date and level of a session."),
        "redact": ("redact:redact", "Take a name out of all that was typed or said."),
        "withdraw": ("record:withdraw", "Erase what someone said and wrote."),
    },
    "Coding": {
        "agreement": ("agreement:agreement", "How far two coders agree, and what to discuss."),
        "elements": ("elements:elements", "Which effective elements coded passages name."),
        "case": ("case:case", "The questionnaire on an approach that works."),
    },
    "Protocols and codebooks": {
        "protocol": ("protocol:protocol", "Protocols: list, check, show."),
        "codebook": ("protocol:codebook", "Codebooks: list, check, show, export."),
    },
}
"""Each command by when it is needed: where it is, as `module:name` in this room, and what it does.

What a command does stands here, and not in its help only: `--help` would have to import them all.
"""

COMMANDS = {name: command for commands in SECTIONS.values() for name, command in commands.items()}


class Lazy(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name][0].split(":")
        command: click.Command = getattr(import_module(f"fishbowl.cli.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, commands in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name, about) for name, (_, about) in commands.items()])


def _speak(_ctx: click.Context | None = None, _param: click.Parameter | None = None, ui: str = "") -> None:
    """Before anything else is read: what is wrong with the rest is told in that language, and so is help."""
    from fishbowl.text import default_lang, set_lang

    set_lang("nl" if (ui or default_lang(os.environ)) == "nl" else "en")


@click.group(cls=Lazy, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--ui",
    type=click.Choice(["nl", "en"]),
    callback=_speak,
    is_eager=True,
    expose_value=False,
    help="Language of screens; else your system's.",
)
@click.option("--study", metavar="FOLDER", help="Folder with protocols/ and sessions/; else where you stand.")
@click.version_option(__version__, prog_name="fishbowl")
@click.pass_context
def cli(ctx: click.Context, study: str | None) -> None:
    """Run focus groups and student fishbowls, and keep the record. Without a command: the home screen."""
    ctx.obj = study
    if ctx.invoked_subcommand is None:
        from fishbowl.cli.screens import home

        home(study)


def main() -> None:
    """Run the command line: exit 0 done; 1 refused or failed, with a sentence; 2 wrong use."""
    _say_what_can_be_said()
    sys.excepthook = _own_fault
    click.Context.formatter_class = Formatter
    _speak()
    try:
        sys.exit(cli.main(prog_name="fishbowl", standalone_mode=False))
    except click.Abort:
        from fishbowl.text import say

        click.echo(say("cli.aborted"), err=True)
        sys.exit(1)
    except click.ClickException as error:
        from fishbowl.cli.misuse import tell

        tell(error)
        sys.exit(error.exit_code)
    except FishbowlError as error:
        from fishbowl.text import explain

        click.echo(explain(error), err=True)
        sys.exit(1)
    except OSError as error:  # the output's own disk is full, or such
        from fishbowl.text import reason, say

        what = ": ".join(str(part) for part in (error.filename, reason(error)) if part)
        click.echo(say("cli.system", what=what), err=True)
        _let_go(sys.stdout)
        sys.exit(1)
    finally:
        _let_go(sys.stderr)


def _let_go(stream: TextIO | None) -> None:
    """What a closed window or a full disk did not take is dropped, else Python tries again and ends with 120.

    None: there was no such stream from the start.
    """
    if stream is None:
        return
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _own_fault(_: type[BaseException], error: BaseException, __: object) -> None:
    """What ends a command by a fault of ours; Python's own report quotes what people typed."""
    from fishbowl.text import say
    from fishbowl.text.faults import told

    print(f"{say('common.own_fault')}\n\n{told(error)}", file=sys.stderr)


def _say_what_can_be_said() -> None:
    """A sign that the terminal's own characters lack must not end a command: there it becomes `?`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # In UTF-8 all signs are there; what is left are bytes of a path, which go out as they came.
            stream.reconfigure(errors="surrogateescape" if "utf" in stream.encoding.lower() else "replace")
