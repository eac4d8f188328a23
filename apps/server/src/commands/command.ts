// What a command is, and the error that means: the input is to be mended by whoever called.

/** Runs with the words after its name; answers the exit code (0 when it says nothing). */
export type Command = (args: string[]) => Promise<number | undefined>

/** Bad input: exit code 2 and this one line. */
export class BadInput extends Error {}
