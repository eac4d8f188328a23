// Who is where. Each line of the manifest is in exactly one place, and the page shows the sum.
import { type RoomLine, roomPlaces } from '@oralu/domain'
import { GateBadge } from '../../components/GateBadge.tsx'
import { useT } from '../../i18n/index.tsx'
import { word } from '../../i18n/word.ts'
import classes from '../operations.module.css'
import { Section, Traveller } from '../parts.tsx'
import own from './room.module.css'

export function Places({ lines }: { lines: readonly RoomLine[] }) {
  const t = useT()
  const byPlace = Map.groupBy(lines, ({ place }) => place)
  const places = roomPlaces.filter((place) => byPlace.has(place))
  const sizes = places.map((place) => byPlace.get(place)?.length ?? 0)
  const sum = sizes.reduce((all, size) => all + size, 0)
  const once = new Set(lines.map(({ id }) => id)).size
  return (
    <Section title={t('operations.room.places')}>
      {lines.length === 0 ? (
        <p className={classes.quiet}>{t('operations.room.nobody')}</p>
      ) : (
        <p className={own.sum}>
          <bdi dir="ltr">
            {sizes.join(' + ')} = {sum}
          </bdi>{' '}
          <GateBadge
            said
            state={sum === once ? 'met' : 'unmet'}
            label={t(sum === once ? 'operations.room.adds-up' : 'operations.room.differs', { count: once })}
          />
        </p>
      )}
      {places.map((place) => {
        const here = byPlace.get(place) ?? []
        return (
          <details key={place} className={own.place} open={here.length <= 12}>
            <summary>
              {t(`operations.room.place.${word(place)}`)} <strong>{here.length}</strong>
            </summary>
            <ul className={own.families}>
              {[...Map.groupBy(here, ({ together }) => together)].map(([together, family]) => (
                <li key={together} className={family.length > 1 ? own.family : undefined}>
                  {family.map((line) => (
                    <Person key={line.id} line={line} />
                  ))}
                </li>
              ))}
            </ul>
          </details>
        )
      })}
    </Section>
  )
}

function Person({ line: { person, seat, bus, room, handedOver, place } }: { line: RoomLine }) {
  const t = useT()
  const stays = place === 'on hold' || place === 'withdrawn' || place === 'not boarded'
  return (
    <div className={own.person}>
      <Traveller person={person} />
      {person?.child && <span className={classes.quiet}>{t('operations.child')}</span>}
      <span className={classes.quiet}>
        {seat && (
          <>
            {t('operations.seat')} <bdi>{seat}</bdi>{' '}
          </>
        )}
        {bus && (
          <>
            {t('operations.reception.bus')} <bdi>{bus}</bdi>{' '}
          </>
        )}
        {room && (
          <>
            {t('operations.reception.room')} <bdi>{room}</bdi>
          </>
        )}
        {/* Who stays behind may have been handed over already. */}
        {stays && handedOver && t(`operations.handover-step.${word(handedOver)}`)}
      </span>
    </div>
  )
}
