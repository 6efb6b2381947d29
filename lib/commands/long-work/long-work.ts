/** Kinds of work that a job does in steps; each has its own folder of commands and its job. */
export type LongWorkKind = "replay" | "judge" | "erase-connection" | "pull";

/** How work ends by itself or by a person; queued and running go on. */
export const openWork: readonly string[] = ["queued", "running"];
