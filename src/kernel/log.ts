/** One line on stderr for what goes wrong between kernel and frontend: Jupyter shows it in the server's log. */
export function log(line: string): void {
  process.stderr.write(`[dossier kernel] ${line}\n`);
}
