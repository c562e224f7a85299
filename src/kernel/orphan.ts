/** How often the parent is looked for, in milliseconds. */
const interval = 1000;

/**
 * Calls back when the Jupyter process that started this kernel is gone, so that a server that was killed leaves no
 * kernel behind. jupyter_client announces itself in JPY_PARENT_PID; a kernel started by hand may outlive its shell.
 */
export function whenOrphaned(callback: () => void): void {
  if (process.env.JPY_PARENT_PID === undefined) return;
  // An orphan gets another parent (init, or a container's reaper), so the number changes.
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, interval);
  timer.unref();
}
