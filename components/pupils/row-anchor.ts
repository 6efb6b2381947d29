/** Where a row of the pupil page stands on it, for a link from elsewhere. */
export const rowAnchor = (key: string): string => `row-${key.toLocaleLowerCase("en").replace(/[^a-z0-9]+/g, "-")}`;

/** The row of the goals of a subject. */
export const goalsAnchor = (subjectKey: string): string => rowAnchor(`goals ${subjectKey}`);

/** Names a test that was not made, on the page of the pupil. */
export const missedAnchor = (entryId: string): string => `missed-${entryId}`;
