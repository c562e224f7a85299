import { typeOf } from "../figure.ts";
import { cleanText } from "../text.ts";
import { countPanels, hasOwnTitle } from "./round-panels.ts";
import type { Rule } from "./rule.ts";
import { titleText } from "./written.ts";

const same = (a: string, b: string) =>
  cleanText(a).toLowerCase().replace(/\.$/, "") === cleanText(b).toLowerCase().replace(/\.$/, "");

/** Files, links and the comparison of two runs go by the id. */
export const idIsKebabCase: Rule = {
  name: "id",
  check: ({ id }) =>
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) && id.length <= 100
      ? []
      : [
          {
            problem:
              id.length > 100
                ? `the id has ${id.length} letters, and files are named by it`
                : `the id ${JSON.stringify(id)} is not kebab-case`,
            remedy:
              "Write lower-case letters, digits and single hyphens, a letter first, 100 at most: sales-in-2022-prices.",
          },
        ],
};

/** The headline is a title, and the subtitle tells something else. */
export const headline: Rule = {
  name: "headline",
  check: ({ headline, subtitle }) => [
    ...(/[^.]\.$/.test(headline.trim())
      ? [{ problem: "the headline ends in a full stop", remedy: "Leave it out: a headline is a title." }]
      : []),
    ...(same(headline, subtitle)
      ? [
          {
            problem: "the subtitle repeats the headline",
            remedy:
              "Let the headline state the finding, and the subtitle the measure, the place and the period.",
          },
        ]
      : []),
  ],
};

/** Someone who cannot see the picture has read the headline already: the alt text has to say what the picture shows. */
export const altTellsMore: Rule = {
  name: "alt",
  check: ({ alt, headline, subtitle }) =>
    (alt.match(/[\p{L}\p{N}]+/gu) ?? []).length < 3
      ? [
          {
            problem: `the alt text ${JSON.stringify(alt)} says nothing of what the picture shows`,
            remedy: "Describe the picture: what kind of chart, what it compares, the values that matter.",
          },
        ]
      : same(alt, headline) || same(alt, subtitle)
        ? [
            {
              problem: `the alt text repeats the ${same(alt, headline) ? "headline" : "subtitle"}`,
              remedy: "Describe the picture: what kind of chart, what it compares, the values that matter.",
            },
          ]
        : [],
};

/** Who asks where a number comes from is to be told. */
export const sourceIsOne: Rule = {
  name: "source",
  check: ({ source, theme }) => {
    const said = source.trim().toLowerCase();
    if (/^(n\/?a|none|tbc|tbd|unknown|\?+|-+|–+|\.+|x+)$/.test(said))
      return [
        {
          problem: `the source is ${JSON.stringify(source)}, which is none`,
          remedy: 'Give source: "[Publication] from [Organisation]".',
        },
      ];
    return /^(source|sources)\s*:/.test(said) || said.startsWith(theme.language.source.toLowerCase())
      ? [
          {
            problem: `the source begins with ${JSON.stringify(source.trim().split(/[:\s]/)[0])}, which is written before it anyway`,
            remedy: 'Leave it out: "[Publication] from [Organisation]".',
          },
        ]
      : [];
  },
};

/**
 * A title inside the picture is read twice by a screen reader, and cannot be restyled by the page. What names a number, or
 * one of several panels, is none.
 */
export const titleOutsidePicture: Rule = {
  name: "title-in-picture",
  check: ({ figure, headline }) => {
    const title = figure.layout.title as { subtitle?: unknown } | undefined;
    const isOneOfSeveral = countPanels(figure) > 1;
    const ofTraces = figure.data.map((trace, i): [string, unknown] => {
      const text = titleText(trace.title);
      const isName = typeOf(trace) === "indicator" || (isOneOfSeveral && hasOwnTitle(trace));
      const isHeadline = typeof text === "string" && same(text.replace(/<[^>]*>/g, ""), headline);
      return [`data[${i}].title`, isName && !isHeadline ? undefined : text];
    });
    const all: [string, unknown][] = [
      ["layout.title", titleText(title)],
      ["layout.title.subtitle", titleText(title?.subtitle)],
      ...ofTraces,
    ];
    return all
      .filter(([, text]) => text !== undefined && text !== "")
      .map(([place, text]) => ({
        problem: `the figure has a title of its own, ${JSON.stringify(text)}`,
        remedy: `Remove ${place}: the headline stands in the page, above the picture.`,
      }));
  },
};
