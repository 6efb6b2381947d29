const soaking = process.env.SOAK === "yes";

/**
 * How much a test makes up: the first by default, the second where somebody asks for it all (`npm run soak`). The usual
 * size is still of every kind; the full one is there to meet what comes rarely.
 */
export const sized = <Size>(usual: Size, full: Size): Size => (soaking ? full : usual);
