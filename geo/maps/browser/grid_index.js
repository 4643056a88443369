/** Finds what lies under the pointer: items in square buckets of the screen. */

const CELL_PX = 24;

export class GridIndex {
  /**
   * @param {ArrayLike<number>} xs CSS pixels
   * @param {ArrayLike<number>} ys
   * @param {(i: number) => number} radiusOf CSS pixels
   */
  constructor(xs, ys, count, radiusOf, width, height) {
    this.xs = xs;
    this.ys = ys;
    this.radiusOf = radiusOf;
    this.columns = Math.ceil(width / CELL_PX) + 1;
    this.rows = Math.ceil(height / CELL_PX) + 1;
    this.starts = new Int32Array(this.columns * this.rows + 1);
    this.items = new Int32Array(count);
    for (let i = 0; i < count; i++) this.starts[this.cell(xs[i], ys[i]) + 1] += 1;
    for (let c = 0; c + 1 < this.starts.length; c++) this.starts[c + 1] += this.starts[c];
    const next = this.starts.slice();
    for (let i = 0; i < count; i++) this.items[next[this.cell(xs[i], ys[i])]++] = i;
  }

  cell(x, y) {
    const column = Math.min(this.columns - 1, Math.max(0, Math.floor(x / CELL_PX)));
    const row = Math.min(this.rows - 1, Math.max(0, Math.floor(y / CELL_PX)));
    return row * this.columns + column;
  }

  /** The item whose middle is nearest among those that hold the point, or -1. */
  at(x, y, slack) {
    let best = -1;
    let bestDistance = Infinity;
    const column = Math.floor(x / CELL_PX);
    const row = Math.floor(y / CELL_PX);
    for (let r = Math.max(0, row - 2); r <= Math.min(this.rows - 1, row + 2); r++) {
      for (let c = Math.max(0, column - 2); c <= Math.min(this.columns - 1, column + 2); c++) {
        const cell = r * this.columns + c;
        for (let k = this.starts[cell]; k < this.starts[cell + 1]; k++) {
          const i = this.items[k];
          const distance = Math.hypot(this.xs[i] - x, this.ys[i] - y);
          if (distance <= this.radiusOf(i) + slack && distance < bestDistance) {
            best = i;
            bestDistance = distance;
          }
        }
      }
    }
    return best;
  }
}
