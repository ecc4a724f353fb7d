// The students' table: their card and their piles. No clock presses them, and nothing moves by itself.

import { enter } from "./door.js";
import { fit } from "./fit.js";
import { say } from "./words.js";

/** The core draws one card for two presses within this; a hand that taps twice means one. */
const DOUBLE_PRESS_MS = 400;
/** How long a question waits for its answer: somebody else may pass by the tablet. */
const ASKED_FOR_MS = 20_000;
const TOLD_MS = 8000;

const part = (id) => document.getElementById(id);
const parts = (...ids) => ids.map(part);
const [lies, card, rulesFirst, message, ask, rules] = parts(
  "lies", "card", "rules-first", "message", "ask", "rules",
);

let door = null;
let scene = null;
let isBusy = false;
let asked = { stage_id: "", timer: 0 };
let toldTimer = 0;

// --- what lies there ---------------------------------------------------------------------------------------

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

function paint() {
  if (scene === null) return;
  const isFirst = scene.moment !== "over" && !scene.decks_began && !hasNothing();
  const [large, small] = goingOn();
  part("where").textContent = where() || say("title.table");
  part("where").classList.toggle("unseen", !where()); // the page has a heading for who has it read aloud
  part("rehearsal").hidden = !scene.is_rehearsal;
  for (const each of document.querySelectorAll("[data-rules]")) {
    each.textContent = scene.rules || say("table.no_rules");
  }
  rulesFirst.hidden = !isFirst;
  card.hidden = isFirst || scene.card === null;
  message.hidden = isFirst || scene.card !== null;
  if (scene.card !== null) paintCard();
  part("large").textContent = large;
  part("small").textContent = small;
  part("piles").replaceChildren(...scene.piles.map(pile));
  part("piles").hidden = scene.piles.length === 0;
  part("acts").hidden = scene.moment === "over" || scene.piles.length === 0;
  enable();
  refit();
}

/** Whether the protocol brings neither cards nor rules to the table. */
function hasNothing() {
  return scene.piles.length === 0 && !scene.rules;
}

function where() {
  const number = scene.piles.findIndex((each) => each.is_open) + 1;
  if (scene.moment === "over") return "";
  if (number === 0) return scene.stage;
  return say("table.pile", { n: number, title: scene.stage });
}

/** What is said large where no card lies, and what under it. */
function goingOn() {
  if (scene.moment === "over") return [say("table.over"), say("table.thanks")];
  if (hasNothing()) return [say("table.no_cards"), say("table.no_cards_help")];
  if (scene.moment === "paused") return [say("table.paused"), say("table.wait")];
  if (scene.stage_kind === "break") return [say("table.break"), ""];
  if (scene.stage_kind !== "deck") return [scene.stage, ""];
  if (scene.can_draw) return [scene.stage, say("draw_first")];
  return [scene.stage, say(scene.next === null ? "table.no_next" : "pile_is_empty")];
}

/** Only where it is another one: whoever has it read aloud would hear it again at every change. */
function paintCard() {
  const { number, intro, questions, sub_questions } = scene.card;
  const text = JSON.stringify(scene.card);
  if (card.dataset.text === text) return;
  card.dataset.text = text;
  card.setAttribute("aria-label", say("table.card", { n: number }));
  part("card-number").textContent = number;
  part("intro").textContent = intro;
  part("intro").hidden = !intro;
  part("questions").replaceChildren(...questions.map((each) => element("p", "typed", each)));
  const subs = sub_questions.map((each) => {
    const item = document.createElement("li");
    item.append(element("span", "typed", each));
    return item;
  });
  part("sub-questions").replaceChildren(...subs);
  part("sub-questions").hidden = subs.length === 0;
}

function pile({ title, left, total, is_open }, index) {
  const item = document.createElement("li");
  item.append(element("span", "pile-title", `${index + 1} ${title}`));
  item.append(element("span", "left", say("table.left", { n: left })));
  const pips = element("span", "pips", "");
  pips.setAttribute("aria-hidden", "true");
  for (let n = 0; n < total; n += 1) pips.append(element("span", n < left ? "here" : "", ""));
  item.append(pips);
  if (is_open) item.setAttribute("aria-current", "true");
  return item;
}

function refit() {
  const shown = [card, rulesFirst].find((each) => !each.hidden);
  if (shown !== undefined) fit(lies, shown);
}

// --- what can be done --------------------------------------------------------------------------------------

function enable() {
  const goes = door?.isUp === true && scene !== null && scene.moment !== "paused";
  part("draw").disabled = !goes || !scene.can_draw;
  part("put-back").disabled = !goes || scene.card === null;
  part("next").disabled = !goes || scene.next === null;
  part("undo").disabled = door?.isUp !== true || !scene?.can_undo;
  if (ask.open && scene?.next?.id !== asked.stage_id) ask.close();
}

function tell(sentence) {
  clearTimeout(toldTimer);
  part("told").textContent = sentence;
  if (sentence) toldTimer = setTimeout(() => tell(""), TOLD_MS);
  refit();
}

/** Nothing is kept to be done later: a card drawn without a connection would lie on this screen alone. */
async function give(command) {
  if (isBusy || door?.isUp !== true) return;
  isBusy = true;
  const rested = new Promise((resolve) => setTimeout(resolve, DOUBLE_PRESS_MS));
  const { status, data } = await door.do(command);
  if (status === 200) tell("");
  else if (status === 0) tell(say("not_sure"));
  else tell(data?.sentence ?? say("not_done"));
  if (status === 401 || status === 403) door.look();
  await rested;
  isBusy = false;
}

function askNext() {
  const { next, piles } = scene;
  const n = piles.findIndex((each) => each.id === next.id) + 1;
  part("ask-words").textContent = say("ask", { n, title: next.title });
  clearTimeout(asked.timer);
  asked = { stage_id: next.id, timer: setTimeout(() => ask.close(), ASKED_FOR_MS) };
  ask.showModal();
}

part("draw").addEventListener("click", () => give({ kind: "DrawCard" }));
part("put-back").addEventListener("click", () => give({ kind: "PutBackCard" }));
part("undo").addEventListener("click", () => give({ kind: "Undo" }));
part("next").addEventListener("click", askNext);
part("ask-no").addEventListener("click", () => ask.close());
part("ask-yes").addEventListener("click", () => {
  ask.close();
  give({ kind: "OpenStage", data: { stage_id: asked.stage_id, moved_by: "participants" } });
});
part("open-rules").addEventListener("click", () => rules.showModal());
part("close-rules").addEventListener("click", () => rules.close());
new ResizeObserver(refit).observe(lies);

await enter({
  admitted(come) {
    door = come;
    enable();
  },
  scene(shown) {
    scene = shown;
    paint();
  },
  link(isUp) {
    part("link").textContent = isUp ? "" : say("not_connected");
    enable();
    refit();
  },
});
