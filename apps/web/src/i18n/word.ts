/** A code of the domain as it stands in the id of a message: 'not seen' is not-seen. */
export const word = (code: string): string => code.replaceAll(' ', '-')
