/**
 * The report's text with its marks, linked to the drafts beside it: what the mouse or the keyboard
 * is on lights up on the other side, and words that a user selects can be added as an incident.
 * Words of a report only ever become text nodes.
 */

/** @type {WeakMap<object, ReportText>} */
const mounted = new WeakMap();

/** @param {object} component what Streamlit hands to a components-v2 module */
export default function mount(component) {
  const root = component.parentElement;
  let view = mounted.get(root);
  if (!view) {
    view = new ReportText(root);
    mounted.set(root, view);
  }
  view.update(component);
  return () =>
    setTimeout(() => {
      if (root.isConnected) return;
      mounted.get(root)?.remove();
      mounted.delete(root);
    });
}

const DRAFT = "[data-badia-draft]";

class ReportText {
  constructor(root) {
    this.root = root;
    this.box = element("div", "badia-report");
    this.pane = element("div", "badia-pane", { tabindex: "0", role: "region" });
    this.bar = element("div", "badia-bar", { hidden: "" });
    this.said = element("span", "badia-said");
    this.add = element("button", "badia-add", { type: "button" });
    this.add.textContent = "Add as incident";
    this.bar.append(this.said, this.add);
    this.outline = document.createElement("style");
    this.box.append(this.pane, this.bar, this.outline);
    root.append(this.box);
    this.stop = new AbortController();
    const { signal } = this.stop;
    document.addEventListener("pointerover", (e) => this.follow(e.target), { signal });
    document.addEventListener("focusin", (e) => this.follow(e.target), { signal });
    document.addEventListener("click", (e) => this.open(e.target), { signal });
    document.addEventListener("keydown", (e) => this.key(e), { signal });
    document.addEventListener("selectionchange", () => this.selected(), { signal });
    this.add.addEventListener("pointerdown", (e) => e.preventDefault());
    this.add.addEventListener("click", () => this.send());
  }

  update(component) {
    this.sendMarked = (span) => component.setTriggerValue("marked", span);
    const { data } = component;
    if (data.key === this.shown) return;
    this.shown = data.key;
    this.pane.setAttribute("aria-label", data.label);
    this.pane.replaceChildren(...data.pieces.map((piece) => this.piece(piece)));
    this.light(null, null);
    this.bar.hidden = true;
    if (this.before) this.show(this.draftIds().find((id) => !this.before.includes(id)));
    this.before = null;
  }

  /** The drafts whose words are marked. */
  draftIds() {
    return [...this.pane.querySelectorAll(`.badia-chip${DRAFT}`)].map((c) => c.dataset.badiaDraft);
  }

  /** Go to a draft that was just added, once the page has drawn it. */
  show(id, tries = 40) {
    const draft = id && document.querySelector(`.st-key-draft_${id}`);
    if (draft) draft.scrollIntoView({ block: "nearest", behavior: "smooth" });
    else if (id && tries) setTimeout(() => this.show(id, tries - 1), 100);
  }

  remove() {
    this.stop.abort();
    this.box.remove();
  }

  piece({ text, start, marks, chips, other, note }) {
    const words = element("span", "", { "data-start": String(start) });
    words.textContent = text;
    if (!marks.length && !other) return words;
    const mark = element("mark", other ? `badia-${other}` : "");
    if (note) mark.title = note;
    for (const { id, number, colour } of chips) {
      const chip = element("button", "badia-chip", {
        type: "button",
        "data-badia-draft": String(id),
        "aria-label": `Incident ${number}: go to what was read`,
      });
      chip.textContent = String(number);
      chip.style.setProperty("--badia-colour", colour);
      mark.append(chip);
    }
    const fields = marks.filter((m) => m.field !== "sentence");
    if (marks.length) {
      const shown = fields[0] ?? marks[0];
      mark.dataset.badiaDraft = String(shown.id);
      mark.dataset.drafts = ` ${[...new Set(marks.map((m) => m.id))].join(" ")} `;
      mark.dataset.fields = ` ${fields.map((m) => `${m.id}:${m.field}`).join(" ")} `;
      mark.style.setProperty("--badia-colour", shown.colour);
      const second = marks.find((m) => m.colour !== shown.colour);
      mark.style.setProperty("--badia-second", (second ?? shown).colour);
    }
    if (fields.length) {
      mark.classList.add("badia-value");
      mark.dataset.badiaField = fields[0].field;
      const names = [...new Set(fields.map((m) => m.label))].join(", ");
      if (fields.some((m) => m.last)) mark.dataset.name = names;
      mark.title = fields.map((m) => `Incident ${m.number}: ${m.label}`).join("; ");
    }
    mark.append(words);
    return mark;
  }

