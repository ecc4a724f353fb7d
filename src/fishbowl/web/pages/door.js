// Coming in: the same for every page. A page calls `enter` once; what happens at the door is shown here.
//
//     import { enter } from "./door.js";
//     await enter({ admitted(door), scene(scene, seq), notes(notes, seq), note(note, seq), link(isUp), timed() });
//
// All of the page's functions may be left out. `admitted` comes before anything else, and again when the
// guest writes as somebody else; `link` when the connection comes or goes, `timed` once the clock was measured.
// `door.me` is the last Me, `door.clock` this device's clock against the session's, `door.isUp` whether the
// door is heard, and `await door.do({ kind, data, words, line })` gives a command (see api.js for the answer).
// A <body data-remembers> opens again after the tab was closed, though the door can't be reached.

import { ask, Backoff } from "./api.js";
import { SessionClock } from "./clock.js";
import { newId } from "./ids.js";
import { store } from "./store.js";
import { Stream } from "./stream.js";
import { say } from "./words.js";

const place = document.body.dataset.place;
const api = `/api/${place}`;
const UNSURE_S = 1;
/** How long nothing is said of a door that does not answer, when the page comes in. */
const UNHEARD_MS = 3000;
const TOKEN = `fishbowl/${place}/token`;
const REMEMBERED = `fishbowl/${place}/me`;

/** Show one of the screens of base.html: asking, waiting, away, nowhere; or the page itself. */
function show(screen) {
  document.getElementById("page").hidden = screen !== "page";
  document.getElementById("door").hidden = screen === "page";
  for (const each of document.querySelectorAll("[data-screen]")) each.hidden = each.dataset.screen !== screen;
}

/** The token of the link, out of the address before anyone looks over a shoulder or shares the page. */
function takeToken() {
  const token = location.hash.slice(1);
  try {
    if (token) sessionStorage.setItem(TOKEN, token);
    if (token) history.replaceState(null, "", location.pathname + location.search);
    return sessionStorage.getItem(TOKEN) ?? "";
  } catch {
    return token;
  }
}

function dropToken() {
  try {
    sessionStorage.removeItem(TOKEN);
  } catch {
    // It was never kept.
  }
}

class Door {
  me = null;
  /** null until it is known. */
  isUp = null;
  clock = new SessionClock();
  #page;
  #token = takeToken();
  #seq = 0;
  #backoff = new Backoff();
  #retry = 0;
  #was_in = false;
  #stream = new Stream(`${api}/stream`, {
    tell: (name, data, seq) => this.#tell(name, data, seq),
    changed: (isUp) => this.#linked(isUp),
    after: () => this.#seq,
  });

  constructor(page) {
    this.#page = page;
    document.getElementById("knock").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#knock();
    });
    for (const button of document.querySelectorAll("[data-again]")) {
      button.addEventListener("click", () => {
        this.#was_in = false;
        this.look();
      });
    }
    addEventListener("hashchange", () => {
      this.#token = takeToken();
      this.look();
    });
    addEventListener("online", () => this.look());
  }

  /**
   * Give a command. Without `command_id` it has a new one: given again, it may be stored again. The door takes
   * it from nobody but `actor`, though it arrives when this browser was let in as somebody else.
   */
  async do({ command_id = newId(), actor = this.me.actor, kind, data = {}, words = {}, line = null }) {
    const answer = await ask(`${api}/do`, { command_id, actor, kind, data, words, line });
    if (answer.status === 0) this.look();
    return answer;
  }

  /** Ask how one stands at the door, and measure the clock by it. */
  async look() {
    clearTimeout(this.#retry);
    this.#retry = 0;
    const asked_ms = Date.now();
    const unheard = this.me === null ? setTimeout(() => this.#unheard(), UNHEARD_MS) : 0;
    const answer = await ask(`${api}/me`);
    clearTimeout(unheard);
    if (answer.status === 200) {
      const is_first = !this.clock.isKnown;
      this.clock.take(asked_ms, Date.now(), answer.data);
      this.#backoff.reset();
      dropToken();
      this.#token = "";
      this.#stand(answer.data);
      if (is_first) this.#page.timed?.();
      if (this.clock.spread_s > UNSURE_S) this.#later();
      return;
    }
    if (answer.status === 401) {
      this.#stranger();
      return;
    }
    // Two that went without an answer: then the stream is dead as well, whatever it says of itself.
    if (answer.status === 0) this.#stream.doubt();
    this.#unheard();
    this.#later();
  }

  #unheard() {
    if (this.me === null) this.#remember();
    if (this.me === null) show("nowhere");
  }

  #later() {
    if (this.#retry === 0) this.#retry = setTimeout(() => this.look(), this.#backoff.next_ms());
  }

  /** Somebody whom the door does not know, or knows no more. */
  #stranger() {
    this.#was_in ||= this.me !== null;
    this.me = null;
    this.#stream.stop();
    store.drop(REMEMBERED);
    if (this.#was_in) {
      // It may have been a mistake: who is let in again needs to do nothing.
      show("away");
      this.#later();
    } else if (this.#token && !document.querySelector("#knock input:not(#pin)")) this.#knock();
    else this.#askIn();
  }

  #askIn(sentence = "") {
    show("asking");
    document.getElementById("pin-part").hidden = this.#token !== "";
    document.getElementById("pin").required = this.#token === "";
    document.getElementById("knock-problem").textContent = sentence;
    const empty = [...document.querySelectorAll("#knock input")].find((each) => each.offsetParent && each.required && !each.value);
    empty?.focus();
  }

  async #knock() {
    const typed = (id) => document.getElementById(id)?.value.trim() ?? "";
    const button = document.querySelector("#knock button");
    button.disabled = true;
    const answer = await ask(`${api}/knock`, {
      token: this.#token,
      pin: this.#token ? "" : typed("pin"),
      name: typed("name") || typed("code"),
      code: typed("code"),
    });
    button.disabled = false;
    if (answer.status === 200) {
      await this.look();
      return;
    }
    if (answer.status === 403 && this.#token) {
      dropToken();
      this.#token = "";
    }
    this.#askIn(answer.data?.sentence ?? say("no_answer"));
  }

  #stand(me) {
    const before = this.me;
    this.me = me;
    if (me.standing === "turned_away") {
      this.#stranger();
      return;
    }
    this.#was_in = false;
    if (me.standing === "waiting") show("waiting");
    else this.#admit(before);
    this.#stream.start();
  }

  #admit(before) {
    const same = before?.standing === "admitted" && before.actor === this.me.actor;
    if (same && before.session_id === this.me.session_id) return;
    if (before?.standing === "admitted") this.#stream.stop(); // what it brings yet is of somebody else
    this.#seq = 0;
    if ("remembers" in document.body.dataset) store.put(REMEMBERED, this.me);
    this.#page.admitted?.(this);
    show("page");
  }

  /** Let in whom this browser was, as long as nobody can be asked. */
  #remember() {
    const me = store.get(REMEMBERED);
    if (me === null) return;
    this.me = me;
    this.#page.admitted?.(this);
    show("page");
    this.#linked(false);
    this.#stream.start();
  }

  #tell(name, data, seq) {
    if (name === "me") {
      this.#stand(data);
      return;
    }
    this.#seq = seq;
    this.#page[name]?.(data, seq);
  }

  #linked(isUp) {
    this.isUp = isUp;
    this.#page.link?.(isUp);
    this.#later();
  }
}

/** Stand at the door, and come in as soon as one may. Gives the door. */
export async function enter(page) {
  document.documentElement.dataset.begun = "";
  const door = new Door(page);
  await door.look();
  return door;
}
