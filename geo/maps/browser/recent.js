/** What stands out for being new: two rings around it, and all others step back. */

const MOST_RINGS = 600;
const FADED = 0.32;

export class Recent {
  /** @param {import("./incidents.js").Incidents} incidents @param {[number, number]} days */
  constructor(incidents, [first, last]) {
    this.from = incidents.lowerBound(first);
    this.to = incidents.lowerBound(last + 1);
    this.left = MOST_RINGS;
    const [start, end] = incidents.rows();
    /** How many of them are shown. */
    this.count = 0;
    for (let i = Math.max(start, this.from); i < Math.min(end, this.to); i++) {
      this.count += (incidents.mask[i >> 3] >> (i & 7)) & 1;
    }
  }

  /** Null where none is shown: then nothing steps back for it either. */
  static of(incidents, days) {
    const recent = new Recent(incidents, days);
    return recent.count ? recent : null;
  }

  has(row) {
    return row >= this.from && row < this.to;
  }

  /** Whether any of rows[from..to] is new. */
  hasAny(rows, from = 0, to = rows.length) {
    for (let k = from; k < to; k++) if (this.has(rows[k])) return true;
    return false;
  }

  /** Run `draw` faded, unless what it draws is new. */
  static paint(context, isNew, draw) {
    context.globalAlpha = isNew ? 1 : FADED;
    draw();
    context.globalAlpha = 1;
  }

  /** Two rings: told from others without their colour. */
  ring(context, x, y, radius, colour, halo) {
    if (this.left-- <= 0) return;
    for (const [stroke, width, more] of [
      [halo, 8, 5],
      [colour, 2, 3],
      [colour, 2, 7],
    ]) {
      context.beginPath();
      context.arc(x, y, radius + more, 0, 7);
      context.strokeStyle = stroke;
      context.lineWidth = width;
      context.stroke();
    }
  }
}
