/** Plurals that no rule gives. */
const irregular: Readonly<Record<string, string>> = {
  ...{ people: "person", children: "child", men: "man", women: "woman" },
  ...{ lives: "life", knives: "knife", halves: "half", shelves: "shelf", leaves: "leaf" },
  ...{ analyses: "analysis", crises: "crisis", hypotheses: "hypothesis", theses: "thesis" },
  ...{ criteria: "criterion", phenomena: "phenomenon", indices: "index", matrices: "matrix" },
  ...{ vetoes: "veto", embargoes: "embargo", cargoes: "cargo", heroes: "hero" },
};

/**
 * What is counted, in English, of one of it: the noun of "orders", "hours a week", "tonnes of CO2", "percentage points" and
 * "licences issued" without its plural. What has none, such as TIV, stays.
 */
export function oneOf(counted: string): string {
  const [, head = "", rest = ""] = /^(.*?)((?: (?:of|a|an|per|in|for|at|to|with) .*)?)$/s.exec(counted) ?? [];
  const words = head.split(" ");
  const at = words.findLastIndex((word) => singularOf(word) !== word);
  return words.map((word, i) => (i === at ? singularOf(word) : word)).join(" ") + rest;
}

/** An English noun for one of its plural: policies, businesses, taxes, events. "Series" and "gas" are no plurals. */
function singularOf(word: string): string {
  const known = irregular[word];
  if (known !== undefined) return known;
  if (!/^\p{L}+$/u.test(word) || /(^series|^species|[^aeiou]ss|us|is|as|news)$/.test(word)) return word;
  if (/[^aeiou]ies$/.test(word)) return word.replace(/ies$/, "y");
  if (/(ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  return /[a-z]s$/.test(word) ? word.slice(0, -1) : word;
}
