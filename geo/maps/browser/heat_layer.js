/** Paints the casualty density in the classes of the fixed scale. */
import { trace } from "./basemap.js";
import { CanvasLayer } from "./canvas_layer.js";
import { HeatField } from "./heat.js";
import { rgbaWord } from "./sprites.js";

const OPACITY = { light: 0.66, dark: 0.72 };
/** Side of the squares that are coloured, in CSS pixels. */
const DOT_PX = 2;

export class HeatLayer {
  constructor(style) {
    this.scaleOf = style.heat;
    this.radiusM = style.heat.radiusKm * 1000;
    this.on = false;
    this.by = "casualties";
    this.theme = "light";
    this.layer = new CanvasLayer("badia-heat", 300, (context, view) => this.paint(context, view));
  }

  /** The incidents came anew: nothing of the last picture holds. */
  setIncidents(incidents, extents) {
    Object.assign(this, { incidents, extents, field: null });
  }

  paint(context, view) {
    if (!this.on || !this.incidents) {
      this.field = null;
      return;
    }
    if (!this.field?.fits(view)) this.field = new HeatField(view, this.radiusM);
    this.field.setPoints(this.incidents, this.by);
    this.addAreas(view);
    this.colour(context, view);
  }

  addAreas(view) {
    if (!this.extents) return;
    const weights = new Map();
    for (const row of this.extents.rows) {
      if (!this.incidents.isShown(row)) continue;
      const shape = this.extents.ofRow[row];
      weights.set(shape, (weights.get(shape) ?? 0) + this.incidents.weight(row, this.by));
    }
    this.field.addAreas(weights, (index) => {
      const shape = this.extents.shapes[index];
      const tracePath = (context) => trace(context, shape, view);
      return { areaM2: shape.properties.area_m2, tracePath };
    });
  }

  /** What `HeatField.valueAt` says of the middle of each square, a line at a time. */
  colour(context, view) {
    const { cell, left, top, columns, values } = this.field;
    const width = Math.ceil(view.width / DOT_PX);
    const height = Math.ceil(view.height / DOT_PX);
    const image = new ImageData(width, height);
    const words = new Uint32Array(image.data.buffer);
    const { breaks, colours } = this.scaleOf;
    const lowest = breaks[0];
    const ramp = colours.map((colour) => rgbaWord(colour, OPACITY[this.theme]));
    const columnOf = new Int32Array(width);
    const shareOf = new Float64Array(width);
    for (let px = 0; px < width; px++) {
      const column = ((px + 0.5) * DOT_PX - left) / cell - 0.5;
      columnOf[px] = Math.floor(column);
      shareOf[px] = column - columnOf[px];
    }
    const blended = new Float64Array(columns);
    for (let py = 0; py < height; py++) {
      const line = ((py + 0.5) * DOT_PX - top) / cell - 0.5;
      const upper = Math.floor(line) * columns;
      const share = line - Math.floor(line);
      let most = 0;
      for (let c = 0; c < columns; c++) {
        const above = values[upper + c];
        const value = above + (values[upper + columns + c] - above) * share;
        blended[c] = value;
        if (value > most) most = value;
      }
      if (most < lowest) continue;
      for (let px = 0; px < width; px++) {
        const c = columnOf[px];
        const value = blended[c] + (blended[c + 1] - blended[c]) * shareOf[px];
        if (value < lowest) continue;
        let level = 0;
        while (level + 1 < breaks.length && value >= breaks[level + 1]) level++;
        words[py * width + px] = ramp[level];
      }
    }
    const small = new OffscreenCanvas(width, height);
    small.getContext("2d").putImageData(image, 0, 0);
    context.drawImage(small, 0, 0, width * DOT_PX, height * DOT_PX);
  }

  /** Density at a CSS pixel of the view, null while the layer is off. */
  valueAt(x, y) {
    return this.on && this.field ? this.field.valueAt(x, y) : null;
  }
}
