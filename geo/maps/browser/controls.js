/** What stands on the map: zoom, fit, full screen, language, scale bar, coordinates. */
import * as L from "./leaflet/leaflet-src.esm.js";
import { copyLink } from "./copy_link.js";
import { element } from "./format.js";
import { say } from "./words.js";

export class Controls {
  /**
   * @param {L.Map} map
   * @param {{onFit: () => void, onLanguage: (language: string) => void, onMeasure: () => void,
   *     wrapper: HTMLElement}} options
   */
  constructor(map, { onFit, onLanguage, onMeasure, wrapper }) {
    this.map = map;
    this.language = "en";
    const zoomIn = this.button("plus", "Zoom in", () => map.zoomIn(1));
    const zoomOut = this.button("minus", "Zoom out", () => map.zoomOut(1));
    const fit = this.button("fit", "Fit to the incidents shown", onFit);
    this.full = this.button("full", "Full screen", () => this.toggleFull(wrapper));
    this.languageButton = this.button("language", "Arabic labels", () => {
      this.setLanguage(this.language === "en" ? "ar" : "en");
      onLanguage(this.language);
    });
    this.measureButton = this.button("measure", "Measure a distance", onMeasure);
    this.measureButton.setAttribute("aria-pressed", "false");
    this.linkButton = this.button("link", "Copy link", () => copyLink(this.linkButton));
    if (!location.protocol.startsWith("http")) this.linkButton.hidden = true;
    this.tools = element(
      "div",
      { className: "button-group tools" },
      fit,
      this.full,
      this.measureButton,
      this.languageButton,
      this.linkButton,
    );
    // on a phone the tools fold away
    const more = this.button("more", "Map tools", () => {
      const open = this.root.classList.toggle("has-tools");
      more.setAttribute("aria-expanded", String(open));
    });
    more.setAttribute("aria-expanded", "false");
    more.classList.add("more");
    this.root = element(
      "div",
      { className: "map-buttons", role: "group", "aria-label": "Map" },
      element("div", { className: "button-group" }, zoomIn, zoomOut, more),
      this.tools,
    );
    this.coordinates = element("div", { className: "coordinates", "aria-hidden": "true" });
    this.setLanguage("en");
    L.control.scale({ imperial: false, maxWidth: 120, position: "bottomleft" }).addTo(map);
    if (!document.fullscreenEnabled) this.full.hidden = true;
    this.onFull = () => map.invalidateSize();
    document.addEventListener("fullscreenchange", this.onFull);
  }

  button(icon, label, onClick) {
    const node = element("button", {
      className: "icon-button",
      type: "button",
      "aria-label": label,
      title: label,
      "data-icon": icon,
    });
    node.addEventListener("click", onClick);
    return node;
  }

  setLanguage(language) {
    this.language = language;
    const other = language === "en" ? "Arabic labels" : "English labels";
    this.languageButton.textContent = language === "en" ? "ع" : "EN";
    this.languageButton.setAttribute("aria-label", say(other));
    this.languageButton.title = say(other);
  }

  setMeasuring(on) {
    this.measureButton.setAttribute("aria-pressed", String(on));
    const words = on ? "Stop measuring" : "Measure a distance";
    this.measureButton.setAttribute("aria-label", say(words));
    this.measureButton.title = say(words);
  }

  /** @param {string} text where the pointer is, and the density there */
  showCoordinates(text) {
    this.coordinates.textContent = text;
  }

  toggleFull(wrapper) {
    if (document.fullscreenElement) document.exitFullscreen();
    else wrapper.requestFullscreen();
  }

  remove() {
    document.removeEventListener("fullscreenchange", this.onFull);
  }
}
