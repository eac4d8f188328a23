// The situation as this tablet knows it, to be printed or read out: numbers and steps, no names.
import { InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { CountWord } from './Counts.tsx'
import classes from './field.module.css'
import { useTablet, useUnsent } from './kit.ts'
import { Heading } from './parts.tsx'
import { Raised } from './Raised.tsx'

const lineStates = ['listed', 'boarded', 'arrived', 'on hold', 'not boarded', 'withdrawn'] as const

export function Report() {
  const t = useT()
  const { tablet, state, operations, contact } = useTablet()
  const unsent = useUnsent()
  const { mission, officer } = tablet.pack
  const lines = Object.values(state.lines)
  const children = tablet.pack.lines.filter(
    ({ id, child }) => child && ['boarded', 'arrived'].includes(state.lines[id]?.state ?? ''),
  ).length
  const steps = operations
    .filter(({ kind, id }) => kind === 'mission step' && state.verdicts[id] === 'stands')
    .sort((a, b) => (a.at < b.at ? -1 : 1))
  const rows: [string, number][] = [
    ...lineStates.map((each): [string, number] => [
      t(`operations.line-state.${word(each)}`),
      lines.filter((line) => line.state === each).length,
    ]),
    [t('field.report.children'), children],
    [t('field.report.added'), state.added.length],
    [t('field.report.handovers'), operations.filter(({ kind }) => kind === 'handover').length],
    [t('field.report.unsent'), unsent.length],
  ]
  return (
    <>
      <Heading>{t('field.view.report')}</Heading>
      <p>
        {t('field.mission-of', { operation: mission.operation, number: mission.number })}
        <br />
        {t('field.report.made')} <bdi>{officer.name}</bdi>, <InstantText value={new Date().toISOString()} />
        <br />
        {t('field.report.known')} {contact ? <InstantText value={contact.at} /> : t('field.outbox.never')}
      </p>
      <table className={classes.table}>
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t('operations.counts')}</h2>
      <CountWord />
      {steps.length > 0 && <h2>{t('field.report.steps')}</h2>}
      <ul className={classes.list}>
        {steps.map((each) => (
          <li key={each.id}>
            <span className={classes.who}>
              {each.kind === 'mission step' && t(`field.step.${word(each.body.step)}`)}
            </span>
            <InstantText value={each.at} />
          </li>
        ))}
      </ul>
      <Raised />
      <div className={classes.buttons}>
        <button type="button" data-first onClick={() => print()}>
          {t('field.print')}
        </button>
      </div>
    </>
  )
}
