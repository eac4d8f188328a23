import type { AssignmentBoard } from '@oralu/domain'
import { useNameText } from '../parts.tsx'
import own from './assignment.module.css'

interface Props {
  id: string
  board: AssignmentBoard
  onChoose: (id: string) => void
}

/** A person's name that opens their place. */
export function Person({ id, board, onChoose }: Props) {
  const name = useNameText()
  const line = board.lines.find((each) => each.id === id)
  if (!line) return null
  return (
    <button type="button" className={own.person} onClick={() => onChoose(id)}>
      <bdi>{name(line.person)}</bdi>
    </button>
  )
}
