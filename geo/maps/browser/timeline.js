/**
 * The timeline under the map: a histogram, two handles, a window that can be moved and played.
 * All days are inclusive. The full span is no condition, so undated incidents stay in.
 */
import { Player } from "./player.js";
import { barsOf, byDay, ticksOf } from "./histogram.js";
import { dayText, dayParts, element, monthText, number } from "./format.js";
import { say } from "./words.js";
import { button, labelled, select, setIcon, speak } from "./widgets.js";

const STEPS = [
  [1, "day"],
  [7, "week"],
  [30, "month"],
  [91, "quarter"],
];
const SPEEDS = [
  [2, "½×"],
  [4, "1×"],
  [8, "2×"],
  [20, "5×"],
];
const MEASURES = [
  ["incidents", "Incidents"],
  ["casualties", "Casualties"],
  ["killed", "Killed"],
  ["wounded", "Wounded"],
];
/** After the last key press the window counts as released. */
const KEY_REST_MS = 400;
const PLOT_PX = { top: 17, bottom: 16 }; // above the bars stands how many the highest one is

export class Timeline {
  /**
   * @param {(window: {from: number, to: number} | null, released: boolean) => void} onChange
   */
  constructor(onChange) {
    this.onChange = onChange;
    this.incidents = null;
    this.span = null;
    this.build();
    new ResizeObserver(() => this.layout()).observe(this.track);
  }

  build() {
    this.playButton = button("play", "Play", () => this.player.toggle());
    this.stepSelect = select("Step", STEPS, 7);
    this.speedSelect = select("Speed", SPEEDS, 4);
    this.measureSelect = select("Bars show", MEASURES, "incidents");
    this.measureSelect.addEventListener("change", () => this.setData());
    this.player = new Player(this, {
      stepDays: () => Number(this.stepSelect.value),
      stepsPerSecond: () => Number(this.speedSelect.value),
      onState: (playing) =>
        setIcon(this.playButton, ...(playing ? ["pause", "Pause"] : ["play", "Play"])),
    });
    this.words = element("div", { className: "window-words" });
    this.count = element("div", { className: "window-count" });
    this.allButton = element("button", {
      className: "text-button",
      type: "button",
      text: "All dates",
    });
    this.allButton.addEventListener("click", () => this.choose(null, true));
    const tools = element(
      "div",
      { className: "timeline-tools" },
      button("back", "One step back", () => this.player.step(-1)),
      this.playButton,
      button("forward", "One step on", () => this.player.step(1)),
      labelled("Step", this.stepSelect),
      labelled("Speed", this.speedSelect),
      element("div", { className: "window-line" }, this.words, this.count),
      this.allButton,
      labelled("Bars", this.measureSelect),
    );
    this.most = element("div", { className: "highest", "aria-hidden": "true" });
    this.canvas = element("canvas", { "aria-hidden": "true" });
    this.body = this.handle("window-body", "Period shown: move it");
    this.from = this.handle("handle", "First day shown");
    this.to = this.handle("handle", "Last day shown");
    this.track = element(
      "div",
      { className: "track" },
      this.canvas,
      this.most,
      this.body,
      this.from,
      this.to,
    );
    this.empty = element("p", { className: "timeline-empty", text: "No dated incident." });
    this.root = element(
      "section",
      { className: "timeline", "aria-label": "Timeline" },
      tools,
      this.track,
      this.empty,
    );
    this.makeDraggable(this.from, (day, window) => ({
      from: Math.min(day, window.to),
      to: window.to,
    }));
    this.makeDraggable(this.to, (day, window) => ({
      from: window.from,
      to: Math.max(day, window.from),
    }));
    this.makeDraggable(this.body, null);
    this.makeDrawable();
  }

  handle(className, label) {
    return element("div", { className, role: "slider", tabindex: "0", "aria-label": label });
  }

  /** @param {import("./incidents.js").Incidents} incidents */
  setIncidents(incidents) {
    this.incidents = incidents;
    this.span = incidents.span();
    const usable = this.span !== null && this.span.first < this.span.last;
    this.root.classList.toggle("is-empty", !usable);
    if (!usable) this.span = null;
    this.setData();
  }

