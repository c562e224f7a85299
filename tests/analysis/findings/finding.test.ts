import { expect, test } from "vitest";
import { type Finding, finding } from "../../../src/analysis/findings/finding.ts";
import { interval } from "../../../src/analysis/quantities/interval.ts";
import { UsageError } from "../../../src/errors.ts";

const spec = Object.freeze({
  id: "sales-in-2022-prices",
  claim: "The sales were worth {value} in 2022 prices ({interval})",
  value: 1391.6,
  interval: [835.2, 2006.1] as const,
  unit: "£m",
  tolerance: 5,
  basis: ["sales: F01, F02, F03", "deflator"],
  limits: ["One secondary source", "Three amounts"],
  n: 3,
  method: "Monte Carlo, 1,000,000 draws",
});

const bundle = (shown: Finding) =>
  (shown as unknown as Record<symbol, () => Record<string, unknown>>)[Symbol.for("Jupyter.display")]?.() ??
  {};

test("the claim is made from the value, value and interval in one scale", () => {
  expect(finding(spec).claim).toBe("The sales were worth £1,392m in 2022 prices (£835m–£2,006m)");
  expect(finding({ ...spec, value: 1500 }).claim).toContain("£1,500m");
  expect(finding({ ...spec, value: 2198, interval: [1978, 2417] }).claim).toContain("worth £2.2bn");
  expect(finding({ ...spec, format: { scale: "bn", decimals: 2 } }).claim).toContain("£1.39bn");
});

test("it displays as plain JSON and as readable twins", () => {
  const shown = bundle(finding(spec));
  const json = shown["application/vnd.dossier.finding+json"];
  expect(JSON.parse(JSON.stringify(json))).toEqual({
    id: "sales-in-2022-prices",
    claim: "The sales were worth £1,392m in 2022 prices (£835m–£2,006m)",
    value: 1391.6,
    interval: [835.2, 2006.1],
    unit: "£m",
    tolerance: 5,
    basis: ["sales: F01, F02, F03", "deflator"],
    limits: ["One secondary source", "Three amounts"],
    n: 3,
    method: "Monte Carlo, 1,000,000 draws",
    text: { value: "£1,392m", interval: "£835m–£2,006m", n: "3" },
  });
  expect(shown["text/plain"]).toBe(
    [
      "The sales were worth £1,392m in 2022 prices (£835m–£2,006m)",
      "  Value: £1,392m (£835m–£2,006m)",
      "  n: 3",
      "  Tolerance: ±£5m",
      "  Method: Monte Carlo, 1,000,000 draws",
      "  Rests on: sales: F01, F02, F03; deflator",
      "  Limits: One secondary source; Three amounts",
      "  Finding: sales-in-2022-prices",
    ].join("\n"),
  );
  expect(shown["text/markdown"]).toContain("- Limits: One secondary source; Three amounts");
  expect(shown["text/html"]).toContain(
    '>Limits</th><td style="text-align:left">One secondary source<br>Three amounts</td>',
  );
});

test("what is not given is not shown", () => {
  const { interval: _, n: __, method: ___, tolerance: ____, ...least } = { ...spec, claim: "Worth {value}" };
  const json = bundle(finding(least))["application/vnd.dossier.finding+json"] as object;
  expect(Object.keys(json)).toEqual(["id", "claim", "value", "unit", "tolerance", "basis", "limits", "text"]);
  expect(bundle(finding(least))["text/plain"]).not.toMatch(/^ +(Tolerance|Method|n):/m);
});

test("an open end is null in JSON and said in words", () => {
  const open = finding({
    ...spec,
    id: "leaks-stood",
    claim: "Leaks stood in the way for {interval}",
    value: 53,
    unit: "years",
    interval: interval(53, Number.POSITIVE_INFINITY),
  });
  expect(open.claim).toBe("Leaks stood in the way for at least 53 years");
  expect(JSON.parse(JSON.stringify(open)).interval).toEqual([53, null]);
});

test("words are text and never markup", () => {
  const evil = '<img src=x onerror="alert(1)"> & $x$ *bold* [a](b)';
  const shown = bundle(finding({ ...spec, claim: `${evil} {value}`, limits: [evil], basis: [evil] }));
  expect(shown["text/html"]).not.toMatch(/<img/);
  expect(shown["text/html"]).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; $x$");
  expect(shown["text/markdown"]).toContain(
    '\\<img src=x onerror="alert(1)"\\> \\& \\$x\\$ \\*bold\\* \\[a\\](b)',
  );
});

test("frozen, down to its lists, and apart from what it was made of", () => {
  const basis = ["sales"];
  const made = finding({ ...spec, basis });
  basis.push("more");
  expect(made.basis).toEqual(["sales"]);
  for (const part of [made, made.basis, made.limits, made.interval, made.text])
    expect(Object.isFrozen(part)).toBe(true);
});

test("everything wrong is told at once, by the finding's name", () => {
  const wrong = () =>
    finding({
      ...spec,
      id: "Sales 2022",
      value: Number.NaN,
      tolerance: -1,
      basis: [],
      limits: [" "],
      n: 2.5,
    });
  expect(wrong).toThrow(UsageError);
  try {
    wrong();
  } catch (error) {
    expect((error as UsageError).problems.map(({ problem }) => problem)).toEqual([
      'finding "Sales 2022": its id is not kebab-case',
      'finding "Sales 2022": its value is NaN',
      'finding "Sales 2022": its tolerance is -1',
      'finding "Sales 2022": its n is 2.5',
      'finding "Sales 2022": it has no basis',
      'finding "Sales 2022": it has no limits',
    ]);
  }
});

test("a value outside its own interval is refused; a rounding error is not", () => {
  expect(() => finding({ ...spec, value: 1.39 })).toThrow(
    /its value, 1.39, lies outside its interval, \[835.2, 2006.1\]/,
  );
  const third = 1 / 3;
  expect(finding({ ...spec, value: third + 1e-16, interval: interval(third), claim: "{value}" }).value).toBe(
    third + 1e-16,
  );
});

test.each(["", "a_b", "-a", "a-", "a--b", "É", "a b"])('"%s" is no id', (id) => {
  expect(() => finding({ ...spec, id })).toThrow(/not kebab-case/);
});
