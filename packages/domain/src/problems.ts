// The one catalogue of errors: a stable code, its HTTP status, and a sentence that says what to do. The web
// application says the same in four languages under `problem.<code>`. RFC 9457 gives the form on the wire.

export const problems = {
  'body-invalid': [
    400,
    'Something in the request is not as expected. Correct the fields named and send again.',
  ],
  'not-json': [400, 'The body is not readable JSON. Send a complete JSON document in UTF-8.'],
  'write-id-missing': [400, 'This write has no Idempotency-Key. Send a UUID made for this one write.'],
  'not-signed-in': [401, 'You are not signed in, or your session has ended. Sign in; nothing was lost.'],
  'not-allowed': [403, 'Your duty does not include this step. Ask a colleague who holds it.'],
  'reason-needed': [
    403,
    'This case is closed. Say why you read it: the reason is kept, and the data-protection officer sees it.',
  ],
  'caseload-full': [
    409,
    'This colleague has a full caseload. Choose another, or the supervisor gives the reason for one more.',
  ],
  'same-person-twice': [403, 'A second person must confirm this. Ask a colleague.'],
  'others-must-answer': [
    403,
    'An appeal is answered by two officers who took no part in the finding. Ask colleagues.',
  ],
  'not-found': [404, 'There is nothing here that you may open. Check the address, or ask for a grant.'],
  'write-id-reused': [409, 'This Idempotency-Key was used for another write. Make a new one.'],
  'state-changed': [409, 'This has changed meanwhile. Look at it again, then decide.'],
  'step-not-open': [409, 'This step is not open in the present state. The page shows what is missing.'],
  contradicts: [
    409,
    'This contradicts a decision that stands on the same people. Open it, and undo it first if it was wrong.',
  ],
  'gate-unmet': [409, 'Some gates are not met. Meet them, or record who takes the decision and why.'],
  'outside-agreement': [
    409,
    'No agreement lets this go to the partner today. The reason says what is missing; nothing was sent.',
  ],
  'consent-missing': [
    409,
    'The consent that this rests on is not recorded as it must be. The reason says what is missing; nothing was sent.',
  ],
  'law-first': [
    409,
    'The law asks for something before this step. The reason says what is missing; nothing was recorded.',
  ],
  'child-first': [
    409,
    'The child is owed something before this step. The reason says what is missing; nothing was recorded.',
  ],
  'place-refused': [
    409,
    'A room, an hour or a turn cannot be given so. The reason says why; nothing was changed.',
  ],
  'erasure-hindered': [
    409,
    'This cannot be erased now. The reason says what stands against it; nothing was changed.',
  ],
  'too-large': [413, 'This is larger than can be taken. Split it and send the parts.'],
  'wrong-type': [415, 'This kind of content cannot be read here. The page says which kinds can.'],
  'file-unreadable': [422, 'The file cannot be read. The reason given says what to mend.'],
  'refers-to-nothing': [
    422,
    'This refers to something that is not there for you. Choose it again from the list.',
  ],
  'no-profile': [
    422,
    'This looks like a DNA profile, which Oralu does not keep. Enter the conclusion, the laboratory, its reference, the day and the chain of custody, and leave the profile out.',
  ],
  'no-attitude-measure': [
    422,
    'This would measure what a person believes or thinks, which Oralu does not keep. Count help that was given, or what was done or received.',
  ],
  'tells-of-return': [
    422,
    'This is for a school, and would tell of the mission, a camp or the programme. Leave those words out.',
  ],
  'too-many-requests': [429, 'Too many attempts. Wait a little, then try again.'],
  failed: [
    500,
    'Oralu could not finish this. Nothing was half-written. Try again; if it stays, tell your administrator the number shown.',
  ],
  'not-ready': [503, 'Oralu is not ready to serve. Wait a minute and try again.'],
} as const satisfies Record<string, readonly [number, string]>

export type ProblemCode = keyof typeof problems

/** A problem as it travels (RFC 9457), with `code` and `params` for a screen to say it in words. */
export interface ProblemDocument {
  type: string
  title: string
  status: number
  detail: string
  code: ProblemCode
  instance?: string
  params?: Record<string, string | number>
  issues?: { path: string; message: string }[]
}

export class Problem extends Error {
  readonly code: ProblemCode
  readonly params: Record<string, string | number>
  readonly issues: { path: string; message: string }[] | undefined

  /** @param detail a more precise sentence than the catalogue's, when there is one */
  constructor(
    code: ProblemCode,
    more: {
      detail?: string
      params?: Record<string, string | number>
      issues?: { path: string; message: string }[]
    } = {},
  ) {
    super(more.detail ?? problems[code][1])
    this.name = 'Problem'
    this.code = code
    this.params = more.params ?? {}
    this.issues = more.issues
  }

  get status(): number {
    return problems[this.code][0]
  }
}
