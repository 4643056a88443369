/**
 * The incidents as typed arrays, in the row order of the server's frame (by day, undated first).
 * The layout in which they come is that of `pack_incidents` in geo/maps/layers.py.
 */

const MAGIC = 0x49444142;
const VERSION = 2;
const HEADER_BYTES = 32;
const STEPS = 2 ** 25;
const RADIUS_STEP_M = 20;
const HAS_PLACE = 64;

export const POINT = 0;
export const PENDING = 1;
export const UNKNOWN = -1;
export const OPEN = -2;

export class Incidents {
  /** @param {ArrayBuffer} buffer */
  constructor(buffer) {
    const [magic, version, n, undated] = new Uint32Array(buffer, 0, 4);
    if (magic !== MAGIC || version !== VERSION) throw new Error("These are no packed incidents.");
    [this.x0, this.y0] = new Float64Array(buffer, 16, 2);
    this.n = n;
    this.undated = undated;
    const columns = new Columns(buffer, HEADER_BYTES, n);
    const [x, y, radius] = [columns.int32(), columns.int32(), columns.uint16()];
    this.id = summed(columns.int32());
    this.day = summed(columns.int32());
    [this.killedMin, this.killedMax] = columns.counts();
    [this.woundedMin, this.woundedMax] = columns.counts();
    this.kind = columns.uint8();
    this.victims = columns.uint8();
    this.flags = columns.uint8();
    this.x = this.scaled(x, 1 / STEPS);
    this.y = this.scaled(y, 1 / STEPS);
    this.radiusM = this.scaled(radius, RADIUS_STEP_M);
    /** One bit a row: what every condition but time lets through. */
    this.mask = new Uint8Array((n + 7) >> 3);
    /** @type {{from: number, to: number} | null} days, inclusive; null is no condition */
    this.window = null;
  }

  /** Steps as numbers, NaN without a place. */
  scaled(steps, size) {
    const { n, flags } = this;
    const column = new Float32Array(n);
    for (let i = 0; i < n; i++) column[i] = (flags[i] & HAS_PLACE) === 0 ? NaN : steps[i] * size;
    return column;
  }

  status(i) {
    return this.flags[i] & 3;
  }
  geometry(i) {
    return (this.flags[i] >> 3) & 3;
  }
  isOperation(i) {
    return (this.flags[i] & 4) !== 0;
  }
  isSynthetic(i) {
    return (this.flags[i] & 32) !== 0;
  }

  /** Killed and wounded, lower ends; null where nobody gave either. */
  casualties(i) {
    const killed = this.killedMin[i];
    const wounded = this.woundedMin[i];
    if (killed < 0 && wounded < 0) return null;
    return Math.max(killed, 0) + Math.max(wounded, 0);
  }

  /** What an incident weighs in sums; what is unknown weighs nothing. */
  weight(i, by) {
    if (by === "incidents") return 1;
    if (by === "killed") return Math.max(this.killedMin[i], 0);
    if (by === "wounded") return Math.max(this.woundedMin[i], 0);
    return Math.max(this.killedMin[i], 0) + Math.max(this.woundedMin[i], 0);
  }

  /** `weight` of each row, kept for the measure asked for last. @returns {Uint16Array} */
  weights(by) {
    if (this.weighedBy !== by) {
      this.weighedBy = by;
      this.weighed = new Uint16Array(this.n);
      for (let i = 0; i < this.n; i++) this.weighed[i] = this.weight(i, by);
    }
    return this.weighed;
  }

  /** @returns {{first: number, last: number} | null} days of all dated rows */
  span() {
    if (this.undated >= this.n) return null;
    return { first: this.day[this.undated], last: this.day[this.n - 1] };
  }

  /** @returns {[number, number]} rows within the window, end exclusive */
  rows() {
    if (!this.window) return [0, this.n];
    return [this.lowerBound(this.window.from), this.lowerBound(this.window.to + 1)];
  }

  lowerBound(day) {
    let low = this.undated;
    let high = this.n;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.day[middle] < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether mask and window let a row through. */
  isShown(i) {
    const [first, end] = this.rows();
    return i >= first && i < end && ((this.mask[i >> 3] >> (i & 7)) & 1) === 1;
  }

  /** @returns {Map<number, number>} row by id, for the given ids alone */
  rowsOf(ids) {
    const wanted = new Set(ids);
    const found = new Map();
    for (let i = 0; i < this.n && found.size < wanted.size; i++) {
      if (wanted.has(this.id[i])) found.set(this.id[i], i);
    }
    return found;
  }
}

/** Reads columns of byte planes one after the other. */
class Columns {
  constructor(buffer, at, n) {
    Object.assign(this, { buffer, at, n });
  }

  plane() {
    const plane = new Uint8Array(this.buffer, this.at, this.n);
    this.at += this.n;
    return plane;
  }

  /** A copy, so that nobody holds on to the whole buffer. */
  uint8() {
    return this.plane().slice();
  }

  uint16() {
    const { n } = this;
    const [a, b] = [this.plane(), this.plane()];
    const column = new Uint16Array(n);
    for (let i = 0; i < n; i++) column[i] = a[i] | (b[i] << 8);
    return column;
  }

  int32() {
    const { n } = this;
    const [a, b, c, d] = [this.plane(), this.plane(), this.plane(), this.plane()];
    const column = new Int32Array(n);
    for (let i = 0; i < n; i++) column[i] = a[i] | (b[i] << 8) | (c[i] << 16) | (d[i] << 24);
    return column;
  }

  /** Lower and upper ends; a known upper end comes as what it is above the lower one. */
  counts() {
    const { n } = this;
    const [lows, aboves] = [this.uint16(), this.uint16()];
    const [low, high] = [new Int16Array(n), new Int16Array(n)];
    for (let i = 0; i < n; i++) {
      low[i] = lows[i] - 2;
      const above = aboves[i] - 2;
      high[i] = above < 0 ? above : above + Math.max(low[i], 0);
    }
    return [low, high];
  }
}

/** Running sums, in place. */
function summed(column) {
  for (let i = 1; i < column.length; i++) column[i] += column[i - 1];
  return column;
}
