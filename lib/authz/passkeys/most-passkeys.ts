/** Keys of one account: a few devices, not a collection. */
export const mostPasskeys = 10;
