import { type Colour, contrast, over, parseColour } from "../colour.ts";
import { typeOf } from "../figure.ts";
import { leastContrast, lookAlike, ratio } from "../look-alike.ts";
import { type Marks, marksOf } from "./marks.ts";
import { listOf } from "./numbers.ts";
import { isHidden, pictureOf } from "./panels.ts";
import type { Fault, Rule, StatedChart } from "./rule.ts";

/** More categories than this, and a reader who has to look each one up is lost (Government Analysis Function). */
const mostUnlabelled = 4;

const white = parseColour("#FFFFFF") as Colour;

const backgroundOf = ({ figure, theme }: StatedChart): Colour => {
  const stated = figure.layout.plot_bgcolor ?? figure.layout.paper_bgcolor ?? theme.background;
  const colour = parseColour(String(stated));
  return colour === undefined ? white : over(colour, white);
};

const called = ({ trace, name }: Marks) => (name === "" ? `trace ${trace + 1}` : `"${name}"`);

/** A colour that the other rules cannot read would pass them all. */
export const readableColours: Rule = {
  name: "colour-code",
  check: (chart) =>
    unique(
      marksOf(chart)
        .flatMap((marks) => [marks.colour, marks.outline].map((colour) => ({ marks, colour })))
        .filter(({ colour }) => colour !== undefined && parseColour(colour) === undefined)
        .map(({ marks, colour }) => ({
          problem: `${called(marks)} has the colour ${JSON.stringify(colour)}, whose contrast cannot be checked`,
          remedy: "Write it as a code: #12436D or rgb(18, 67, 109).",
        })),
    ),
};

/** Marks stand out from what is behind them, by their fill or by a line around them. */
export const markContrast: Rule = {
  name: "mark-contrast",
  check: (chart) => {
    const background = backgroundOf(chart);
    const against = (text: string | undefined, opacity: number) => {
      const colour = text === undefined ? undefined : parseColour(text);
      return colour === undefined ? undefined : contrast(over(colour, background, opacity), background);
    };
    return unique(
      marksOf(chart).flatMap((marks) => {
        const fill = against(marks.colour, marks.opacity);
        const outline = against(marks.outline, marks.opacity) ?? 0;
        return fill === undefined || Math.max(fill, outline) >= leastContrast
          ? []
          : [
              {
                problem: `${called(marks)} in ${marks.colour} has a contrast of ${ratio(fill)} to the background`,
                remedy: `Use a darker colour or a dark line around the marks: at least ${leastContrast}:1.`,
              },
            ];
      }),
    );
  },
};

/**
 * Colours that come one after the other stay apart, also when printed in grey (which is what the contrast is of) and for
 * readers who see fewer hues.
 */
export const neighbourContrast: Rule = {
  name: "neighbour-contrast",
  check: (chart) => {
    const background = backgroundOf(chart);
    const marked = marksOf(chart);
    const seen = new Map<string, Marks>();
    for (const marks of marked) if (!seen.has(marks.colour)) seen.set(marks.colour, marks);
    const picture = pictureOf(chart.figure);
    const all = [...seen.values()].filter(({ colour }) => parseColour(colour) !== undefined);
    const inColour = ({ colour, trace }: Marks) =>
      marked.filter((other) => other.colour === colour && picture(other.trace) === picture(trace));
    return all.slice(1).flatMap((marks, i) => {
      const previous = all[i] as Marks;
      const shown = (look: Marks) => over(parseColour(look.colour) as Colour, background, look.opacity);
      if (picture(previous.trace) !== picture(marks.trace)) return [];
      if (separated(previous) || separated(marks)) return [];
      const others = inColour(marks);
      if (inColour(previous).every((one) => others.every((other) => isToldByForm(one, other, chart))))
        return [];
      const [one, other] = [shown(previous), shown(marks)];
      const alike = lookAlike(one, other);
      if (alike === undefined) return [];
      const pair = `${called(previous)} in ${previous.colour} and ${called(marks)} in ${marks.colour}`;
      return [{ problem: `${pair} ${alike}`, remedy: apart }];
    });
    function separated({ outline }: Marks): boolean {
      const line = outline === undefined ? undefined : parseColour(outline);
      return line !== undefined && contrast(over(line, background), background) < 1.1;
    }
  },
};

/**
 * Whether two looks are told apart whatever their colours: lines by their dashes, a line from points, and nodes, which stand apart,
 * by the labels beside them. Areas that are piled up touch, with any line.
 */
function isToldByForm(one: Marks, other: Marks, { figure: { data } }: StatedChart): boolean {
  const isNamedNode = ({ shape, trace }: Marks) =>
    shape === "node" &&
    itemsIn(data[trace]?.node, "label").some((label) => String(label ?? "").trim() !== "");
  if (one.trace === other.trace && isNamedNode(one)) return true;
  const isFilled = ({ trace }: Marks) =>
    data[trace]?.stackgroup !== undefined || /^to(zero|self)/.test(String(data[trace]?.fill ?? ""));
  if (isFilled(one) || isFilled(other)) return false;
  const forms = [one, other].map(({ shape }) => {
    const [, dash = "", symbol = ""] = /^(line .*?)?( marker .*)?$/.exec(shape) ?? [];
    return { dash, hasPoints: symbol !== "" };
  });
  const [a, b] = forms as [(typeof forms)[0], (typeof forms)[0]];
  if (a.dash !== "" && b.dash !== "") return a.dash !== b.dash;
  return (a.dash !== "" && !a.hasPoints && b.hasPoints) || (b.dash !== "" && !b.hasPoints && a.hasPoints);
}

