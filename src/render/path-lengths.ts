import { svgPathProperties } from "svg-path-properties";

type Path = ReturnType<typeof svgPathProperties>;

let last: { data: string; path: Path } | undefined;

/** The length of a path and points along it. The last path is kept: callers ask for many points of one. */
export function measurePath(data: string): Path {
  if (last?.data !== data) last = { data, path: new svgPathProperties(data) };
  return last.path;
}
