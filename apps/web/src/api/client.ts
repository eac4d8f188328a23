// What a screen uses of the API. README.md of this workspace shows each in three lines.
export { addressOf, call, type Input, ProblemError, type Trouble } from './call.ts'
export { answer, type ItemOf, keyOf, pages, useAnswer, usePages, useSend } from './hooks.ts'
export { queryClient } from './query-client.ts'
