import { cleanText } from "../text.ts";
import type { Rule } from "./rule.ts";

const same = (a: string, b: string) =>
  cleanText(a).toLowerCase().replace(/\.$/, "") === cleanText(b).toLowerCase().replace(/\.$/, "");

/** Files, links and the comparison of two runs go by the id. */
export const idIsKebabCase: Rule = {
  name: "id",
  check: ({ id }) =>
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)
      ? []
      : [
          {
            problem: `the id ${JSON.stringify(id)} is not kebab-case`,
            remedy:
              "Write lower-case letters, digits and single hyphens, a letter first: sales-in-2022-prices.",
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
    same(alt, headline) || same(alt, subtitle)
      ? [
          {
            problem: `the alt text repeats the ${same(alt, headline) ? "headline" : "subtitle"}`,
            remedy: "Describe the picture: what kind of chart, what it compares, the values that matter.",
          },
        ]
      : [],
};

/** A title inside the picture is read twice by a screen reader, and cannot be restyled by the page. */
export const titleOutsidePicture: Rule = {
  name: "title-in-picture",
  check: ({ figure }) => {
    const title = figure.layout.title as { text?: unknown } | string | undefined;
    const text = typeof title === "string" ? title : title?.text;
    return text === undefined || text === ""
      ? []
      : [
          {
            problem: `the figure has a title of its own, ${JSON.stringify(text)}`,
            remedy: "Remove layout.title: the headline stands in the page, above the picture.",
          },
        ];
  },
};
