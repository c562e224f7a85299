/** What a run tells whoever shows its progress. */
export type RunEvent =
  | { readonly kind: "started"; readonly notebook: string; readonly cells: number }
  | { readonly kind: "cell"; readonly notebook: string; readonly done: number }
  | { readonly kind: "ended"; readonly notebook: string; readonly ok: boolean; readonly milliseconds: number }
  | { readonly kind: "note"; readonly text: string };
