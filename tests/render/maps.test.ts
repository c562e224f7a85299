import { expect, test } from "vitest";
import { mapProblems } from "../../src/render/maps.ts";

const area = (id: string, code: string) => ({ type: "Feature", id, properties: { code } });
const geojson = { type: "FeatureCollection", features: [area("1", "E06"), area("2", "W06")] };
const map = { type: "choropleth", geojson, locations: ["1", "2"], z: [3, 8] };
const bare = { geo: { visible: false } };

/** What is said of a map. */
const said = (trace: object, layout: object = bare) =>
  mapProblems({ data: [trace], layout }).map(({ problem, remedy }) => `${problem} → ${remedy}`);

test.each([
  ["areas by id", map],
  ["areas by a property", { ...map, locations: ["W06"], featureidkey: "properties.code" }],
  ["ids that are numbers there and texts here", { ...map, locations: [1, null] }],
  ["one area by itself", { ...map, geojson: area("1", "E06"), locations: ["1"] }],
  ["points", { type: "scattergeo", lat: [51], lon: [0] }],
  ["what is hidden", { type: "choropleth", locations: ["GBR"], z: [1], visible: false }],
  ["what is no map", { type: "bar", y: [1] }],
])("nothing is said of %s", (_, trace) => {
  expect(said(trace)).toEqual([]);
});

test.each([
  [
    "countries by their codes",
    { ...map, geojson: undefined },
    /needs the outlines of countries, .*Give the areas as geojson/,
  ],
  ["countries in spite of a geojson", { ...map, locationmode: "ISO-3" }, /needs the outlines of countries/],
  [
    "an address",
    { ...map, geojson: "https://example.org/a.json" },
    /geojson is an address \(https.*JSON\.parse/,
  ],
  [
    "areas that the geojson does not have",
    { ...map, locations: ["1", "3", "4"], featureidkey: "id" },
    /2 of data\[0\]\.locations have no area in the geojson and would be left out: "3", "4" → .*featureidkey is "id"; the first area there is "1"/,
  ],
  [
    "areas that it has under another name",
    { ...map, locations: ["E06", "W06"] },
    /2 of data\[0\]\.locations have no area.*"E06", "W06"/,
  ],
])("%s", (_, trace, expected) => {
  expect(said(trace)).toEqual([expect.stringMatching(expected)]);
});

test("a map of the world below is told by what it would show", () => {
  expect(said(map, {})).toEqual([
    expect.stringMatching(/stands on a map with coastlines, .*Write layout: { geo: { visible: false/),
  ]);
  const second = { geo2: { visible: false, showcountries: true, showland: true } };
  expect(said({ ...map, geo: "geo2" }, second)).toEqual([
    expect.stringMatching(/with land, countries, .*Write layout: { geo2: {/),
  ]);
});
