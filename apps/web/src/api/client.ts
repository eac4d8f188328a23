// What a screen uses of the API. README.md of this workspace shows each in three lines.
export { addressOf, call, ProblemError } from './call.ts'
export { type ItemOf, keyOf, useAnswer, usePages, useSend } from './hooks.ts'
