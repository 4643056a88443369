/** For tests and for measuring: what is drawn now. */

/** @param {import("./instrument.js").Instrument} instrument @param {string} base */
export function debugOf(instrument, base) {
  return {
    map: instrument.map,
    base,
    instrument,
    get stats() {
      return {
        ...instrument.marks.stats,
        paintMs: instrument.marks.layer.paintMs,
        heatMs: instrument.heat.layer.paintMs,
        window: instrument.incidents?.window ?? null,
        seq: instrument.seq,
        theme: instrument.theme,
        selected: instrument.selection.id,
        appliedAt: instrument.appliedAt,
        firstAppliedAt: instrument.firstAppliedAt,
      };
    },
  };
}
