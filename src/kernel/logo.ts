/** The kernel's logo: a sheet of a dossier, its corner turned, with a line that rises. */
export const logo = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">
  <path d="M10 4h30l14 14v42H10z" fill="#12436d"/>
  <path d="M40 4v14h14z" fill="#28a197"/>
  <path d="M18 16h14M18 23h14" stroke="#fff" stroke-width="3" opacity=".6"/>
  <path d="M18 52l9-11 8 6 11-17" fill="none" stroke="#fff" stroke-width="4" stroke-linejoin="round" stroke-linecap="round"/>
  <circle cx="46" cy="30" r="4.5" fill="#f46a25" stroke="#fff" stroke-width="2"/>
</svg>
`;
