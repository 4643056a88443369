/** Regions in the classes of a fixed scale, each with its number. */
import { shapesOf, trace } from "./basemap.js";
import { CanvasLayer, mercator } from "./canvas_layer.js";
import { number, short } from "./format.js";
import { sumByRegion } from "./shade.js";
import { withAlpha } from "./sprites.js";
import { say } from "./words.js";

const OPACITY = { light: 0.82, dark: 0.78 };
const NUMBER_PX = 14;
const FONT = "700 12px system-ui, sans-serif";
const WHAT = {
  incidents: "incidents",
  casualties: "killed and wounded",
  killed: "killed",
  wounded: "wounded",
};

export class ShadeLayer {
  constructor(style) {
    this.scaleOf = style.shade;
    this.on = false;
    this.by = "incidents";
    this.theme = "light";
    this.layer = new CanvasLayer("badia-shade", 250, (context, view) => this.paint(context, view));
    // above the heat, which would cover them
    this.numberLayer = new CanvasLayer("badia-shade-numbers", 320, (context, view) =>
      this.paintNumbers(context, view),
    );
  }

  /** @param {object} collection GeoJSON of the regions @param {Uint16Array} regionOf by row */
  setRegions(collection, regionOf, level) {
    this.shapes = shapesOf(collection);
    this.points = this.shapes.map(({ properties }) => mercator(...properties.at));
    this.regionOf = regionOf;
    this.level = level;
    this.sums = null;
  }

  /** Mask, window or measure changed. */
  changed() {
    this.sums = null;
    if (!this.on) return;
    this.layer.schedule();
    this.numberLayer.schedule();
  }

  repaint() {
    this.layer.repaint();
    this.numberLayer.repaint();
  }

  /** What each region adds up to, counted once after each change. */
  count() {
    this.sums ??= sumByRegion(this.incidents, this.regionOf, this.shapes.length, this.by);
    return this.sums;
  }

  get isReady() {
    return this.on && this.incidents && this.shapes && this.regionOf.length === this.incidents.n;
  }

  paint(context, view) {
    this.view = view;
    if (!this.isReady) return;
    const { sums } = this.count();
    context.lineJoin = "round";
    this.shapes.forEach((shape, i) => {
      const sum = sums[i];
      if (!sum.incidents) return;
      context.beginPath();
      trace(context, shape, view);
      const level = this.classOf(sum.weight);
      context.fillStyle =
        level < 0 ? hatch(context, this.colours) : withAlpha(this.scaleOf.colours[this.theme][level], OPACITY[this.theme]);
      context.fill("evenodd");
      context.strokeStyle = this.colours.country_border;
      context.lineWidth = 1;
      context.stroke();
    });
  }

  /** Class of a sum, -1 below the first: nobody hurt, or nobody said. */
  classOf(weight) {
    const { breaks } = this.scaleOf;
    let level = -1;
    while (level + 1 < breaks.length && weight >= breaks[level + 1]) level++;
    return level;
  }

  paintNumbers(context, view) {
    this.numbers = [];
    if (!this.isReady) return;
    const { sums } = this.count();
    context.font = FONT;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    this.shapes.forEach((_, i) => {
      const sum = sums[i];
      if (!sum.incidents) return;
      const x = this.points[i][0] * view.scale - view.left;
      const y = this.points[i][1] * view.scale - view.top;
      const text = sum.unknown === sum.incidents ? "?" : short(sum.weight);
      this.numbers.push({ x, y, radius: NUMBER_PX });
      context.strokeStyle = this.colours.halo;
      context.lineWidth = 4;
      context.strokeText(text, x, y);
      context.fillStyle = this.colours.label;
      context.fillText(text, x, y);
    });
  }

  /** Where the numbers stand, for labels to keep clear of: {x, y, radius}. */
  obstacles() {
    return this.isReady ? (this.numbers ?? []) : [];
  }

  /** Words about the region at a CSS pixel of the view; null outside all. */
  wordsAt(x, y) {
    if (!this.isReady || !this.sums || !this.view) return null;
    const context = (this.probe ??= new OffscreenCanvas(1, 1).getContext("2d"));
    const i = this.shapes.findIndex((shape) => {
      context.beginPath();
      trace(context, shape, this.view);
      return context.isPointInPath(x, y, "evenodd");
    });
    if (i < 0) return null;
    const { incidents, weight, unknown } = this.sums.sums[i];
    const lines = [this.shapes[i].properties.name];
    lines.push(incidents ? `${number(incidents)} incidents` : "No incident known");
    if (incidents && this.by !== "incidents") {
      const least = unknown ? "at least " : "";
      const words = unknown === incidents ? "number unknown" : least + number(weight);
      const rest = unknown && unknown < incidents ? `; unknown for ${number(unknown)}` : "";
      lines.push(`${capital(WHAT[this.by])}: ${words}${rest}`);
    }
    return lines;
  }

  /** What the shades leave out, for the legend. */
  leftOut() {
    if (!this.isReady || !this.sums) return "";
    const { several, none } = this.sums;
    const parts = [];
    if (several) parts.push(say("{n} known only to an area over several", { n: number(several) }));
    if (none) {
      const level = say(this.level);
      parts.push(say("{n} of no {level} that is known", { n: number(none), level }));
    }
    return parts.length ? say("Not shaded: {parts}.", { parts: parts.join("; ") }) : "";
  }
}

/** Stripes: there are incidents, but nobody counted as hurt. */
function hatch(context, colours) {
  const tile = new OffscreenCanvas(8, 8);
  const pen = tile.getContext("2d");
  pen.strokeStyle = withAlpha(colours.country_border, 0.5);
  pen.lineWidth = 1.2;
  pen.beginPath();
  for (const shift of [-8, 0, 8]) {
    pen.moveTo(shift, 8);
    pen.lineTo(shift + 8, 0);
  }
  pen.stroke();
  return context.createPattern(tile, "repeat");
}

function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}
