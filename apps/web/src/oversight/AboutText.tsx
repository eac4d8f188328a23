import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'

const ways = [
  'password',
  'second factor',
  'backup code',
  'backup codes',
  'passkey',
  'portal code',
  'locked',
  'by a link',
  'by the holder',
  'this session',
  'one session',
  'other sessions',
  'added',
  'removed',
]

/** What stands in a table of the database, or how a sign-in was done. */
export function AboutText({ about }: { about: string }) {
  const t = useT()
  return t(
    ways.includes(about)
      ? `oversight.how.${word(about)}`
      : `oversight.about.${about.replaceAll(/[._]/g, '-')}`,
  )
}
