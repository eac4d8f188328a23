// One vehicle on a leg from above: front at the top, left to right as one sits in it, in every language.
import type { Cabin, PlacedLine } from '@oralu/domain'
import { IconBabyCarriage, IconFirstAidKit, IconPin, IconUsers } from '@tabler/icons-react'
import { InstantText } from '../../components/text.tsx'
import { useT } from '../../i18n/index.tsx'
import classes from '../operations.module.css'
import { useNameText } from '../parts.tsx'
import own from './assignment.module.css'
import { keyOf, type Places } from './places.ts'

interface Props {
  cabin: Cabin
  places: Places
  tints: ReadonlyMap<string, number>
  chosen: PlacedLine | undefined
  onChoose: (id: string) => void
}

type Berth = Cabin['berths'][number]

export function SeatMap({ cabin, ...rest }: Props) {
  const t = useT()
  const seats = cabin.berths.filter(({ kind }) => kind === 'seat')
  const taken = seats.filter(({ id }) => rest.places.at.has(keyOf(cabin.carriageId, id))).length
  const special = cabin.berths.filter(({ kind }) => kind !== 'seat')
  const rows = [...Map.groupBy(seats, ({ row }) => row)].sort(([a], [b]) => a - b)
  return (
    <section className={classes.box} aria-label={cabin.mark}>
      <div className={classes.head}>
        <h2>
          <bdi>{cabin.mark}</bdi>
        </h2>
        <span>{t('operations.seating.taken', { taken, seats: seats.length })}</span>
      </div>
      <p className={classes.quiet}>
        <bdi>{cabin.from}</bdi> – <bdi>{cabin.to}</bdi>
        <br />
        <InstantText value={cabin.departsAt} zone={cabin.zone} place={cabin.from} />
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a picture of a cabin, not a table of data */}
      <div className={own.cabin} dir="ltr" role="group" aria-label={t('operations.seating.map')}>
        <Letters berths={seats} />
        {rows.map(([row, berths]) => (
          <div className={own.row} key={row}>
            <span className={own.number} aria-hidden>
              {row}
            </span>
            {berths.map((berth) => (
              <Place key={berth.id} berth={berth} cabin={cabin} aisle={afterAisle(berths, berth)} {...rest} />
            ))}
          </div>
        ))}
      </div>
      {special.length > 0 && (
        <div className={own.special} dir="ltr">
          {special.map((berth) => (
            <Place key={berth.id} berth={berth} cabin={cabin} aisle={false} {...rest} />
          ))}
        </div>
      )}
    </section>
  )
}

/** The letters over the columns, where seats have letters. */
function Letters({ berths }: { berths: readonly Berth[] }) {
  const columns = [...new Map(berths.map((berth) => [berth.place, berth])).values()]
  columns.sort((a, b) => a.place - b.place)
  if (columns.some(({ id }) => !/^\d+[A-Z]$/.test(id))) return null
  return (
    <div className={own.row} aria-hidden>
      <span className={own.number} />
      {columns.map((berth) => (
        <span
          key={berth.place}
          className={`${own.letter}${afterAisle(columns, berth) ? ` ${own.aisle}` : ''}`}
        >
          {berth.id.at(-1)}
        </span>
      ))}
    </div>
  )
}

const afterAisle = (berths: readonly Berth[], berth: Berth) =>
  berth.place > 0 && berth.bench !== before(berths, berth)?.bench

const before = (berths: readonly Berth[], berth: Berth) =>
  berths.find(({ place }) => place === berth.place - 1)

interface PlaceProps extends Props {
  berth: Berth
  aisle: boolean
}

function Place({ berth, cabin, places, tints, chosen, onChoose, aisle }: PlaceProps) {
  const t = useT()
  const name = useNameText()
  const found = places.at.get(keyOf(cabin.carriageId, berth.id))
  const kind = berth.kind === 'seat' ? '' : ` · ${t(`operations.seating.need.${berth.kind}`)}`
  const gap = aisle ? ` ${own.aisle}` : ''
  if (!found)
    return (
      <span className={own.place + gap} data-kind={berth.kind}>
        {berth.id}
        {kind}
      </span>
    )
  if ('staff' in found)
    return (
      <span className={own.place + gap} data-staff title={berth.id}>
        <span className={own.name}>{t(`operations.seating.staff.${found.staff}`)}</span>
      </span>
    )
  const { line } = found
  const whole = name(line.person)
  const special = berth.kind === 'seat' ? undefined : t(`operations.seating.need.${berth.kind}`)
  const said = [
    special ? `${whole} ${special}, ${berth.id}` : `${berth.id}: ${whole}`,
    ...signsOf(line).map((sign) => t(`operations.seating.sign.${sign}`)),
  ]
  return (
    <button
      type="button"
      className={own.place + gap}
      data-kind={berth.kind}
      data-tint={tints.get(line.together) ?? 0}
      data-family={chosen && chosen.id !== line.id && chosen.together === line.together ? true : undefined}
      aria-pressed={chosen?.id === line.id}
      aria-label={said.join(', ')}
      title={said.join(', ')}
      onClick={() => onChoose(line.id)}
    >
      <span className={own.name} dir="auto">
        {special ? whole : whole.split(' ')[0]}
      </span>
      {special && (
        <>
          {' '}
          <span className={own.kind}>{special}</span>
        </>
      )}
      <span className={own.signs} aria-hidden>
        {signsOf(line).map((sign) => {
          const Icon = icons[sign]
          return <Icon key={sign} size={11} />
        })}
      </span>
    </button>
  )
}

const icons = { child: IconBabyCarriage, medic: IconFirstAidKit, escort: IconUsers, pinned: IconPin }

/** What must be seen at a glance of a place. */
function signsOf(line: PlacedLine): (keyof typeof icons)[] {
  return [
    ...(line.child ? (['child'] as const) : []),
    ...(line.medicNear ? (['medic'] as const) : []),
    ...(line.escortNeeded ? (['escort'] as const) : []),
    ...(line.pin ? (['pinned'] as const) : []),
  ]
}
