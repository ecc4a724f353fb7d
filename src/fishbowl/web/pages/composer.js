// The line that is always ready: what is being typed, of which kind, by whom it was said.

import { QUOTED, readLine, readMarks } from "./marks.js";
import { store } from "./store.js";
import { say } from "./words.js";

const EMPTY = { text: "", kind: null, speaker: null, typed_ms: null, correcting: null, aside: null };

const byId = (id) => document.getElementById(id);

export class Composer {
  #draft = { ...EMPTY };
  #key = "";
  #speakers = [];
  #text = byId("text");

  /** `marks` maps each kind to its mark; `send(note)` is called with what was written, `last()` gives the
   * newest note, for correction. */
  constructor({ marks, send, last }) {
    this.marks = marks;
    this.send = send;
    this.last = last;
    this.#text.addEventListener("input", () => this.#typed());
    this.#text.addEventListener("keydown", (event) => this.#pressed(event));
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    // A tap on the kind that is shown already changes nothing, but means it.
    for (const name of ["change", "click"]) {
      byId("composer").addEventListener(name, (event) => this.#chosen(event.target));
    }
    byId("composer").addEventListener("mousedown", keepsFocus);
    byId("composer").addEventListener("click", (event) => {
      if (event.detail > 0 && event.target !== this.#text) this.focus();
    });
    byId("leave-it").addEventListener("click", () => this.#leaveIt());
    addEventListener("storage", (event) => this.#other(event));
  }

  /** Go on with the draft of this guest, as it was left. */
  open(me) {
    this.#key = `fishbowl/${me.session_id}/${me.actor}/draft`;
    this.#draft = { ...EMPTY, ...store.get(this.#key) };
    this.#show();
  }

  /** Leave nothing of this guest's draft behind. */
  forget() {
    this.#draft = { ...EMPTY };
    this.#keep();
    this.#show();
  }

  focus() {
    this.#text.focus({ preventScroll: true });
  }

  /** Who can be quoted: codes, and the seats they are known by. */
  offer(speakers) {
    if (JSON.stringify(speakers) === JSON.stringify(this.#speakers)) return;
    this.#speakers = speakers;
    const chips = speakers.map(({ id, seat }) => chip(id, seat === null || id.endsWith(String(seat)) ? "" : seat));
    byId("speakers").replaceChildren(byId("speakers").firstElementChild, chip("", ""), ...chips);
    this.#show();
  }

  /** Take a note into the line. What was being typed is put aside until that is done. */
  correct({ note_id, as, replaces = "", was = null, known_seq = 0, raw, kind, speaker, typed_ms = null }) {
    const { correcting, aside, ...typed } = this.#draft;
    this.#draft = {
      text: raw,
      kind,
      speaker,
      typed_ms,
      correcting: { note_id, as, replaces, was, known_seq },
      aside: correcting ? aside : typed,
    };
    this.#keep();
    this.#show();
    this.focus();
  }

  /** Leave the note in the line if something was taken out of it since: else it would be put back. Gives
   * whether that was so. */
  follow(known) {
    const { note_id, was } = this.#draft.correcting ?? {};
    const note = was && known.get(note_id);
    const is_other = Boolean(note) && note.seq === was.seq && note.line !== was.line;
    if (is_other) this.#done();
    return is_other;
  }

  #typed() {
    this.#draft.text = this.#text.value;
    this.#draft.typed_ms ??= Date.now();
    if (!this.#draft.text && !this.#draft.correcting) this.#draft = { ...EMPTY };
    this.#keep();
    this.#show();
  }

  #pressed(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape" && this.#draft.correcting) {
      this.#leaveIt();
    } else if (event.key === "ArrowUp" && !this.#text.value && !this.#draft.correcting) {
      const note = this.last();
      if (note === null) return;
      event.preventDefault();
      this.correct(note);
    }
  }

  #chosen(radio) {
    if (radio.type !== "radio") return;
    if (radio.name === "kind") {
      const marked = readMarks(this.#draft.text, this.marks);
      if (marked.kind && this.#draft.kind === null) this.#draft.text = marked.rest.trimStart();
      this.#draft.kind = radio.value;
    }
    if (radio.name === "speaker") this.#draft.speaker = radio.value || null;
    this.#keep();
    this.#show();
  }

  #submit() {
    const { text, kind, speaker, typed_ms, correcting } = this.#draft;
    const whole = text.trim();
    const marked = kind === null ? readMarks(text, this.marks) : { kind: null, text: whole };
    this.focus();
    if (!marked.text) return;
    const meant = kind ?? marked.kind ?? "observation";
    const by = QUOTED.has(meant) ? speaker : null;
    const quote = marked.kind && !by ? readLine(text, this.marks, this.#speakers) : { speaker: by, text: marked.text };
    const shown = { ...quote, kind: meant, raw: quote.text };
    // A mark is read at the door, as in the terminal: what is shown until then is the same.
    const sent = marked.kind
      ? { line: by ? `${this.marks[meant]} ${by} ${marked.text}` : whole, data: {} }
      : { text: whole, data: { kind: meant, speaker: by } };
    this.#done();
    this.send({ ...sent, shown, typed_ms: typed_ms ?? Date.now(), correcting });
  }

  #leaveIt() {
    this.#done();
    this.focus();
  }

  /** The line is free again: for what was put aside, or for the next note. */
  #done() {
    this.#draft = { ...EMPTY, ...this.#draft.aside };
    this.#keep();
    this.#show();
  }

  #keep() {
    const { text, correcting, kind } = this.#draft;
    if (text || correcting || kind) store.put(this.#key, this.#draft);
    else store.drop(this.#key);
  }

  /** Another tab of the same guest typed: follow it, unless something else is being typed here. */
  #other(event) {
    if (event.key !== this.#key) return;
    const mine = JSON.stringify(this.#draft);
    const was = event.oldValue ?? JSON.stringify(EMPTY);
    if (mine !== was && mine !== JSON.stringify(EMPTY)) return;
    this.#draft = { ...EMPTY, ...JSON.parse(event.newValue ?? "{}") };
    this.#show();
  }

  #show() {
    const { text, kind, speaker, correcting } = this.#draft;
    const meant = kind ?? readMarks(text, this.marks).kind ?? "observation";
    if (this.#text.value !== text) this.#text.value = text;
    check("kind", meant);
    check("speaker", speaker ?? "");
    byId("speakers").hidden = !QUOTED.has(meant) || this.#speakers.length === 0;
    byId("correcting").hidden = !correcting;
    byId("keep-it").textContent = say(correcting ? "keep.correction" : "keep");
    grow(this.#text);
  }
}

/** A tap beside the line leaves the keyboard of a telephone where it is. */
function keepsFocus(event) {
  if (event.target.id !== "text") event.preventDefault();
}

function check(name, value) {
  for (const radio of document.getElementsByName(name)) radio.checked = radio.value === value;
}

function chip(id, seat) {
  const label = document.createElement("label");
  label.className = "chip";
  const radio = document.createElement("input");
  Object.assign(radio, { type: "radio", name: "speaker", value: id });
  const words = document.createElement("span");
  words.textContent = id ? (seat === "" ? id : say("speaker.seat", { id, seat })) : say("speaker.unknown");
  label.append(radio, words);
  return label;
}

/** As high as what is in it, within what the stylesheet allows. */
function grow(textarea) {
  textarea.style.height = "auto";
  textarea.style.height = `${textarea.scrollHeight + 2}px`;
}
