import { type PackedComm, packComm, unpackComm } from "../comm.ts";
import { CommManager, installComms } from "../comms.ts";
import { Cell } from "./cell.ts";
import { report } from "./channel.ts";
import { currentCell, runInCell } from "./context.ts";
import { describeThrown } from "./traceback.ts";

/** Lets cells talk to the frontend; gives what takes the frontend's messages. */
export function connectComms(): (id: number, message: PackedComm) => Promise<void> {
  const manager = new CommManager((message) =>
    report({ type: "comm", id: currentCell().id, message: packComm(message) }),
  );
  installComms(manager);
  return async (id, message) => {
    const cell = new Cell(id);
    try {
      await runInCell(cell, async () => manager.receive(unpackComm(message)));
    } catch (error) {
      cell.send(describeThrown(error));
    }
    await cell.settled();
    cell.state = "ended";
  };
}
