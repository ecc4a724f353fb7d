// Ids made here, before anything is sent. Plain http on a local network has no crypto.randomUUID.

let last_ms = 0;
let count = 0;

/** A UUIDv7. Those made in one tab sort in the order in which they were made. */
export function newId() {
  const now_ms = Date.now();
  count = now_ms === last_ms ? (count + 1) & 0xfff : 0;
  last_ms = now_ms;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 0; i < 6; i += 1) bytes[i] = Math.floor(now_ms / 2 ** (8 * (5 - i))) & 0xff;
  bytes[6] = 0x70 | (count >> 8);
  bytes[7] = count & 0xff;
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
