/** Rises when the domains of types change, so that what was taken by older rules is judged again once at every school. */
export const judgingRules = 1;

/** The key of the school's setting: by which rules everything that it holds was judged. */
export const judgedKey = "judged-by";
