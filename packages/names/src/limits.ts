/** Input caps: a name on a list is never longer, and a hostile one must cost no more. */
export const MAX_CHARS = 240
export const MAX_TOKENS = 12
export const MAX_TOKEN_CHARS = 40
/** Most keys `nameKeys` and `searchKeys` return for one name. */
export const MAX_KEYS = 96
