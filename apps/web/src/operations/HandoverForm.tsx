// A handover as it is entered: step, place and hour, both parties, who, in what condition, and how many heads.
import { NumberInput, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import {
  addHandover,
  type HandoverStep,
  handoverSteps,
  listManifestLines,
  type MissionPage,
  type MissionState,
  officeZone,
  type Receipt,
} from '@oralu/domain'
import { useState } from 'react'
import { useAnswer, useSend } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { CountExplanation } from './CountFields.tsx'
import { type Chosen, HandoverPeople } from './HandoverPeople.tsx'
import { FormModal } from './parts.tsx'
import { clockIn, instantOf, zones } from './times.ts'

/** Which step is the next one at a state of the mission. */
const stepAt: Partial<Record<MissionState, HandoverStep>> = {
  frozen: 'to flight',
  departed: 'to arrival centre',
  arrived: 'to arrival centre',
  closed: 'to place',
}

interface Props {
  mission: MissionPage
  receipts: readonly Receipt[]
  onClose: () => void
}

export function HandoverForm({ mission, receipts, onClose }: Props) {
  const t = useT()
  const arrived = mission.state === 'arrived' || mission.state === 'closed'
  const [zone, setZone] = useState<string | null>((arrived ? mission.toZone : mission.fromZone) ?? officeZone)
  const [draft, setDraft] = useState({
    step: stepAt[mission.state] ?? ('to field team' as HandoverStep),
    place: (arrived ? mission.to : mission.from) ?? '',
    at: clockIn(zone ?? 'UTC', new Date().toISOString()),
    giver: '',
    giverOffice: '',
    receiver: '',
    receiverOffice: '',
  })
  const [chosen, setChosen] = useState<ReadonlyMap<string, Chosen>>(new Map())
  const [counted, setCounted] = useState<number | string>('')
  const [explanation, setExplanation] = useState('')
  const [emergency, setEmergency] = useState('')
  const [name, setName] = useState('')
  const read = useAnswer(listManifestLines, {
    params: { id: mission.id },
    query: { limit: 200, ...(name ? { name } : {}) },
  })
  const send = useSend(addHandover, { invalidates: ['/operations'], onDone: onClose })
  const set = (more: Partial<typeof draft>) => setDraft({ ...draft, ...more })
  const text = (field: 'place' | 'giver' | 'giverOffice' | 'receiver' | 'receiverOffice', label: string) => (
    <TextInput
      label={label}
      required
      value={draft[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  )
  const filled = [draft.place, draft.at, draft.giver, draft.giverOffice, draft.receiver, draft.receiverOffice]
  const conditions = [...chosen.values()].every(({ condition }) => condition.length > 0)
  const differs = typeof counted === 'number' && counted !== chosen.size
  const parted = (send.error as { issues?: { message: string }[] } | null)?.issues?.some(
    ({ message }) => message === 'parent-apart',
  )
  const submit = () =>
    zone &&
    send.mutate({
      params: { id: mission.id },
      body: {
        step: draft.step,
        place: draft.place,
        zone,
        at: instantOf(draft.at, zone),
        giver: { name: draft.giver, office: draft.giverOffice },
        receiver: { name: draft.receiver, office: draft.receiverOffice },
        lines: [...chosen].map(([lineId, each]) => ({ lineId, ...each, seen: each.seen.trim() || null })),
        counted: Number(counted),
        explanation: differs && explanation.trim() ? explanation : null,
        // What belongs to them and is in keeping goes along.
        property: receipts
          .filter(({ lineId }) => chosen.has(lineId))
          .flatMap(({ items }) => items.filter(({ returnedAt }) => !returnedAt).map(({ id }) => id)),
        emergency: emergency.trim() || null,
      },
    })
  return (
    <FormModal
      wide
      title={t('operations.handover.add')}
      act={t('operations.handover.act')}
      hint={t('operations.handover.hint')}
      ready={
        chosen.size > 0 && conditions && typeof counted === 'number' && filled.every((each) => each.trim())
      }
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label={t('operations.counts.step')}
          allowDeselect={false}
          data={handoverSteps.map((value) => ({
            value,
            label: t(`operations.handover-step.${word(value)}`),
          }))}
          value={draft.step}
          onChange={(value) => set({ step: value as HandoverStep })}
        />
        {text('place', t('operations.handover.place'))}
        <TextInput
          type="datetime-local"
          label={t('operations.handover.at')}
          required
          value={draft.at}
          onChange={(event) => set({ at: event.currentTarget.value })}
        />
        <Select
          label={t('operations.handover.zone')}
          required
          searchable
          limit={30}
          data={zones}
          value={zone}
          onChange={setZone}
        />
        {text('giver', t('operations.handover.giver'))}
        {text('giverOffice', t('operations.handover.giver-office'))}
        {text('receiver', t('operations.handover.receiver'))}
        {text('receiverOffice', t('operations.handover.receiver-office'))}
      </SimpleGrid>
      <TextInput
        label={t('operations.people.search')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Loaded from={read}>
        {({ items }) => <HandoverPeople rows={items} chosen={chosen} onChange={setChosen} />}
      </Loaded>
      <NumberInput
        label={t('operations.counts.counted')}
        description={t('operations.handover.chosen', { count: chosen.size })}
        required
        min={0}
        allowDecimal={false}
        value={counted}
        onChange={setCounted}
      />
      <CountExplanation differs={differs} explanation={explanation} onExplanation={setExplanation} />
      {parted && (
        <Textarea
          label={t('operations.handover.emergency')}
          description={t('operations.handover.emergency-hint')}
          autosize
          minRows={2}
          value={emergency}
          onChange={(event) => setEmergency(event.currentTarget.value)}
        />
      )}
    </FormModal>
  )
}
