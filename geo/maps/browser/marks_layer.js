/**
 * The incidents of the view: symbols, clusters of what is crowded, areas and lines; above
 * MOST_SYMBOLS in view, density instead.
 */
import { CanvasLayer, metresPerPixel } from "./canvas_layer.js";
import { discRadius, paintDisc } from "./cluster_disc.js";
import { CELL_PX, cluster } from "./clusters.js";
import { paintDensity } from "./density.js";
import { number } from "./format.js";
import { GridIndex } from "./grid_index.js";
import { PENDING, POINT } from "./incidents.js";
import { Recent } from "./recent.js";
import { withAlpha } from "./sprites.js";
import { sumRows } from "./sums.js";

export const MOST_SYMBOLS = 5000;
const MOST_OBSTACLES = 600;
const RING_ZOOM = 8.5;
const MOST_RINGS = 400;
const CROWDED_RINGS = 60;
const AREA_RING_PX = 5;
/** Side of the squares in which areas without an outline stand together. */
const EXTENT_CELL_PX = 2 * CELL_PX;

export class MarksLayer {
  constructor(sprites) {
    this.sprites = sprites;
    this.incidents = null;
    this.extents = null;
    this.symbols = true;
    /** Whether the heat lies below, which the density then leaves in sight. */
    this.overHeat = false;
    this.selectedRow = -1;
    /** First and last day of what stands out, inclusive; null for nothing. */
    this.recent = null;
    /** Told how many incidents mask and window let through, after each painting. */
    this.onCount = () => {};
    this.stats = { shown: 0, inView: 0, symbols: 0, clusters: 0, extents: 0, density: false };
    this.layer = new CanvasLayer("badia-marks", 400, (context, view) => this.paint(context, view));
  }

  setIncidents(incidents) {
    this.incidents = incidents;
    this.hits = new Int32Array(incidents.n);
    this.hitX = new Float32Array(incidents.n);
    this.hitY = new Float32Array(incidents.n);
  }

  setTheme(name, colours) {
    this.theme = name;
    this.colours = colours;
    this.sprites.setTheme(colours);
    this.layer.repaint();
  }

  paint(context, view) {
    if (!this.incidents) return;
    this.index = null;
    this.view = view;
    const { count, inView, shown, extended } = this.scan(view);
    this.hitCount = count;
    const density = inView > MOST_SYMBOLS;
    this.stats = { shown, inView, density, symbols: 0, clusters: 0, extents: extended.size };
    this.onCount(shown);
    this.newest = this.recent ? Recent.of(this.incidents, this.recent) : null;
    this.stats.recent = this.newest?.count ?? 0;
    this.marks = null;
    this.squareAt = null;
    const groups = this.extendedMarks(extended, view);
    if (this.symbols) this.extents?.paint(context, view, groups.shapes, this.colours);
    if (!this.symbols) return;
    if (density) {
      this.faded(context, !this.newest, () => {
        const look = { theme: this.theme, open: this.overHeat };
        this.squareAt = paintDensity(context, view, this.hitX, this.hitY, count, look);
      });
      this.paintNewest(context, view, count);
    } else {
      this.marks = cluster(this.hits, this.hitX, this.hitY, count, view);
      this.paintRings(context, view);
      this.paintMarks(context, view);
    }
    this.extended = groups.marks;
    this.routes = this.extents?.along(groups.shapes, view) ?? [];
    groups.marks.forEach((group, index) => {
      this.moveAside(group, groups.marks.slice(0, Math.min(index, MOST_OBSTACLES)));
      const isNew = this.newest?.hasAny(group.rows);
      this.faded(context, isNew, () => this.paintExtended(context, view, group));
      if (isNew) this.ringNew(context, group.x, group.y, group.radius);
    });
    this.paintSelected(context, view);
  }

