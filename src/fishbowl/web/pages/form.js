// The short form: which questions the protocol asks, what was typed, and what can't stand there.

import { say } from "./words.js";

const LONGEST = 200;
const NUMBERS = {
  age: { mode: "numeric", most: 3, pattern: /^[0-9]{1,3}$/, highest: 120 },
  years_in_job: { mode: "decimal", most: 5, pattern: /^[0-9]{1,2}([.,][0-9]{1,2})?$/, highest: 80 },
};

/** A form of these facts in `box`. What is typed is kept under `key` while the tab is open, until `forget`. */
export class Form {
  #box;
  #key;
  #facts = [];

  constructor(box, key) {
    this.#box = box;
    this.#key = key;
    box.addEventListener("input", () => this.#keep());
  }

  /** Ask these facts; what was typed before stays. */
  ask(facts) {
    if (facts.join() === this.#facts.join()) return;
    this.#facts = facts;
    const typed = this.#kept();
    this.#box.replaceChildren(...facts.map((name) => field(name, typed[name] ?? "")));
  }

  /** What was typed, by the names of the facts; nothing of what was left empty. */
  get words() {
    const typed = this.#facts.map((name) => [name, this.#input(name).value.replace(/\s+/g, " ").trim()]);
    return Object.fromEntries(typed.filter(([, text]) => text !== ""));
  }

  /** Say what can't stand; gives the sentence and goes there. Empty where all can. */
  problem() {
    const found = Object.entries(this.words).map(([name, text]) => [name, unfit(name, text)]);
    const wrong = found.find(([, sentence]) => sentence !== "");
    for (const name of this.#facts) this.#input(name).setAttribute("aria-invalid", String(name === wrong?.[0]));
    if (wrong === undefined) return "";
    this.#input(wrong[0]).focus();
    return wrong[1];
  }

  forget() {
    try {
      sessionStorage.removeItem(this.#key);
    } catch {
      // It was never kept.
    }
  }

  /** Leave nothing of what was typed, here or on this device. */
  clear() {
    this.forget();
    this.#facts = [];
    this.#box.replaceChildren();
  }

  #input(name) {
    return this.#box.querySelector(`#fact-${name}`);
  }

  #keep() {
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(this.words));
    } catch {
      // Then it is typed again after a reload.
    }
  }

  #kept() {
    try {
      return JSON.parse(sessionStorage.getItem(this.#key)) ?? {};
    } catch {
      return {};
    }
  }
}

function field(name, typed) {
  const box = document.createElement("div");
  box.className = "field";
  const label = document.createElement("label");
  label.htmlFor = `fact-${name}`;
  label.textContent = say(`fact.${name}`);
  const input = document.createElement(name === "approaches" ? "textarea" : "input");
  input.id = `fact-${name}`;
  input.maxLength = NUMBERS[name]?.most ?? LONGEST;
  input.autocomplete = "off";
  input.value = typed;
  if (name in NUMBERS) input.inputMode = NUMBERS[name].mode;
  if (name in NUMBERS) input.dataset.short = "";
  box.append(label, input);
  const help = document.createElement("p");
  help.id = `fact-${name}-help`;
  help.className = "help";
  help.textContent = say(`fact.${name}.help`);
  input.setAttribute("aria-describedby", help.id);
  box.append(help);
  return box;
}

function unfit(name, text) {
  const number = NUMBERS[name];
  if (text.includes("@")) return say("unfit.contact");
  if (number === undefined) return "";
  const fits = number.pattern.test(text) && Number(text.replace(",", ".")) <= number.highest;
  return fits ? "" : say(`unfit.${name}`);
}
