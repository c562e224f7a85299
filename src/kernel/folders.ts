import { homedir } from "node:os";
import { join } from "node:path";

/** The parts of a process that decide where a user's files go. */
export interface Platform {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform?: NodeJS.Platform;
  readonly home?: string;
}

/** Jupyter's data folder of the user, where kernelspecs are looked for (`jupyter --data-dir`). */
export function jupyterDataFolder({ env, platform = process.platform, home = homedir() }: Platform): string {
  if (env.JUPYTER_DATA_DIR) return env.JUPYTER_DATA_DIR;
  if (platform === "darwin") return join(home, "Library", "Jupyter");
  if (platform === "win32") return join(env.APPDATA ?? join(home, "AppData", "Roaming"), "jupyter");
  return join(env.XDG_DATA_HOME || join(home, ".local", "share"), "jupyter");
}

/** Dossier's own data folder of the user: the history of cells is kept there. */
export function userDataFolder({ env, platform = process.platform, home = homedir() }: Platform): string {
  if (platform === "darwin") return join(home, "Library", "Application Support", "dossier");
  if (platform === "win32") return join(env.LOCALAPPDATA ?? join(home, "AppData", "Local"), "dossier");
  return join(env.XDG_DATA_HOME || join(home, ".local", "share"), "dossier");
}
