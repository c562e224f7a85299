import { posix } from "node:path";
import { expect, test } from "vitest";
import { jupyterDataFolder, type Platform, userDataFolder } from "../../src/kernel/folders.ts";

const on = (platform: NodeJS.Platform, env: Record<string, string> = {}): Platform => ({
  platform,
  env,
  home: "/h",
});

// The folders of jupyter_core.paths.jupyter_data_dir().
test.each([
  [on("linux"), "/h/.local/share/jupyter"],
  [on("linux", { XDG_DATA_HOME: "/x" }), "/x/jupyter"],
  [on("linux", { JUPYTER_DATA_DIR: "/j", XDG_DATA_HOME: "/x" }), "/j"],
  [on("darwin"), "/h/Library/Jupyter"],
  [on("win32", { APPDATA: "/a" }), "/a/jupyter"],
])("Jupyter's data folder %#", (platform, folder) => {
  expect(posix.normalize(jupyterDataFolder(platform).replaceAll("\\", "/"))).toBe(folder);
});

test.each([
  [on("linux"), "/h/.local/share/dossier"],
  [on("darwin"), "/h/Library/Application Support/dossier"],
  [on("win32", { LOCALAPPDATA: "/l" }), "/l/dossier"],
])("Dossier's data folder %#", (platform, folder) => {
  expect(posix.normalize(userDataFolder(platform).replaceAll("\\", "/"))).toBe(folder);
});
