// What this browser keeps. Where it keeps nothing (private windows, a full disk), the page's own memory does.

const memory = new Map();

export const store = {
  /** Whether what is put here is still there after the tab was closed. */
  isLasting: true,

  get(key) {
    try {
      const text = memory.get(key) ?? localStorage.getItem(key);
      return text === null ? null : JSON.parse(text);
    } catch {
      return null;
    }
  },

  put(key, value) {
    const text = JSON.stringify(value);
    try {
      localStorage.setItem(key, text);
      memory.delete(key);
    } catch {
      store.isLasting = false;
      memory.set(key, text);
    }
  },

  drop(key) {
    memory.delete(key);
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was ever kept there.
    }
  },

  /** All keys that begin so. */
  keys(prefix) {
    const found = new Set(memory.keys());
    try {
      for (let i = 0; i < localStorage.length; i += 1) found.add(localStorage.key(i));
    } catch {
      // As above.
    }
    return [...found].filter((key) => key.startsWith(prefix));
  },
};
