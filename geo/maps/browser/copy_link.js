/** Copies the page's address, which says everything that is shown. */

const SAID_MS = 2500;

/** @param {HTMLButtonElement} button says how it went */
export async function copyLink(button) {
  let words = "Link copied";
  try {
    await navigator.clipboard.writeText(location.href);
  } catch {
    // only where the page is served securely; the address bar always has it
    words = "Copy the address from the address bar";
  }
  button.setAttribute("aria-label", words);
  button.title = words;
  button.dataset.said = words;
  setTimeout(() => {
    button.setAttribute("aria-label", "Copy link");
    button.title = "Copy link";
    delete button.dataset.said;
  }, SAID_MS);
}
