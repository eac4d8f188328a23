/** 'worked on' as a part of a message's id. */
export const word = (code: string) => code.replaceAll(' ', '-')
