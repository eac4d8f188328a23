import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './field.module.css'
import { useTablet } from './kit.ts'
import { useNameOf } from './parts.tsx'

/** What two tablets said differently, and who answers it. */
export function Raised() {
  const t = useT()
  const nameOf = useNameOf()
  const { tablet, state } = useTablet()
  const open = state.raised.filter((each) => each.state === 'open' && each.raises === 'question')
  if (open.length === 0) return null
  return (
    <>
      <h2>{t('field.raised')}</h2>
      <ul className={classes.list}>
        {open.map((each) => {
          const line = tablet.pack.lines.find(({ id }) => id === each.line)
          return (
            <li key={each.question}>
              <span className={classes.who}>
                {t(`field.kind.${word(each.kind)}`)}
                {line && (
                  <>
                    {' · '}
                    <bdi>{nameOf(line)}</bdi>
                  </>
                )}
              </span>
              {each.duty && <span>{t(`role.${each.duty}`)}</span>}
            </li>
          )
        })}
      </ul>
    </>
  )
}
