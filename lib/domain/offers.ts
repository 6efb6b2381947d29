/** So many days an offer waits to be accepted. */
export const offerDays = 60;
/** So many days a link of an offer opens it; a new one can be made while the offer waits. */
export const offerLinkDays = 7;
/** So many days, and wrong tries, the code of an offer is good for. */
export const offerCodeDays = 7;
export const offerCodeTries = 10;
