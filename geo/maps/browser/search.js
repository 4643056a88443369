/** The go-to box: a place, a coordinate or an MGRS square; the server knows what it means. */
import { coordinateText, element } from "./format.js";
import { mgrs } from "./mgrs.js";

const HINT = "Go to a place, coordinate or MGRS";
const SHORT_HINT = "Place, coordinate or MGRS";
const TRIES = 3;
const PATIENCE_MS = 5000;
/** A square or a place this large is looked at from farther away. */
const FAR_M = 20_000;

export class Search {
  /**
   * @param {{ask: (text: string) => void, goTo: (target: object) => void, leave: () => void,
   *     say: (text: string) => void}} options
   */
  constructor({ ask, goTo, leave, say }) {
    this.ask = ask;
    this.goTo = goTo;
    this.leave = leave;
    this.say = say;
    this.seq = null;
    this.input = element("input", {
      type: "search",
      placeholder: SHORT_HINT,
      "aria-label": HINT,
      maxlength: 200,
      enterkeyhint: "go",
      autocomplete: "off",
    });
    const go = element("button", {
      className: "icon-button",
      type: "submit",
      "aria-label": "Go",
      title: "Go",
      "data-icon": "search",
    });
    this.results = element("div", { className: "search-results" });
    this.results.hidden = true;
    this.root = element("form", { className: "panel search", role: "search" });
    this.root.append(element("div", { className: "search-line" }, this.input, go), this.results);
    this.root.addEventListener("submit", (event) => {
      event.preventDefault();
      this.close();
      if (this.input.value.trim()) this.send(this.input.value.trim(), TRIES);
    });
    this.input.addEventListener("input", () => this.close());
    this.root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
  }

  /** Ask, and again where no answer comes: a run of the page that another overtakes may lose it. */
  send(text, tries) {
    clearTimeout(this.retry);
    this.ask(text);
    if (tries > 1) this.retry = setTimeout(() => this.send(text, tries - 1), PATIENCE_MS);
  }

  /** The server's answer; one that stood there before this map came is not followed again. */
  answer(found) {
    const seq = found?.seq ?? 0;
    const isOld = this.seq === null || seq <= this.seq;
    this.seq = seq;
    if (isOld) return;
    clearTimeout(this.retry);
    this.close();
    if (found.targets.length === 1) this.choose(found.targets[0]);
    else {
      this.leave(); // the spot gone to before is not what was asked for now
      this.list(found);
    }
  }

  list({ text, message, targets }) {
    const words = message || `“${text}” was not found.`;
    this.results.append(element("p", { className: "note", text: words, dir: "auto" }));
    const list = element("ul", { className: "pick-list" });
    for (const target of targets) {
      const pick = element(
        "button",
        { type: "button" },
        element("strong", { text: target.name, dir: "auto" }),
        element("span", { text: target.note, dir: "auto" }),
      );
      pick.addEventListener("click", () => this.choose(target));
      list.append(element("li", {}, pick));
    }
    if (targets.length) this.results.append(list);
    this.results.hidden = false;
    this.say(targets.length ? `${words} ${targets.length} to choose from.` : words);
  }

  choose(target) {
    this.close();
    this.goTo(target);
    this.say(`${target.name}. ${target.note}`);
  }

  close() {
    this.results.replaceChildren();
    this.results.hidden = true;
  }
}

/** Zoom that shows a target with what surrounds it. */
export function zoomFor(radiusM) {
  return radiusM > FAR_M ? 8 : radiusM > 3000 ? 11 : 12;
}

/** What is said of a spot: both ways to write it. */
export function spotLines(lon, lat) {
  const grid = mgrs(lon, lat);
  return [coordinateText(lat, lon), ...(grid ? [`MGRS ${grid}`] : [])];
}

/** The lines of a spot's card; its coordinates once, though they may be its name. */
export function spotWords(lon, lat, name, note) {
  const [degrees, ...grid] = spotLines(lon, lat);
  const isName = degrees.replaceAll("°", "") === name;
  return [...(note ? [note] : []), ...(isName ? [] : [degrees]), ...grid];
}
