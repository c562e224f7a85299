/**
 * A function of a text that keeps what it gave: a chart asks for the same few styles, classes and labels some thousand times.
 * When it holds too many it forgets them all, as a process may draw charts without end.
 */
export function memo<T>(make: (text: string) => T, most = 10_000): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined || made.has(text)) return known as T;
    const value = make(text);
    if (made.size >= most) made.clear();
    made.set(text, value);
    return value;
  };
}
