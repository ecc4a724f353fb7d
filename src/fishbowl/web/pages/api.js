// Asking the door: every answer is one of a status, so that nobody has to tell errors of the network apart.

const PATIENCE_MS = 10_000;

/**
 * Ask, and give {status, data, wait_s}. `status` is 0 where no answer came; `data` is the JSON of the answer,
 * null where there is none; `wait_s` is the server's Retry-After, else 0. With a body it is a POST.
 */
export async function ask(path, body = undefined) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const response = await fetch(path, {
      method: body === undefined ? "GET" : "POST",
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: "same-origin",
      cache: "no-store",
      signal: patience.signal,
    });
    const text = await response.text(); // whatever it is: an answer left unread keeps its connection
    const is_json = (response.headers.get("Content-Type") ?? "").includes("json");
    const wait_s = Number(response.headers.get("Retry-After")) || 0;
    return { status: response.status, data: is_json ? JSON.parse(text) : null, wait_s };
  } catch {
    return { status: 0, data: null, wait_s: 0 };
  } finally {
    clearTimeout(timer);
  }
}

/** Waits that grow from one second to ten, none of them even: pages that lost the door come back spread out. */
export class Backoff {
  #tries = 0;

  next_ms() {
    const most = Math.min(10_000, 1000 * 2 ** this.#tries);
    this.#tries += 1;
    return most * (0.5 + Math.random() / 2);
  }

  reset() {
    this.#tries = 0;
  }
}
