// What this device's clock is off from the session's timeline, measured by asking the time.

/**
 * Each answer bounds the offset between what was asked and what came: the bounds of several narrow it down.
 * Bounds that no longer meet mean that a clock was set; then the newest counts. Device times are Date.now(),
 * which goes on while the device sleeps; performance.now() does not everywhere.
 */
export class SessionClock {
  #low_s = -Infinity;
  #high_s = Infinity;
  #wall_minus_session_s = 0;

  /** Take in the answer `me`, asked and received at these device times. */
  take(asked_ms, received_ms, me) {
    const low_s = me.now_s - received_ms / 1000;
    const high_s = me.now_s - asked_ms / 1000;
    const meet = low_s <= this.#high_s && high_s >= this.#low_s;
    this.#low_s = meet ? Math.max(low_s, this.#low_s) : low_s;
    this.#high_s = meet ? Math.min(high_s, this.#high_s) : high_s;
    this.#wall_minus_session_s = me.now_at - me.now_s;
  }

  get isKnown() {
    return Number.isFinite(this.#low_s);
  }

  /** Right to half of this. */
  get spread_s() {
    return this.#high_s - this.#low_s;
  }

  /** What to add to a device time in seconds to have the session's; null while not measured. */
  get offset_s() {
    return this.isKnown ? (this.#low_s + this.#high_s) / 2 : null;
  }

  /** Now, in seconds on the session's timeline; null while not measured. */
  now_s() {
    return this.isKnown ? Date.now() / 1000 + this.offset_s : null;
  }

  /** By how much a device time, turned to the session's by `offset_s`, is ahead of the clock on the wall. */
  off_s(offset_s) {
    return -offset_s - this.#wall_minus_session_s;
  }
}
