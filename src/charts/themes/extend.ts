import { moneyAffixes } from "../../analysis/language.ts";
import { UsageError } from "../../errors.ts";
import { addFontFiles, familyFiles, fontFileFaults } from "../../render/font-files.ts";
import { firstFamily } from "../../render/fonts.ts";
import { type Colour, contrast, parseColour } from "../colour.ts";
import { nearest } from "../colour-vision.ts";
import type { ChartLanguage } from "../language.ts";
import { leastContrast, lookAlike, ratio } from "../look-alike.ts";
import type { Fault } from "../rules/rule.ts";
import { leastTextContrast } from "../text-contrast.ts";
import type { SizeName, SizeRange, Theme } from "../theme.ts";

/** What a house has otherwise than the theme that it starts from. */
export interface ThemeChanges extends Partial<Omit<Theme, "name" | "language" | "text" | "sizes">> {
  readonly name: string;
  readonly language?: Partial<ChartLanguage> | undefined;
  readonly text?: Partial<Theme["text"]> | undefined;
  readonly sizes?: Partial<Record<SizeName, SizeRange>> | undefined;
  /**
   * The TrueType files of the first family of `font`: labels are placed by their widths, and SVG, PNG and PDF have them in.
   * `dossier export` draws such a chart in the letters that its SVG has with it; titles it cannot add.
   */
  readonly fontFiles?: readonly { path: string; weight: number; italic: boolean }[] | undefined;
}

/**
 * A theme of another house: one that ships, with what the house has otherwise.
 *
 * @throws UsageError with every fault at once: an empty name, a colour that cannot be read, texts under 4.5:1 and marks under
 * 3:1 to the background (WCAG 2.2, 1.4.3 and 1.4.11), a palette of fewer than four colours, neighbours of it or of the duo that
 * are under 3:1 to each other or look alike to readers who see fewer hues, steps of `sequential` that are near each other, sizes
 * of texts and pictures that are none, no gridlines, a language that Intl does not know or that does not count in millions, a font
 * whose files are not known, a file of it that is missing or not TrueType.
 *
 * @example
 * ```ts
 * import { extendTheme, government, rangeBars } from "dossier";
 *
 * const house = extendTheme(government, {
 *   name: "ministère",
 *   font: "'PT Serif', Georgia, serif",
 *   palette: ["#1B2A4B", "#C8741A", "#6B1E3C", "#3E9A8F"],
 *   duo: ["#1B2A4B", "#C8741A"],
 *   language: { locale: "fr-FR", source: "Source :", noFigure: "Montant non précisé" },
 * });
 * house.background; // => "#FFFFFF"
 * const sales = { supplier: ["Ferranti", "Rolls-Royce"], amount: [7, 80] };
 * const words = { headline: "Une vente domine", subtitle: "Ventes au Japon, M£", source: "Un article", alt: "Barres : 80 et 7." };
 * rangeBars(sales, { id: "ventes", ...words, label: "supplier", value: "amount", unit: "£m", theme: house });
 * extendTheme(government, { name: "pale", palette: ["#DDDDDD", "#CCCCCC"] }); // throws UsageError: contrast
 * ```
 */
export function extendTheme(base: Theme, { fontFiles = [], ...changes }: ThemeChanges): Theme {
  const theme: Theme = {
    ...base,
    ...changes,
    text: { ...base.text, ...changes.text },
    language: { ...base.language, ...changes.language },
    sizes: { ...base.sizes, ...changes.sizes },
  };
  const family = firstFamily(theme.font);
  const hasFiles = fontFiles.length > 0 || familyFiles(family) !== undefined;
  const faults = [
    ...wordFaults(theme),
    ...(hasFiles ? [] : [unknownFont(family)]),
    ...colourFaults(theme),
    ...sizeFaults(theme),
  ].map(({ problem, remedy }) => ({ problem: `theme "${theme.name}": ${problem}`, remedy }));
  const all = [...fontFileFaults(family, fontFiles), ...faults];
  if (all.length > 0) throw new UsageError(all);
  // A theme that is refused leaves the fonts of the process as they were.
  if (fontFiles.length > 0) addFontFiles(family, fontFiles);
  return Object.freeze(theme);
}

const unknownFont = (family: string): Fault => ({
  problem: `the files of the font "${family}" are not known`,
  remedy: "Give them as fontFiles, or name Open Sans or PT Serif first.",
});

