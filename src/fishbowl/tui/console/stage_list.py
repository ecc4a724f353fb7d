"""All stages to choose from, for who goes elsewhere than to the next."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from fishbowl.core.timing import project
from fishbowl.text import clean_line, minutes_range, say
from fishbowl.tui.console.agenda import SIGNS
from fishbowl.tui.dialogs.sheet import Hint, Sheet


class StageDialog(Sheet[str]):
    """Gives the id of the stage chosen. The cursor stands on the first one ahead."""

    AUTO_FOCUS = "OptionList"
    DEFAULT_CSS = """
    StageDialog OptionList { height: auto; border: none; background: $surface; padding: 0; margin-top: 1; }
    StageDialog OptionList:focus { border: none; }
    """

    def heading(self) -> str:
        return say("console.ask.stage")

    def hints(self) -> Iterable[Hint]:
        yield "↑ ↓", say("console.ask.stage_choose")
        yield "Enter", say("console.ask.stage_go")
        yield from super().hints()

    def compose_parts(self) -> ComposeResult:
        rows = project(self.room.state, self.room.now_s).rows
        options = OptionList(
            *(
                Option(
                    Content(
                        f"{SIGNS[row.state]} {clean_line(row.stage.title)}  "
                        f"{minutes_range(row.stage.shortest_s, row.stage.longest_s)}"
                    ),
                    id=row.stage.id,
                )
                for row in rows
            )
        )
        ahead = [index for index, row in enumerate(rows) if row.state == "ahead"]
        options.highlighted = ahead[0] if ahead else 0
        yield options

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option.id)
