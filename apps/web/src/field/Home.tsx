import { InstantText, NumberText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { CountWord } from './Counts.tsx'
import classes from './field.module.css'
import { useGo } from './go.ts'
import { useTablet } from './kit.ts'
import { Heading } from './parts.tsx'
import { Raised } from './Raised.tsx'

/** How it stands, in a glance. */
export function Home() {
  const t = useT()
  const go = useGo()
  const { tablet, state } = useTablet()
  const lines = Object.values(state.lines)
  const of = (name: string) => lines.filter((line) => line.state === name).length
  const numbers = [
    ['field.aboard', state.aboard.lines + state.aboard.added],
    ['operations.line-state.listed', of('listed')],
    ['operations.line-state.on-hold', of('on hold')],
    ['operations.line-state.not-boarded', of('not boarded')],
    ['operations.line-state.withdrawn', of('withdrawn')],
  ] as const
  return (
    <>
      <Heading>{t('field.view.home')}</Heading>
      <dl className={classes.numbers}>
        {numbers.map(([label, value]) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd>
              <NumberText value={value} />
            </dd>
          </div>
        ))}
      </dl>
      <button type="button" data-first className={classes.big} onClick={() => go('people')}>
        {t('field.board-people')}
      </button>
      <h2>{t('operations.counts')}</h2>
      <CountWord />
      <h2>{t('field.legs')}</h2>
      <ul className={classes.list}>
        {tablet.pack.legs.map((leg) => (
          <li key={leg.id}>
            <span className={classes.who}>
              <bdi>{leg.from}</bdi> – <bdi>{leg.to}</bdi>
            </span>
            <InstantText value={leg.departsAt} zone={leg.fromZone} />
          </li>
        ))}
      </ul>
      <Raised />
      <p className={classes.hint}>
        {t('field.pack-until')} <InstantText value={tablet.pack.expiresAt} />
      </p>
    </>
  )
}
