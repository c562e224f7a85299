import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Mutation } from "./spoil-tables.ts";

const act =
  (does: (dir: string) => void): Mutation[1] =>
  ({ acts }) =>
    void acts.push(does);

/** Puts something else in the place of a file. */
const instead = (file: string, put: (path: string) => void) =>
  act((dir) => {
    rmSync(join(dir, file));
    put(join(dir, file));
  });

/** A table kept under another path, which the descriptor names. */
const kept =
  (path: string): Mutation[1] =>
  ({ descriptor, acts }) => {
    descriptor.resources[1].path = path;
    acts.push((dir) => {
      mkdirSync(join(dir, path, ".."), { recursive: true });
      renameSync(join(dir, "sales.csv"), join(dir, path));
    });
  };

/** Faults that folders have, each by its name; and names that only look like faults. */
export const folderMutations: Readonly<Record<string, Mutation>> = {
  "a file that is not there": ["refused", instead("sales.csv", () => {})],
  "a folder for a file": ["refused", instead("sales.csv", (path) => mkdirSync(path))],
  "a pipe for a file": ["refused", instead("sales.csv", (path) => void execFileSync("mkfifo", [path]))],
  "a link out of the folder": [
    "refused",
    instead("makers.csv", (path) => symlinkSync("/etc/hostname", path)),
  ],
  "a link to a device": ["refused", instead("makers.csv", (path) => symlinkSync("/dev/zero", path))],
  "a link to itself": ["refused", instead("makers.csv", (path) => symlinkSync(path, path))],
  "a link to nothing": ["refused", instead("makers.csv", (path) => symlinkSync("nope.csv", path))],
  "a link within the folder": [
    "loaded",
    act((dir) => {
      copyFileSync(join(dir, "makers.csv"), join(dir, "kept.csv"));
      rmSync(join(dir, "makers.csv"));
      symlinkSync("kept.csv", join(dir, "makers.csv"));
    }),
  ],
  "no descriptor": ["refused", instead("datapackage.json", () => {})],
  "a folder for a descriptor": ["refused", instead("datapackage.json", (path) => mkdirSync(path))],
  "a pipe for a descriptor": [
    "refused",
    instead("datapackage.json", (path) => void execFileSync("mkfifo", [path])),
  ],
  "a name like a pattern": ["loaded", kept("s[a-z]*les?.csv")],
  "a folder like a partition": ["loaded", kept("year=2020/maker=RR/sales.csv")],
  "a name like packed": ["loaded", kept("sales.csv.gz")],
  "a name of another format": ["refused", kept("sales.parquet")],
  "a name in quotes": ["loaded", kept('it\'s "sales" 販売.csv')],
};
