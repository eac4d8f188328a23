import { Button } from '@mantine/core'
import { ProblemError } from '../api/call.ts'
import { useT } from '../i18n/index.tsx'
import classes from './DataList.module.css'
import { Empty } from './Empty.tsx'

export function Refused({ error, again }: { error: unknown; again: () => void }) {
  const t = useT()
  const problem = error instanceof ProblemError ? error : new ProblemError('failed')
  return (
    <div className={classes.empty}>
      <Empty
        alert
        title={t('components.list.refused')}
        hint={t(`problem.${problem.code}`, problem.params)}
        action={
          <Button variant="default" onClick={again}>
            {t('shell.again')}
          </Button>
        }
      />
    </div>
  )
}

export function Waiting() {
  return (
    <div aria-hidden="true">
      {Array.from({ length: 12 }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are all alike
        <div key={line} className={classes.waiting} />
      ))}
    </div>
  )
}
