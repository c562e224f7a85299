/**
 * Jupyter counts cursor positions in Unicode code points (since protocol 5.2), JavaScript in UTF-16 units.
 * 𝒙 is one of the first and two of the second.
 */

/** The UTF-16 offset of a code-point position; beyond the end it is the end. */
export function utf16Offset(text: string, codePoints: number): number {
  let offset = 0;
  for (let i = 0; i < codePoints && offset < text.length; i++)
    offset += (text.codePointAt(offset) as number) > 0xffff ? 2 : 1;
  return offset;
}

/** The code-point position of a UTF-16 offset; an offset inside a pair counts the pair. */
export function codePointOffset(text: string, utf16: number): number {
  let count = 0;
  for (let offset = 0; offset < Math.min(utf16, text.length); count++)
    offset += (text.codePointAt(offset) as number) > 0xffff ? 2 : 1;
  return count;
}
