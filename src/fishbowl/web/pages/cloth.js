// What the page shows of one's own notes and questions. Everything typed goes in as text, never as markup.

import { say } from "./words.js";

const byId = (id) => document.getElementById(id);
const hours = new Intl.DateTimeFormat(document.documentElement.lang, {
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

export function timeOf(at) {
  return hours.format(at * 1000);
}

/** An element with a class and children; strings among them become text. */
export function element(name, className = "", ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function button(words, act, className = "") {
  const made = element("button", className, words);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

/** The list of notes, and what can be done with each. */
export class NoteList {
  #open = "";
  #rows = new Map();
  #list = byId("notes");
  #scroller = byId("scroller");
  #follows = true;
  #shape = "";

  /** `acts` has correct(note), retract(note), flag(note), code(note) and discard(note); `codes` knows the names. */
  constructor(acts, codes) {
    this.acts = acts;
    this.codes = codes;
    this.#scroller.addEventListener("scroll", () => {
      // A telephone that is turned moves what was read: nobody scrolled, and the newest is still what is followed.
      if (this.#shape !== this.#shapeNow()) return;
      const below = this.#scroller.scrollHeight - this.#scroller.scrollTop - this.#scroller.clientHeight;
      this.#follows = below < 60;
    });
    // The newest note stays in sight when a keyboard, a question or a warning takes room.
    new ResizeObserver(() => this.#follow()).observe(this.#scroller);
  }

  #follow() {
    if (this.#follows) this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#shape = this.#shapeNow();
  }

  #shapeNow() {
    const { clientWidth, clientHeight, scrollHeight } = this.#scroller;
    return [clientWidth, clientHeight, scrollHeight].join();
  }

  show(notes) {
    this.notes = notes;
    const rows = notes.map((note) => this.#row(note));
    for (const id of this.#rows.keys()) if (!notes.some((note) => note.id === id)) this.#rows.delete(id);
    const focused = document.activeElement;
    const within = focused?.closest?.("#notes li")?.id;
    if (rows.length !== this.#list.children.length || rows.some((row, i) => row !== this.#list.children[i])) {
      this.#list.replaceChildren(...rows);
      // A row that was made anew, as on delivery, keeps the keyboard as well.
      if (within) (focused.isConnected ? focused : byId(within)?.querySelector(".more"))?.focus({ preventScroll: true });
    }
    byId("empty").hidden = notes.length > 0;
    this.#follow();
  }

  /** Go to where things are done with this note, if it still stands. */
  focus(note) {
    this.#moreOf(note)?.focus();
  }

  /** The row of a note; the same element as long as the note is the same, so that focus and taps stay. */
  #row(note) {
    const is_open = this.#open === note.id;
    const codes = this.codes.named(note.candidates);
    const told = JSON.stringify([note, is_open, codes, this.codes.areOffered]);
    const before = this.#rows.get(note.id);
    if (before?.told === told) return before.row;
    const row = element("li", `note ${note.status}`, this.#head(note, is_open), element("p", "typed", textOf(note)));
    if (codes) row.append(element("p", "quiet", say("note.candidates", { codes })));
    if (note.refused) row.append(this.#refusal(note));
    if (is_open) row.append(this.#acts(note));
    row.id = `note-${note.id}`;
    this.#rows.set(note.id, { row, told });
    return row;
  }

  #head(note, is_open) {
    const kind = note.speaker ? `${say(`note.${note.kind}`)} · ${note.speaker}` : say(`note.${note.kind}`);
    const head = element("div", "head", element("time", "", timeOf(note.typed_at)), element("span", "kind", kind));
    if (note.names_someone) head.append(element("span", "name", say("named")));
    head.append(element("span", "status", say(`status.${note.status}`)));
    if (note.status !== "erased") {
      const more = button("⋯", () => this.#toggle(note), "more");
      more.setAttribute("aria-label", say("note.more", { time: timeOf(note.typed_at) }));
      more.setAttribute("aria-expanded", String(is_open));
      head.append(more);
    }
    return head;
  }

  #refusal(note) {
    const box = element("div", "acts", element("p", "problem", note.refused.refused));
    if (note.refused.shown) box.append(button(say("note.mend"), () => this.acts.correct(note)));
    box.append(button(say("note.discard"), () => this.acts.discard(note)));
    return box;
  }

  #acts(note) {
    const flag = button(say("note.flag"), () => this.#and_close(note, "flag"));
    flag.setAttribute("aria-pressed", String(note.names_someone));
    const retract = button(say("note.retract"), () => {
      retract.replaceWith(sure);
      sure.focus();
    });
    const sure = button(say("note.retract.sure"), () => this.#and_close(note, "retract"), "warn");
    const acts = element("div", "acts", button(say("note.correct"), () => this.#and_close(note, "correct")), flag);
    // What was never taken in can't be tagged either.
    if (this.codes.areOffered && note.refused?.kind !== "WriteNote") {
      const code = button(say("note.codes"), () => this.#and_close(note, "code"));
      code.setAttribute("aria-haspopup", "dialog");
      acts.append(code);
    }
    acts.append(retract);
    return acts;
  }

  #and_close(note, act) {
    this.#open = "";
    this.acts[act](note);
    this.show(this.notes.filter((each) => act !== "retract" || each.id !== note.id));
    if (act === "flag") this.focus(note);
  }

  #moreOf(note) {
    return byId(`note-${note.id}`)?.querySelector(".more");
  }

  #toggle(note) {
    this.#open = this.#open === note.id ? "" : note.id;
    this.show(this.notes);
    this.focus(note);
    byId(`note-${note.id}`)?.scrollIntoView({ block: "nearest" });
  }
}

function textOf(note) {
  return note.text === null ? "" : note.text;
}

/** One's own questions from the break on, and large the one that is to be put now. */
export function showQuestions(scene, notes) {
  const own = notes.filter((note) => note.kind === "question" && note.status !== "refused");
  byId("questions").hidden = !scene.questions_matter;
  byId("no-questions").hidden = own.length > 0;
  byId("fates").replaceChildren(
    ...own.map((note) => {
      const now = scene.asking === "me" && note.id === scene.asked_note;
      const fate = say(now ? "fate.now" : `fate.${note.fate || "waiting"}`);
      return element("li", "", element("p", "typed", textOf(note)), element("span", "status", fate));
    }),
  );
  const turn = byId("turn");
  turn.hidden = scene.asking === "nobody" || !scene.questions_matter;
  turn.classList.toggle("mine", scene.asking === "me");
  say_once(byId("turn-what"), scene.asking === "me" ? say("asking.me") : say("asking.someone"));
  const asked = scene.asking === "me" ? notes.find((note) => note.id === scene.asked_note) : null;
  say_once(byId("turn-text"), asked ? textOf(asked) : "");
}

/** Set text only where it differs: a live region says again what is set again. */
export function say_once(where, text) {
  if (where.textContent !== text) where.textContent = text;
}
