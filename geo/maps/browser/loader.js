/**
 * Fetching and unpacking: everything comes from the dashboard's own address. The single HTML file
 * has another module in its place: single_file/loader.js.
 */

export const BASE = new URL(".", import.meta.url).href;

/** @param {string} url @returns {Promise<any>} JSON from a static file next to this module */
export async function fetchAsset(url) {
  const response = await fetch(new URL(url, BASE));
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}

/** Put a style sheet into an element; resolves when it holds. */
export function loadStyles(name, root) {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL(name, BASE).href;
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => reject(new Error(`${name} can't be loaded`)));
    root.prepend(link);
  });
}

/** Run folium's script and return its map. */
export function makeMap(L, { script, map_name: name }) {
  return new Function("L", `${script}; return ${name};`)(L);
}

/**
 * Fetch a gzipped file. It is sent as such, not as a content encoding, so that the server
 * compresses it once and not on every request.
 * @param {string} url
 * @returns {Promise<ArrayBuffer>}
 */
export async function fetchGzip(url) {
  const response = await fetch(new URL(url, document.baseURI));
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return inflate(response.body, "gzip");
}

/** @param {string} base64 deflated bytes @returns {Promise<Uint8Array>} */
export async function unpackMask(base64) {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  return new Uint8Array(await inflate(new Blob([bytes]).stream(), "deflate"));
}

/** @param {ArrayBuffer} buffer @returns {any} */
export function parseJson(buffer) {
  return JSON.parse(new TextDecoder().decode(buffer));
}

function inflate(stream, format) {
  return new Response(stream.pipeThrough(new DecompressionStream(format))).arrayBuffer();
}
