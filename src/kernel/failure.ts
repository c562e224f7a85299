/** The content of a reply that reports an error. */
export function failure(
  ename: string,
  evalue: string,
  traceback: readonly string[] = [`${ename}: ${evalue}`],
) {
  return { status: "error" as const, ename, evalue, traceback };
}
