// Reasons that an officer takes as they are travel as codes, so that each reader sees them in their own language.
import { useT } from '../i18n/index.tsx'

export const ready = [
  'birth-parents',
  'document',
  'relatives',
  'namesake',
  'other-birth',
  'other-parents',
] as const
const all = ['agrees', 'differs', 'unclear', 'at-once', 'new-evidence', ...ready] as const
export type ReadyReason = (typeof all)[number]

const head = 'reason:'
/** Whether what is sent is a ready reason that speaks of more than the name. */
export const beyondTheName = (sent: string) =>
  (['birth-parents', 'document', 'relatives'] as const).some((each) => codeOf(each) === sent)

export const codeOf = (reason: ReadyReason) => head + reason

export function useReasons() {
  const t = useT()
  const say = (reason: ReadyReason) => t(`people.reason.${reason}`)
  return {
    say,
    /** What to send for what stands in the field. */
    sent: (text: string) => {
      const known = all.find((each) => say(each) === text)
      return known ? codeOf(known) : text
    },
    /** What to show for what was sent. */
    shown: (text: string) => {
      const known = all.find((each) => codeOf(each) === text)
      return known ? say(known) : text
    },
  }
}
