// From hand to hand: who gives, who takes, whom, in what state they are seen, how many heads, and both signatures.
import { conditions, type HandoverStep, handoverSteps, type MissionState, officeZone } from '@oralu/domain'
import { useState } from 'react'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { SignaturePad } from '../operations/SignaturePad.tsx'
import classes from './field.module.css'
import type { PackLine } from './find.ts'
import { useTablet } from './kit.ts'
import { Choice, Form, Heading, Notice, Text, Tick, useDraft, useNameOf } from './parts.tsx'
import { pictureOf } from './pictures.ts'
import type { Picture } from './tablet.ts'

type Condition = (typeof conditions)[number]
const stepAt: Partial<Record<MissionState, HandoverStep>> = {
  departed: 'to arrival centre',
  arrived: 'to arrival centre',
  closed: 'to place',
}

interface Chosen {
  condition: Condition
  detained: boolean
}

export function HandoverView() {
  const t = useT()
  const { tablet, state } = useTablet()
  const { legs, lines, officer } = tablet.pack
  const arrived = state.mission?.state === 'arrived'
  const end = arrived ? legs.at(-1) : legs[0]
  const { draft, change, record } = useDraft('handover', {
    step: stepAt[state.mission?.state ?? 'open'] ?? ('to flight' as HandoverStep),
    place: (arrived ? end?.to : end?.from) ?? '',
    giver: officer.name,
    giverOffice: '',
    receiver: '',
    receiverOffice: '',
    chosen: {} as Record<string, Chosen>,
    counted: '',
    explanation: '',
  })
  const [signed, setSigned] = useState<{ giver?: Picture; receiver?: Picture }>({})
  const [round, setRound] = useState(0)
  const [done, setDone] = useState(false)
  const chosen = Object.entries(draft.chosen)
  const counted = Number(draft.counted)
  const differs = draft.counted !== '' && counted !== chosen.length
  const said = [draft.place, draft.giver, draft.giverOffice, draft.receiver, draft.receiverOffice]
  const ready = said.every((each) => each.trim() !== '') && chosen.length > 0 && draft.counted !== ''
  const draw = (party: 'giver' | 'receiver') => (blob: Blob | null) => {
    if (blob) void pictureOf(blob).then((picture) => setSigned((before) => ({ ...before, [party]: picture })))
    else setSigned(({ [party]: _, ...rest }) => rest)
  }
  const submit = async () => {
    const parties = (['giver', 'receiver'] as const).flatMap((party) => {
      const picture = signed[party]
      return picture ? [{ ...picture, what: 'signature' as const, party }] : []
    })
    const zone = (arrived ? end?.toZone : end?.fromZone) ?? officeZone
    const people = chosen.map(([lineId, { condition, detained }]) => ({
      lineId,
      detained,
      condition: [condition],
    }))
    await record(
      {
        kind: 'handover',
        body: {
          step: draft.step,
          place: draft.place,
          zone,
          at: new Date().toISOString(),
          giver: { name: draft.giver, office: draft.giverOffice },
          receiver: { name: draft.receiver, office: draft.receiverOffice },
          lines: people,
          counted,
          explanation: differs ? draft.explanation.trim() || null : null,
          property: [],
          signatures: parties.map(({ blob }) => blob),
        },
      },
      parties,
    )
    setSigned({})
    setRound(round + 1)
    setDone(true)
  }
  return (
    <>
      <Heading>{t('operations.handover.add')}</Heading>
      {done && <Notice>{t('field.recorded')}</Notice>}
      <Form act={t('operations.handover.act')} ready={ready} onSubmit={submit}>
        <Choice
          label={t('operations.counts.step')}
          options={handoverSteps.map((each) => [each, t(`operations.handover-step.${word(each)}`)])}
          value={draft.step}
          onChange={(step) => change({ step })}
        />
        <Text
          label={t('operations.handover.place')}
          value={draft.place}
          onChange={(place) => change({ place })}
        />
        <div className={classes.row}>
          <Text
            label={t('operations.handover.giver')}
            value={draft.giver}
            onChange={(giver) => change({ giver })}
          />
          <Text
            label={t('operations.handover.giver-office')}
            value={draft.giverOffice}
            onChange={(giverOffice) => change({ giverOffice })}
          />
        </div>
        <div className={classes.row}>
          <Text
            label={t('operations.handover.receiver')}
            value={draft.receiver}
            onChange={(receiver) => change({ receiver })}
          />
          <Text
            label={t('operations.handover.receiver-office')}
            value={draft.receiverOffice}
            onChange={(receiverOffice) => change({ receiverOffice })}
          />
        </div>
        <People
          lines={lines.filter(({ id }) =>
            ['boarded', 'arrived', 'listed'].includes(state.lines[id]?.state ?? ''),
          )}
          chosen={draft.chosen}
          onChange={(to) => change({ chosen: to })}
        />
        <Text
          label={t('operations.counts.counted')}
          kind="number"
          value={draft.counted}
          onChange={(to) => change({ counted: to })}
        />
        {differs && (
          <Text
            label={t('operations.counts.explanation')}
            hint={t('operations.counts.explanation-hint')}
            lines={2}
            value={draft.explanation}
            onChange={(explanation) => change({ explanation })}
          />
        )}
        {(['giver', 'receiver'] as const).map((party) => {
          const label = t('operations.signature.of', {
            name: draft[party] || t(`operations.handover.${party}`),
          })
          return (
            <div key={`${party} ${round}`}>
              <span className={classes.label}>{label}</span>
              <SignaturePad label={label} onDraw={draw(party)} />
            </div>
          )
        })}
      </Form>
    </>
  )
}

interface PeopleProps {
  lines: readonly PackLine[]
  chosen: Record<string, Chosen>
  onChange: (chosen: Record<string, Chosen>) => void
}

/** Whoever may be under 18 is handed over in care; custody only where it is said, of an adult. */
function People({ lines, chosen, onChange }: PeopleProps) {
  const t = useT()
  const nameOf = useNameOf()
  const fresh: Chosen = { condition: 'not observed', detained: false }
  const set = (id: string, to: Chosen | null) => {
    const { [id]: _, ...rest } = chosen
    onChange(to ? { ...rest, [id]: to } : rest)
  }
  return (
    <fieldset className={classes.choices}>
      <legend>{t('operations.handover.who')}</legend>
      <div className={classes.buttons}>
        <button
          type="button"
          onClick={() => onChange(Object.fromEntries(lines.map(({ id }) => [id, chosen[id] ?? fresh])))}
        >
          {t('operations.handover.all')}
        </button>
      </div>
      {lines.map((line) => {
        const mine = chosen[line.id]
        return (
          <div key={line.id}>
            <Tick
              label={nameOf(line)}
              value={Boolean(mine)}
              onChange={(on) => set(line.id, on ? fresh : null)}
            />
            {mine && (
              <div className={classes.row}>
                <select
                  aria-label={t('operations.handover.condition', { name: nameOf(line) })}
                  value={mine.condition}
                  onChange={(event) =>
                    set(line.id, { ...mine, condition: event.currentTarget.value as Condition })
                  }
                >
                  {conditions.map((each) => (
                    <option key={each} value={each}>
                      {t(`operations.condition.${word(each)}`)}
                    </option>
                  ))}
                </select>
                {!line.child && (
                  <Tick
                    label={t('operations.handover.detained')}
                    value={mine.detained}
                    onChange={(detained) => set(line.id, { ...mine, detained })}
                  />
                )}
              </div>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}
