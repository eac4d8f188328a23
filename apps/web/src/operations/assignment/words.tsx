// Codes of the solver in words: why someone stays behind, and which rules cannot all hold.
import type { AssignmentBoard, AssignmentPage, ClashingRule, WhyLeft } from '@oralu/domain'
import { DayText } from '../../components/text.tsx'
import { useT } from '../../i18n/index.tsx'
import classes from '../operations.module.css'
import { Section } from '../parts.tsx'
import own from './assignment.module.css'
import { Person } from './Person.tsx'

/** What a vehicle is called by its id. */
export function useMark({ cabins }: AssignmentBoard): (carriageId: string | null) => string {
  return (id) => cabins.find(({ carriageId }) => carriageId === id)?.mark ?? '–'
}

export function WhyWords({ board, why }: { board: AssignmentBoard; why: readonly WhyLeft[] }) {
  const t = useT()
  const mark = useMark(board)
  return (
    <ul className={own.why}>
      {why.map(({ code, carriageId, need, free }) => (
        <li key={`${code} ${carriageId}`} className={classes.quiet}>
          {carriageId && (
            <>
              <bdi>{mark(carriageId)}</bdi>:{' '}
            </>
          )}
          {t(`operations.seating.why.${code}`, { need, free })}
        </li>
      ))}
    </ul>
  )
}

interface ClashProps {
  board: AssignmentBoard
  clash: NonNullable<AssignmentPage['clash']>
  onChoose: (id: string) => void
}

/** More than so many who must travel are counted, not named. */
const many = 6

export function ClashWords({ clash, ...rest }: ClashProps) {
  const t = useT()
  const must = clash.rules.filter(({ code }) => code === 'must')
  const told = must.length > many ? clash.rules.filter(({ code }) => code !== 'must') : clash.rules
  return (
    <Section title={t('operations.seating.clash')}>
      <p>{t(clash.irreducible ? 'operations.seating.clash-hint' : 'operations.seating.clash-late')}</p>
      <ul className={classes.lines}>
        {must.length > many && <li>{t('operations.seating.rule.must-many', { count: must.length })}</li>}
        {told.map((rule) => (
          <li key={`${rule.code} ${rule.lines.join()} ${rule.carriageId} ${rule.day}`}>
            <span className={classes.grow}>
              <RuleWords rule={rule} {...rest} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function RuleWords({ rule, board, onChoose }: Omit<ClashProps, 'clash'> & { rule: ClashingRule }) {
  const t = useT()
  const mark = useMark(board)
  const { code, lines, carriageId, berth, day, limit } = rule
  return (
    <>
      {carriageId && lines.length === 0 && (
        <>
          <bdi>{mark(carriageId)}</bdi>:{' '}
        </>
      )}
      {day && (
        <>
          <DayText value={day} />:{' '}
        </>
      )}
      {lines.map((id, at) => (
        <span key={id}>
          {at > 0 && t('operations.seating.list-comma')}
          <Person id={id} board={board} onChoose={onChoose} />
        </span>
      ))}
      {lines.length > 0 && ': '}
      {t(`operations.seating.rule.${code}`, { mark: mark(carriageId), berth, limit })}
    </>
  )
}
