import { useT } from '../i18n/index.tsx'
import classes from './field.module.css'
import { useGo } from './go.ts'
import { Heading } from './parts.tsx'

const further = ['add', 'received', 'notes', 'report', 'papers'] as const

export function More() {
  const t = useT()
  const go = useGo()
  return (
    <>
      <Heading>{t('field.view.more')}</Heading>
      {further.map((view) => (
        <div key={view} className={classes.buttons}>
          <button type="button" className={classes.big} onClick={() => go(view)}>
            {t(`field.view.${view}`)}
          </button>
        </div>
      ))}
    </>
  )
}
