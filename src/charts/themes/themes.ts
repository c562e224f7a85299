import { continental } from "./continental.ts";
import { government } from "./government.ts";

/** The themes that ship. */
export const themes = [government, continental] as const;
