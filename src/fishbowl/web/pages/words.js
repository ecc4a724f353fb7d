// The words of this page, in its language: from the JSON block that the server put in.

export const words = JSON.parse(document.getElementById("words").textContent);

/** The words under the key, their blanks filled by name. An unknown key shows as itself. */
export function say(key, params = {}) {
  const sentence = words[key] ?? key;
  return sentence.replace(/\{([a-z_]+)\}/g, (blank, name) => (name in params ? String(params[name]) : blank));
}

/** The words of a count: `key.one` for 1, else `key.many`; fills `{n}` too. */
export function sayN(key, n, params = {}) {
  return say(`${key}.${n === 1 ? "one" : "many"}`, { ...params, n });
}
