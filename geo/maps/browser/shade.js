/** Sums by region: what mask and window let through, of each governorate or district. */

/** Known only to an area over several regions, as geo/maps/shading.py packs it. */
export const SEVERAL = 0xfffe;
export const NONE_KNOWN = 0xffff;

/**
 * @typedef {object} RegionSum
 * @property {number} incidents
 * @property {number} weight sum of `by`, lower ends
 * @property {number} unknown incidents whose numbers nobody gave
 */

/**
 * @param {import("./incidents.js").Incidents} incidents
 * @param {Uint16Array} regionOf region of each row
 * @param {number} regions how many there are
 * @param {string} by incidents, casualties, killed or wounded
 * @returns {{sums: RegionSum[], several: number, none: number}}
 */
export function sumByRegion(incidents, regionOf, regions, by) {
  const sums = Array.from({ length: regions }, () => ({ incidents: 0, weight: 0, unknown: 0 }));
  const { mask } = incidents;
  const [first, end] = incidents.rows();
  let [several, none] = [0, 0];
  for (let i = first; i < end; i++) {
    if (((mask[i >> 3] >> (i & 7)) & 1) === 0) continue;
    const region = regionOf[i];
    if (region === SEVERAL) several += 1;
    else if (region === NONE_KNOWN) none += 1;
    else {
      const sum = sums[region];
      sum.incidents += 1;
      sum.weight += incidents.weight(i, by);
      if (isUnknown(incidents, i, by)) sum.unknown += 1;
    }
  }
  return { sums, several, none };
}

function isUnknown(incidents, i, by) {
  if (by === "incidents") return false;
  if (by === "killed") return incidents.killedMin[i] < 0;
  if (by === "wounded") return incidents.woundedMin[i] < 0;
  return incidents.casualties(i) === null;
}
