import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Names under which a Chromium is found on PATH. */
const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "chrome",
];

/** Where installers put one without touching PATH. */
const installed: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
};

/**
 * The program file of an installed Chromium, or of a browser built on it: `DOSSIER_BROWSER` if it is set (set and empty means
 * that none is to be used), else the first on PATH, else where installers put it. Undefined if there is none.
 */
export function findBrowser(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  const { DOSSIER_BROWSER: asked, PATH = "" } = environment;
  if (asked !== undefined) return asked === "" ? undefined : asked;
  const ending = platform === "win32" ? ".exe" : "";
  const folders = PATH.split(delimiter).filter((folder) => folder !== "");
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, `${name}${ending}`)));
  return [...candidates, ...(installed[platform] ?? [])].find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
