import type { NationalityEvidence } from '@oralu/domain'
import { useT } from '../../i18n/index.tsx'
import { word } from '../../i18n/word.ts'

/** A piece of evidence in a few words, for a list of them. */
export function useTextOfPiece() {
  const t = useT()
  return ({ kind, documentNumber, reference, says, direction }: NationalityEvidence): string => {
    const detail = documentNumber ?? reference ?? says?.replace(/^(.{20,40}\S*)\s.*$/su, '$1…')
    return `${t(`people.rung.${word(kind)}`)}${detail ? `, ${detail}` : ''} (${t(`people.direction.${direction}`)})`
  }
}

export function PieceText({ piece }: { piece: NationalityEvidence }) {
  return <bdi>{useTextOfPiece()(piece)}</bdi>
}
