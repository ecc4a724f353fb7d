// The head of the page: whose tablecloth, who reads it, the clock, the card, the rules, and consent.

import { element, say_once, timeOf } from "./cloth.js";
import { say, sayN } from "./words.js";

const byId = (id) => document.getElementById(id);

/** The stage and its minutes, without seconds: there for who looks, and drawing nobody's eye. */
function showClock(face, now_s) {
  const is_going = face.moment === "running";
  say_once(byId("stage"), is_going ? face.stage : say(`clock.${face.moment}`));
  const ends_s = face.ends_s === null || now_s === null ? null : face.ends_s - now_s;
  const left_s = face.left_s ?? ends_s;
  say_once(byId("left"), left_s === null ? "" : leftText(left_s));
}

function leftText(left_s) {
  if (left_s < 0) return sayN("clock.over_by", Math.ceil(-left_s / 60));
  return left_s < 60 ? say("clock.last") : sayN("clock.left", Math.ceil(left_s / 60));
}

/** A text in paragraphs, one for each of its lines. */
function showText(where, text) {
  if (where.dataset.told === text) return;
  where.dataset.told = text;
  const lines = text.split("\n").filter((line) => line.trim());
  where.replaceChildren(...lines.map((line) => element("p", "typed", line)));
}

export function showTop(scene, clock) {
  say_once(byId("whose"), scene.actor);
  showClock(scene.clock, clock.now_s());
  byId("rehearsal").hidden = !scene.is_rehearsal;
  const opened = scene.opened_at === null ? say("readers.me") : say("readers.crew", { time: timeOf(scene.opened_at) });
  say_once(byId("readers"), opened);
  document.title = `${scene.actor} · ${scene.session}`;
  showCard(scene.card);
  showRules(scene.rules);
  showConsent(scene);
}

function showCard(card) {
  byId("card").hidden = card === null;
  if (card === null) return;
  const told = JSON.stringify(card);
  if (byId("card").dataset.told === told) return;
  byId("card").dataset.told = told;
  byId("card-name").textContent = say("card", { number: card.number });
  byId("card-first").textContent = card.questions[0] ?? card.intro;
  const rest = [card.intro, ...card.questions].filter(Boolean).map((text) => element("p", "typed", text));
  const subs = element("ul", "subs", ...card.sub_questions.map((text) => element("li", "typed", text)));
  byId("card-whole").replaceChildren(...rest, subs);
}

function showRules(rules) {
  byId("rules").hidden = !rules;
  showText(byId("rules-text"), rules);
}

function showConsent({ consent, withdrawn }) {
  byId("withdrawn").hidden = !withdrawn;
  byId("composer").hidden = withdrawn;
  byId("consent-asked").hidden = consent.given || withdrawn;
  byId("consent-open").hidden = !consent.text;
  say_once(byId("consent-why"), say(consent.text ? "consent.missing" : "consent.on_paper"));
  showText(byId("consent-text"), consent.text);
  say_once(byId("taking_part"), consent.taking_part);
  say_once(byId("processing"), consent.processing);
  if (consent.given) byId("consent").close();
}

/** Let the dialogs open and close, and consent be given: `give(ticks)` answers with a sentence, or nothing. */
export function setUpDialogs(give) {
  for (const opener of document.querySelectorAll("[data-opens]")) {
    opener.addEventListener("click", () => byId(opener.dataset.opens).showModal());
  }
  for (const closer of document.querySelectorAll("[data-closes]")) {
    closer.addEventListener("click", () => closer.closest("dialog").close());
  }
  byId("consent-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const ticks = [...document.querySelectorAll("#consent-form [name=tick]")].filter((each) => each.checked);
    say_once(byId("consent-problem"), ticks.length < 2 ? say("consent.both") : "");
    if (ticks.length < 2) return;
    byId("consent-give").disabled = true;
    say_once(byId("consent-problem"), await give(ticks.map((each) => each.value)));
    byId("consent-give").disabled = false;
  });
}

/** Fit the page in what is left above a keyboard on the screen. */
export function followKeyboard() {
  const seen = window.visualViewport;
  if (!seen) return;
  const fit = () => {
    const { style, classList } = document.documentElement;
    style.setProperty("--seen", `${Math.round(seen.height)}px`);
    style.setProperty("--above", `${Math.round(seen.offsetTop)}px`);
    classList.toggle("low", seen.height < 440);
  };
  seen.addEventListener("resize", fit);
  seen.addEventListener("scroll", fit);
  fit();
}