  /** One pass over the rows: what mask and window let through, and where it lies. */
  scan(view) {
    const { x, y, mask, flags, x0, y0 } = this.incidents;
    const [first, end] = this.incidents.rows();
    const { scale, width, height } = view;
    const left = view.left - x0 * scale;
    const top = view.top - y0 * scale;
    const { hits, hitX, hitY } = this;
    const ofRow = this.extents?.ofRow;
    const extended = new Map();
    let [count, inView, shown] = [0, 0, 0];
    for (let i = first; i < end; i++) {
      if (((mask[i >> 3] >> (i & 7)) & 1) === 0) continue;
      shown++;
      const px = x[i] * scale - left;
      const py = y[i] * scale - top;
      if (((flags[i] >> 3) & 3) !== POINT) {
        if (px !== px) continue;
        // an area may reach into the view though its middle lies outside; where no outline is
        // known, neighbours stand together
        const shape = ofRow ? ofRow[i] : -1;
        const group = shape >= 0 ? shape : this.cellKey(px + view.left, py + view.top);
        const rows = extended.get(group);
        if (rows) rows.push(i);
        else extended.set(group, [i]);
        continue;
      }
      // written so that NaN, a row without a place, fails
      if (!(px >= -CELL_PX && px < width + CELL_PX && py >= -CELL_PX && py < height + CELL_PX))
        continue;
      hits[count] = i;
      hitX[count] = px;
      hitY[count] = py;
      count++;
      if (px >= 0 && px < width && py >= 0 && py < height) inView++;
    }
    return { count, inView, shown, extended };
  }

  /** A negative number for a cell of a grid fixed to the world. */
  cellKey(x, y) {
    return -1 - Math.floor(x / EXTENT_CELL_PX) - Math.floor(y / EXTENT_CELL_PX) * 65536;
  }

  /** Marks of areas and lines: one for all incidents that share a place. */
  extendedMarks(extended, view) {
    const shapes = [];
    const marks = [];
    for (const [shape, rows] of extended) {
      const { x, y, x0, y0 } = this.incidents;
      const [mx, my] = shape >= 0 ? this.extents.points[shape] : [x[rows[0]] + x0, y[rows[0]] + y0];
      if (shape >= 0) shapes.push(shape);
      const sum = this.sum(rows, 0, rows.length);
      const radius = rows.length > 1 ? discRadius(sum) : this.radiusOf(rows[0]);
      marks.push({
        sum,
        x: mx * view.scale - view.left,
        y: my * view.scale - view.top,
        rows,
        shape,
        radius: radius + AREA_RING_PX,
      });
    }
    return { shapes, marks };
  }

  radiusOf(row) {
    return this.sprites.radius(this.incidents.casualties(row));
  }

  sum(rows, from, to) {
    return sumRows(rows, from, to, this.incidents, this.sprites);
  }

  /** Everything that is not new steps back, where something is to stand out. */
  faded(context, isNew, draw) {
    if (this.newest) Recent.paint(context, isNew, draw);
    else draw();
  }

  ringNew(context, x, y, radius) {
    const { light, dark } = this.sprites.style.recentColour;
    const colour = this.theme === "dark" ? dark : light;
    this.newest.ring(context, x, y, radius, colour, this.colours.halo);
  }

  /** Over the density, new incidents as symbols. */
  paintNewest(context, view, count) {
    if (!this.newest) return;
    for (let k = 0; k < count && this.newest.left > 0; k++) {
      if (!this.newest.has(this.hits[k])) continue;
      this.ringNew(context, this.hitX[k], this.hitY[k], this.radiusOf(this.hits[k]));
      this.paintSymbol(context, this.hitX[k], this.hitY[k], this.hits[k], view);
    }
  }

