import type { Figure } from "./figure.ts";

type Position = readonly [longitude: number, latitude: number, ...more: number[]];
type Ring = readonly Position[];

/** GeoJSON, as far as it is turned here: https://datatracker.ietf.org/doc/html/rfc7946 */
interface GeoJson {
  readonly type?: unknown;
  readonly features?: readonly GeoJson[];
  readonly geometry?: GeoJson | null;
  readonly geometries?: readonly GeoJson[];
  readonly coordinates?: unknown;
}

/**
 * A figure whose areas run as plotly.js has them: clockwise around, and counterclockwise around their holes. GeoJSON has it the
 * other way round (RFC 7946, section 3.1.6), and plotly.js would fill all the world but the area. Other figures stay as they are.
 */
export function turnRings<F extends Figure>(figure: F): F {
  const isTurned = ({ geojson }: { geojson?: unknown }) => typeof geojson === "object" && geojson !== null;
  if (!Array.isArray(figure.data) || !figure.data.some(isTurned)) return figure;
  const data = figure.data.map((trace) => {
    const { geojson } = trace as { geojson?: GeoJson };
    return isTurned({ geojson }) ? { ...trace, geojson: turned(geojson as GeoJson) } : trace;
  });
  return { ...figure, data };
}

function turned(part: GeoJson): GeoJson {
  const { features, geometry, geometries, coordinates, type } = part;
  if (Array.isArray(features)) return { ...part, features: features.map(turned) };
  if (typeof geometry === "object" && geometry !== null) return { ...part, geometry: turned(geometry) };
  if (Array.isArray(geometries)) return { ...part, geometries: geometries.map(turned) };
  if (type === "Polygon") return { ...part, coordinates: turnedArea(coordinates) };
  if (type === "MultiPolygon" && Array.isArray(coordinates))
    return { ...part, coordinates: coordinates.map(turnedArea) };
  return part;
}

function turnedArea(rings: unknown): unknown {
  if (!Array.isArray(rings) || !rings.every(Array.isArray)) return rings;
  return (rings as Ring[]).map((ring, i) => (isClockwise(ring) === (i === 0) ? ring : ring.toReversed()));
}

/** By the sign of its area on a flat map, where a step is never longer than half the way around the world. */
function isClockwise(ring: Ring): boolean {
  let [area, x] = [0, 0];
  for (const [i, [longitude, latitude]] of ring.entries()) {
    const [before, beside] = ring[i === 0 ? ring.length - 1 : i - 1] as Position;
    const step = ((((longitude - before + 180) % 360) + 360) % 360) - 180;
    area += x * latitude - (x + step) * beside;
    x += step;
  }
  return area < 0;
}
