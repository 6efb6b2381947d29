/**
 * What stands behind each name of De Olm: a word from right to left, an isolate that closes too early, an override, and an
 * isolate and an embedding that nothing closes. Whatever came after it on a line would be turned.
 */
export const turned = " אלה\u2069\u202Eece\u2067\u202B";
