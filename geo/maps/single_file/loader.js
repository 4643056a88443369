/**
 * What loader.js is on the dashboard: here everything stands in the page itself, in script
 * elements that hold data, gzipped and in base64 or as plain JSON.
 */
import { run } from "./folium.js";

export function baseUrl() {
  return "";
}

/** @type {Map<string, Uint8Array>} masks by the key that stands for them in the map's data */
export const masks = new Map();

/** @param {string} name @returns {Promise<any>} */
export async function fetchAsset(name) {
  const node = block(name);
  if (node.type === "application/json") return JSON.parse(node.textContent);
  return parseJson(await fetchGzip(name));
}

export function fetchAssets() {
  return fetchAsset("assets");
}

/** @param {string} name @returns {Promise<ArrayBuffer>} */
export async function fetchGzip(name) {
  if (typeof DecompressionStream === "undefined") {
    throw new Error("this browser is too old; take one of 2023 or newer");
  }
  const text = atob(block(name).textContent);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked).arrayBuffer();
}

export async function unpackMask(key) {
  return masks.get(key);
}

export function parseJson(buffer) {
  return JSON.parse(new TextDecoder().decode(buffer));
}

/** The styles stand in the page's head. */
export async function loadStyles() {}

export function makeMap(L) {
  return run(L);
}

function block(name) {
  const node = document.getElementById(`badia-${name}`);
  if (!node) throw new Error(`${name} is missing in this file`);
  return node;
}
