/**
 * Casualty density: the same estimate as geo/maps/heat.py. A quartic kernel with a radius in
 * kilometres on a grid that is fixed to the world, in weight per 1,000 km², so that colours mean
 * the same everywhere and never change while the map is dragged.
 */
import { metresPerPixel } from "./canvas_layer.js";
import { POINT } from "./incidents.js";

const CELLS_PER_RADIUS = 6;
const SMALLEST_CELL_PX = 1.5;
const REFERENCE_Y = 0.3965; // 35° N: the size of a cell must not depend on where the map looks
const PER_1000_KM2 = 1e9;
/**
 * A kernel's shares are whole numbers of this. Weights are whole numbers as well, so all sums are
 * exact: what was added can be taken away, and the picture never depends on the way to it.
 */
const EXACT = 2 ** -20;

/**
 * The density over one view. A change of filter or window stamps only the cells whose weight
 * changed.
 *
 * `left` and `top` of the first cell and the size of a `cell` are CSS pixels of the view; `values`
 * has the weight per 1,000 km², in `lines` from the top of `columns` cells each.
 */
export class HeatField {
  /** An empty field that covers the view and one radius around it. */
  constructor(view, radiusM) {
    const radiusPx = radiusM / metresPerPixel(REFERENCE_Y, view.scale);
    const cell = Math.max(SMALLEST_CELL_PX, radiusPx / CELLS_PER_RADIUS);
    const reach = 1.3 * radiusPx + cell;
    const firstColumn = Math.floor((view.left - reach) / cell);
    const firstLine = Math.floor((view.top - reach) / cell);
    this.view = view;
    this.radiusM = radiusM;
    this.cell = cell;
    this.left = firstColumn * cell - view.left;
    this.top = firstLine * cell - view.top;
    this.columns = Math.ceil((view.left + view.width + reach) / cell) - firstColumn;
    this.lines = Math.ceil((view.top + view.height + reach) / cell) - firstLine;
    const cells = this.columns * this.lines;
    /** Weight of the points in each cell. */
    this.sums = new Float64Array(cells);
    this.points = new Float64Array(cells);
    this.values = this.points;
    this.kernels = [];
    this.cellsOf = new Map();
  }

  /** Whether the field lies where a view wants it. */
  fits({ scale, left, top, width, height }) {
    const { view } = this;
    const isThere = view.scale === scale && view.left === left && view.top === top;
    return isThere && view.width === width && view.height === height;
  }

  /**
   * Make it the density of the incidents that are shown and are points.
   * @param {import("./incidents.js").Incidents} incidents
   * @param {string} by casualties, killed, wounded or incidents
   */
  setPoints(incidents, by) {
    const sums = this.collect(incidents, by);
    let [changed, filled] = [0, 0];
    for (let at = 0; at < sums.length; at++) {
      if (sums[at] !== this.sums[at]) changed++;
      if (sums[at] !== 0) filled++;
    }
    if (filled < changed) {
      // from nothing is less work
      this.sums.fill(0);
      this.points.fill(0);
    }
    for (let line = 0, at = 0; line < this.lines; line++) {
      for (let column = 0; column < this.columns; column++, at++) {
        const change = sums[at] - this.sums[at];
        if (change !== 0) this.stamp(column, line, change);
      }
    }
    this.sums = sums;
    this.values = this.points;
  }

  /** Weights summed by cell. */
  collect(incidents, by) {
    const { columns, lines, cell, left, top, view } = this;
    const sums = new Float64Array(columns * lines);
    const { x, y, mask, flags, x0, y0 } = incidents;
    const weights = incidents.weights(by);
    const perCell = view.scale / cell;
    const shiftX = (view.left + left) / cell - x0 * perCell;
    const shiftY = (view.top + top) / cell - y0 * perCell;
    const [first, end] = incidents.rows();
    for (let i = first; i < end; i++) {
      if (((mask[i >> 3] >> (i & 7)) & 1) === 0 || ((flags[i] >> 3) & 3) !== POINT) continue;
      const column = x[i] * perCell - shiftX;
      const line = y[i] * perCell - shiftY;
      // written so that NaN, a row without a place, fails
      if (!(column >= 0 && column < columns && line >= 0 && line < lines)) continue;
      sums[(line | 0) * columns + (column | 0)] += weights[i];
    }
    return sums;
  }

