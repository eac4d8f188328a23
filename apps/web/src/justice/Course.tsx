// The course of a proceeding, in order of time: each dated fact a line.
import type { Matter } from '@oralu/domain'
import classes from '../cases/cases.module.css'
import { DayText, InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'

type Event = { on: string; what: string; words?: string | null }

function eventsOf(of: Matter): Event[] {
  const event = (what: string, on: string | null, words?: string | null): Event[] =>
    on ? [{ on, what, ...(words ? { words } : {}) }] : []
  const { proceeding } = of
  return [
    ...event('opened', proceeding.openedOn, proceeding.authority),
    ...of.suspicions.flatMap((each) => [
      ...event('suspected', each.suspectedOn, each.suspectedBy),
      ...event('lifted', each.liftedOn),
    ]),
    ...of.diversions.flatMap((each) =>
      event(each.decision === 'diverted' ? 'diverted' : 'diversion', each.consideredOn),
    ),
    ...of.charges.flatMap((each) => [
      ...event('charged', each.chargedOn, [each.law, each.article].join(', ')),
      ...event('dropped', each.droppedOn, [each.law, each.article].join(', ')),
    ]),
    ...of.detentions.flatMap((each) => [
      ...event('detained', each.fromAt, each.place),
      ...event('freed', each.endedAt),
    ]),
    ...of.hearings.flatMap((each) => event('heard', each.heldOn, each.purpose)),
    ...of.convictions.flatMap((each) => [
      ...event('convicted', each.convictedOn, each.court),
      ...event('in-force', each.inForceOn),
      ...event('set-aside', each.setAsideOn),
    ]),
    ...of.acquittals.flatMap((each) => [
      ...event('acquitted', each.acquittedOn, each.court),
      ...event('in-force', each.inForceOn),
      ...event('set-aside', each.setAsideOn),
    ]),
    ...of.appeals.flatMap((each) => event('appealed', each.lodgedOn, each.court)),
    ...of.releases.flatMap((each) => event('released', each.releasedOn, each.fromPlace)),
    ...of.measures.flatMap((each) => [
      ...event('measure', each.fromOn, each.words),
      ...event('measure-ended', each.endedOn),
    ]),
    ...event('ended', proceeding.endedOn, proceeding.endedBasis),
  ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

export function Course({ matter }: { matter: Matter }) {
  const t = useT()
  return (
    <section className={classes.box} aria-label={t('justice.course')}>
      <div className={classes.head}>
        <h3>{t('justice.course')}</h3>
      </div>
      <ol className={classes.timeline}>
        {eventsOf(matter).map((event, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the past keeps its order
          <li key={index}>
            <span className={classes.quiet}>
              {event.on.length === 10 ? <DayText value={event.on} /> : <InstantText value={event.on} />}
            </span>{' '}
            {t(`justice.event.${event.what}`)}
            {event.words && (
              <>
                {' · '}
                <bdi>{event.words}</bdi>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
