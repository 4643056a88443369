/**
 * Fetching and unpacking: everything comes from the dashboard's own address. The single HTML file
 * has another module in its place: single_file/loader.js.
 */

/** Address of the folder with the map's files. */
let base = document.baseURI;
/** @type {Map<string, Promise<ArrayBuffer>>} what was asked for before it was needed */
const early = new Map();

export function setBase(url) {
  base = url;
}

export function baseUrl() {
  return base;
}

/** Style, labels and basemap: {style, labels, countries, regions, rivers}. */
export async function fetchAssets() {
  return parseJson(await unpack(new URL("assets.gz", base)));
}

/** Put a style sheet into an element; resolves when it holds. */
export function loadStyles(name, root) {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL(name, base).href;
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => {
      link.remove();
      reject(new Error(`${name} can't be loaded`));
    });
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
export function fetchGzip(url) {
  const fetched = early.get(url) ?? unpack(new URL(url, document.baseURI));
  early.delete(url);
  return fetched;
}

/** Ask for files now that are needed soon; an error shows when they are. */
export function prefetch(urls) {
  for (const url of urls.filter(Boolean)) {
    const fetched = unpack(new URL(url, document.baseURI));
    fetched.catch(() => {});
    early.set(url, fetched);
  }
}

async function unpack(url) {
  const response = await fetch(url).catch(() => {
    throw new Error("the dashboard does not answer");
  });
  if (!response.ok) throw new Error(`the dashboard answers ${response.status}`);
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
