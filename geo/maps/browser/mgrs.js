/**
 * Military Grid Reference System on WGS 84, from Krüger's series of the transverse Mercator
 * projection (to the third order: below a centimetre within a zone).
 */

const A = 6378137;
const F = 1 / 298.257223563;
const SCALE = 0.9996;
const BANDS = "CDEFGHJKLMNPQRSTUVWX";
const COLUMNS = ["ABCDEFGH", "JKLMNPQR", "STUVWXYZ"];
const ROWS = "ABCDEFGHJKLMNPQRSTUV";
const SQUARE_M = 100_000;

/** @returns {{zone: number, easting: number, northing: number}} UTM in metres */
export function utm(lon, lat) {
  const zone = Math.min(60, Math.floor((lon + 180) / 6) + 1);
  const n = F / (2 - F);
  const radius = (A / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
  const alpha = [
    n / 2 - (2 / 3) * n ** 2 + (5 / 16) * n ** 3,
    (13 / 48) * n ** 2 - (3 / 5) * n ** 3,
    (61 / 240) * n ** 3,
  ];
  const phi = (lat * Math.PI) / 180;
  const lambda = ((lon - (zone * 6 - 183)) * Math.PI) / 180;
  const e = (2 * Math.sqrt(n)) / (1 + n);
  const t = Math.sinh(Math.atanh(Math.sin(phi)) - e * Math.atanh(e * Math.sin(phi)));
  const xi = Math.atan2(t, Math.cos(lambda));
  const eta = Math.atanh(Math.sin(lambda) / Math.hypot(1, t));
  let [x, y] = [eta, xi];
  alpha.forEach((a, k) => {
    const j = 2 * (k + 1);
    x += a * Math.cos(j * xi) * Math.sinh(j * eta);
    y += a * Math.sin(j * xi) * Math.cosh(j * eta);
  });
  const northing = SCALE * radius * y;
  return {
    zone,
    easting: 500_000 + SCALE * radius * x,
    northing: lat < 0 ? northing + 10_000_000 : northing,
  };
}

/**
 * "37S DU 33967 24355", to a metre; null where MGRS has other rules (beyond 84 N and 80 S, and
 * around Norway), which no map of Syria shows.
 */
export function mgrs(lon, lat) {
  if (lat > 84 || lat < -80 || lat >= 56) return null;
  const { zone, easting, northing } = utm(lon, lat);
  const band = BANDS[Math.min(19, Math.floor((lat + 80) / 8))];
  const column = COLUMNS[(zone - 1) % 3][Math.floor(easting / SQUARE_M) - 1];
  const row = ROWS[(Math.floor(northing / SQUARE_M) + (zone % 2 === 0 ? 5 : 0)) % 20];
  const digits = (metres) => String(Math.floor(metres % SQUARE_M)).padStart(5, "0");
  return `${zone}${band} ${column}${row} ${digits(easting)} ${digits(northing)}`;
}
