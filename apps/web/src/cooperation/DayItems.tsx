// What waits, each a link to where it is worked on: for the page of the day and the home page.
import type { ToDo } from '@oralu/domain'
import { DayText } from '../components/text.tsx'
import { T, useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './cooperation.module.css'
import { Go, Reason } from './parts.tsx'
import { addressOfToDo } from './words.ts'

/** What the day that stands beside an item means. */
const days: Partial<Record<ToDo['kind'], string>> = {
  'agreement to sign': 'cooperation.day.begins',
  'agreement ends': 'cooperation.day.ends',
  'given data ends': 'cooperation.day.kept',
  'receipt missing': 'cooperation.day.since',
}

export function DayItems({ items }: { items: readonly ToDo[] }) {
  const t = useT()
  return (
    <ul className={classes.lines}>
      {items.map((item) => (
        <li key={`${item.kind} ${item.id} ${item.what}`}>
          <Go to={addressOfToDo(item)}>{t(`cooperation.todo.${word(item.kind)}`)}</Go>
          {item.kind !== 'key to check' && (
            <div>
              {item.kind === 'message stopped' ? <Reason code={item.what} /> : <bdi>{item.what}</bdi>}
            </div>
          )}
          <div className={classes.quiet}>
            <bdi>{item.partner}</bdi>
            {item.due && (
              <>
                {' · '}
                <T
                  id={days[item.kind] ?? 'cooperation.day.by'}
                  values={{ day: <DayText value={item.due} /> }}
                />
              </>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
