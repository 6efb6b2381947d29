/** Ways in which a record that was to be read again stays as it was: its message is gone, is not understood any more, or its connection has ended. */
export const leftAsItWas = ["erased", "unreadable", "ended"] as const;
export type LeftAsItWas = (typeof leftAsItWas)[number];
