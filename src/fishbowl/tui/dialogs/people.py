"""Who is here: seats, attendance and consent, live."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import DataTable

from fishbowl.core.base import CREW, PersonId, Role
from fishbowl.core.people import (
    AddPerson,
    Attendance,
    ConsentMeans,
    MarkAttendance,
    Person,
    RecordConsent,
    RemovePerson,
    StayUnrecorded,
    TakeSeat,
    WithdrawConsent,
)
from fishbowl.core.state import SessionState
from fishbowl.runtime.room import Room
from fishbowl.text import say
from fishbowl.tui.dialogs.line import Line, LineDialog
from fishbowl.tui.dialogs.sheet import Sheet
from fishbowl.tui.glyphs import G
from fishbowl.tui.live import Look

COLUMNS = ("who", "seat", "attendance", "consent", "remark")
UNMARKED = "  "
ROLES = (Role.PARTICIPANT, Role.OBSERVER, Role.MODERATOR, Role.ASSISTANT)


@dataclass(frozen=True, slots=True)
class PersonRow:
    id: PersonId
    cells: tuple[str, ...]


class PeopleDialog(Sheet[None]):
    """Gives its commands itself, each with one key on the row. What a key did shows in the row at once."""

    AUTO_FOCUS = "DataTable"
    BINDINGS: ClassVar = [
        Binding("enter", "attend('present')", "present"),
        Binding("l", "attend('late')", "late"),
        Binding("g", "attend('left')", "left"),
        Binding("a", "attend('absent')", "absent"),
        Binding("x", "attend('expected')", "expected"),
        Binding("c", "consent('paper')", "paper"),
        Binding("o", "consent('online')", "online"),
        Binding("s", "consent('spoken')", "spoken"),
        Binding("u", "unrecorded", "unrecorded"),
        Binding("w", "withdraw", "withdraw"),
        Binding("1", "seat(1)", "seat", key_display="1-9"),
        *(Binding(str(seat), f"seat({seat})") for seat in range(2, 10)),
        Binding("plus", "add", "add_person"),
        Binding("delete", "remove", "remove", key_display="Del"),
        Binding("escape", "leave", "close"),
    ]
    DEFAULT_CSS = """
    PeopleDialog DataTable { height: auto; max-height: 12; margin-top: 1; background: $surface; }
    """

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._rows: tuple[PersonRow, ...] = ()

    def heading(self) -> str:
        return say("dialogs.people.title")

    def compose_parts(self) -> ComposeResult:
        yield DataTable[Text](cursor_type="row")

    def on_mount(self) -> None:
        for name in COLUMNS:
            indent = UNMARKED if name == "who" else ""
            self._table.add_column(Text(indent + say(f"dialogs.people.{name}")), key=name)
        super().on_mount()

    def paint(self, look: Look) -> None:
        super().paint(look)
        rows = people_rows(look.state, self._here)
        if [row.id for row in rows] != [row.id for row in self._rows]:
            self._build(rows)
        else:
            for old, new in zip(self._rows, rows, strict=True):
                for column, was, now in zip(COLUMNS, old.cells, new.cells, strict=True):
                    if was != now:
                        self._table.update_cell(new.id, column, Text(now), update_width=True)
        self._rows = rows

    @property
    def _table(self) -> DataTable[Text]:
        return self.query_one(DataTable)

    @property
    def _here(self) -> PersonId | None:
        """The person on whose row the cursor is."""
        return next((row.id for row in self._rows[self._table.cursor_row :]), None)

    def _build(self, rows: tuple[PersonRow, ...]) -> None:
        """Fill the table anew, the cursor on the same person, or on whoever was added."""
        known = {row.id for row in self._rows}
        added = [row.id for row in rows if row.id not in known] if known else []
        wanted = added[0] if added else self._here
        self._table.clear()
        for row in rows:
            self._table.add_row(*(Text(cell) for cell in row.cells), key=row.id)
        if wanted is not None and wanted in {row.id for row in rows}:
            self._table.move_cursor(row=[row.id for row in rows].index(wanted))

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        event.stop()
        self.repaint()

    # --- the keys ---------------------------------------------------------------------------------------

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.action_attend("present")

    def action_attend(self, attendance: Attendance) -> None:
        if self._here is not None:
            self.give(MarkAttendance(self._here, attendance))

    def action_consent(self, means: ConsentMeans) -> None:
        if self._here is not None:
            self.give(RecordConsent(self._here, self.room.state.protocol.consent_version, means))

    def action_unrecorded(self) -> None:
        if self._here is not None:
            self.give(StayUnrecorded(self._here))

    def action_seat(self, seat: int) -> None:
        if self._here is not None:
            self.give(TakeSeat(self._here, seat))

    def action_remove(self) -> None:
        if self._here is not None:
            self.give(RemovePerson(self._here))

    def action_withdraw(self) -> None:
        person = self._here
        if person is None:
            return

        def confirmed(line: Line | None) -> None:
            if line is not None and line.text.upper() == person:
                told = say("dialogs.people.erased", person=person)
                self.give(WithdrawConsent(person), then=lambda _: self.tell(told))
            else:
                self.tell(say("dialogs.people.nothing_withdrawn", person=person))

        # Enter alone must not do what nobody can undo: it is the key that marks people as present.
        title, prompt = (
            say(f"dialogs.people.{part}", person=person) for part in ("withdraw", "withdraw_prompt")
        )
        self.app.push_screen(LineDialog(self.room, title, prompt, enter=say("dialogs.key.erase")), confirmed)

    def action_add(self) -> None:
        initial = next_code(self.room.state)
        title, prompt = say("dialogs.people.add"), say("dialogs.people.add_prompt")
        self.app.push_screen(
            LineDialog(self.room, title, prompt, initial, enter=say("dialogs.key.add_person")), self._add
        )

    def _add(self, line: Line | None) -> None:
        if line is None:
            return
        code, state = line.text.upper(), self.room.state

        def added(_: object) -> None:
            self.repaint()
            self._go_on()
            if state.stages.started_s is not None:
                self.give(MarkAttendance(code, "late"))

        self.keys_wait = True  # what is typed now is about the one to come, not about whose row this is
        self.give(AddPerson(code, free_seat(state, code)), then=added, failed=self._go_on)

    def _go_on(self) -> None:
        self.keys_wait = False


def people_rows(state: SessionState, here: PersonId | None = None) -> tuple[PersonRow, ...]:
    """One row a person: participants, observers, then the crew. The one who is chosen has a sign, too."""
    people = [person for role in ROLES for person in state.people.of(role)]
    return tuple(PersonRow(person.id, _cells(person, person.id == here)) for person in people)


def _cells(person: Person, is_chosen: bool) -> tuple[str, ...]:
    seat = G.none if person.seat is None else str(person.seat)
    attendance = say(f"common.attendance.{person.attendance}")
    who = f"{G.cursor} {person.id}" if is_chosen else UNMARKED + person.id
    return (who, seat, attendance, _consent(person), _remark(person))


def _consent(person: Person) -> str:
    if person.withdrawn:
        return say("dialogs.people.withdrawn")
    if person.consent is not None:
        means = say(f"dialogs.key.{person.consent.means}")
        return say("dialogs.people.consented", means=means, version=person.consent.version)
    if person.role in CREW:
        return G.none  # theirs is no data; that of those who take part is
    needed = person.is_here and not person.unrecorded
    return f"{say('dialogs.people.no_consent')} {G.warn}" if needed else say("dialogs.people.no_consent")


def _remark(person: Person) -> str:
    said = []
    if person.unrecorded:
        said.append(say("dialogs.people.unrecorded"))
    if person.teaches_here:
        said.append(f"{say('dialogs.people.teaches')} {G.warn}")
    return ", ".join(said)


def next_code(state: SessionState) -> PersonId:
    """The next participant's pseudonym that nobody has had."""
    numbers = (int(person.id[1:] or 0) for person in state.people.participants)
    return f"{state.protocol.participant_prefix}{max(numbers, default=0) + 1}"


def free_seat(state: SessionState, code: PersonId) -> int | None:
    """The first free seat beside the people of the same letter."""
    if code[:1] not in (state.protocol.participant_prefix, "O"):
        return None
    taken = {person.seat for person in state.people.by_id.values() if person.id[:1] == code[:1]}
    return next(seat for seat in range(1, 100) if seat not in taken)
