import { describe, expect, test } from "vitest";
import { frame } from "../../../src/analysis/frame/frame.ts";
import { type Colour, parseColour } from "../../../src/charts/colour.ts";
import { barrierGantt } from "../../../src/charts/kinds/barrier-gantt.ts";
import { signalStrip } from "../../../src/charts/kinds/signal-strip.ts";
import { timeline } from "../../../src/charts/kinds/timeline.ts";
import { lookAlike } from "../../../src/charts/look-alike.ts";
import { government } from "../../../src/charts/themes/government.ts";
import { events, samples, words } from "../samples.ts";
import { ticksOf, tracesOf, wordsIn } from "./positions.ts";

describe("timeline", () => {
  const chart = samples.timeline?.() as never;
  const lane = (i: number) => tracesOf(chart).slice(i * 4, i * 4 + 4);

  test("a dot for each dated event, where its date is", () => {
    expect(lane(0)[2]?.y.map((y) => Math.floor(y))).toEqual([1963, 1963, 1966, 1966, 1967, 2007, 2020]);
    expect(lane(1)[2]?.y.map((y) => Math.floor(y))).toEqual([1980, 2012, 2012, 2013, 2022]);
    // 27 May is day 147 of 365; a dot stands in the middle of its day.
    expect(lane(1)[2]?.y.at(-1)).toBeCloseTo(2022 + 146.5 / 365, 9);
  });

  test("spans of years are drawn over them, open ones as arrows", () => {
    expect(lane(1)[0]?.y).toEqual([1970, 1990, null]);
    const open = lane(0);
    expect(open[1]?.marker.symbol).toEqual(["triangle-down", "triangle-down"]);
    expect(open[0]?.y[0]).toBe(1963.5);
    // Two spans of the same years stand beside each other.
    expect(new Set(open[0]?.x.filter((x) => x !== null)).size).toBe(2);
  });

  test("a symbol for each event, undated ones below the years, disputed ones hollow", () => {
    const [raised, lowered, neutral] = [lane(0)[3], lane(1)[3], lane(2)[3]];
    expect(raised?.y).toHaveLength(8);
    expect(lowered?.y).toHaveLength(6);
    expect(neutral?.y).toHaveLength(7);
    expect(raised?.y.at(-1)).toBeGreaterThan(2023);
    expect(raised?.marker.symbol).toEqual([
      ...["triangle-up", "triangle-up", "triangle-up-open", "triangle-up-open", "triangle-up", "triangle-up"],
      ...["triangle-up-open", "triangle-up-open"],
    ]);
    expect(wordsIn(chart)).toContain("1966 (disputed) Red Top sale vetoed");
    expect(wordsIn(chart)).toContain("Sea Dart cleared");
    expect(wordsIn(chart)).toContain("No date");
  });

  test("events of one date stand under one heading, with one line to their dot", () => {
    expect(wordsIn(chart)).toContain("From 1963 Japan cannot sign the research memorandum");
    expect(wordsIn(chart)).toContain("No secrets law to back a memorandum");
    expect(wordsIn(chart)).toContain("Tigercat sale vetoed");
    // As surely known, that is: the two of 2012 are not.
    expect(wordsIn(chart)).toContain("2012 (disputed) Penalties for leaks stiffened");
    const { shapes } = (chart as { figure: { layout: { shapes: { type: string }[] } } }).figure.layout;
    expect(shapes.filter(({ type }) => type === "path")).toHaveLength(18 - 2);
  });

  test("decades across, and the data in order of time", () => {
    expect(ticksOf(chart, "yaxis")).toEqual([1970, 1980, 1990, 2000, 2010, 2020]);
    const { data } = chart as { data: { columns: (string | null)[][] } };
    expect(data.columns[0]?.[0]).toBe("1963");
    expect(data.columns[0]?.slice(-3)).toEqual([null, null, null]);
  });

  test("an event in no lane is refused, not left out", () => {
    const options = { ...words, label: "event", date: "date", lane: "effect" };
    const lanes = [{ value: "raises", name: "Raised" }];
    expect(() => timeline(events(), { ...options, lanes })).toThrow(
      /row 1, column "effect": "Kitamura.*in the lane "neutral"/,
    );
    expect(() => timeline(events(), { ...options, lanes: [] })).toThrow("one to four lanes");
  });
});

