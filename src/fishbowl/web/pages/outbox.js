// What was written here and has not arrived yet. Each command is stored in this browser before anything is
// sent, goes out in order under its own id until it is acknowledged, and is then forgotten. Sent twice, by two
// tabs or after a lost answer, it is stored once: the door knows the id.

import { Backoff } from "./api.js";
import { newId } from "./ids.js";
import { store } from "./store.js";
import { say } from "./words.js";

const TAB = newId();
/** How long another tab's command is left to that tab. */
const OTHERS_MS = 4000;
const SOON_MS = 250;

export class Outbox {
  #door = null;
  #prefix = "";
  #seen = new Map();
  #delivered = [];
  #busy = false;
  #timer = 0;
  #backoff = new Backoff();

  /** Calls `changed()` when what is kept here changed, and `told(sentence)` for what is worth hearing. */
  constructor({ changed, told }) {
    this.changed = changed;
    this.told = told;
    addEventListener("storage", (event) => {
      if (!this.#prefix || !event.key?.startsWith(this.#prefix)) return;
      if (event.oldValue === null) this.#seen.set(event.key, Date.now());
      this.changed();
      setTimeout(() => this.changed(), SOON_MS); // a browser may tell of it before it can be read here
      this.kick();
    });
  }

  /** Serve the guest whom the door let in. Everyone has their own: a note never goes out as someone else's. */
  open(door) {
    const { session_id, actor } = door.me;
    this.#door = door;
    this.#prefix = `fishbowl/${session_id}/${actor}/out/`;
    this.#delivered = [];
    this.changed();
    this.kick();
  }

  /** What has not arrived, in order; those with `refused` were not accepted and are sent no more. */
  get waiting() {
    const found = store.keys(this.#prefix).map((key) => store.get(key));
    return found.filter((entry) => entry !== null).sort((a, b) => a.n - b.n || (a.id < b.id ? -1 : 1));
  }

  /** What was written in this session as somebody else, on this device, and never arrived: codes, one each. */
  get elsewhere() {
    const session = this.#prefix.split("/").slice(0, 2).join("/");
    const out = store.keys(`${session}/`).filter((key) => key.includes("/out/") && !key.startsWith(this.#prefix));
    return out.map((key) => key.split("/")[2]);
  }

  /** What has arrived, but has not come back yet with the notes. */
  get delivered() {
    return this.#delivered;
  }

  /**
   * Keep a command and send it: `kind`, `note_id`, its `data`, `text` or `line`, and `typed_ms`, when its
   * first key fell by this device's clock. `shown` is what the page shows of it until it comes back.
   */
  put(command) {
    const waiting = this.waiting;
    const entry = {
      ...command,
      id: newId(),
      n: (waiting.at(-1)?.n ?? 0) + 1,
      tab: TAB,
      sent_ms: Date.now(),
      offset_s: this.#door.clock.offset_s,
      refused: "",
    };
    store.put(this.#prefix + entry.id, entry);
    this.#backoff.reset();
    this.changed();
    this.kick();
  }

  /** Forget a command, which then never arrives. */
  drop(id) {
    store.drop(this.#prefix + id);
    this.changed();
  }

  /** Forget what was to be done to a note that is erased: it has its words as well. */
  drop_all(note_id) {
    for (const entry of this.waiting) if (entry.note_id === note_id) store.drop(this.#prefix + entry.id);
    this.#delivered = this.#delivered.filter((each) => each.note_id !== note_id);
  }

  /** Forget everything: who takes back consent takes back what was not sent yet as well. */
  forget() {
    for (const key of store.keys(this.#prefix)) store.drop(key);
    this.#delivered = [];
  }

  /** The page has everything up to that seq of this note, or of all notes. */
  caught_up(seq, note_id = null) {
    const is_here = (each) => each.seq <= seq && (note_id === null || each.note_id === note_id);
    this.#delivered = this.#delivered.filter((each) => !is_here(each));
  }

  /** Send what there is to send, now. */
  kick() {
    clearTimeout(this.#timer);
    if (!this.#busy) this.#send_all();
  }

  async #send_all() {
    this.#busy = true;
    let wait_ms = 0;
    try {
      for (let entry = this.#next(); entry !== null && wait_ms === 0; entry = this.#next()) {
        wait_ms = this.#left_to_another_ms(entry) || (await this.#send(entry));
      }
    } finally {
      this.#busy = false;
    }
    if (wait_ms > 0) this.#timer = setTimeout(() => this.kick(), wait_ms);
  }

  #next() {
    // Without the time of the session there is nothing to say about when it was typed.
    if (this.#door?.me?.standing !== "admitted" || !this.#door.clock.isKnown) return null;
    return this.waiting.find((entry) => !entry.refused) ?? null;
  }

  #left_to_another_ms(entry) {
    const seen_ms = this.#seen.get(this.#prefix + entry.id);
    if (entry.tab === TAB || seen_ms === undefined) return 0;
    return Math.max(0, seen_ms + OTHERS_MS - Date.now());
  }

  /** Gives how long to wait before the next is sent: 0 once this one is settled. */
  async #send(entry) {
    const prefix = this.#prefix;
    const { status, data, wait_s } = await this.#door.do(this.#as_sent(entry));
    if (prefix !== this.#prefix) return 0;
    if (status === 200) {
      this.#backoff.reset();
      store.drop(prefix + entry.id);
      this.#delivered.push({ ...entry, seq: Math.max(0, ...data.seqs) });
      this.told(say("said.delivered"));
      this.changed();
      return 0;
    }
    if (status === 409 || status === 400 || status === 413) {
      this.#refuse(entry, data?.sentence ?? say("refused.unreadable"));
      return 0;
    }
    if (status === 401 || status === 403) this.#door.look();
    return wait_s * 1000 || this.#backoff.next_ms();
  }

  #as_sent({ id, kind, note_id, data, text = null, line = null, typed_ms, sent_ms, offset_s }) {
    const request = { command_id: id, kind, data: { note_id, ...data }, line };
    if (text !== null) request.words = { text };
    if (kind !== "WriteNote") return request;
    // As measured when it was written: the clock may have been set since. Else as it is measured now.
    const offset = offset_s ?? this.#door.clock.offset_s;
    request.data.source = "phone";
    request.data.typed_s = typed_ms / 1000 + offset;
    request.data.sent_s = sent_ms / 1000 + offset;
    request.data.clock_off_s = this.#door.clock.off_s(offset);
    return request;
  }

  /**
   * Keep what was not accepted, for correction. What was done to a note that does not exist goes with it: its
   * newest text stays, and one that was retracted is gone as wished.
   */
  #refuse(entry, sentence) {
    if (store.get(this.#prefix + entry.id) === null) return; // given up while it was on its way
    const later = this.waiting.filter((each) => each.note_id === entry.note_id && each.n > entry.n);
    let refused = { ...entry, refused: sentence };
    if (entry.kind === "WriteNote") {
      for (const each of later) {
        store.drop(this.#prefix + each.id);
        if (each.kind === "CorrectNote") refused = { ...refused, shown: each.shown, line: null };
      }
    }
    const is_gone = entry.kind === "WriteNote" && later.some((each) => each.kind === "RetractNote");
    if (is_gone) store.drop(this.#prefix + entry.id);
    else store.put(this.#prefix + entry.id, refused);
    this.told(is_gone ? "" : say("said.refused", { sentence }));
    this.changed();
  }
}
