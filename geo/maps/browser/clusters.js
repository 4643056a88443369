/**
 * What is drawn as one: incidents on the same spot, and crowds, on a grid fixed to the world, so
 * that nothing regroups while the map is dragged.
 */

export const CELL_PX = 46;
/** A cell with this many incidents becomes one cluster. */
const CROWD = 4;
/** The middles of two crowds closer than this would hide each other's numbers. */
const APART_PX = 32;
/** Symbols closer than this hide each other, however few they are. */
const SAME_SPOT_PX = 9;

/**
 * Marks on the screen: `rows[start[m]..end[m]]` are the incidents of mark m.
 * @typedef {object} Marks
 * @property {number} count
 * @property {Float32Array} x
 * @property {Float32Array} y
 * @property {Int32Array} rows
 * @property {Int32Array} start
 * @property {Int32Array} end
 */

/**
 * @param {Int32Array} rows of `count` incidents
 * @param {Float32Array} xs their CSS pixels in the view
 * @param {Float32Array} ys
 * @param {import("./canvas_layer.js").View} view
 * @returns {Marks}
 */
export function cluster(rows, xs, ys, count, view) {
  const shiftX = ((view.left % CELL_PX) + CELL_PX) % CELL_PX;
  const shiftY = ((view.top % CELL_PX) + CELL_PX) % CELL_PX;
  // one cell of margin on each side: a crowd at the edge is whole
  const columns = Math.ceil((view.width + shiftX) / CELL_PX) + 3;
  const lines = Math.ceil((view.height + shiftY) / CELL_PX) + 3;
  const cellOf = (i) =>
    (Math.floor((ys[i] + shiftY) / CELL_PX) + 1) * columns +
    Math.floor((xs[i] + shiftX) / CELL_PX) +
    1;

  const starts = new Int32Array(columns * lines + 1);
  for (let i = 0; i < count; i++) starts[cellOf(i) + 1] += 1;
  for (let c = 0; c + 1 < starts.length; c++) starts[c + 1] += starts[c];
  const order = new Int32Array(count);
  const next = starts.slice();
  for (let i = 0; i < count; i++) order[next[cellOf(i)]++] = i;

  const marks = {
    count: 0,
    x: new Float32Array(count),
    y: new Float32Array(count),
    rows: new Int32Array(count),
    start: new Int32Array(count),
    end: new Int32Array(count),
  };
  let filled = 0;
  /** A mark of what stands in the given parts of `order`. */
  const add = (x, y, ...parts) => {
    const m = marks.count++;
    marks.x[m] = x;
    marks.y[m] = y;
    marks.start[m] = filled;
    for (const [from, to] of parts) {
      for (let k = from; k < to; k++) marks.rows[filled++] = rows[order[k]];
    }
    marks.end[m] = filled;
  };
  /** @type {Map<number, {x: number, y: number, from: number, to: number}>} by cell */
  const crowds = new Map();
  for (let c = 0; c + 1 < starts.length; c++) {
    const [from, to] = [starts[c], starts[c + 1]];
    if (to - from >= CROWD || (to - from > 1 && areOneSpot(order, xs, ys, from, to))) {
      crowds.set(c, { ...middleOf(order, xs, ys, from, to), from, to });
    } else {
      for (let k = from; k < to; k++) add(xs[order[k]], ys[order[k]], [k, k + 1]);
    }
  }
  for (const [c, crowd] of crowds) {
    crowds.delete(c); // each goes with one other at most, or all would run into one
    const near = [c + 1, c + columns - 1, c + columns, c + columns + 1].find((other) => {
      const { x, y } = crowds.get(other) ?? { x: Infinity, y: 0 };
      return Math.hypot(x - crowd.x, y - crowd.y) < APART_PX;
    });
    const other = crowds.get(near);
    crowds.delete(near);
    if (!other) add(crowd.x, crowd.y, [crowd.from, crowd.to]);
    else {
      const [n, m] = [crowd.to - crowd.from, other.to - other.from];
      const between = (a, b) => (a * n + b * m) / (n + m);
      const spans = [crowd, other].map(({ from, to }) => [from, to]);
      add(between(crowd.x, other.x), between(crowd.y, other.y), ...spans);
    }
  }
  return marks;
}

function middleOf(order, xs, ys, from, to) {
  let [x, y] = [0, 0];
  for (let k = from; k < to; k++) {
    x += xs[order[k]];
    y += ys[order[k]];
  }
  return { x: x / (to - from), y: y / (to - from) };
}

function areOneSpot(order, xs, ys, from, to) {
  const first = order[from];
  for (let k = from + 1; k < to; k++) {
    const i = order[k];
    if (Math.hypot(xs[i] - xs[first], ys[i] - ys[first]) > SAME_SPOT_PX) return false;
  }
  return true;
}
