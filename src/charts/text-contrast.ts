/** WCAG 2.2, success criterion 1.4.3: text against what is behind it. */
export const leastTextContrast = 4.5;

/** What large text needs: from 24 pixels, or 18.66 in bold. */
const leastOfLarge = 3;

/** The contrast that a text of a size in pixels needs to what is behind it. */
export const textContrastFor = (size: number, isBold = false): number =>
  size >= 24 || (isBold && size >= 18.66) ? leastOfLarge : leastTextContrast;
