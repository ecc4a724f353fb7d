// What stands for the page until its modules do. Where one of those does not come, a browser leaves the page
// without a word for ever; so this is no module, and asks for the page again. door.js says when it has begun.

(() => {
  /** All that is loaded has come by then, or hangs. */
  const LATE_MS = 20_000;
  const MOST_MS = 60_000;
  const hasBegun = () => "begun" in document.documentElement.dataset;

  /** Once it can be had: a reload in vain would leave the page of the browser, which does not try again. */
  async function again() {
    if (hasBegun()) return;
    const patience = new AbortController();
    setTimeout(() => patience.abort(), LATE_MS);
    const answer = await fetch(location.href, { cache: "no-store", signal: patience.signal }).catch(() => null);
    if (answer?.ok && !hasBegun()) location.reload();
    else later();
  }

  /** Each time later than before, and none at the same time as other devices in the room. */
  function later() {
    const tries = history.state?.tries ?? 0;
    history.replaceState({ tries: tries + 1 }, "");
    setTimeout(again, Math.min(MOST_MS, 1000 * 2 ** tries) * (0.5 + Math.random() / 2));
  }

  /** None of ours is empty. Browsers differ in what stands for one that did not come. */
  function isLost({ sheet }) {
    try {
      return !sheet?.cssRules.length;
    } catch {
      return true;
    }
  }

  function loaded() {
    for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
      if (isLost(link)) link.replaceWith(link.cloneNode());
    }
    if (hasBegun()) history.replaceState(null, "");
    else later();
  }

  if (document.readyState === "complete") loaded();
  else addEventListener("load", loaded, { once: true });
  setTimeout(() => (document.readyState === "complete" ? null : again()), LATE_MS);
})();