  /** Count again: the mask or the measure changed. */
  setData() {
    if (this.span) this.days = byDay(this.incidents, this.span, this.measureSelect.value);
    this.layout();
  }

  /** How many incidents are shown now, also while the window moves. */
  setCount(shown) {
    this.count.textContent = say(shown === 1 ? "{n} incident" : "{n} incidents", { n: number(shown) });
  }

  setColours(colours) {
    this.colours = colours;
    this.paint();
  }

  /** The window from outside (the sidebar, another page); nothing is reported back. */
  show(window) {
    this.window = window;
    this.place();
    this.paint();
  }

  get chosen() {
    return this.window ?? { from: this.span.first, to: this.span.last };
  }

  get isBusy() {
    return this.dragging || this.player.isPlaying || this.keyRest !== undefined;
  }

  choose(window, released) {
    if (!this.span) return;
    const { first, last } = this.span;
    if (window) {
      const from = Math.max(first, Math.min(window.from, last));
      const to = Math.min(last, Math.max(window.to, from));
      window = from === first && to === last ? null : { from, to };
    }
    this.show(window);
    this.onChange(window, released);
  }

  /** Tell that the window rests. */
  release() {
    this.onChange(this.window, true);
  }

  // ---- drawing

  layout() {
    this.width = this.track.clientWidth;
    this.height = this.track.clientHeight;
    if (!this.span || !this.width) return;
    this.histogram = barsOf(this.days, this.span, this.width);
    const dots = Math.min(window.devicePixelRatio || 1, 2);
    this.canvas.width = this.width * dots;
    this.canvas.height = this.height * dots;
    this.canvas.getContext("2d").setTransform(dots, 0, 0, dots, 0, 0);
    this.place();
    this.paint();
  }

  xOf(day) {
    return ((day - this.span.first) / (this.span.last + 1 - this.span.first)) * this.width;
  }

  dayAt(x) {
    const share = x / this.width;
    return Math.round(this.span.first + share * (this.span.last + 1 - this.span.first));
  }

  paint() {
    if (!this.span || !this.histogram || !this.colours) return;
    const context = this.canvas.getContext("2d");
    const { colours, width, height } = this;
    const bottom = height - PLOT_PX.bottom;
    const { bars, most } = this.histogram;
    const { from, to } = this.chosen;
    context.clearRect(0, 0, width, height);
    for (const bar of bars) {
      if (!bar.value) continue;
      const x = this.xOf(bar.from);
      const size = Math.max(1.5, ((bottom - PLOT_PX.top) * bar.value) / most);
      const inside = bar.to >= from && bar.from <= to;
      context.fillStyle = inside ? colours.bar : colours.barOutside;
      context.fillRect(x, bottom - size, Math.max(1, this.xOf(bar.to + 1) - x - 0.6), size);
    }
    context.fillStyle = colours.axis;
    context.fillRect(0, bottom, width, 1);
    context.font = "11px system-ui, sans-serif";
    context.textBaseline = "alphabetic";
    context.textAlign = "left";
    for (const tick of ticksOf(this.span, width)) {
      const x = this.xOf(tick.day);
      const { year, month } = dayParts(tick.day);
      const text = tick.year ? String(year) : monthText(month);
      context.fillStyle = colours.axis;
      context.fillRect(x, bottom, 1, 4);
      context.fillStyle = colours.text;
      if (x + 32 < width) context.fillText(text, x + 3, height - 3);
    }
    this.most.textContent = most
      ? say("highest: {n} in a {unit}", { n: number(most), unit: say(this.histogram.unit) })
      : "";
  }

  place() {
    if (!this.span || !this.width) return;
    const { from, to } = this.chosen;
    const left = this.xOf(from);
    const right = this.xOf(to + 1);
    this.from.style.left = `${left}px`;
    this.to.style.left = `${right}px`;
    this.body.style.left = `${left}px`;
    this.body.style.width = `${Math.max(2, right - left)}px`;
    const { first, last } = this.span;
    speak(this.from, from, first, to, dayText(from));
    speak(this.to, to, from, last, dayText(to));
    speak(this.body, from, first, last - (to - from), `${dayText(from)} to ${dayText(to)}`);
    const length = to - from + 1;
    this.words.textContent = this.window
      ? `${dayText(from)} – ${dayText(to)} · ${say(length === 1 ? "{n} day" : "{n} days", { n: number(length) })}`
      : `${say("All dates")} · ${dayText(first)} – ${dayText(last)}`;
    this.allButton.disabled = !this.window;
  }