test("two events, one without a date, stand on a social card", () => {
  const table = frame({ event: ["First", "Second"], date: ["2000", null], effect: ["a", "a"] });
  const options = { ...words, label: "event", date: "date", lane: "effect" };
  const card = timeline(table, { ...options, lanes: [{ value: "a", name: "A" }], size: "social-card" });
  expect(card.size.height).toBe(315);
  expect(wordsIn(card)).toEqual(expect.arrayContaining(["2000 First", "Second", "No date"]));
});

test("years that are low have no more labels than there is room for", () => {
  const undated = Array.from({ length: 4 }, (_, i) => i);
  const table = frame({
    event: ["First", "Last", ...undated.map((i) => `Event ${i}`)],
    date: ["1950", "2020", ...undated.map(() => null)],
    effect: ["a", "a", ...undated.map(() => "a")],
  });
  const options = { ...words, label: "event", date: "date", lane: "effect" };
  const card = timeline(table, { ...options, lanes: [{ value: "a", name: "A" }], size: "social-card" });
  const { range, tickvals } = card.figure.layout.yaxis as { range: [number, number]; tickvals: number[] };
  const { t, b } = card.figure.layout.margin as { t: number; b: number };
  const perPixel = Math.abs(range[0] - range[1]) / (card.size.height - t - b);
  const apart = tickvals.slice(1).map((year, i) => (year - (tickvals[i] as number)) / perPixel);
  expect(apart.length).toBeGreaterThan(0);
  expect(Math.min(...apart)).toBeGreaterThanOrEqual(government.text.small * 1.3);
});

test("labels of many events in a timeline's last years stand on both sides of their dates, and on no gridline", () => {
  const days = Array.from({ length: 14 }, (_, i) => `2022-${String((i % 12) + 1).padStart(2, "0")}-15`);
  const table = frame({
    event: ["First", ...days.map((_, i) => `Event number ${i}`)],
    date: ["1963", ...days],
    effect: ["first", ...days.map(() => "last")],
  });
  const lanes = [
    { value: "first", name: "First" },
    { value: "last", name: "Last" },
  ];
  const chart = timeline(table, { ...words, label: "event", date: "date", lane: "effect", lanes });
  const symbols = tracesOf(chart).filter(({ x, marker }) => x.length === 14 && marker.symbol !== "circle");
  const after = symbols.flatMap(({ y }) => y).filter((year) => year > 2023).length;
  expect(after).toBeGreaterThan(3);
  expect(after).toBeLessThan(11);
  expect((chart.figure.layout.yaxis as { showgrid: boolean }).showgrid).toBe(false);
});

