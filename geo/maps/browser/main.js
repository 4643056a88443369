/**
 * Entry of the map component. Streamlit calls `mount` on the first run and again after every
 * change of data or theme; the map is made once and then only told what changed.
 */
import { Instrument } from "./instrument.js";
import { prefetch, setBase } from "./loader.js";

/** @type {WeakMap<object, Instrument>} */
const mounted = new WeakMap();

/**
 * @param {object} component what Streamlit hands to a components-v2 module
 * @returns {() => void} cleanup; Streamlit also calls it for a run that a newer one overtook, so
 *     it removes the map only once its element has left the page
 */
export function mount(component) {
  const root = component.parentElement;
  let instrument = mounted.get(root);
  if (!instrument) {
    const { module, incidents, areas } = component.data;
    setBase(new URL(".", new URL(module, document.baseURI)).href);
    prefetch([incidents, areas]); // they come while the map is being built
    root.querySelector("[data-loading]")?.remove(); // the map says so itself from here on
    instrument = new Instrument(root);
    mounted.set(root, instrument);
  }
  instrument.update(component);
  return () =>
    setTimeout(() => {
      if ((root.host ?? root).isConnected) return;
      mounted.get(root)?.remove();
      mounted.delete(root);
    });
}
