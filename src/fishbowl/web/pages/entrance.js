// A participant's own phone: read, consent, a short form, and the code that they are from here on.

import { Delivery } from "./delivery.js";
import { enter } from "./door.js";
import { Form } from "./form.js";
import { store } from "./store.js";
import { say } from "./words.js";

const TICKS = ["taking_part", "processing"];
const HERE = ["present", "late"];

let me = null;
let scene = null;
let delivery = null;
let form = null;
let shown = "";

const part = (id) => document.getElementById(id);
const within = (step, selector) => document.querySelector(`[data-step="${step}"] ${selector}`);
const filledIn = () => `fishbowl/${me.session_id}/${me.actor}/filled_in`;

// --- where one stands --------------------------------------------------------------------------------------

/** Which part of the page comes now: from what the record has, so that a page that is opened again goes on. */
function step() {
  if (scene.withdrawn) return "withdrawn";
  if (scene.is_over) return "over";
  if (!scene.consent.given) return scene.consent.text ? "consent" : "paper";
  const isKnown = scene.described && HERE.includes(scene.attendance);
  return isKnown || store.get(filledIn()) ? "end" : "form";
}

function paint() {
  if (scene === null) return;
  part("rehearsal").hidden = !scene.is_rehearsal;
  for (const each of document.querySelectorAll("[data-code]")) {
    each.textContent = say("your_code", { code: scene.actor });
  }
  for (const each of document.querySelectorAll("[data-nth]")) {
    each.textContent = say("step", { n: each.dataset.nth });
  }
  paintConsent();
  if (scene.withdrawn) form.clear();
  else form.ask(scene.facts);
  part("known").hidden = !scene.described;
  part("seat").textContent = say("end.seat", { code: scene.actor });
  paintCode();
  const now = step();
  // What is on its way may be what leads on: the page turns when it has arrived.
  if (delivery.waiting.length === 0) turnTo(now);
}

function turnTo(now) {
  if (now === shown) return;
  const isFirst = shown === "";
  shown = now;
  for (const each of document.querySelectorAll("[data-step]")) each.hidden = each.dataset.step !== now;
  scrollTo(0, 0);
  if (!isFirst) within(now, "h1").focus();
}

function paintConsent() {
  const { text, version, ...statements } = scene.consent;
  if (part("consent-text").dataset.text !== text) {
    part("consent-text").dataset.text = text;
    part("consent-text").replaceChildren(...text.split(/\n+/).map(paragraph));
  }
  part("version").textContent = say("version", { version });
  for (const tick of TICKS) part(tick).nextElementSibling.textContent = statements[tick];
  for (const each of [part("consent-text"), part("consent")]) each.lang = scene.lang;
}

function paragraph(text) {
  const made = document.createElement("p");
  made.className = "typed";
  made.textContent = text;
  return made;
}

/** The code is the largest thing on the page, in the middle of its sentence. */
function paintCode() {
  const [before, after] = say("end.title", { code: "\n" }).split("\n");
  const code = document.createElement("strong");
  code.textContent = scene.actor;
  part("you-are").replaceChildren(before, code, after);
}

// --- what one gives ----------------------------------------------------------------------------------------

function problem(at, sentence) {
  within(at, ".problem").textContent = sentence;
}

function sending(sentence) {
  for (const each of document.querySelectorAll(".sending")) each.textContent = sentence;
  for (const each of document.querySelectorAll("#entrance button")) each.disabled = sentence !== "";
}

/** Send what waits, then show where that led. */
async function deliver() {
  sending(say("sending"));
  const refused = await delivery.send((struggles) => sending(say(struggles ? "still_sending" : "sending")));
  sending("");
  for (const { kind, why } of refused) {
    const at = { RecordConsent: "consent", DescribePerson: "form", MarkAttendance: "end" }[kind];
    if (kind === "DescribePerson") store.drop(filledIn());
    problem(at, why || say("not_sent"));
  }
  await arrived();
}

/** The scene that follows from what was acknowledged comes by itself; asked for, it can't be missed. */
async function arrived() {
  const answer = await fetch("/api/entrance/scene", { cache: "no-store" }).catch(() => null);
  if (answer?.ok) scene = (await answer.json()).scene;
  paint();
}

part("consent").addEventListener("submit", (event) => {
  event.preventDefault();
  const isBoth = TICKS.every((tick) => part(tick).checked);
  problem("consent", isBoth ? "" : say("consent.both"));
  if (!isBoth) {
    TICKS.map(part).find((tick) => !tick.checked).focus();
    return;
  }
  const data = { person: scene.actor, version: scene.consent.version, means: "online", ticks: TICKS };
  delivery.keep([{ kind: "RecordConsent", data }]);
  deliver();
});

for (const tick of TICKS) part(tick).addEventListener("change", () => problem("consent", ""));

part("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const wrong = form.problem();
  problem("form", wrong);
  if (wrong) return;
  const person = scene.actor;
  const commands = [{ kind: "MarkAttendance", data: { person, attendance: "present" } }];
  const words = form.words;
  if (Object.keys(words).length > 0) commands.unshift({ kind: "DescribePerson", data: { person }, words });
  delivery.keep(HERE.includes(scene.attendance) ? commands.slice(0, -1) : commands);
  store.put(filledIn(), true);
  form.forget();
  deliver();
});

for (const each of document.querySelectorAll("[data-plain]")) each.hidden = location.protocol === "https:";

await enter({
  admitted(door) {
    me = door.me;
    shown = "";
    delivery = new Delivery(door);
    form = new Form(part("fields"), `fishbowl/${me.session_id}/${me.actor}/form`);
    if (delivery.waiting.length > 0) deliver();
  },
  scene(now) {
    scene = now;
    paint();
  },
});
