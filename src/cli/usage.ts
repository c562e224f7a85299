import { type Command, CommanderError } from "commander";
import { suggest, UsageError } from "../errors.ts";

/**
 * Makes a command's faults in parsing ours: named, with the nearest known name and what to write. Help and version are
 * no faults and pass through.
 */
export function withUsageErrors(command: Command): Command {
  return command
    .helpCommand(false)
    .showSuggestionAfterError(false)
    .configureOutput({ outputError: () => {} })
    .exitOverride((error) => {
      throw usageError(command, error) ?? error;
    });
}

function usageError(command: Command, error: CommanderError): UsageError | undefined {
  const name = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  const help = `See: ${pathOf(command)} --help`;
  switch (error.code) {
    case "commander.unknownOption": {
      const options = command.createHelp().visibleOptions(command);
      return new UsageError({
        problem: `unknown option ${name}`,
        remedy: `${suggest(
          name,
          options.map(({ long, short }) => long ?? short ?? ""),
        )} ${help}`,
      });
    }
    case "commander.unknownCommand":
      return new UsageError({ problem: `unknown command "${name}"`, remedy: commandRemedy(command, name) });
    case "commander.optionMissingArgument":
      return new UsageError({ problem: `option ${name} has no value`, remedy: `Write: ${name}` });
    case "commander.excessArguments":
      return new UsageError({
        problem: error.message.replace(/^error: /, ""),
        remedy: `Write: ${pathOf(command)} ${command.usage()}`,
      });
    case "commander.help":
      return new UsageError({
        problem: `${pathOf(command)} needs a command`,
        remedy: `Use one of: ${command.commands.map((known) => known.name()).join(", ")}. ${help}`,
      });
    default:
      if (error.exitCode === 0) return undefined;
      return new UsageError({ problem: error.message.replace(/^error: /, ""), remedy: help });
  }
}

function commandRemedy(command: Command, name: string): string {
  if (name.endsWith(".ipynb")) return `Write: ${command.name()} run ${JSON.stringify(name)}`;
  return suggest(
    name,
    command.commands.map((known) => known.name()),
  );
}

const pathOf = (command: Command): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();

/** Whether what was thrown is only help or the version having been shown. */
export const isShown = (error: unknown): boolean => error instanceof CommanderError && error.exitCode === 0;

/** A variable that is not set leaves an empty name, which would be the folder one stands in. */
export function refuseEmptyFolder(out: string): void {
  if (out.trim() === "")
    throw new UsageError({ problem: "--out names no folder", remedy: "Write --out DIR, or leave it out." });
}
