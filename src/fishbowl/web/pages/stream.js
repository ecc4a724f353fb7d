// What comes from the door by itself, over a connection that telephones drop without a word.

import { Backoff } from "./api.js";

const SILENCE_MS = 40_000;
const EVENTS = ["me", "scene", "notes", "note", "beat"];

/**
 * Hears `tell(name, data, seq)` for each event, `changed(isUp)` when the connection comes or goes, and
 * `after()` gives the seq that the page has. Closed while the page is hidden, since a sleeping telephone
 * keeps a dead connection open for ever; opened anew when it is seen, or the network is back.
 */
export class Stream {
  #source = null;
  #running = false;
  #watchdog = 0;
  #retry = 0;
  #backoff = new Backoff();

  constructor(path, { tell, changed, after }) {
    this.path = path;
    this.tell = tell;
    this.changed = changed;
    this.after = after;
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#close() : this.#open()));
    for (const name of ["pageshow", "online"]) addEventListener(name, () => this.again());
    addEventListener("pagehide", () => this.#close());
    addEventListener("offline", () => this.doubt());
  }

  start() {
    this.#running = true;
    this.#open();
  }

  stop() {
    this.#running = false;
    this.#close();
  }

  /** Open it now, if it is not. */
  again() {
    this.#backoff.reset();
    this.#open();
  }

  /** There is reason to think that it is dead, though nobody said so: see. */
  doubt() {
    if (this.#source !== null) this.#lost();
  }

  #open() {
    clearTimeout(this.#retry);
    if (!this.#running || this.#source !== null || document.hidden) return;
    const source = new EventSource(`${this.path}?after=${this.after()}`);
    this.#source = source;
    source.onopen = () => {
      this.#backoff.reset();
      this.changed(true);
    };
    source.onerror = () => this.#lost();
    for (const name of EVENTS) {
      source.addEventListener(name, (event) => {
        this.#listen();
        if (name !== "beat") this.tell(name, JSON.parse(event.data), Number(event.lastEventId));
      });
    }
    this.#listen();
  }

  #listen() {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.#lost(), SILENCE_MS);
  }

  #lost() {
    this.#close();
    this.changed(false);
    if (this.#running) this.#retry = setTimeout(() => this.#open(), this.#backoff.next_ms());
  }

  #close() {
    clearTimeout(this.#watchdog);
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = null;
  }
}
