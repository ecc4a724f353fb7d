// An observer's tablecloth: one line that is always ready, and what was written with it.

import { NoteList, say_once, showQuestions } from "./cloth.js";
import { Codes } from "./codes.js";
import { Composer } from "./composer.js";
import { enter } from "./door.js";
import { newId } from "./ids.js";
import { laidOver } from "./notes.js";
import { Outbox } from "./outbox.js";
import { store } from "./store.js";
import { followKeyboard, setUpDialogs, showTop } from "./top.js";
import { say, sayN } from "./words.js";

const LOOK_MS = 5000;
/** A connection that is back within this was never gone: nothing flickers in a silent room. */
const GONE_MS = 2000;
const marks = JSON.parse(document.getElementById("marks").textContent);
const said = document.getElementById("said");

let door = null;
let scene = null;
let known = new Map();
let known_seq = 0;
let is_asked_consent = false;
let lost_ms = null;

const outbox = new Outbox({ changed: show, told: (sentence) => (said.textContent = sentence) });
const codes = new Codes({ given: tag, left: (note) => list.focus(note) });
const list = new NoteList({ correct, retract, flag, code: (note) => codes.ask(note), discard }, codes);
const composer = new Composer({ marks, send, last });

// --- what one does ---------------------------------------------------------------------------------------

/** A new note, a correction, or another try of what was refused. */
function send({ correcting, ...note }) {
  if (correcting?.replaces) outbox.drop(correcting.replaces);
  const kind = correcting?.as ?? "WriteNote";
  const data = kind === "CorrectNote" ? { ...note.data, known_seq: correcting.known_seq } : note.data;
  outbox.put({ ...note, kind, data, note_id: correcting?.note_id ?? newId() });
}

/** What the line needs to take a note in; one that was refused as a marked line comes back as that line. */
function correction({ id, raw, kind, speaker, ...note }) {
  const refused = note.refused?.shown ? note.refused : null; // else what was done to it was, and its text stands
  const line = refused?.line ?? null;
  const typed = line === null ? { raw, kind, speaker } : { raw: line, kind: null, speaker: null };
  const as = refused?.kind ?? "CorrectNote";
  const stands = refused === null ? known.get(id) : undefined;
  const was = stands === undefined ? null : { seq: stands.seq, line: stands.line };
  return { note_id: id, as, replaces: refused?.id, was, known_seq, typed_ms: refused?.typed_ms ?? null, ...typed };
}

function correct(note) {
  composer.correct(correction(note));
}

function last() {
  const note = shown().findLast((each) => each.status !== "erased" && (!each.refused || each.refused.shown));
  return note === undefined ? null : correction(note);
}

function flag(note) {
  outbox.put({ kind: "FlagName", note_id: note.id, data: { flagged: !note.names_someone } });
}

function tag(note, chosen) {
  outbox.put({ kind: "TagNote", note_id: note.id, data: { codes: chosen, ...codes.of } });
  said.textContent = say("codes.given");
}

function retract(note) {
  if (note.refused?.kind === "WriteNote") outbox.drop(note.refused.id);
  else outbox.put({ kind: "RetractNote", note_id: note.id, data: {} });
  said.textContent = say("said.retracted");
  composer.focus();
}

function discard(note) {
  outbox.drop(note.refused.id);
  composer.focus();
}

/** Gives the sentence that says why not, or nothing. */
async function consent(ticks) {
  const { status, data } = await door.do({
    kind: "RecordConsent",
    data: { person: door.me.actor, version: scene.consent.version, means: "online", ticks },
  });
  if (status === 200) document.getElementById("consent").close();
  return status === 200 ? "" : (data?.sentence ?? say("consent.not_saved"));
}

// --- what is shown ---------------------------------------------------------------------------------------

function shown() {
  return laidOver(known, [...outbox.delivered, ...outbox.waiting], marks, door.clock);
}

function show() {
  if (door === null) return;
  const notes = shown();
  list.show(notes);
  // Whose connection goes on coming in writes before there is a scene.
  if (scene !== null) {
    showTop(scene, door.clock);
    showQuestions(scene, notes);
  }
  showLink();
}

/** That there is no connection is worth a line; that there is one is not. */
function showLink() {
  const waiting = outbox.waiting.filter((entry) => !entry.refused).length;
  const is_gone = lost_ms !== null && Date.now() >= lost_ms + GONE_MS;
  const trouble = [];
  if (is_gone) trouble.push(say("link.down"));
  if (is_gone && waiting > 0) trouble.push(sayN("link.waiting", waiting));
  if (!store.isLasting && waiting > 0) trouble.push(say("link.not_kept"));
  say_once(document.getElementById("trouble"), trouble.join(" "));
  const others = outbox.elsewhere;
  const who = [...new Set(others)].join(", ");
  say_once(document.getElementById("elsewhere"), others.length > 0 ? sayN("elsewhere", others.length, { who }) : "");
}

const rememberedScene = () => `fishbowl/${door.me.session_id}/${door.me.actor}/scene`;

function take(fresh) {
  scene = fresh;
  store.put(rememberedScene(), scene);
  offer();
  if (scene.withdrawn) forget();
  show();
  const asks = scene.consent.text && !scene.consent.given && scene.clock.moment === "before";
  if (asks && !is_asked_consent) document.getElementById("consent").showModal();
  is_asked_consent ||= asks;
}

/** Whom one can quote, and what a note may be a case of. */
function offer() {
  composer.offer(scene.speakers);
  codes.offer(scene.codebook ?? [], scene.codebook_id, scene.codebook_version); // a scene that this browser keeps may be of an older page
}

/** What the record has erased goes from this device too. */
function forget() {
  known.clear();
  outbox.forget();
  composer.forget();
  codes.close();
}

// --- coming in -------------------------------------------------------------------------------------------

setUpDialogs(consent);
document.getElementById("consent").addEventListener("close", () => composer.focus());
followKeyboard();
setInterval(() => (document.hidden ? null : show()), LOOK_MS);

await enter({
  admitted(opened) {
    door = opened;
    known = new Map();
    known_seq = 0;
    composer.open(door.me);
    scene = store.get(rememberedScene());
    if (scene !== null) offer();
    outbox.open(door);
    requestAnimationFrame(() => composer.focus());
  },
  scene: take,
  notes(notes, seq) {
    known = new Map(notes.map((note) => [note.id, note]));
    known_seq = seq;
    for (const note of notes) if (note.text === null) outbox.drop_all(note.id);
    if (composer.follow(known)) said.textContent = say("said.taken_out");
    outbox.caught_up(seq);
    show();
  },
  note(note, seq) {
    known.set(note.id, note);
    known_seq = seq;
    outbox.caught_up(seq, note.id);
    show();
  },
  link(isUp) {
    lost_ms = isUp ? null : (lost_ms ?? Date.now());
    if (isUp) outbox.kick();
    else setTimeout(show, GONE_MS);
    show();
  },
  timed: () => outbox.kick(),
});
