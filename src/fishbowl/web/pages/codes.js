// Candidate codes: what a note may be a case of, chosen from the session's or the study's codebook. No coding: that comes later.

import { element, say_once } from "./cloth.js";
import { say } from "./words.js";

const byId = (id) => document.getElementById(id);

/** Gives what is marked in the dialog, in the order of the codebook. */
const marked = () => [...document.querySelectorAll("#codes-offered input:checked")].map((each) => each.value);

export class Codes {
  #names = new Map();
  #told = "";
  #note = null;
  /** The codebook that they are of, as the record is told. */
  of = { codebook: "", version: "" };

  /** Calls `given(note, codes)` when others than before are saved, none too, and `left(note)` in any case. */
  constructor({ given, left }) {
    byId("codes-form").addEventListener("submit", (event) => {
      event.preventDefault();
      const codes = marked();
      if (codes.join() !== this.#note.candidates.join()) given(this.#note, codes);
      this.close();
    });
    byId("codes").addEventListener("close", () => left(this.#note));
  }

  /** The groups of the codebook, and which one that is; none where there is no codebook. */
  offer(groups, codebook = "", version = "") {
    this.of = { codebook, version };
    const told = JSON.stringify(groups);
    if (told === this.#told) return;
    this.#told = told;
    this.#names = new Map(groups.flatMap(({ codes }) => codes.map(({ id, name }) => [id, name])));
    byId("codes-offered").replaceChildren(...groups.map(groupOf));
  }

  get areOffered() {
    return this.#names.size > 0;
  }

  /** Codes by their names; by id where the codebook is not known. */
  named(codes) {
    return codes.map((code) => this.#names.get(code) ?? code).join(", ");
  }

  /** Ask for all candidates of the note; those that it has are marked. */
  ask(note) {
    this.#note = note;
    say_once(byId("codes-note"), note.text);
    for (const box of byId("codes-offered").querySelectorAll("input")) {
      box.checked = note.candidates.includes(box.value);
    }
    byId("codes").showModal();
  }

  close() {
    byId("codes").close();
  }
}

function groupOf({ name, secondary, codes }) {
  const legend = element("legend", "", secondary ? `${name} (${say("codes.secondary")})` : name);
  return element("fieldset", "", legend, ...codes.map(boxOf));
}

function boxOf({ id, name }) {
  const box = element("input");
  box.type = "checkbox";
  box.value = id;
  return element("label", "tick", box, element("span", "", name));
}
