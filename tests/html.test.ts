import { expect, test } from "vitest";
import { escapeText, html } from "../src/html.ts";

test("values are text, markup made by html is kept, lists are joined, nothing is nothing", () => {
  const item = (text: string) => html`<li>${text}</li>`;
  expect(html`<ul class="${'"><script>'}">${["a & b", "<b>"].map(item)}${undefined}${3}</ul>`.markup).toBe(
    '<ul class="&quot;&gt;&lt;script&gt;"><li>a &amp; b</li><li>&lt;b&gt;</li>3</ul>',
  );
});

test("every character that means something in HTML is escaped", () => {
  expect(escapeText(`<a href='x' title="y">&amp;</a>`)).toBe(
    "&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;&amp;amp;&lt;/a&gt;",
  );
});
