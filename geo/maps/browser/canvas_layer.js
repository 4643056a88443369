/** A Leaflet layer that is one canvas over the view, repainted by a function. */
import * as L from "./leaflet/leaflet-src.esm.js";

const TILE = 256;
/** A layer that paints faster than this keeps up with dragging; a slower one waits for its end. */
const FAST_MS = 12;

/**
 * @typedef {object} View
 * @property {number} scale  pixels of the whole world: Mercator 0..1 times scale, minus left or top
 * @property {number} left
 * @property {number} top
 * @property {number} width  CSS pixels
 * @property {number} height
 * @property {number} zoom
 */

/** @returns {View} what the map shows now */
export function viewOf(map) {
  const { min } = map.getPixelBounds();
  const { x: width, y: height } = map.getSize();
  const zoom = map.getZoom();
  return { scale: TILE * 2 ** zoom, left: min.x, top: min.y, width, height, zoom };
}

/** Mercator 0..1 of a longitude and latitude in degrees. */
export function mercator(lon, lat) {
  const sine = Math.sin((lat * Math.PI) / 180);
  return [(lon + 180) / 360, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** Latitude in degrees of a Mercator y. */
export function latitude(y) {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}

const EQUATOR_M = 2 * Math.PI * 6378137;

/** Ground metres a CSS pixel at a Mercator y. */
export function metresPerPixel(y, scale) {
  return (EQUATOR_M * Math.cos((latitude(y) * Math.PI) / 180)) / scale;
}

export const CanvasLayer = L.Layer.extend({
  /**
   * @param {string} pane name of its own pane
   * @param {number} zIndex
   * @param {(context: CanvasRenderingContext2D, view: View) => void} paint
   */
  initialize(pane, zIndex, paint) {
    this._paneName = pane;
    this._zIndex = zIndex;
    this._paint = paint;
    this.paintMs = 0;
  },

  onAdd(map) {
    const pane = map.getPane(this._paneName) ?? map.createPane(this._paneName);
    pane.style.zIndex = this._zIndex;
    pane.style.pointerEvents = "none";
    this._canvas = L.DomUtil.create("canvas", "leaflet-zoom-animated", pane);
    this.schedule();
  },

  onRemove() {
    cancelAnimationFrame(this._frame);
    this._frame = 0;
    this._canvas.remove();
  },

  getEvents() {
    return {
      move: () => this.paintMs < FAST_MS && this.repaint(),
      moveend: this.repaint,
      resize: this.repaint,
      zoomanim: this._animateZoom,
    };
  },

  /** Paint at once. */
  repaint() {
    const map = this._map;
    if (!map) return;
    cancelAnimationFrame(this._frame);
    this._frame = 0;
    const started = performance.now();
    const view = viewOf(map);
    if (view.width < 1 || view.height < 1) return; // folded away: nothing to paint on
    const dots = Math.min(window.devicePixelRatio || 1, 2);
    const canvas = this._canvas;
    const width = Math.round(view.width * dots);
    const height = Math.round(view.height * dots);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = `${view.width}px`;
      canvas.style.height = `${view.height}px`;
    }
    L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint([0, 0]));
    const context = canvas.getContext("2d");
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.setTransform(dots, 0, 0, dots, 0, 0);
    this._paint(context, { ...view, dots });
    this.paintMs = performance.now() - started;
  },

  /** Paint with the next frame; many calls make one painting. */
  schedule() {
    if (!this._map || this._frame) return;
    this._frame = requestAnimationFrame(() => {
      this._frame = 0;
      this.repaint();
    });
  },

  _animateZoom(event) {
    const map = this._map;
    const scale = map.getZoomScale(event.zoom, map.getZoom());
    const bounds = map.getBounds();
    const offset = map._latLngBoundsToNewLayerBounds(bounds, event.zoom, event.center).min;
    L.DomUtil.setTransform(this._canvas, offset, scale);
  },
});
