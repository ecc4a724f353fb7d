// The grammar of a note's line, as at the door and in the terminal: text/marks.py and runtime/tablecloth.py.

/** Kinds that may begin with who said it. */
export const QUOTED = new Set(["quote", "check"]);

// What a telephone's keyboard makes of the mark for a quote, and what a Dutch laptop lacks.
const QUOTES = ['"', "“", "„"];
const CLOSED_BY = { '"': '"', "“": "”", "„": "”", "(": ")" };
const NAMED = /^([A-Za-z]?)([1-9][0-9]{0,2})(?:\s*:\s*|\s+)(?=\S)/;

function kindOf(mark, marks) {
  if (QUOTES.includes(mark)) return "quote";
  return Object.keys(marks).find((kind) => marks[kind] && marks[kind] === mark) ?? null;
}

/** Whether what opens and closes in the text does so in pairs. */
function balanced(text, opener, closer) {
  const count = (mark) => text.split(mark).length - 1;
  return opener === closer ? count(opener) % 2 === 0 : count(opener) === count(closer);
}

/** What stands between the mark and its partner at the end; null where it has none there. */
function unwrapped(mark, rest) {
  const closer = CLOSED_BY[mark];
  const inner = rest.trim();
  if (closer === undefined || !inner.endsWith(closer)) return null;
  const between = inner.slice(0, -1);
  return balanced(between, mark, closer) ? between.trim() : null;
}

/** Whether one pair of quotation marks stands around all of it: `"home" and "class"` keeps its own. */
function isQuoted(mark, rest) {
  if (!QUOTES.includes(mark)) return false;
  const between = unwrapped(mark, rest.trim().slice(1));
  return between !== null && !between.includes(mark) && !between.includes(CLOSED_BY[mark]);
}

/**
 * The kind that the leading mark says, null without one; the note without its marks, as `rest` while it is being
 * typed and as `text` when it is done. `touches`: nothing stands between the last mark and the text.
 */
export function readMarks(line, marks) {
  const whole = line.trimStart();
  let mark = whole[0] ?? "";
  let kind = kindOf(mark, marks);
  if (kind === null) return { kind, rest: whole, text: whole.trim(), touches: false };
  let rest = whole.slice(1);
  const [second = ""] = rest.trimStart();
  const both = mark + second;
  const isWrapped = mark === marks.check && isQuoted(second, rest);
  if (both === marks.check + marks.quote || both === marks.quote + marks.check || isWrapped) {
    kind = "check";
    mark = second;
    rest = rest.trimStart().slice(1);
  }
  return { kind, rest, text: unwrapped(mark, rest) ?? rest.trim(), touches: /^\S/.test(rest) };
}

/** The note that the line is: its kind, who said it of the `speakers`, and the text. */
export function readLine(line, marks, speakers) {
  const { kind, text, touches } = readMarks(line, marks);
  const quote = QUOTED.has(kind) ? named(text, touches, speakers) : { speaker: null, text };
  return { kind: kind ?? "observation", ...quote };
}

/** Who is named at the head of a quote, and the rest. The number alone counts where it touches the mark. */
function named(text, touches, speakers) {
  const [all = "", letter = "", number = ""] = text.match(NAMED) ?? [];
  const alone = touches && letter === "";
  const isNamed = ({ id }) => id === letter.toUpperCase() + number || (alone && id.slice(1) === number);
  const found = speakers.find(isNamed);
  return found ? { speaker: found.id, text: text.slice(all.length) } : { speaker: null, text };
}