describe("barrier gantt", () => {
  const table = frame({
    barrier: ["Export rules", "Internal security", "Trust", "Access"],
    began: ["1967-04", "1966", null, null],
    ended: ["2014-04-01", null, "2012", null],
  });
  const options = { ...words, label: "barrier", began: "began", ended: "ended", until: "2022" };
  const chart = barrierGantt(table, options);
  const [solid, doubtful, caps, left, right] = tracesOf(chart);

  test("solid where a barrier stood, hatched where it may have", () => {
    expect(solid?.base?.[0]).toBeCloseTo(1967 + 105 / 365, 9);
    expect((solid?.base?.[0] as number) + (solid?.x[0] as number)).toBeCloseTo(2014 + 90.5 / 365, 9);
    expect([solid?.base?.[1], solid?.x[1]]).toEqual([1967, 2023 - 1967]);
    // A beginning known to the year may have been at its end; of an end, its beginning.
    expect([doubtful?.base, doubtful?.x]).toEqual([
      [1966, 1966],
      [1, 47],
    ]);
  });

  test("caps at ends known to the month or better, arrows where nobody saw one", () => {
    expect(caps?.x).toHaveLength(2);
    expect(left?.x).toEqual([1966]);
    expect(right?.x).toEqual([2023]);
  });

  test("durations beside the bars; nothing known is said, not drawn", () => {
    expect(wordsIn(chart).slice(0, 4)).toEqual([
      "47 years",
      "At least 55 years",
      "Beginning not known",
      "Not known",
    ]);
  });

  test("what hatching and arrows mean is written below, as far as they are there", () => {
    expect(wordsIn(chart).at(-1)).toBe("Hatched: may have stood. Arrow: beginning or end not seen");
    expect(wordsIn(barrierGantt(table.head(1), options))).toEqual(["47 years"]);
    const standing = table.slice(1, 2).derive({ began: () => "1966-05" });
    expect(wordsIn(barrierGantt(standing, options)).at(-1)).toBe("Arrow: end not seen");
  });

  test("words of the author's own, where there are some", () => {
    const said = table.derive({ note: (row) => (row.barrier === "Access" ? "not in the article" : null) });
    expect(wordsIn(barrierGantt(said, { ...options, words: "note" })).slice(0, 4)).toEqual([
      "47 years",
      "At least 55 years",
      "Beginning not known",
      "not in the article",
    ]);
  });

  test("a day is exact on an axis of days too: no hatching, and a cap at each end", () => {
    const days = frame({
      barrier: ["Eight days", "One day", "Opened and closed"],
      began: ["2020-03-01", "2020-03-04", "2020-03-05"],
      ended: ["2020-03-09", "2020-03-05", "2020-03-05"],
    });
    const short = barrierGantt(days, { ...options, until: "2020-03-10" });
    const [stood, mayHave, ends] = tracesOf(short);
    expect(stood?.x.map((years) => Math.round(years * 366))).toEqual([8, 1]);
    expect(mayHave?.x).toEqual([]);
    expect(ends?.x).toHaveLength(6);
    expect(wordsIn(short)).toEqual(["8 days", "1 day", "0 days"]);
  });

  test("gridlines, also where nothing is hatched", async () => {
    const svg = await barrierGantt(table.head(1), options).svg();
    const ticks = ticksOf(barrierGantt(table.head(1), options), "xaxis");
    expect(ticks.length).toBeGreaterThan(1);
    expect(svg.match(/class="xgrid/g)).toHaveLength(ticks.length);
  });

  test("an end before the beginning is refused", () => {
    const wrong = frame({ barrier: ["x", "y"], began: ["1967", "2014"], ended: ["1967", "1967"] });
    expect(() => barrierGantt(wrong, options)).toThrow(
      'row 2, column "ended": the barrier ends (1967) before it begins (2014)',
    );
  });
});

describe("signal strip", () => {
  const chart = samples["signal-strip"]?.() as never;

  test("one mark an event, on its side of the line and in its year; undated ones beyond the years", () => {
    const [up, down] = tracesOf(chart);
    expect([up?.x.length, down?.x.length]).toEqual([8, 6]);
    expect(up?.y.every((y) => y > 0)).toBe(true);
    expect(down?.y.every((y) => y < 0)).toBe(true);
    expect(up?.x.filter((x) => x < 2023).toSorted()).toEqual([
      1963.5, 1963.5, 1966.5, 1966.5, 1967.5, 2007.5, 2020.5,
    ]);
    expect(up?.x.filter((x) => x > 2023)).toHaveLength(1);
    expect(down?.x.filter((x) => x < 2023).toSorted()).toEqual([1980.5, 2012.5, 2012.5, 2013.5, 2022.5]);
  });

  test("marks of one year are stacked, none over another", () => {
    for (const side of tracesOf(chart)) {
      const places = side.x.map((x, i) => `${x} ${side.y[i]}`);
      expect(new Set(places).size).toBe(places.length);
    }
  });

  const crowded = (size: "half-page" | "slide", by?: "decade") => {
    const years = Array.from({ length: 120 }, (_, i) => 1950 + ((i * 37) % 71));
    const table = frame({
      event: years.map((_, i) => `Event ${i}`),
      date: years.map(String),
      effect: years.map((_, i) => (i % 3 === 0 ? "lowers" : "raises")),
    });
    const strip = signalStrip(table, { ...options, size, by });
    const { l, r, t, b } = strip.figure.layout.margin as Record<"l" | "r" | "t" | "b", number>;
    const { range } = strip.figure.layout.xaxis as { range: [number, number] };
    const { width, height } = strip.size;
    return {
      marks: tracesOf(strip).map(({ x, y, marker }) => {
        const { size: [side = 0] = [] } = marker as { size?: number[] };
        return { x, y, width: (side * 2) / Math.sqrt(3) };
      }),
      perYear: (width - l - r) / (range[1] - range[0]),
      plotHeight: height - t - b,
    };
  };

  test.each(["half-page", "slide"] as const)("neighbours leave each other's corners in sight: %s", (size) => {
    const { marks, perYear } = crowded(size);
    for (const { x, y, width } of marks)
      for (const [i, at] of x.entries())
        for (const [j, other] of x.entries())
          if (j > i && y[j] === y[i])
            // Each has a line of background around it, of which half is its own.
            expect(Math.abs(other - at) * perYear).toBeGreaterThanOrEqual(width - 1.01);
  });

  test("a height that is given is filled", () => {
    const { marks, plotHeight } = crowded("slide", "decade");
    const heights = marks.flatMap(({ y }) => y);
    expect(Math.max(...heights) - Math.min(...heights)).toBeGreaterThan(0.7 * plotHeight);
  });

  test("how many there are is written out, the undated among them", () => {
    expect(wordsIn(chart)).toEqual([
      ...["Raised a barrier: 8 events", "Lowered a barrier: 6 events"],
      ...["Hollow: year not exact", "No date"],
    ]);
  });

  test("hollow is an event known to a span of years, or with an open end, and the picture says so where there is one", () => {
    const hollow = (table: ReturnType<typeof events>) => {
      const strip = signalStrip(table, options);
      const symbols = tracesOf(strip).flatMap(({ marker }) => marker.symbol);
      return [
        symbols.filter((symbol) => symbol?.endsWith("-open")).length,
        wordsIn(strip).includes("Hollow: year not exact"),
      ];
    };
    const sided = events().filter((row) => row.effect !== "neutral");
    expect(hollow(sided)).toEqual([3, true]);
    expect(hollow(sided.filter((row) => row.date !== "1970/1989"))).toEqual([2, true]);
    expect(hollow(sided.filter((row) => !String(row.date).includes("/")))).toEqual([0, false]);
  });

  test("events of one year are stacked in it, not spread over the picture as if they were of different months", () => {
    const many = Array.from({ length: 60 }, (_, i) => i);
    const table = frame({
      event: many.map(String),
      date: many.map(() => "1990"),
      effect: many.map(() => "raises"),
    });
    const strip = signalStrip(table, options);
    const [left, right] = (strip.figure.layout.xaxis as { range: [number, number] }).range;
    expect(right - left).toBeGreaterThanOrEqual(8);
    const places = tracesOf(strip)[0]?.x as number[];
    expect(Math.min(...places)).toBeGreaterThan(1990);
    expect(Math.max(...places)).toBeLessThan(1991);
  });

  const options = {
    ...{ ...words, label: "event", date: "date", effect: "effect" },
    up: { value: "raises", name: "Up" },
    down: { value: "lowers", name: "Down" },
  };

  test("gathered by the decade", () => {
    const table = events().filter((row) => row.effect !== "neutral");
    const marks = tracesOf(signalStrip(table, { ...options, by: "decade" }))[0];
    const sixties = marks?.x.filter((x) => x < 1970) as number[];
    expect(sixties).toHaveLength(5);
    expect(sixties.every((x) => x > 1960)).toBe(true);
    // Not its first year, which would say that all of them were in it.
    const { ticktext } = signalStrip(table, { ...options, by: "decade" }).figure.layout.xaxis as {
      ticktext: string[];
    };
    expect(ticktext).toContain("1960–69");
  });

  test.each([
    [1900, [1985]],
    [1900, [1983, 1986]],
    [1900, [1974, null]],
  ])("gathered by the decade where the axis has no room for each year: from %i to %j", (first, others) => {
    const dates = [first, ...others].map((date) => (date === null ? null : `${date}`));
    const table = frame({
      event: dates.map((_, i) => `Event ${i}`),
      date: dates,
      effect: dates.map(() => "raises"),
    });
    const { ticktext } = signalStrip(table, options).figure.layout.xaxis as { ticktext: string[] };
    expect(ticktext.every((text) => /^\d{4}–\d\d$/.test(text))).toBe(true);
  });

  test("an event on neither side is refused, not dropped", () => {
    expect(() => signalStrip(events(), options)).toThrow('"neutral" is neither "raises" nor "lowers"');
  });
});

test("lanes that no direction gives a colour have some that can be told from their neighbours', also in grey", () => {
  const table = frame({ what: ["a", "b", "c"], when: [1970, 1980, 1990], lane: ["x", "raises", "y"] });
  const lanes = ["x", "raises", "y"].map((value) => ({ value, name: value }));
  const chart = timeline(table, { ...words, label: "what", date: "when", lane: "lane", lanes });
  const colours = tracesOf(chart).flatMap(({ marker }) => [marker?.color ?? []].flat());
  const [first, second, third] = [...new Set(colours)].filter((colour) => colour !== government.background);
  expect(second).toBe(government.duo[1]);
  for (const [one, other] of [
    [first, second],
    [second, third],
  ])
    expect(lookAlike(parseColour(one ?? "") as Colour, parseColour(other ?? "") as Colour)).toBeUndefined();
});

test("events within a few months stand on an axis of months", () => {
  const table = frame({ what: ["a", "b"], when: ["2022-02-24", "2022-11-30"], side: ["up", "down"] });
  const options = { ...words, label: "what", date: "when", lane: "side" };
  const lanes = ["up", "down"].map((value) => ({ value, name: value }));
  const { yaxis } = timeline(table, { ...options, lanes }).figure.layout as {
    yaxis?: { ticktext: string[] };
  };
  const ticks = JSON.stringify(yaxis?.ticktext ?? wordsIn(timeline(table, { ...options, lanes })));
  expect(ticks).toMatch(/(Mar|Apr) 2022/);
});

test.each<[object[], RegExp]>([
  [[{ value: "a", name: "A", symbol: "nosuch" }], /there is no symbol "nosuch"/],
  [
    [
      { value: "a", name: "A", symbol: "star" },
      { value: "b", name: "B", symbol: "star" },
    ],
    /"star" is in symbols twice/,
  ],
  [
    [
      { value: "a", name: "A" },
      { value: "b", name: "A" },
    ],
    /"A" is in lanes twice/,
  ],
])("lanes that could not be told apart are refused: %j", (lanes, message) => {
  const table = frame({ what: ["x"], when: [1970], lane: ["a"] });
  const options = { ...words, label: "what", date: "when", lane: "lane", lanes: lanes as never };
  expect(() => timeline(table, options)).toThrow(message);
});

test("two sides of a strip whose long names begin alike keep what tells them apart", () => {
  const name = (end: string) =>
    `Raised a barrier to the joint development of equipment between Japan and the United Kingdom ${end}`;
  const table = frame({ what: ["x", "y"], when: [1970, 1980], side: ["u", "d"] });
  const strip = signalStrip(table, {
    ...{ ...words, label: "what", date: "when", effect: "side" },
    up: { value: "u", name: name("by law") },
    down: { value: "d", name: name("by custom") },
  });
  expect(wordsIn(strip)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/… by law: 1 event$/),
      expect.stringMatching(/… custom: 1 event$/),
    ]),
  );
});