const itemsIn = (part: unknown, name: string) =>
  listOf((part as Record<string, unknown> | undefined)?.[name]) ?? [];

const apart = `Take neighbours at least ${leastContrast}:1 apart that differ in every kind of vision (the palette in its order does), or draw a line between them in the background colour.`;

/** What only a colour tells, some readers are not told. */
export const notByColourAlone: Rule = {
  name: "colour-alone",
  check: (chart) => {
    const picture = pictureOf(chart.figure);
    const byShape = new Map<string, Map<string, Marks>>();
    for (const marks of marksOf(chart)) {
      if (marks.labelled) continue;
      const key = `${marks.shape} ${picture(marks.trace)}`;
      const colours = byShape.get(key) ?? new Map<string, Marks>();
      byShape.set(key, colours.set(marks.colour, marks));
    }
    return [...byShape.values()]
      .filter((colours) => colours.size > 1)
      .map((colours) => ({
        problem: `only colour tells ${[...colours.values()].map((marks) => `${called(marks)} (${marks.colour})`).join(" from ")}`,
        remedy:
          "Give each a trace with a name, and write the name beside it in an annotation; or give each a symbol, a dash or a pattern of its own (one colour for all, each named in an annotation, is also a way).",
      }));
  },
};

/** At most four categories that are not named beside their marks. */
export const fewUnlabelled: Rule = {
  name: "unlabelled-categories",
  check: (chart) => {
    const count = unlabelledLooks(chart);
    return count <= mostUnlabelled
      ? []
      : [
          {
            problem: `${count} categories are told by their look and not named beside their marks`,
            remedy: `Name them in annotations, join some, or draw small multiples: at most ${mostUnlabelled}.`,
          },
        ];
  },
};

/**
 * How many looks a reader has to look up in the picture that has most of them. A line and its markers are one, and so are
 * the traces of a legend group with one name or one colour; each slice is one, and each box without a name, as its axis can only number it.
 */
function unlabelledLooks(chart: StatedChart): number {
  const picture = pictureOf(chart.figure);
  const looks = new Map<string, Set<string>>();
  const unlabelled = marksOf(chart).filter(({ labelled }) => !labelled);
  const background = backgroundOf(chart);
  const isBackground = (code: string) => {
    const colour = parseColour(code);
    return colour !== undefined && contrast(over(colour, background), background) < 1.1;
  };
  const groupOf = ({ trace }: Marks) => chart.figure.data[trace]?.legendgroup ?? trace;
  for (const group of new Set(unlabelled.map(groupOf))) {
    const own = unlabelled.filter((marks) => groupOf(marks) === group);
    const known = looks.get(picture(own[0]?.trace ?? 0)) ?? new Set<string>();
    looks.set(picture(own[0]?.trace ?? 0), known);
    const isNamedOnce = new Set(own.map(({ name }) => name)).size === 1;
    const drawn = own.map(({ colour, outline, shape }) =>
      shape.includes("hollow") || isBackground(colour) ? (outline ?? colour) : colour,
    );
    const isOne = isNamedOnce || new Set(drawn).size === 1;
    const ofMarks = own.filter(({ shape }) => !shape.startsWith("line") || !shape.includes("marker"));
    const each = own.map((marks, i) =>
      /^(box|slice)/.test(marks.shape) ? `${marks.trace} ${i}` : `${marks.colour} ${marks.shape}`,
    );
    const isGrouped = chart.figure.data[own[0]?.trace ?? 0]?.legendgroup !== undefined;
    if ((isGrouped && isOne) || (isNamedOnce && ofMarks.length === 0))
      known.add([...new Set(each)].sort().join());
    else for (const look of each) known.add(look);
  }
  return Math.max(0, ...[...looks.values()].map(({ size }) => size));
}

/** A fill beneath a line may be pale, as the line says where it ends, but it has to be there. */
export const fillsSeen: Rule = {
  name: "fill-contrast",
  check: (chart) =>
    chart.figure.data.flatMap((trace, i) => {
      const fill = parseColour(String(trace.fillcolor ?? ""));
      if (isHidden(trace) || typeOf(trace) !== "scatter" || fill === undefined || fill.alpha === 0) return [];
      if ((trace.fill ?? "none") === "none" && trace.stackgroup === undefined) return [];
      const background = backgroundOf(chart);
      return contrast(over(fill, background, Number(trace.opacity ?? 1)), background) >= 1.1
        ? []
        : [
            {
              problem: `the area of trace ${i + 1} in ${trace.fillcolor} cannot be seen on the background`,
              remedy: "Use a darker fill, or leave it out.",
            },
          ];
    }),
};

const unique = (faults: Fault[]) => [...new Map(faults.map((fault) => [fault.problem, fault])).values()];
