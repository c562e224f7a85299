import type { Problem } from "../errors.ts";
import type { Figure } from "./figure.ts";

type Options = Readonly<Record<string, unknown>>;

const isOptions = (value: unknown): value is Options =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What plotly.js would draw under a map from outlines that it fetches. */
const layers = ["coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits"];
const scopes = "world usa europe asia africa north-america south-america antarctica oceania".split(" ");

/** The outlines that plotly.js looks up for a map: none, so that it fetches none. See {@link mapProblems}. */
export function noOutlines(): object {
  const nothing = { type: "GeometryCollection", geometries: [] };
  const objects = Object.fromEntries(layers.map((layer) => [layer, nothing]));
  const topology = { type: "Topology", arcs: [], objects };
  const names = scopes.flatMap((scope) => [`${scope}_110m`, `${scope}_50m`]);
  return { topojson: Object.fromEntries(names.map((name) => [name, topology])) };
}

/**
 * What keeps a map from being drawn: areas that are not in the figure, because plotly.js would fetch them, and places that it
 * would leave out without a word.
 */
export function mapProblems({ data, layout = {} }: Figure): Problem[] {
  return data.flatMap((trace, i) => {
    const { type, geo = "geo", visible } = trace as { type?: string; geo?: string; visible?: unknown };
    if (!/^(choropleth|scattergeo)$/.test(String(type)) || visible === false) return [];
    const subplot = (layout as Options)[geo];
    return [
      ...areaProblems(trace as Options, `data[${i}]`, type as string),
      ...baseProblems(isOptions(subplot) ? subplot : {}, `data[${i}] (type "${type}")`, geo),
    ];
  });
}

function areaProblems(trace: Options, path: string, type: string): Problem[] {
  const { geojson, locations, locationmode, featureidkey = "id" } = trace;
  if (typeof geojson === "string")
    return [
      {
        problem: `${path}.geojson is an address (${geojson}), which plotly.js would fetch`,
        remedy: 'Give the object itself: JSON.parse(readFileSync("areas.geojson", "utf8")).',
      },
    ];
  if (!Array.isArray(locations)) return [];
  if (!isOptions(geojson) || (locationmode !== undefined && locationmode !== "geojson-id"))
    return [
      {
        problem: `${path} (type "${type}") needs the outlines of countries, which plotly.js fetches from a server`,
        remedy:
          "Give the areas as geojson, the object and not its address, or draw it another way: a bar chart sorted by value shows the numbers.",
      },
    ];
  const features = Array.isArray(geojson.features) ? geojson.features : [geojson];
  const known = new Set(features.map((feature) => String(valueAt(feature, String(featureidkey)))));
  const lost = locations.filter((location) => location !== null && !known.has(String(location)));
  if (lost.length === 0) return [];
  const shown = lost.slice(0, 3).map((location) => JSON.stringify(location));
  return [
    {
      problem: `${lost.length} of ${path}.locations have no area in the geojson and would be left out: ${shown.join(", ")}${lost.length > 3 ? ", …" : ""}`,
      remedy: `Name where the geojson has them (featureidkey is "${featureidkey}"; the first area there is ${JSON.stringify([...known][0])}), or leave these rows out and say in the subtitle how many are.`,
    },
  ];
}

function valueAt(feature: unknown, key: string): unknown {
  return key.split(".").reduce((part: unknown, name) => (isOptions(part) ? part[name] : undefined), feature);
}

/** Plotly draws coastlines under a map unless it is told not to. */
function baseProblems(subplot: Options, trace: string, geo: string): Problem[] {
  const asked = layers.filter((layer) => subplot[`show${layer}`] === true);
  if (asked.length === 0 && subplot.visible === false) return [];
  const drawn = asked.length > 0 ? asked.join(", ") : "coastlines";
  return [
    {
      problem: `${trace} stands on a map with ${drawn}, whose outlines plotly.js fetches from a server`,
      remedy: `Write layout: { ${geo}: { visible: false, fitbounds: "locations" } }: the areas of the figure's own geojson stay.`,
    },
  ];
}
