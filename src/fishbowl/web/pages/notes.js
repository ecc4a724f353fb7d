// One's own notes, as they stand: what the door has, and over it what is still on its way there.

/** What a note shows of the command `entry`; see `laidOver`. */
function written(entry, clock) {
  const offset_s = entry.offset_s ?? clock.offset_s;
  const off_s = offset_s === null ? 0 : clock.off_s(offset_s);
  return {
    id: entry.note_id,
    typed_at: entry.typed_ms / 1000 - off_s,
    ...entry.shown,
    names_someone: false,
    retracted: false,
    fate: "",
    candidates: [],
    status: "delivered",
    refused: null,
  };
}

/** The note as the door has it. `raw` is its text as it was typed, for correction; `text` may be shown. */
function stored(note, marks) {
  const before = [marks[note.kind], note.speaker].filter(Boolean).join(" ");
  const raw = note.line === null ? null : note.line.slice(before ? before.length + 1 : 0);
  return { ...note, raw, status: note.text === null ? "erased" : "delivered", refused: null };
}

/**
 * The notes to show, in the order in which they were typed: each with `status` delivered, here, refused or
 * erased, and where it was refused the command as `refused`.
 */
export function laidOver(known, entries, marks, clock) {
  const notes = new Map([...known.values()].map((note) => [note.id, stored(note, marks)]));
  for (const entry of entries) {
    if (entry.kind === "WriteNote" && !notes.has(entry.note_id)) {
      notes.set(entry.note_id, written(entry, clock));
    }
    const note = notes.get(entry.note_id);
    if (note === undefined) continue;
    if (entry.kind === "CorrectNote") Object.assign(note, entry.shown);
    if (entry.kind === "FlagName" && !entry.refused) note.names_someone = entry.data.flagged;
    if (entry.kind === "TagNote" && !entry.refused) note.candidates = entry.data.codes;
    if (entry.kind === "RetractNote" && !entry.refused) note.retracted = true;
    if (entry.refused) note.refused = entry;
    if (entry.refused) note.status = "refused";
    else if (entry.seq === undefined && note.status !== "refused") note.status = "here";
  }
  const standing = [...notes.values()].filter((note) => !note.retracted);
  return standing.sort((a, b) => a.typed_at - b.typed_at);
}
