// One line beside the seat map: what it needs on the way, with whom it travels, and what the planner fixes for it.
import { Button, Checkbox, CloseButton, Group, SegmentedControl, Select, Stack } from '@mantine/core'
import { type AssignmentBoard, type PlacedLine, pinLine, turns, unpinLine } from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../../api/client.ts'
import { FormProblem } from '../../components/FormProblem.tsx'
import { useT } from '../../i18n/index.tsx'
import { word } from '../../i18n/word.ts'
import classes from '../operations.module.css'
import { Section, Traveller, useNameText } from '../parts.tsx'
import { Person } from './Person.tsx'
import type { Places } from './places.ts'
import { useMark } from './words.tsx'

interface Props {
  line: PlacedLine
  board: AssignmentBoard
  places: Places
  onChoose: (id: string) => void
  onClose: () => void
}

export function LinePlace({ line, board, places, onChoose, onClose }: Props) {
  const t = useT()
  const name = useNameText()
  const mark = useMark(board)
  const place = places.of.get(line.id)
  const family = board.lines.filter((each) => each.together === line.together && each.id !== line.id)
  const needs = [
    line.child && t('operations.child'),
    line.needs !== 'seat' && t(`operations.seating.need.${line.needs}`),
    line.medicNear && t('operations.seating.sign.medic'),
    line.escortNeeded && t('operations.seating.sign.escort'),
  ].filter((each) => each !== false)
  return (
    <Section
      title={name(line.person)}
      aside={<CloseButton aria-label={t('shell.close')} onClick={onClose} />}
    >
      <Traveller person={line.person} />
      <p>
        {place ? (
          <bdi>
            {mark(place.carriageId)} · {place.berth ?? t('operations.seating.need.lap')}
          </bdi>
        ) : (
          t('operations.seating.no-seat')
        )}
        {needs.length > 0 && <span className={classes.quiet}> · {needs.join(', ')}</span>}
      </p>
      {family.length > 0 && (
        <p className={classes.quiet}>
          {t('operations.seating.with')}{' '}
          {family.map(({ id }, at) => (
            <span key={id}>
              {at > 0 && t('operations.seating.list-comma')}
              <Person id={id} board={board} onChoose={onChoose} />
            </span>
          ))}
        </p>
      )}
      {board.mayChange && <Fix line={line} board={board} />}
    </Section>
  )
}

function Fix({ line, board }: Pick<Props, 'line' | 'board'>) {
  const t = useT()
  const [carriageId, setCarriage] = useState(line.pin?.carriageId ?? null)
  const [berth, setBerth] = useState(line.pin?.berth ?? null)
  const [must, setMust] = useState(line.pin?.must ?? false)
  const [turn, setTurn] = useState(line.pin?.turn ?? 'with all')
  const done = { invalidates: ['/operations'] }
  const pin = useSend(pinLine, done)
  const unpin = useSend(unpinLine, done)
  const cabin = board.cabins.find((each) => each.carriageId === carriageId)
  const wanted = line.needs === 'lap' ? undefined : line.needs
  const berths = cabin?.berths.filter(({ kind }) => kind === wanted).map(({ id }) => id) ?? []
  const nothing = carriageId === null && !must && turn === 'with all'
  const save = () =>
    nothing
      ? unpin.mutate({ params: { id: line.id } })
      : pin.mutate({ params: { id: line.id }, body: { carriageId, berth, must, turn } })
  return (
    <Stack gap="xs">
      <FormProblem error={pin.error ?? unpin.error} />
      <Group grow align="end">
        <Select
          label={t('operations.seating.fix.vehicle')}
          data={board.cabins.map((each) => ({ value: each.carriageId, label: each.mark }))}
          value={carriageId}
          placeholder={t('operations.seating.fix.any')}
          clearable
          onChange={(value) => {
            setCarriage(value)
            setBerth(null)
          }}
        />
        <Select
          label={t('operations.seat')}
          data={berths}
          value={berth}
          placeholder={t('operations.seating.fix.any')}
          disabled={berths.length === 0}
          searchable
          clearable
          onChange={setBerth}
        />
      </Group>
      <Checkbox
        label={t('operations.seating.fix.must')}
        checked={must}
        onChange={(event) => setMust(event.currentTarget.checked)}
      />
      <div>
        <div id={`turn-${line.id}`}>{t('operations.seating.fix.turn')}</div>
        <SegmentedControl
          size="xs"
          aria-labelledby={`turn-${line.id}`}
          data={turns.map((value) => ({ value, label: t(`operations.seating.turn.${word(value)}`) }))}
          value={turn}
          onChange={(value) => setTurn(value as typeof turn)}
        />
      </div>
      <Group justify="flex-end">
        <Button
          size="xs"
          variant="default"
          loading={pin.isPending || unpin.isPending}
          disabled={nothing && line.pin === null}
          onClick={save}
        >
          {nothing && line.pin ? t('operations.seating.fix.loosen') : t('operations.seating.fix')}
        </Button>
      </Group>
    </Stack>
  )
}
