/** A cell as the database has it: moments in UTC, decimals as sent. */
export type FileCell = string | number | boolean | null;
