// Boarding, on a tablet in the sun: one large target a person, families together, heads counted at the end.
import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import {
  boardLine,
  canBePassed,
  closeDoors,
  departMission,
  getMission,
  leaveLine,
  listManifestLines,
  type ManifestRow,
  type MissionPage,
  unboardLine,
} from '@oralu/domain'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useAnswer, usePages, useSend } from '../api/client.ts'
import { Empty } from '../components/Empty.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { GateBadge } from '../components/GateBadge.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { NumberText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Count } from './HeadCounts.tsx'
import { Hold, PassGate } from './LineActs.tsx'
import { MissionHead } from './MissionHead.tsx'
import classes from './operations.module.css'
import { FormModal, SeatText, Section, Traveller, useNameText, useReadable } from './parts.tsx'

export function BoardingPage() {
  const { missionId: id } = useParams({ strict: false }) as { missionId: string }
  const read = useAnswer(getMission, { params: { id } }, { keep: false, every: 15_000 })
  return <Loaded from={read}>{(mission) => <Boarding mission={mission} />}</Loaded>
}

function Boarding({ mission }: { mission: MissionPage }) {
  const t = useT()
  const can = useCan()
  const readable = useReadable()
  const [show, setShow] = useState('listed')
  const [name, setName] = useState('')
  const [asking, setAsking] = useState<'doors' | 'count'>()
  const query = {
    limit: 200 as const,
    ...(name.trim() ? { name: name.trim() } : {}),
    ...(show === 'all' ? {} : { state: show as 'listed' }),
  }
  const { query: read, items, more } = usePages(listManifestLines, { params: { id: mission.id }, query })
  useEffect(more)
  const depart = useSend(departMission, { invalidates: ['/operations', '/people', '/figures'] })
  const writes = can('mission.write')
  const open = mission.state === 'frozen' && !mission.doorsClosed && writes
  const counted = mission.headCounts.some(({ step }) => step === 'departure')
  const numbers = [
    [t('operations.boarding.left'), mission.lines.listed ?? 0],
    [t('operations.line-state.boarded'), (mission.lines.boarded ?? 0) + (mission.lines.arrived ?? 0)],
    [t('operations.line-state.not-boarded'), mission.lines['not boarded'] ?? 0],
    [t('operations.line-state.on-hold'), mission.lines['on hold'] ?? 0],
    [t('operations.line-state.withdrawn'), mission.lines.withdrawn ?? 0],
  ] as const
  return (
    <div className={classes.page}>
      <MissionHead mission={mission} current="boarding" />
      <Section title={t('operations.boarding.count')}>
        <dl className={classes.numbers}>
          {numbers.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <NumberText value={value} />
              </dd>
            </div>
          ))}
        </dl>
        {depart.error && <FormProblem error={readable(depart.error)} />}
        <div className={classes.buttons}>
          {open && (
            <Button
              size="lg"
              variant={mission.lines.listed ? 'default' : 'filled'}
              onClick={() => setAsking('doors')}
            >
              {t('operations.act.doors')}
            </Button>
          )}
          {mission.state === 'frozen' && mission.doorsClosed && writes && (
            <>
              <Button size="lg" variant={counted ? 'default' : 'filled'} onClick={() => setAsking('count')}>
                {t('operations.counts.add')}
              </Button>
              <Button
                size="lg"
                variant={counted ? 'filled' : 'default'}
                disabled={!counted}
                loading={depart.isPending}
                onClick={() => depart.mutate({ params: { id: mission.id }, body: {} })}
              >
                {t('operations.act.depart')}
              </Button>
            </>
          )}
        </div>
      </Section>
      {mission.state === 'planned' || mission.state === 'open' ? (
        <Empty title={t('operations.boarding.not-frozen')} hint={t('operations.boarding.not-frozen-hint')} />
      ) : (
        <>
          <div className={classes.buttons}>
            <SegmentedControl
              size="md"
              classNames={{ innerLabel: classes.begins }}
              aria-label={t('operations.boarding.show')}
              value={show}
              onChange={setShow}
              data={[
                { value: 'listed', label: t('operations.boarding.left') },
                { value: 'boarded', label: t('operations.line-state.boarded') },
                { value: 'all', label: t('operations.boarding.all') },
              ]}
            />
            <TextInput
              size="md"
              type="search"
              aria-label={t('operations.filter.name')}
              placeholder={t('operations.filter.name')}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          </div>
          {read.isSuccess && items.length === 0 && (
            <Empty
              title={t(show === 'listed' ? 'operations.boarding.nobody-left' : 'operations.boarding.nobody')}
              hint={t('operations.boarding.nobody-hint')}
            />
          )}
          <ul className={classes.boarding} aria-label={t('operations.boarding')}>
            {items.map((row) => (
              <Card key={row.id} row={row} open={open} />
            ))}
          </ul>
        </>
      )}
      {asking === 'doors' && <Doors mission={mission} onClose={() => setAsking(undefined)} />}
      {asking === 'count' && <Count mission={mission} onClose={() => setAsking(undefined)} />}
    </div>
  )
}

