/** The map by keyboard: step through what is drawn, open it, leave it. */

/** Left to right in columns this wide, then top to bottom: the order in which marks are read. */
const COLUMN_PX = 60;

export class Keys {
  /** @param {import("./instrument.js").Instrument} instrument */
  constructor(instrument) {
    this.instrument = instrument;
    this.at = null;
    instrument.mapElement.addEventListener("keydown", (event) => this.onKey(event));
    instrument.mapElement.addEventListener("blur", () => this.leave());
  }

  onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n" || event.key === "p") this.step(event.key === "n" ? 1 : -1);
    else if (event.key === "Enter" && this.at) this.instrument.pointer.open(this.at);
    else if (event.key === "/" || event.key === "g") this.instrument.search.input.focus();
    else if (event.key === "c") this.instrument.pointer.showPoint(this.instrument.map.getCenter());
    else if (event.key === "Escape") {
      this.leave();
      this.instrument.closeCard();
    } else return;
    event.preventDefault();
  }

  step(by) {
    const hits = this.instrument.marks
      .inReadingOrder(COLUMN_PX)
      .map(({ x, y }) => this.instrument.marks.at(x, y, 0))
      .filter((hit) => hit !== null);
    if (!hits.length) return;
    const now = hits.findIndex((hit) => hit.rows[0] === this.at?.rows[0]);
    const next = now < 0 ? (by > 0 ? 0 : hits.length - 1) : (now + by + hits.length) % hits.length;
    this.at = hits[next];
    this.instrument.pointer.showTooltip(this.at);
    this.instrument.say(this.instrument.pointer.tooltip.innerText);
  }

  leave() {
    if (!this.at) return;
    this.at = null;
    this.instrument.pointer.hideTooltip();
  }
}
