import type { RawSchool } from "./raw-school";

/** Cases that once differed or must never differ, each a school of a name. */
export const scenarios: readonly RawSchool[] = [];
