/** A code of the domain as it stands in the id of a message. */
export const word = (code: string): string => code.replaceAll(' ', '-')