  paintMarks(context, view) {
    const { marks, stats } = this;
    const radius = (this.markRadius = new Float32Array(marks.count));
    for (let m = 0; m < marks.count; m++) {
      const single = marks.end[m] - marks.start[m] === 1;
      radius[m] = single
        ? this.radiusOf(marks.rows[marks.start[m]])
        : discRadius(this.sum(marks.rows, marks.start[m], marks.end[m]));
    }
    // the largest first, so that no small one is hidden
    const order = Array.from(radius.keys()).sort((a, b) => radius[b] - radius[a]);
    const isNew = (m) => this.newest?.hasAny(marks.rows, marks.start[m], marks.end[m]) ?? false;
    const draw = (m) => {
      const [x, y, start, end] = [marks.x[m], marks.y[m], marks.start[m], marks.end[m]];
      if (end - start === 1) this.paintSymbol(context, x, y, marks.rows[start], view);
      else this.paintCluster(context, x, y, radius[m], this.sum(marks.rows, start, end));
      stats[end - start === 1 ? "symbols" : "clusters"] += 1;
    };
    const fresh = order.filter(isNew);
    for (const m of order) if (!isNew(m)) this.faded(context, false, () => draw(m));
    // all rings below all new marks, or they would hide a neighbour's numbers
    for (const m of fresh) this.ringNew(context, marks.x[m], marks.y[m], radius[m]);
    for (const m of fresh) draw(m);
  }

  paintCluster(context, x, y, radius, sum) {
    paintDisc(context, x, y, radius, sum, this.sprites.colours, this.colours);
  }

  paintSymbol(context, x, y, row, view) {
    const { incidents, sprites } = this;
    const look = {
      kind: incidents.kind[row],
      colour: sprites.colourOf[incidents.victims[row]],
      casualties: incidents.casualties(row),
      pending: incidents.status(row) === PENDING,
    };
    sprites.draw(context, x, y, look, view.dots);
  }

  /** An area's mark makes way for marks of points, and for those placed before it. */
  moveAside(group, placed) {
    if (!this.marks) return;
    const { count, x, y } = this.marks;
    const isFree = (px, py) => {
      for (let m = 0; m < count; m++) {
        if (Math.hypot(x[m] - px, y[m] - py) < this.markRadius[m] + group.radius - 4) return false;
      }
      return placed.every(
        (other) => Math.hypot(other.x - px, other.y - py) >= other.radius + group.radius,
      );
    };
    const spots = [[0, 0]];
    for (const reach of [0.8, 1.2, 1.6, 2, 2.5, 3, 4]) {
      for (let turn = 0; turn < 12; turn++) {
        const angle = (turn * Math.PI) / 6 + Math.PI / 2; // south first, where labels are rarest
        const far = reach * group.radius;
        spots.push([far * Math.cos(angle), far * Math.sin(angle)]);
      }
    }
    const [dx, dy] = spots.find(([a, b]) => isFree(group.x + a, group.y + b)) ?? [0, 0];
    group.x += dx;
    group.y += dy;
  }

  /** The marks on the screen, for labels to keep clear of; few enough to compare with each. */
  obstacles() {
    if (!this.symbols || !this.view) return [];
    const found = [...(this.extended ?? [])];
    const { marks } = this;
    for (let m = 0; marks && m < Math.min(marks.count, MOST_OBSTACLES); m++) {
      found.push({ x: marks.x[m], y: marks.y[m], radius: this.markRadius[m] });
    }
    return found;
  }

  /** A symbol or cluster in a dashed ring: the place is an area or a line, not this spot. */
  paintExtended(context, view, { x, y, rows, radius, sum }) {
    context.save();
    context.beginPath();
    context.arc(x, y, radius, 0, 7);
    context.fillStyle = this.colours.focus;
    context.fill();
    context.setLineDash([3.5, 2.5]);
    context.strokeStyle = this.colours.area_edge;
    context.lineWidth = 1.5;
    context.stroke();
    context.restore();
    if (rows.length === 1) this.paintSymbol(context, x, y, rows[0], view);
    else this.paintCluster(context, x, y, radius - AREA_RING_PX, sum);
  }