  stamp(column, line, weight) {
    const { columns, lines, points } = this;
    const { reach, side, shares, widths } = (this.kernels[line] ??= kernelAt(this, line));
    const last = Math.min(reach, lines - 1 - line);
    for (let dy = Math.max(-reach, -line); dy <= last; dy++) {
      const width = widths[dy + reach];
      const from = Math.max(-width, -column);
      const to = Math.min(width, columns - 1 - column);
      const at = (line + dy) * columns + column;
      const middle = (dy + reach) * side + reach;
      for (let dx = from; dx <= to; dx++) points[at + dx] += weight * shares[middle + dx];
    }
  }

  /**
   * Spread weights evenly over areas, beside the points.
   * @param {Map<number, number>} weights by the area's number
   * @param {(index: number) => {areaM2: number, tracePath: (context: object) => void}} areaOf
   *     `tracePath` adds an area's path, in CSS pixels of the view
   */
  addAreas(weights, areaOf) {
    let values = null;
    for (const [index, weight] of weights) {
      const { areaM2, tracePath } = areaOf(index);
      if (!(weight > 0) || !(areaM2 > 0)) continue;
      if (!this.cellsOf.has(index)) this.cellsOf.set(index, this.cellsWithin(tracePath));
      values ??= this.points.slice();
      const value = (weight / areaM2) * PER_1000_KM2;
      for (const at of this.cellsOf.get(index)) values[at] += value;
    }
    this.values = values ?? this.points;
  }

  /** @returns {Int32Array} the cells whose middles lie within a path */
  cellsWithin(tracePath) {
    const canvas = new OffscreenCanvas(this.columns, this.lines);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.scale(1 / this.cell, 1 / this.cell);
    context.translate(-this.left, -this.top);
    context.beginPath();
    tracePath(context);
    context.fill("evenodd");
    const { data } = context.getImageData(0, 0, this.columns, this.lines);
    const cells = [];
    for (let at = 0; at < this.values.length; at++) if (data[4 * at + 3] > 127) cells.push(at);
    return Int32Array.from(cells);
  }

  /** Density at a CSS pixel of the view, between the middles of the cells around. */
  valueAt(x, y) {
    const column = (x - this.left) / this.cell - 0.5;
    const line = (y - this.top) / this.cell - 0.5;
    const c = Math.floor(column);
    const r = Math.floor(line);
    const { values, columns, lines } = this;
    if (c < 0 || r < 0 || c + 1 >= columns || r + 1 >= lines) return 0;
    const fx = column - c;
    const k = r * columns + c;
    const between = (at) => values[at] * (1 - fx) + values[at + 1] * fx;
    return between(k) + (between(k + columns) - between(k)) * (line - r);
  }
}

/** The kernel at a line's latitude: density in each cell around for one unit of weight. */
function kernelAt({ view, top, cell, radiusM }, line) {
  const y = (view.top + top + (line + 0.5) * cell) / view.scale;
  const cellM = metresPerPixel(y, view.scale) * cell;
  const radius = radiusM / cellM;
  const reach = Math.ceil(radius);
  const side = 2 * reach + 1;
  const shares = new Float64Array(side * side);
  /** How far from the middle each line of the kernel reaches. */
  const widths = new Int32Array(side);
  let sum = 0;
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const squared = (dx * dx + dy * dy) / (radius * radius);
      const share = squared < 1 ? (1 - squared) ** 2 : 0;
      shares[(dy + reach) * side + dx + reach] = share;
      if (share > 0) widths[dy + reach] = Math.max(widths[dy + reach], dx);
      sum += share;
    }
  }
  const unit = PER_1000_KM2 / (sum * cellM * cellM);
  for (let k = 0; k < shares.length; k++) shares[k] = Math.round((shares[k] * unit) / EXACT) * EXACT;
  return { reach, side, shares, widths };
}
