/**
 * The incidents as typed arrays, in the row order of the server's frame (by day, undated first).
 * The layout is that of `pack_incidents` in geo/maps/layers.py.
 */

const MAGIC = 0x49444142;
const VERSION = 1;
const HEADER_BYTES = 32;

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
    let at = HEADER_BYTES;
    const next = (Type) => {
      const column = new Type(buffer, at, n);
      at += column.byteLength;
      return column;
    };
    this.x = next(Float32Array);
    this.y = next(Float32Array);
    this.radiusM = next(Float32Array);
    this.id = next(Int32Array);
    this.day = next(Int32Array);
    this.killedMin = next(Int16Array);
    this.killedMax = next(Int16Array);
    this.woundedMin = next(Int16Array);
    this.woundedMax = next(Int16Array);
    this.kind = next(Uint8Array);
    this.victims = next(Uint8Array);
    this.flags = next(Uint8Array);
    /** One bit a row: what every condition but time lets through. */
    this.mask = new Uint8Array((n + 7) >> 3);
    /** @type {{from: number, to: number} | null} days, inclusive; null is no condition */
    this.window = null;
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
