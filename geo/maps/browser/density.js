/** Incidents as density: small squares, stronger where more of them lie. */
import { rgbaWord } from "./sprites.js";

export const CELL_PX = 3;
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
 * @param {"light" | "dark"} theme
 * @returns {(x: number, y: number, slack: number) => number} the first incident of the nearest
 *     square that lies within `slack` of a point, -1 for none
 */
export function paintDensity(context, view, xs, ys, count, theme) {
  // the squares are fixed to the world, so that none flickers while the map is dragged
  const shiftX = ((view.left % CELL_PX) + CELL_PX) % CELL_PX;
  const shiftY = ((view.top % CELL_PX) + CELL_PX) % CELL_PX;
  const columns = Math.ceil(view.width / CELL_PX) + 2;
  const lines = Math.ceil(view.height / CELL_PX) + 2;
  const counts = new Uint32Array(columns * lines);
  const firsts = new Int32Array(columns * lines);
  for (let k = 0; k < count; k++) {
    const column = Math.floor((xs[k] + shiftX) / CELL_PX);
    const line = Math.floor((ys[k] + shiftY) / CELL_PX);
    // what lies in the margin must not come in again at the other edge
    if (column < 0 || line < 0 || column >= columns || line >= lines) continue;
    const at = line * columns + column;
    if (counts[at]++ === 0) firsts[at] = k;
  }
  const image = new ImageData(columns, lines);
  const words = new Uint32Array(image.data.buffer);
  const ramp = COLOURS[theme].map((colour) => rgbaWord(colour, OPACITY));
  for (let at = 0; at < counts.length; at++) {
    if (counts[at] === 0) continue;
    let level = 0;
    while (level + 1 < BREAKS.length && counts[at] >= BREAKS[level + 1]) level++;
    words[at] = ramp[level];
  }
  const small = new OffscreenCanvas(columns, lines);
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
        if (counts[at] > 0 && distance < nearest) [best, nearest] = [firsts[at], distance];
      }
    }
    return best;
  };
}
