/** Sums over incidents that are drawn as one. */
import { PENDING } from "./incidents.js";

/**
 * @param {ArrayLike<number>} rows of which from..to (end exclusive) are summed
 * @param {import("./incidents.js").Incidents} incidents
 * @param {import("./sprites.js").Sprites} sprites whose colours `byColour` counts
 */
export function sumRows(rows, from, to, incidents, sprites) {
  const byColour = new Uint32Array(sprites.colours.length);
  let [killed, wounded, unknown, pending, killedKnown, woundedKnown] = [0, 0, 0, 0, 0, 0];
  for (let k = from; k < to; k++) {
    const row = rows[k];
    byColour[sprites.colourOf[incidents.victims[row]]] += 1;
    if (incidents.killedMin[row] >= 0) {
      killed += incidents.killedMin[row];
      killedKnown += 1;
    }
    if (incidents.woundedMin[row] >= 0) {
      wounded += incidents.woundedMin[row];
      woundedKnown += 1;
    }
    if (incidents.casualties(row) === null) unknown += 1;
    if (incidents.status(row) === PENDING) pending += 1;
  }
  return {
    incidents: to - from,
    killed,
    wounded,
    casualties: killed + wounded,
    killedKnown,
    woundedKnown,
    unknown,
    pending,
    byColour,
  };
}
