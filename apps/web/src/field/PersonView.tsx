// One person of the pack, and all that can be recorded of them here.
import { canBePassed } from '@oralu/domain'
import { useState } from 'react'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Fear, PassGates, Reason, UrgencyForm } from './Acts.tsx'
import { type BoardWay, useBoarding } from './boarding.ts'
import classes from './field.module.css'
import type { PackLine } from './find.ts'
import { useTablet } from './kit.ts'
import { Heading, LineName, Notice, useNameOf } from './parts.tsx'

type Asking = 'not boarded' | 'withdraw' | 'fear' | 'gates' | 'urgency' | 'note'

export function PersonView({ line, by, onBack }: { line: PackLine; by: BoardWay; onBack: () => void }) {
  const t = useT()
  const nameOf = useNameOf()
  const { tablet } = useTablet()
  const { state, unmet, may, canBoard, board } = useBoarding(line)
  const [asking, setAsking] = useState<Asking>()
  const [failed, setFailed] = useState(false)
  const done = () => setAsking(undefined)
  const family = tablet.pack.lines.filter((each) => each.together === line.together && each.id !== line.id)
  const blocked = unmet.filter((gate) => !canBePassed(gate))
  const words = (gates: readonly string[]) => gates.map((gate) => t(`operations.gate.${gate}`)).join(', ')
  const now = (work: () => Promise<unknown>) => {
    setFailed(false)
    work().then(onBack, () => setFailed(true))
  }
  if (asking === 'not boarded' || asking === 'withdraw' || asking === 'note')
    return <Reason kind={asking} line={line} onDone={done} />
  if (asking === 'fear') return <Fear line={line} onDone={done} />
  if (asking === 'urgency') return <UrgencyForm line={line} onDone={done} />
  if (asking === 'gates') return <PassGates line={line} gates={unmet} onDone={done} />
  return (
    <>
      <Heading>
        <LineName line={line} />
      </Heading>
      <p>
        <b>{t(`operations.line-state.${word(state)}`)}</b>
        {line.child && ` · ${t('operations.child')}`}
        {line.seat && ` · ${line.seat}`}
        {line.escortNeeded && ` · ${t('operations.escort')}`}
      </p>
      {failed && <Notice>{t('field.not-recorded')}</Notice>}
      {canBoard && unmet.length > 0 && (
        <Notice>
          {t('field.gates-unmet')} {words(unmet)}
          {blocked.length > 0 && ` ${t('field.gates-own', { gates: words(blocked) })}`}
        </Notice>
      )}
      {canBoard && blocked.length === 0 && (
        <button
          type="button"
          data-first
          className={classes.big}
          onClick={() => (unmet.length > 0 ? setAsking('gates') : now(() => board(by)))}
        >
          {t(unmet.length > 0 ? 'field.pass-gates' : 'operations.boarding.board')}
        </button>
      )}
      <div className={classes.buttons}>
        {may('unboard') && (
          <button
            type="button"
            onClick={() => now(() => tablet.act({ kind: 'unboard', body: { line: line.id, reason: null } }))}
          >
            {t('operations.boarding.back')}
          </button>
        )}
        {may('leave') && (
          <button type="button" onClick={() => setAsking('not boarded')}>
            {t('operations.boarding.stays')}
          </button>
        )}
        <button type="button" onClick={() => setAsking('urgency')}>
          {t('field.urgency')}
        </button>
        <button type="button" onClick={() => setAsking('note')}>
          {t('field.note')}
        </button>
      </div>
      {may('withdraw') && (
        <button type="button" className={classes.big} onClick={() => setAsking('withdraw')}>
          {t('field.withdraw')}
        </button>
      )}
      <div className={classes.buttons}>
        <button type="button" className={classes.big} onClick={() => setAsking('fear')}>
          {t('field.fear')}
        </button>
      </div>
      {family.length > 0 && (
        <>
          <h2>{t('field.together')}</h2>
          <ul className={classes.list}>
            {family.map((each) => (
              <li key={each.id}>{nameOf(each)}</li>
            ))}
          </ul>
        </>
      )}
      <button type="button" onClick={onBack}>
        {t('field.back')}
      </button>
    </>
  )
}