function wordFaults({ name, language: { locale } }: Theme): Fault[] {
  return [
    ...(name.trim() === "" ? [{ problem: "it has no name", remedy: "Give it one." }] : []),
    ...(countsInMillions(locale)
      ? []
      : [
          {
            problem: `the locale "${locale}" is none that is known, or its language does not count in millions`,
            remedy: 'Write a language as BCP 47 names it: "de-DE", "fr-FR", "it-IT".',
          },
        ]),
  ];
}

function countsInMillions(locale: string): boolean {
  try {
    if (Intl.NumberFormat.supportedLocalesOf(locale).length === 0) return false;
    return (["m", "bn"] as const).every((scale) => moneyAffixes(locale, "GBP", scale) !== undefined);
  } catch {
    // Intl throws for what has not even the form of a locale.
    return false;
  }
}

/** For categories and their lanes, symbols and panels. */
const leastColours = 4;

function colourFaults({ background, text, axis, palette, duo, sequential }: Theme): Fault[] {
  const all = { background, axis, "text.colour": text.colour, "text.muted": text.muted };
  const lists = { palette, duo, sequential };
  const unread = [
    ...Object.entries(all),
    ...Object.entries(lists).flatMap(([name, colours]) => colours.map((colour) => [name, colour] as const)),
  ].filter(([, colour]) => parseColour(colour) === undefined);
  if (unread.length > 0)
    return unread.map(([name, colour]) => ({
      problem: `${name} has ${JSON.stringify(colour)}, which is no colour that can be checked`,
      remedy: "Write it as a code: #12436D.",
    }));
  const read = (colour: string) => parseColour(colour) as Colour;
  const low = (name: string, colour: string, least: number): Fault[] => {
    const value = contrast(read(colour), read(background));
    if (value >= least) return [];
    const problem = `${name} ${colour} has a contrast of ${ratio(value)} to the background ${background}`;
    return [{ problem, remedy: `Take a colour of at least ${least}:1.` }];
  };
  const near = (name: string, colours: readonly string[]): Fault[] =>
    colours.slice(1).flatMap((colour, i) => {
      const previous = colours[i] as string;
      const alike = lookAlike(read(previous), read(colour));
      if (alike === undefined) return [];
      const remedy = `Take neighbours at least ${leastContrast}:1 apart that differ in every kind of vision: dark and light by turns.`;
      return [{ problem: `the neighbours ${previous} and ${colour} of ${name} ${alike}`, remedy }];
    });
  const steps = sequential.slice(1).flatMap((colour, i): Fault[] => {
    const previous = sequential[i] as string;
    const [worst] = nearest(read(previous), read(colour));
    const problem = `the steps ${previous} and ${colour} of sequential are near each other with ${worst.vision}`;
    return worst.steps >= leastStep ? [] : [{ problem, remedy: "Take steps further apart in lightness." }];
  });
  return [
    ...low("text.colour", text.colour, leastTextContrast),
    ...low("text.muted", text.muted, leastTextContrast),
    ...low("axis", axis, leastContrast),
    ...(palette.length < leastColours
      ? [{ problem: `its palette has ${palette.length} colours`, remedy: `Give at least ${leastColours}.` }]
      : []),
    ...[...new Set([...palette, ...duo])].flatMap((colour) => low("the colour", colour, leastContrast)),
    ...near("palette", palette),
    ...near("duo", duo),
    ...steps,
  ];
}

/** Of what half of all people notice: steps of one hue stand in their order, and are not told apart by it alone. */
const leastStep = 1.5;

function sizeFaults({ text, sizes, gridlines }: Theme): Fault[] {
  const small = Object.entries({ "text.size": text.size, "text.small": text.small })
    .filter(([, size]) => !(size >= 9 && size <= 40))
    .map(([name, size]) => ({ problem: `${name} is ${size} pixels`, remedy: "Give 9 to 40." }));
  const none = Object.entries(sizes)
    .filter(([, { width, least, most }]) => !(width >= 200 && least > 0 && least <= most))
    .map(([name, { width, least, most }]) => ({
      problem: `the size "${name}" is ${width} wide and ${least} to ${most} high`,
      remedy: "Give a width of at least 200 pixels, and heights of which the least is not above the most.",
    }));
  const lines =
    gridlines.most >= 1 ? [] : [{ problem: "it has no gridlines at all", remedy: "Give at least one." }];
  return [...small, ...none, ...lines];
}