  /** Light up what belongs to the element under the mouse or the focus. */
  follow(target) {
    const [id, field] = draftAt(target);
    if (id === this.litId && field === this.litField) return;
    this.light(id, field);
    const here = this.pane.contains(target);
    if (id !== null && !here) this.reveal(id, field);
  }

  light(id, field) {
    this.litId = id;
    this.litField = field;
    for (const mark of this.pane.querySelectorAll("mark[data-drafts]")) {
      mark.classList.toggle("badia-lit", id !== null && mark.dataset.drafts.includes(` ${id} `));
      const exact = field !== null && mark.dataset.fields.includes(` ${id}:${field} `);
      mark.classList.toggle("badia-exact", exact);
    }
    const value = field === null ? "" : `, ${DRAFT}[data-badia-draft="${id}"][data-badia-field="${field}"].badia-shown`;
    this.outline.textContent =
      id === null ? "" : `.st-key-draft_${id}${value} { outline: 3px solid var(--st-primary-color, #8A4B08); }`;
  }

  marksOf(id, field) {
    const all = [...this.pane.querySelectorAll("mark[data-drafts]")];
    const exact = all.filter((m) => m.dataset.fields.includes(` ${id}:${field} `));
    return exact.length ? exact : all.filter((m) => m.dataset.drafts.includes(` ${id} `));
  }

  /** Scroll the text, and not the page, until a mark shows. */
  reveal(id, field) {
    const marks = this.marksOf(id, field);
    const pane = this.pane.getBoundingClientRect();
    const seen = marks.some((m) => {
      const box = m.getBoundingClientRect();
      return box.top >= pane.top && box.bottom <= pane.bottom;
    });
    if (seen || !marks.length) return;
    this.pane.scrollTop += marks[0].getBoundingClientRect().top - pane.top - pane.height / 3;
  }

  /** A click or Enter goes to the other side. */
  open(target) {
    const element = target.closest?.(DRAFT);
    if (!element || element.closest(".badia-unlinked")) return false;
    const id = Number(element.dataset.badiaDraft);
    if (!Number.isInteger(id)) return false;
    if (this.pane.contains(element)) {
      if (!document.getSelection().isCollapsed) return false;
      const draft = document.querySelector(`.st-key-draft_${id}`);
      draft?.scrollIntoView({ block: "nearest", behavior: "smooth" });
      draft?.querySelector(DRAFT)?.focus({ preventScroll: true });
      return true;
    }
    const [mark] = this.marksOf(id, element.dataset.badiaField ?? "");
    mark?.scrollIntoView({ block: "center", behavior: "smooth" });
    return Boolean(mark);
  }

  key(event) {
    if (event.key !== "Enter" && event.key !== " ") return;
    if (event.target.matches?.(`[role="button"]${DRAFT}`) && this.open(event.target)) {
      event.preventDefault();
    }
  }

  selected() {
    const selection = document.getSelection();
    const range = selection.rangeCount ? selection.getRangeAt(0) : null;
    const inside = range && !range.collapsed && this.pane.contains(range.commonAncestorContainer);
    this.span = inside ? this.spanOf(range) : null;
    this.bar.hidden = !this.span;
    if (this.span) {
      const words = selection.toString().trim().replace(/\s+/g, " ");
      this.said.textContent = words.length > 60 ? `${words.slice(0, 57)}…` : words;
    }
  }

  /** Code points of the report that a range covers; null for none. */
  spanOf(range) {
    let start = null;
    let end = null;
    for (const words of this.pane.querySelectorAll("[data-start]")) {
      const node = words.firstChild;
      if (!node || !range.intersectsNode(node)) continue;
      const from = range.startContainer === node ? range.startOffset : 0;
      const to = range.endContainer === node ? range.endOffset : node.length;
      if (from >= to) continue;
      const base = Number(words.dataset.start);
      start ??= base + codePoints(node.data.slice(0, from));
      end = base + codePoints(node.data.slice(0, to));
    }
    return start === null ? null : { start, end };
  }

  send() {
    if (!this.span) return;
    this.before = this.draftIds();
    this.sendMarked(this.span);
    document.getSelection().removeAllRanges();
  }
}

/** The draft, and the field if any, that an element belongs to. */
function draftAt(target) {
  const value = target.closest?.(DRAFT);
  if (value) return [Number(value.dataset.badiaDraft), value.dataset.badiaField ?? null];
  const draft = target.closest?.('[class*="st-key-draft_"]');
  const id = draft && /st-key-draft_(\d+)/.exec(draft.className)?.[1];
  return [id ? Number(id) : null, null];
}

function codePoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function element(name, className, attributes = {}) {
  const made = document.createElement(name);
  if (className) made.className = className;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
