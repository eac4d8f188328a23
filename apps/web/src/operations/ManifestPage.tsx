import { Button, Checkbox } from '@mantine/core'
import {
  gateKinds,
  getMission,
  lineStates,
  listManifestLines,
  type ManifestRow,
  type MissionPage,
} from '@oralu/domain'
import { IconUserPlus } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { useAnswer } from '../api/client.ts'
import { columnsOf } from '../components/columns.ts'
import { DataList } from '../components/DataList.tsx'
import { GateBadge } from '../components/GateBadge.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { useCan } from '../frame/me.ts'
import { T, useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { AddPeople } from './AddPeople.tsx'
import { BulkGate } from './BulkGate.tsx'
import { LinePanel } from './LinePanel.tsx'
import { MissionHead } from './MissionHead.tsx'
import classes from './operations.module.css'
import { Born, SeatText, Traveller, useNameText } from './parts.tsx'

export function ManifestPage() {
  const { missionId: id } = useParams({ strict: false }) as { missionId: string }
  const read = useAnswer(getMission, { params: { id } }, { keep: false })
  return <Loaded from={read}>{(mission) => <Manifest mission={mission} />}</Loaded>
}

function Manifest({ mission }: { mission: MissionPage }) {
  const t = useT()
  const can = useCan()
  const [adding, setAdding] = useState(false)
  const [bulk, setBulk] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const changes = (mission.state === 'open' || mission.state === 'frozen') && !mission.doorsClosed
  const may = can('mission.write') && changes
  const choose = useCallback((id: string, on: boolean) => {
    setChosen((before) => {
      const after = new Set(before)
      if (on) after.add(id)
      else after.delete(id)
      return after
    })
  }, [])
  const columns = useColumns(chosen, may ? choose : undefined)
  const add = {
    label: t('operations.people.add'),
    icon: <IconUserPlus size={18} aria-hidden />,
    onClick: () => setAdding(true),
  }
  const adds =
    can('identity.read') &&
    (mission.state === 'open' ? can('mission.write') : can('mission.decide')) &&
    changes
  return (
    <>
      <MissionHead mission={mission} current="manifest" {...(adds ? { action: add } : {})} />
      <DataList
        endpoint={listManifestLines}
        input={{ params: { id: mission.id } }}
        columns={columns}
        rowId={(row) => row.id}
        label={t('operations.manifest')}
        filters={[
          { name: 'name', label: t('operations.filter.name'), kind: 'text' },
          {
            name: 'unmet',
            label: t('operations.filter.unmet'),
            kind: 'choice',
            options: [
              { value: 'any', label: t('operations.filter.any') },
              ...gateKinds.map((value) => ({ value, label: t(`operations.gate.${value}`) })),
            ],
          },
          {
            name: 'state',
            label: t('operations.state'),
            kind: 'choice',
            options: lineStates.map((value) => ({ value, label: t(`operations.line-state.${word(value)}`) })),
          },
        ]}
        aside={
          may && (
            <Button variant="default" onClick={() => setBulk(true)}>
              {chosen.size > 0 ? t('operations.bulk.chosen', { count: chosen.size }) : t('operations.bulk')}
            </Button>
          )
        }
        empty={{
          title: t('operations.manifest.none'),
          hint: t(
            mission.state === 'planned'
              ? 'operations.manifest.none-planned'
              : 'operations.manifest.none-hint',
          ),
          action: adds ? <Button onClick={add.onClick}>{add.label}</Button> : null,
        }}
        panel={({ id, onClose, focusOn }) => (
          <LinePanel key={id} id={id} onClose={onClose} focusOn={focusOn} />
        )}
      />
      {adding && <AddPeople mission={mission} onClose={() => setAdding(false)} />}
      {bulk && (
        <BulkGate
          missionId={mission.id}
          chosen={[...chosen]}
          onClose={() => setBulk(false)}
          onDone={() => {
            setBulk(false)
            setChosen(new Set())
          }}
        />
      )}
    </>
  )
}

const column = columnsOf<ManifestRow>()

function useColumns(chosen: ReadonlySet<string>, choose: ((id: string, on: boolean) => void) | undefined) {
  return useMemo(
    () =>
      column.columns([
        column.display({
          id: 'choose',
          header: 'operations.choose',
          meta: { width: '4.25rem' },
          cell: ({ row }) => <Choose row={row.original} on={chosen.has(row.original.id)} choose={choose} />,
        }),
        column.accessor('person', {
          header: 'operations.traveller',
          meta: { width: 'minmax(8rem, 3fr)' },
          cell: ({ getValue }) => <Traveller person={getValue()} />,
        }),
        column.display({
          id: 'born',
          header: 'operations.born',
          meta: { width: 'minmax(7rem, 1.4fr)' },
          cell: ({ row: { original: row } }) => (
            <span>
              <Born person={row.person} />
              {row.child && (
                <>
                  {' '}
                  · <T id="operations.child" />
                </>
              )}
            </span>
          ),
        }),
        column.display({
          id: 'gates',
          header: 'operations.gates',
          meta: { width: 'minmax(10rem, 3fr)' },
          cell: ({ row }) => <Gates row={row.original} />,
        }),
        column.accessor('seat', {
          header: 'operations.seat',
          meta: { width: 'minmax(4.5rem, 0.9fr)' },
          cell: ({ row: { original: row } }) => <SeatText seat={row.seat} vehicle={row.vehicle} />,
        }),
        column.display({
          id: 'state',
          header: 'operations.state',
          meta: { width: 'minmax(5.25rem, 1fr)' },
          cell: ({ row: { original: row } }) => (
            <span>
              <T id={`operations.line-state.${word(row.state)}`} />
              {row.escortNeeded && (
                <>
                  {' '}
                  · <T id="operations.escort" />
                </>
              )}
            </span>
          ),
        }),
      ]),
    [chosen, choose],
  )
}

interface ChooseProps {
  row: ManifestRow
  on: boolean
  choose: ((id: string, on: boolean) => void) | undefined
}

function Choose({ row, on, choose }: ChooseProps) {
  const t = useT()
  const name = useNameText()
  if (!choose) return null
  return (
    <Checkbox
      aria-label={t('operations.choose-it', { name: name(row.person) })}
      checked={on}
      onChange={(event) => choose(row.id, event.currentTarget.checked)}
    />
  )
}

/** The gates that are not met, each by sign and word; or that all are. */
function Gates({ row }: { row: ManifestRow }) {
  const t = useT()
  const open = row.gates.filter(({ state }) => state === 'unmet' || state === 'decided')
  if (open.length === 0) return <GateBadge state="met" label={t('operations.gates.all')} />
  const [first, ...more] = open
  return (
    <span className={classes.gates}>
      {first && (
        <GateBadge
          state={first.state}
          label={t(`operations.gate.${first.kind}`)}
          {...(first.why ? { note: t(`operations.why.${first.why}`) } : {})}
        />
      )}
      {more.length > 0 && (
        <span title={more.map(({ kind }) => t(`operations.gate.${kind}`)).join(', ')}>
          {t('operations.gates.more', { count: more.length })}
        </span>
      )}
    </span>
  )
}
