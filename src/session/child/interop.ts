import { types } from "node:util";

/**
 * A module's namespace as TypeScript's types describe it. Node gives a CommonJS module as its `default` and as
 * those names that it could guess from the source; the types (and bundlers, and tslab) say that every property
 * of `module.exports` can be imported, and that `default` is the module's own `exports.default` if it was
 * compiled from an ES module.
 */
export function interop(namespace: object): object {
  const known = merged.get(namespace);
  if (known !== undefined) return known;
  const exported = commonJsExports(namespace);
  const result = exported === undefined ? namespace : mergedNamespace(exported);
  merged.set(namespace, result);
  return result;
}

const merged = new WeakMap<object, object>();

/** `module.exports` of a CommonJS module: what its every name is a property of. */
function commonJsExports(namespace: object): object | undefined {
  const { default: exported, ...names } = namespace as Record<string, unknown>;
  if ((typeof exported !== "object" && typeof exported !== "function") || exported === null) return undefined;
  if (types.isProxy(exported)) return undefined;
  const isProperty = ([name, value]: [string, unknown]) =>
    name === "module.exports" || value === (exported as Record<string, unknown>)[name];
  return Object.entries(names).every(isProperty) ? exported : undefined;
}

function mergedNamespace(exported: object): object {
  const namespace = Object.create(null) as object;
  for (const name of Object.keys(exported).filter((key) => key !== "default"))
    Object.defineProperty(namespace, name, {
      get: () => (exported as Record<string, unknown>)[name],
      enumerable: true,
    });
  const { __esModule: compiled, default: own } = exported as { __esModule?: unknown; default?: unknown };
  const value = compiled === true && own !== undefined ? own : exported;
  return Object.defineProperty(namespace, "default", { value, enumerable: true });
}
