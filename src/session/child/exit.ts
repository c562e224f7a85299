/** Thrown in place of leaving the process, which would take every variable of the session with it. */
export class ExitError extends Error {
  override readonly name = "ExitError";
}

/** The way out for the process itself. */
export const leave = process.exit.bind(process);

/** A cell that calls `process.exit` fails, and the session goes on. */
export function interceptExit(): void {
  process.exit = (code = process.exitCode) => {
    throw new ExitError(
      `the cell called process.exit(${code ?? ""}); the session goes on, with its variables. ` +
        "Throw an error to stop a cell",
    );
  };
}
