// Apart from the package's other rooms, since it loads libsodium: @oralu/interop/intersection.
export {
  INTERSECTION_ERROR_CODES,
  IntersectionError,
  type IntersectionErrorCode,
} from './errors.ts'
export { INTERSECTION_KEYS, type IntersectionPerson, intersectionKeys } from './keys.ts'
export { INTERSECTION_LIMITS } from './limits.ts'
export { type IntersectionMessage, missingParts } from './message.ts'
export {
  type AnsweringState,
  type AskingState,
  type CandidatePair,
  nameCandidates,
  offerIntersection,
  pairCandidates,
  readPairs,
  replyToOffer,
} from './session.ts'
export { beginRun, type IntersectionRun, type IntersectionTerms, parseTerms } from './terms.ts'
