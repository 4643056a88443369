/**
 * Tells the server what the user does on the map, one thing at a time.
 *
 * Each thing told makes the server run the page, and the browser sends along what all of the page's
 * fields hold. Told again before the answer is here, it would send the fields as they were before,
 * and so take back what the answer had set: "within 45 km of here" would be lost.
 */

const ANSWER_MS = 2_000; // a run that is replaced is never answered

export class Teller {
  constructor() {
    /** @type {Map<string, unknown>} */
    this.waiting = new Map();
    this.timer = null;
  }

  /** @param {(name: string, value: unknown) => void} send Streamlit's own, new with each answer */
  use(send) {
    this.send = send;
  }

  /** The newest value of each name counts. */
  tell(name, value) {
    this.waiting.delete(name);
    this.waiting.set(name, value);
    if (this.timer === null) this.next();
  }

  /** The server answered; what waited is told once the rest of the page has the answer, too. */
  answered() {
    if (this.timer === null) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.next());
  }

  next() {
    this.timer = null;
    const [first] = this.waiting;
    if (!first) return;
    const [name, value] = first;
    this.waiting.delete(name);
    this.timer = setTimeout(() => this.next(), ANSWER_MS);
    this.send(name, value);
  }

  stop() {
    clearTimeout(this.timer);
    this.waiting.clear();
  }
}