  // ---- pointer and keys

  /** Drag a handle: `moved(day, window)` gives the new window; null moves the whole. */
  makeDraggable(handle, moved) {
    handle.addEventListener("pointerdown", (event) => {
      if (!this.span || event.button > 0) return;
      event.preventDefault();
      event.stopPropagation();
      this.player.pause();
      handle.focus({ preventScroll: true });
      const start = this.chosen;
      const startX = event.clientX;
      // where the handle stands, not where the finger touched it
      const anchor = handle === this.from ? start.from : start.to + 1;
      const onMove = (x) => {
        const day = this.dayAt(this.xOf(anchor) + x - startX);
        if (!moved)
          this.choose(
            this.shifted(start, this.dayAt(this.xOf(start.from) + x - startX) - start.from),
            false,
          );
        else this.choose(moved(handle === this.to ? day - 1 : day, this.chosen), false);
      };
      this.follow(handle, event, onMove);
    });
    handle.addEventListener("keydown", (event) => this.onKey(event, handle));
  }

  /** Drag over the empty track: a new window from where the pointer went down. */
  makeDrawable() {
    this.track.addEventListener("pointerdown", (event) => {
      if (!this.span || event.button > 0) return;
      this.player.pause();
      const left = this.track.getBoundingClientRect().left;
      const dayUnder = (x) =>
        Math.min(this.span.last, Math.max(this.span.first, this.dayAt(x - left - 0.5)));
      const first = dayUnder(event.clientX);
      let drawn = false;
      const onMove = (x) => {
        if (!drawn && Math.abs(x - event.clientX) < 4) return;
        drawn = true;
        const other = dayUnder(x);
        this.choose({ from: Math.min(first, other), to: Math.max(first, other) }, false);
      };
      this.follow(this.track, event, onMove);
    });
  }

  follow(target, event, onMove) {
    target.setPointerCapture(event.pointerId);
    this.dragging = true;
    let moved = false;
    const move = (e) => {
      if (e.pointerId !== event.pointerId) return;
      moved = true;
      onMove(e.clientX);
    };
    const end = (e) => {
      if (e.pointerId !== event.pointerId) return;
      target.removeEventListener("pointermove", move);
      target.removeEventListener("pointerup", end);
      target.removeEventListener("pointercancel", end);
      this.dragging = false;
      if (moved) this.onChange(this.window, true);
    };
    target.addEventListener("pointermove", move);
    target.addEventListener("pointerup", end);
    target.addEventListener("pointercancel", end);
  }

  onKey(event, handle) {
    if (!this.span) return;
    if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      this.player.toggle();
      return;
    }
    const step = Number(this.stepSelect.value);
    const by = {
      ArrowLeft: -1,
      ArrowDown: -1,
      ArrowRight: 1,
      ArrowUp: 1,
      PageDown: -step,
      PageUp: step,
      Home: -Infinity,
      End: Infinity,
    }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    this.player.pause();
    const { from, to } = this.chosen;
    const { first, last } = this.span;
    const shift = event.shiftKey && Math.abs(by) === 1 ? by * step : by;
    const within = (day) => Math.max(first, Math.min(last, day));
    let window;
    if (handle === this.from) window = { from: Math.min(within(from + shift), to), to };
    else if (handle === this.to) window = { from, to: Math.max(within(to + shift), from) };
    else window = this.shifted({ from, to }, shift);
    this.choose(window, false);
    clearTimeout(this.keyRest);
    this.keyRest = setTimeout(() => {
      this.keyRest = undefined;
      this.onChange(this.window, true);
    }, KEY_REST_MS);
  }

  shifted({ from, to }, days) {
    const { first, last } = this.span;
    const by = Math.max(first - from, Math.min(last - to, days));
    return { from: from + by, to: to + by };
  }

  remove() {
    this.player.stop();
    clearTimeout(this.keyRest);
  }
}
