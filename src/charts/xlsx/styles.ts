/** The styles that cells are in, by their index in the style sheet. */
export const styles = { general: 0, header: 1, date: 2, year: 3, text: 4, wrapped: 5 } as const;

const general = 0;
/** Format 49 is text: what a reader types over it stays text as well, a formula too. */
const text = 49;
const [isoDate, year] = [164, 1];

const xf = (format: number, font: number, wrap: boolean) =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top"${wrap ? ' wrapText="1"' : ""}/></xf>`;

/** Arial in 12 points, as guidance on accessible spreadsheets has it; dates by ISO 8601, years without a separator. */
export const styleSheet = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="${isoDate}" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="12"/><name val="Arial"/><family val="2"/></font><font><b/><sz val="12"/><name val="Arial"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">${xf(general, 0, false)}${xf(text, 1, true)}${xf(isoDate, 0, false)}${xf(year, 0, false)}${xf(text, 0, false)}${xf(text, 0, true)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
