/** How often the parent is looked for, in milliseconds. */
const interval = 1000;

/**
 * Calls back when the Jupyter process that started this kernel is gone, so that a server that was killed leaves no
 * kernel behind. jupyter_client announces itself in JPY_PARENT_PID; a kernel started by hand may outlive its shell.
 */
export function whenOrphaned(callback: () => void): void {
  const { JPY_PARENT_PID: server } = process.env;
  if (server === undefined) return;
  // An orphan gets another parent (init, or a container's reaper), so the number changes. A server killed while the kernel
  // was still starting is never seen as its parent: then the number that it gave tells.
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent && lives(server)) return;
    clearInterval(timer);
    callback();
  }, interval);
  timer.unref();
}

/** On Windows the variable holds a handle, which tells nothing here. */
function lives(server: string): boolean {
  const pid = Number(server);
  if (process.platform === "win32" || !Number.isInteger(pid) || pid <= 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
