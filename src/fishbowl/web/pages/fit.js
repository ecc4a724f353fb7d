// Letters as large as fit: what lies on a table is read by people who sit around it.

const LEAST_PX = 20;

/** Make the letters of `part` as large as its `box` takes it, or least where even those are too large. */
export function fit(box, part) {
  const most = Math.min(box.clientWidth / 15, innerHeight / 11, 84);
  let size = Math.max(LEAST_PX, most);
  part.style.setProperty("--fit", `${size}px`);
  while (size > LEAST_PX && box.scrollHeight > box.clientHeight + 1) {
    size = Math.max(LEAST_PX, size * 0.95);
    part.style.setProperty("--fit", `${size}px`);
  }
}
