/** Paints the casualty density in the classes of the fixed scale. */
import { trace } from "./basemap.js";
import { CanvasLayer } from "./canvas_layer.js";
import { addArea, addPoints, gridFor, valueAt } from "./heat.js";
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

  paint(context, view) {
    this.grid = null;
    if (!this.on || !this.incidents) return;
    const grid = gridFor(view, this.radiusM);
    addPoints(grid, this.incidents, view, this.radiusM, this.by);
    this.addAreas(grid, view);
    this.grid = grid;
    this.colour(context, view, grid);
  }

  addAreas(grid, view) {
    if (!this.extents) return;
    const weights = new Map();
    for (const row of this.extents.rows) {
      if (!this.incidents.isShown(row)) continue;
      const shape = this.extents.ofRow[row];
      weights.set(shape, (weights.get(shape) ?? 0) + this.incidents.weight(row, this.by));
    }
    for (const [index, weight] of weights) {
      const shape = this.extents.shapes[index];
      addArea(grid, weight, shape.properties.area_m2, (context) => trace(context, shape, view));
    }
  }

  colour(context, view, grid) {
    const columns = Math.ceil(view.width / DOT_PX);
    const lines = Math.ceil(view.height / DOT_PX);
    const image = new ImageData(columns, lines);
    const words = new Uint32Array(image.data.buffer);
    const { breaks, colours } = this.scaleOf;
    const ramp = colours.map((colour) => rgbaWord(colour, OPACITY[this.theme]));
    for (let line = 0; line < lines; line++) {
      for (let column = 0; column < columns; column++) {
        const value = valueAt(grid, (column + 0.5) * DOT_PX, (line + 0.5) * DOT_PX);
        if (value < breaks[0]) continue;
        let level = 0;
        while (level + 1 < breaks.length && value >= breaks[level + 1]) level++;
        words[line * columns + column] = ramp[level];
      }
    }
    const small = new OffscreenCanvas(columns, lines);
    small.getContext("2d").putImageData(image, 0, 0);
    context.drawImage(small, 0, 0, columns * DOT_PX, lines * DOT_PX);
  }

  /** Density at a CSS pixel of the view, null while the layer is off. */
  valueAt(x, y) {
    return this.grid ? valueAt(this.grid, x, y) : null;
  }
}