function Card({ row, open }: { row: ManifestRow; open: boolean }) {
  const t = useT()
  const can = useCan()
  const nameOf = useNameText()
  const readable = useReadable()
  const [asking, setAsking] = useState<'leave' | 'hold' | 'pass'>()
  const board = useSend(boardLine, { invalidates: ['/operations'] })
  const unboard = useSend(unboardLine, { invalidates: ['/operations'] })
  const name = nameOf(row.person)
  const shown = row.gates.filter(({ state }) => state === 'unmet' || state === 'decided')
  const unmet = shown.filter(({ state }) => state === 'unmet')
  const passable = unmet.length > 0 && unmet.every(({ kind }) => canBePassed(kind)) && can('mission.decide')
  const waits = row.state === 'listed' || row.state === 'not boarded'
  const own = (act: string) => `${act}: ${name}`
  return (
    <li data-state={row.state}>
      <div>
        <Traveller person={row.person} stacked />
        <div className={classes.quiet}>
          {t(`operations.line-state.${word(row.state)}`)}
          {row.child && ` · ${t('operations.child')}`}
          {row.seat && (
            <>
              {' · '}
              <SeatText seat={row.seat} vehicle={row.vehicle} />
            </>
          )}
          {row.escortNeeded && ` · ${t('operations.escort')}`}
        </div>
        <div className={classes.gates}>
          {shown.map((gate) => (
            <GateBadge
              key={gate.kind}
              state={gate.state}
              label={t(`operations.gate.${gate.kind}`)}
              {...(gate.why ? { note: t(`operations.why.${gate.why}`) } : {})}
            />
          ))}
        </div>
      </div>
      <FormProblem error={readable(board.error ?? unboard.error)} />
      {open && (
        <div className={classes.buttons}>
          {waits && (
            <Button
              size="lg"
              loading={board.isPending}
              aria-label={own(t('operations.boarding.board'))}
              onClick={() => board.mutate({ params: { id: row.id } })}
            >
              {t('operations.boarding.board')}
            </Button>
          )}
          {row.state === 'boarded' && (
            <Button
              size="lg"
              variant="default"
              loading={unboard.isPending}
              aria-label={own(t('operations.boarding.back'))}
              onClick={() => unboard.mutate({ params: { id: row.id } })}
            >
              {t('operations.boarding.back')}
            </Button>
          )}
          {row.state === 'listed' && (
            <Button
              size="lg"
              variant="default"
              aria-label={own(t('operations.boarding.stays'))}
              onClick={() => setAsking('leave')}
            >
              {t('operations.boarding.stays')}
            </Button>
          )}
          {(waits || row.state === 'boarded') && (
            <Button
              size="lg"
              variant="default"
              aria-label={own(t('operations.line.hold'))}
              onClick={() => setAsking('hold')}
            >
              {t('operations.line.hold')}
            </Button>
          )}
          {waits && passable && (
            <Button
              size="lg"
              variant="default"
              aria-label={own(t('operations.gate.pass'))}
              onClick={() => setAsking('pass')}
            >
              {t('operations.gate.pass')}
            </Button>
          )}
        </div>
      )}
      {asking === 'leave' && <Leave row={row} onClose={() => setAsking(undefined)} />}
      {asking === 'hold' && <Hold id={row.id} onClose={() => setAsking(undefined)} />}
      {asking === 'pass' && (
        <PassGate line={row} kinds={unmet.map(({ kind }) => kind)} onClose={() => setAsking(undefined)} />
      )}
    </li>
  )
}

function Leave({ row, onClose }: { row: ManifestRow; onClose: () => void }) {
  const t = useT()
  const [reason, setReason] = useState('')
  const send = useSend(leaveLine, { invalidates: ['/operations'], onDone: onClose })
  return (
    <FormModal
      title={t('operations.boarding.stays')}
      act={t('operations.boarding.stays')}
      hint={t('operations.boarding.stays-hint')}
      ready={reason.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() => send.mutate({ params: { id: row.id }, body: { reason } })}
    >
      <Textarea
        label={t('operations.reason')}
        required
        autosize
        minRows={2}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormModal>
  )
}

function Doors({ mission, onClose }: { mission: MissionPage; onClose: () => void }) {
  const t = useT()
  const left = mission.lines.listed ?? 0
  const [reason, setReason] = useState('')
  const send = useSend(closeDoors, { invalidates: ['/operations', '/figures'], onDone: onClose })
  return (
    <FormModal
      title={t('operations.act.doors')}
      act={t('operations.act.doors')}
      hint={t('operations.doors.hint')}
      ready={left === 0 || reason.trim() !== ''}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={() =>
        send.mutate({ params: { id: mission.id }, body: { leftReason: left > 0 ? reason : null } })
      }
    >
      {left > 0 && (
        <Textarea
          label={t('operations.doors.left', { count: left })}
          required
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </FormModal>
  )
}
