// What a computed seating changes, who stays and why, or which rules clash.
import { Button } from '@mantine/core'
import type { AssignmentBoard, AssignmentPage } from '@oralu/domain'
import { useState } from 'react'
import { useT } from '../../i18n/index.tsx'
import classes from '../operations.module.css'
import { Section } from '../parts.tsx'
import { Person } from './Person.tsx'
import { ClashWords, useMark, WhyWords } from './words.tsx'

interface Props {
  board: AssignmentBoard
  plan: AssignmentPage
  onChoose: (id: string) => void
}

export function Details(props: Props) {
  const { plan } = props
  const seated = plan.outcome === 'optimal' || plan.outcome === 'bounded'
  return (
    <>
      {plan.clash && <ClashWords {...props} clash={plan.clash} />}
      {plan.leftBehind.length > 0 && <LeftBehind {...props} />}
      {seated && plan.state === 'draft' && <Changes {...props} />}
    </>
  )
}

/** More changes than so many are shown when asked for. */
const few = 12

function Changes({ plan, ...rest }: Props) {
  const t = useT()
  const [all, setAll] = useState(false)
  const shown = all ? plan.changes : plan.changes.slice(0, few)
  const mark = useMark(rest.board)
  const place = (of: { carriageId: string; berth: string | null } | null) =>
    of && (
      <bdi>
        {mark(of.carriageId)} {of.berth ?? t('operations.seating.need.lap')}
      </bdi>
    )
  return (
    <Section title={t('operations.seating.changes', { count: plan.changes.length })}>
      {plan.changes.length === 0 && <p className={classes.quiet}>{t('operations.seating.no-change')}</p>}
      <ul className={classes.lines}>
        {shown.map(({ lineId, kind, was, is }) => (
          <li key={lineId}>
            <span className={classes.grow}>
              <Person id={lineId} {...rest} />
            </span>
            <span className={classes.quiet}>{t(`operations.seating.change.${kind}`)}</span>
            <span>
              {place(was)}
              {was && is && <span className="flip"> → </span>}
              {place(is)}
            </span>
          </li>
        ))}
      </ul>
      {shown.length < plan.changes.length && (
        <Button size="xs" variant="default" onClick={() => setAll(true)}>
          {t('operations.seating.all-changes', { count: plan.changes.length })}
        </Button>
      )}
    </Section>
  )
}

function LeftBehind({ plan, ...rest }: Props) {
  const t = useT()
  const count = plan.leftBehind.reduce((sum, { lines }) => sum + lines.length, 0)
  return (
    <Section title={t('operations.seating.left', { count })}>
      <ul className={classes.lines}>
        {plan.leftBehind.map(({ lines, why }) => (
          <li key={lines[0]}>
            <span className={classes.grow}>
              {lines.map((id, at) => (
                <span key={id}>
                  {at > 0 && t('operations.seating.list-comma')}
                  <Person id={id} {...rest} />
                </span>
              ))}
              <WhyWords board={rest.board} why={why} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
