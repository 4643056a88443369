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
 * @typedef {object} HeatGrid
 * @property {number} left CSS pixels of the view, of the first cell's left edge
 * @property {number} top
 * @property {number} cell CSS pixels
 * @property {number} columns
 * @property {number} lines
 * @property {Float32Array} values weight per 1,000 km², lines from the top
 */

/** @returns {HeatGrid} an empty grid that covers the view and one radius around it */
export function gridFor(view, radiusM) {
  const radiusPx = radiusM / metresPerPixel(REFERENCE_Y, view.scale);
  const cell = Math.max(SMALLEST_CELL_PX, radiusPx / CELLS_PER_RADIUS);
  const reach = 1.3 * radiusPx + cell;
  const firstColumn = Math.floor((view.left - reach) / cell);
  const firstLine = Math.floor((view.top - reach) / cell);
  const columns = Math.ceil((view.left + view.width + reach) / cell) - firstColumn;
  const lines = Math.ceil((view.top + view.height + reach) / cell) - firstLine;
  return {
    left: firstColumn * cell - view.left,
    top: firstLine * cell - view.top,
    cell,
    columns,
    lines,
    values: new Float32Array(columns * lines),
  };
}

/**
 * Add the density of the incidents that are points to the grid.
 * @param {import("./incidents.js").Incidents} incidents
 * @param {string} by casualties, killed, wounded or incidents
 */
export function addPoints(grid, incidents, view, radiusM, by) {
  const sums = collect(grid, incidents, view, by);
  const { columns, lines, values } = grid;
  for (let line = 0; line < lines; line++) {
    let kernel = null;
    for (let column = 0; column < columns; column++) {
      const weight = sums[line * columns + column];
      if (weight === 0) continue;
      kernel ??= kernelAt(grid, view, line, radiusM);
      const { reach, shares } = kernel;
      const side = 2 * reach + 1;
      for (let dy = -reach; dy <= reach; dy++) {
        const y = line + dy;
        if (y < 0 || y >= lines) continue;
        for (let dx = -reach; dx <= reach; dx++) {
          const x = column + dx;
          if (x < 0 || x >= columns) continue;
          values[y * columns + x] += weight * shares[(dy + reach) * side + dx + reach];
        }
      }
    }
  }
}

/** Weights summed by cell. */
function collect(grid, incidents, view, by) {
  const { columns, lines, cell, left, top } = grid;
  const sums = new Float32Array(columns * lines);
  const { x, y, mask, flags, x0, y0 } = incidents;
  const { scale } = view;
  const shiftX = view.left + left - x0 * scale;
  const shiftY = view.top + top - y0 * scale;
  const [first, end] = incidents.rows();
  for (let i = first; i < end; i++) {
    if (((mask[i >> 3] >> (i & 7)) & 1) === 0 || ((flags[i] >> 3) & 3) !== POINT) continue;
    const column = (x[i] * scale - shiftX) / cell;
    const line = (y[i] * scale - shiftY) / cell;
    if (!(column >= 0 && column < columns && line >= 0 && line < lines)) continue;
    sums[Math.floor(line) * columns + Math.floor(column)] += incidents.weight(i, by);
  }
  return sums;
}

/** The kernel at a line's latitude: density in each cell around for one unit of weight. */
function kernelAt(grid, view, line, radiusM) {
  const y = (view.top + grid.top + (line + 0.5) * grid.cell) / view.scale;
  const cellM = metresPerPixel(y, view.scale) * grid.cell;
  const radius = radiusM / cellM;
  const reach = Math.ceil(radius);
  const side = 2 * reach + 1;
  const shares = new Float64Array(side * side);
  let sum = 0;
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const squared = (dx * dx + dy * dy) / (radius * radius);
      const share = squared < 1 ? (1 - squared) ** 2 : 0;
      shares[(dy + reach) * side + dx + reach] = share;
      sum += share;
    }
  }
  const unit = PER_1000_KM2 / (sum * cellM * cellM);
  for (let k = 0; k < shares.length; k++) shares[k] *= unit;
  return { reach, shares };
}

/**
 * Spread a weight evenly over an area.
 * @param {(context: OffscreenCanvasRenderingContext2D) => void} tracePath adds the area's path,
 *     in CSS pixels of the view
 */
export function addArea(grid, weight, areaM2, tracePath) {
  if (!(weight > 0) || !(areaM2 > 0)) return;
  const canvas = new OffscreenCanvas(grid.columns, grid.lines);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.scale(1 / grid.cell, 1 / grid.cell);
  context.translate(-grid.left, -grid.top);
  context.beginPath();
  tracePath(context);
  context.fill("evenodd");
  const { data } = context.getImageData(0, 0, grid.columns, grid.lines);
  const value = (weight / areaM2) * PER_1000_KM2;
  for (let k = 0; k < grid.values.length; k++) {
    if (data[4 * k + 3] > 127) grid.values[k] += value;
  }
}

/** Density at a CSS pixel of the view, between the middles of the cells around. */
export function valueAt(grid, x, y) {
  const column = (x - grid.left) / grid.cell - 0.5;
  const line = (y - grid.top) / grid.cell - 0.5;
  const c = Math.floor(column);
  const r = Math.floor(line);
  if (c < 0 || r < 0 || c + 1 >= grid.columns || r + 1 >= grid.lines) return 0;
  const [fx, fy] = [column - c, line - r];
  const k = r * grid.columns + c;
  const { values, columns } = grid;
  const upper = values[k] * (1 - fx) + values[k + 1] * fx;
  const lower = values[k + columns] * (1 - fx) + values[k + columns + 1] * fx;
  return upper * (1 - fy) + lower * fy;
}