  /**
   * Where zoomed in, the circle that the true place lies in 9 times of 10. Only around one place:
   * the circles of a crowd would cover the ground, and pass for a density.
   */
  paintRings(context, view) {
    if (view.zoom < RING_ZOOM) return;
    const { incidents, marks } = this;
    const alone = [...Array(marks.count).keys()].filter((m) => this.isOnePlace(m));
    const [fill, edge] = alone.length > CROWDED_RINGS ? [0.025, 0.2] : [0.07, 0.45];
    for (const m of alone.slice(0, MOST_RINGS)) {
      const row = marks.rows[marks.start[m]];
      const radius =
        incidents.radiusM[row] / metresPerPixel(incidents.y[row] + incidents.y0, view.scale);
      if (radius < 12 || radius > 3 * view.width) continue;
      context.beginPath();
      context.arc(marks.x[m], marks.y[m], radius, 0, 7);
      context.fillStyle = withAlpha(this.colours.area_fill, fill);
      context.fill();
      context.strokeStyle = withAlpha(this.colours.area_edge, edge);
      context.lineWidth = 1;
      context.stroke();
    }
  }

  /** Whether all incidents of a mark stand on one spot, known equally well. */
  isOnePlace(m) {
    const { marks, incidents } = this;
    const { x, y, radiusM } = incidents;
    const first = marks.rows[marks.start[m]];
    for (let k = marks.start[m] + 1; k < marks.end[m]; k++) {
      const row = marks.rows[k];
      const same = x[row] === x[first] && y[row] === y[first] && radiusM[row] === radiusM[first];
      if (!same) return false;
    }
    return true;
  }

  paintSelected(context, view) {
    const row = this.selectedRow;
    if (row < 0 || !this.incidents.isShown(row)) return;
    const { x, y, x0, y0 } = this.incidents;
    // the mark of an area may have made way for others
    const mark = this.extended.find(({ rows }) => rows.includes(row));
    const px = mark?.x ?? (x[row] + x0) * view.scale - view.left;
    const py = mark?.y ?? (y[row] + y0) * view.scale - view.top;
    if (px !== px) return;
    const radius = (mark?.radius ?? this.radiusOf(row)) + (mark ? 3 : 7);
    for (const [colour, width] of [
      [this.colours.halo, 5],
      [this.colours.label, 2],
    ]) {
      context.beginPath();
      context.arc(px, py, radius, 0, 7);
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.stroke();
    }
  }

  /**
   * What lies under a point of the screen.
   * @returns {{x: number, y: number, rows: number[], shape: number | null} | null} `shape` is the
   *     index of an area or line, -1 for one whose outline is not known, null for points
   */
  at(x, y, slack = 3) {
    if (!this.incidents || !this.view || !this.symbols) return null;
    const area = (this.extended ?? []).findLast(
      (m) => Math.hypot(m.x - x, m.y - y) <= m.radius + slack,
    );
    if (area) return { x: area.x, y: area.y, rows: area.rows, shape: Math.max(area.shape, -1) };
    const { marks } = this;
    const { width, height } = this.view;
    if (marks) {
      this.index ??= new GridIndex(
        marks.x,
        marks.y,
        marks.count,
        (m) => this.markRadius[m],
        width,
        height,
      );
      const m = this.index.at(x, y, slack);
      if (m < 0) return null;
      return {
        x: marks.x[m],
        y: marks.y[m],
        rows: [...marks.rows.slice(marks.start[m], marks.end[m])],
        shape: null,
      };
    }
    const found = this.squareAt?.(x, y, slack) ?? [];
    if (!found.length) return null;
    const rows = found.map((k) => this.hits[k]);
    return { x: this.hitX[found[0]], y: this.hitY[found[0]], rows, shape: null };
  }

  /** All marks within the view, in columns from left to right. */
  inReadingOrder(columnPx) {
    const { width, height } = this.view;
    const inside = ({ x, y }) => x >= 0 && y >= 0 && x < width && y < height;
    const column = ({ x }) => Math.floor(x / columnPx);
    return this.obstacles()
      .filter(inside)
      .sort((a, b) => column(a) - column(b) || a.y - b.y);
  }

  /** The state of the layer in words, for screen readers. */
  describe() {
    const { inView, density, extents } = this.stats;
    const areas = extents ? ` and ${number(extents)} areas or lines` : "";
    return `${number(inView)} incidents${areas} in view${density ? ", drawn as density" : ""}.`;
  }
}
