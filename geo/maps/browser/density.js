/** Incidents as density: small squares, stronger where more of them lie. */
import { rgbaWord } from "./sprites.js";

const CELL_PX = 3;
/** Side of a square's mark where something below, the heat, must stay in sight between them. */
const OPEN_PX = 1;
const COLOURS = {
  light: ["#A98BC4", "#8459A8", "#5F2E87", "#35104F"],
  dark: ["#7C5C9C", "#A681C8", "#CDB2E6", "#F3E9FB"],
};
/** Incidents in a square from which each colour holds. */
const BREAKS = [1, 3, 10, 30];
const OPACITY = 0.9;

/**
 * @param {Float32Array} xs CSS pixels of `count` incidents
 * @param {Float32Array} ys
 * @param {{theme: "light" | "dark", open: boolean}} look `open`: what lies below shines through
 * @returns {(x: number, y: number, slack: number) => number[]} the incidents, by number, of the
 *     nearest square that lies within `slack` of a point; empty for none
 */
export function paintDensity(context, view, xs, ys, count, { theme, open }) {
  // the squares are fixed to the world, so that none flickers while the map is dragged
  const shiftX = ((view.left % CELL_PX) + CELL_PX) % CELL_PX;
  const shiftY = ((view.top % CELL_PX) + CELL_PX) % CELL_PX;
  const columns = Math.ceil(view.width / CELL_PX) + 2;
  const lines = Math.ceil(view.height / CELL_PX) + 2;
  const counts = new Uint32Array(columns * lines);
  /** The square of an incident; -1 for the margin, which must not come in at the other edge. */
  const squareOf = (k) => {
    const column = Math.floor((xs[k] + shiftX) / CELL_PX);
    const line = Math.floor((ys[k] + shiftY) / CELL_PX);
    const isInside = column >= 0 && line >= 0 && column < columns && line < lines;
    return isInside ? line * columns + column : -1;
  };
  for (let k = 0; k < count; k++) {
    const at = squareOf(k);
    if (at >= 0) counts[at]++;
  }
  const [fine, side] = open ? [CELL_PX, OPEN_PX] : [1, 1];
  const width = columns * fine;
  const image = new ImageData(width, lines * fine);
  const words = new Uint32Array(image.data.buffer);
  const ramp = COLOURS[theme].map((colour) => rgbaWord(colour, OPACITY));
  for (let line = 0, at = 0; line < lines; line++) {
    for (let column = 0; column < columns; column++, at++) {
      if (counts[at] === 0) continue;
      let level = 0;
      while (level + 1 < BREAKS.length && counts[at] >= BREAKS[level + 1]) level++;
      if (open) level = Math.min(level + 1, ramp.length - 1); // a small mark must be a strong one
      const corner = line * fine * width + column * fine;
      for (let k = 0; k < side * side; k++) {
        words[corner + Math.floor(k / side) * width + (k % side)] = ramp[level];
      }
    }
  }
  const small = new OffscreenCanvas(width, lines * fine);
  small.getContext("2d").putImageData(image, 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(small, -shiftX, -shiftY, columns * CELL_PX, lines * CELL_PX);
  context.imageSmoothingEnabled = true;
  return (x, y, slack) => {
    const reach = Math.ceil(slack / CELL_PX);
    const [c, l] = [Math.floor((x + shiftX) / CELL_PX), Math.floor((y + shiftY) / CELL_PX)];
    let [best, nearest] = [-1, Infinity];
    for (let line = Math.max(0, l - reach); line <= Math.min(lines - 1, l + reach); line++) {
      for (let column = Math.max(0, c - reach); column <= Math.min(columns - 1, c + reach); column++) {
        const at = line * columns + column;
        const distance = Math.hypot(column - c, line - l);
        if (counts[at] > 0 && distance < nearest) [best, nearest] = [at, distance];
      }
    }
    const found = [];
    for (let k = 0; found.length < (counts[best] ?? 0); k++) if (squareOf(k) === best) found.push(k);
    return found;
  };
}
