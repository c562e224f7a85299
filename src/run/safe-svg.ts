const attributes = /\s+([^\s=>/]+)\s*=\s*("[^"]*"|'[^']*')/g;
const tag = /<\/?([A-Za-z][\w:.-]*)((?:\s+[^\s=>/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>/g;

/**
 * Whether a text is an SVG that does nothing but show: whole tags, no script, no handler of an event, nothing fetched from
 * elsewhere. Exported pictures are opened by themselves, where a browser would run what is in them, and an output of a
 * notebook may be anybody's.
 */
export function isSafeSvg(text: string): boolean {
  const bare = text.replace(/<\?xml[^>]*\?>|<!--[\s\S]*?-->/g, "").trim();
  if (!/^<svg[\s/>]/.test(bare) || !/(<\/svg>|\/>)$/.test(bare)) return false;
  // Style sheets may stand in CDATA: there is no markup in it, and what it fetches is looked at below.
  const marked = bare.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, "");
  // What is left of "<" is broken markup, or an entity's declaration.
  if (marked.replace(tag, "").includes("<")) return false;
  if (/@import|url\(\s*(?:['"]|&quot;)?\s*(?:https?:|\/\/)/i.test(bare)) return false;
  return [...marked.matchAll(tag)].every(([, name = "", inside = ""]) => {
    const element = name.toLowerCase().replace(/^.*:/, "");
    if (["script", "foreignobject", "iframe", "handler"].includes(element)) return false;
    return [...inside.matchAll(attributes)].every(([, attribute = "", quoted = ""]) =>
      isSafeAttribute(element, attribute.toLowerCase(), quoted.slice(1, -1).trim()),
    );
  });
}

function isSafeAttribute(element: string, name: string, value: string): boolean {
  if (/^on/.test(name)) return false;
  if (/^(set|animate)/.test(element) && name === "attributename") return !/^(on|.*href)/i.test(value);
  if (!/(^|:)(href|src)$/.test(name)) return true;
  // A link of a label leads somewhere only when it is followed.
  return /^(#|data:image\/)/i.test(value) || (element === "a" && /^https?:\/\//i.test(value));
}
