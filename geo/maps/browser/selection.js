/** The incident that is selected: marked on the map, told in its card, known to the server. */

export class Selection {
  /** @param {import("./instrument.js").Instrument} instrument its map must be there */
  constructor(instrument) {
    this.instrument = instrument;
    /** Id of the incident that is marked, that the server named last, that was picked here. */
    this.id = this.ofServer = this.picked = null;
  }

  /** Follow the server: another incident, none, or other rows since. */
  apply({ selected, card }, rowsAreNew) {
    const isOther = selected !== this.ofServer;
    if (isOther || rowsAreNew) {
      this.ofServer = selected;
      const row = selected === null ? -1 : this.rowOf(selected);
      this.mark(row);
      // the card of a spot or a crowd stays: it was opened since
      if (row < 0 && this.instrument.card.id !== null) this.instrument.card.hide();
      else if (row >= 0 && isOther && selected !== this.picked) this.show(row);
    }
    if (card && card.id === this.id) this.instrument.card.showCard(card);
  }

  rowOf(id) {
    return this.instrument.incidents.rowsOf([id]).get(id) ?? -1;
  }

  /** An incident that was chosen in the table: the map flies there and comes into sight. */
  show(row) {
    const { navigation, incidents, stage, firstAppliedAt, hasView } = this.instrument;
    if (firstAppliedAt || !hasView) navigation.flyToRow(incidents, row);
    if (firstAppliedAt) stage.scrollIntoView({ block: "nearest" });
  }

  /** The user opens an incident here. */
  pick(id) {
    const { card, words, marks, latest } = this.instrument;
    const row = this.rowOf(id);
    if (row < 0) return;
    this.picked = id;
    this.mark(row);
    const shape = marks.extents.ofRow[row];
    card.showRow(row, words, shape < 0 ? null : marks.extents.shapes[shape].properties);
    if (latest.card?.id === id) card.showCard(latest.card);
    this.instrument.choose("selected", id);
  }

  /** The user closed the card. */
  clear() {
    const wasPicked = this.id !== null;
    this.mark(-1);
    this.picked = null;
    if (wasPicked) this.instrument.choose("selected", null);
  }

  mark(row) {
    const { incidents, marks } = this.instrument;
    this.id = row < 0 ? null : incidents.id[row];
    marks.selectedRow = row;
    marks.layer.schedule();
  }
}
