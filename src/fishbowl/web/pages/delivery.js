// What somebody gave once and the record must have once: kept in this browser under its own ids until the door
// acknowledged it, and forgotten then.

import { Backoff } from "./api.js";
import { newId } from "./ids.js";
import { store } from "./store.js";

export class Delivery {
  #door;
  #actor;
  #key;
  #isBusy = false;

  constructor(door) {
    this.#door = door;
    this.#actor = door.me.actor;
    this.#key = `fishbowl/${door.me.session_id}/${this.#actor}/entrance`;
  }

  /** The commands on their way, in order. */
  get waiting() {
    return store.get(this.#key) ?? [];
  }

  /** Keep these commands, to go out after what is on its way already. */
  keep(commands) {
    store.put(this.#key, [...this.waiting, ...commands.map((each) => ({ ...each, command_id: newId() }))]);
  }

  /**
   * Send what waits, in order, however long that takes; `struggles(true)` is called when no answer comes. Gives
   * the commands that were refused, with the sentence as `why` (empty where the door gave none). A refused one
   * is forgotten, the others go on. What is left when this browser is somebody else stays here for who gave it.
   */
  async send(struggles) {
    if (this.#isBusy) return [];
    this.#isBusy = true;
    const refused = [];
    const backoff = new Backoff();
    while (this.waiting.length > 0 && this.#isTheirs) {
      const [command] = this.waiting;
      const { status, data, wait_s } = await this.#door.do({ ...command, actor: this.#actor });
      struggles(status === 0 || status === 503);
      if (status === 200 || status === 400 || status === 409) {
        store.put(this.#key, this.waiting.filter((each) => each.command_id !== command.command_id));
        if (status !== 200) refused.push({ ...command, why: data?.sentence ?? "" });
        backoff.reset();
        continue;
      }
      if (status === 401 || status === 403) this.#door.look();
      await new Promise((resolve) => setTimeout(resolve, wait_s * 1000 || backoff.next_ms()));
    }
    if (this.waiting.length === 0) store.drop(this.#key);
    this.#isBusy = false;
    return refused;
  }

  /** Whether it is still the same who is let in, as far as is known. */
  get #isTheirs() {
    const { me } = this.#door;
    return me?.standing !== "admitted" || me.actor === this.#actor;
  }
}
