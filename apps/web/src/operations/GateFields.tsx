// The fields of each kind of gate, and what they send.
import { Checkbox, NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import { type GateKind, lastWeek, type meetGate, pregnantUntil, type Sent, today } from '@oralu/domain'
import { useState } from 'react'
import { useT } from '../i18n/index.tsx'

type Body = Sent<typeof meetGate>['body']
type Details = Body['details']

export interface Paper {
  evidence: string
  authority: string
  expiresOn: string
  fit: boolean
}
export const emptyPaper: Paper = { evidence: '', authority: '', expiresOn: '', fit: true }

export function paperReady(kind: GateKind, paper: Paper): boolean {
  return Boolean(
    paper.evidence.trim() &&
      (kind !== 'release' || paper.authority.trim()) &&
      (kind !== 'fitness' || paper.expiresOn),
  )
}

export function paperSent(kind: GateKind, paper: Paper): Omit<Body, 'lines'> {
  const details: Details =
    kind === 'release'
      ? { kind, authority: paper.authority }
      : kind === 'fitness'
        ? { kind, fit: paper.fit }
        : { kind: 'exit' }
  return { evidence: paper.evidence, expiresOn: paper.expiresOn || null, details }
}

interface PaperProps {
  kind: GateKind
  paper: Paper
  onChange: (paper: Paper) => void
}

/** Release, fitness, exit document. */
export function PaperFields({ kind, paper, onChange }: PaperProps) {
  const t = useT()
  const evidence = kind === 'fitness' ? t('operations.fitness.by') : t('operations.paper.document')
  return (
    <>
      {kind === 'release' && (
        <TextInput
          label={t('operations.release.authority')}
          required
          value={paper.authority}
          onChange={(event) => onChange({ ...paper, authority: event.currentTarget.value })}
        />
      )}
      {kind === 'fitness' && (
        <SegmentedControl
          aria-label={t('operations.gate.fitness')}
          value={paper.fit ? 'fit' : 'not'}
          onChange={(value) => onChange({ ...paper, fit: value === 'fit' })}
          data={[
            { value: 'fit', label: t('operations.fitness.fit') },
            { value: 'not', label: t('operations.fitness.not') },
          ]}
        />
      )}
      <TextInput
        label={evidence}
        description={kind === 'fitness' ? t('operations.fitness.hint') : null}
        required
        value={paper.evidence}
        onChange={(event) => onChange({ ...paper, evidence: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={kind === 'fitness' ? t('operations.fitness.until') : t('operations.paper.until')}
        required={kind === 'fitness'}
        value={paper.expiresOn}
        onChange={(event) => onChange({ ...paper, expiresOn: event.currentTarget.value })}
      />
      {kind === 'fitness' && <Pregnancy onUntil={(expiresOn) => onChange({ ...paper, expiresOn })} />}
    </>
  )
}

/** Reckons the last day from the weeks of a pregnancy. Only the day is sent and kept. */
function Pregnancy({ onUntil }: { onUntil: (day: string) => void }) {
  const t = useT()
  const [weeks, setWeeks] = useState<number | string>('')
  const [multiple, setMultiple] = useState(false)
  const reckon = (known: number | string, several: boolean) => {
    setWeeks(known)
    setMultiple(several)
    if (known !== '') onUntil(pregnantUntil(Number(known), several, today()) ?? '')
  }
  const over = weeks !== '' && Number(weeks) >= (multiple ? lastWeek.multiple : lastWeek.single)
  return (
    <details>
      <summary>{t('operations.fitness.reckon')}</summary>
      <NumberInput
        label={t('operations.fitness.weeks')}
        description={t('operations.fitness.weeks-hint')}
        error={over ? t('operations.fitness.weeks-over') : undefined}
        min={1}
        max={42}
        allowDecimal={false}
        value={weeks}
        onChange={(value) => reckon(value, multiple)}
      />
      <Checkbox
        mt="xs"
        label={t('operations.fitness.multiple')}
        checked={multiple}
        onChange={(event) => reckon(weeks, event.currentTarget.checked)}
      />
    </details>
  )
}

export interface Talk {
  language: string
  interpreter: string
  witness: string
  present: string
  privateRoom: boolean
  guardAbsent: boolean
  alternatives: boolean
}

/** The last conversation's words stand ready for the next; what was affirmed is affirmed anew for each person. */
let lastTalk: Pick<Talk, 'language' | 'interpreter' | 'witness' | 'present'> = {
  language: '',
  interpreter: '',
  witness: '',
  present: '',
}

export const freshTalk = (): Talk => ({
  ...lastTalk,
  privateRoom: false,
  guardAbsent: false,
  alternatives: false,
})

export function keepTalk({ language, interpreter, witness, present }: Talk): void {
  lastTalk = { language, interpreter, witness, present }
}

export const talkReady = (talk: Talk): boolean =>
  Boolean(talk.language.trim() && talk.witness.trim() && talk.present.trim())

export const talkSent = (talk: Talk) => ({
  language: talk.language,
  interpreter: talk.interpreter.trim() || null,
  witness: talk.witness,
  present: talk.present,
  privateRoom: talk.privateRoom,
  guardPresent: !talk.guardAbsent,
  alternatives: talk.alternatives,
})

/** Where and how someone was asked. Without a private room, or with a guard, it does not count. */
export function TalkFields({ talk, onChange }: { talk: Talk; onChange: (talk: Talk) => void }) {
  const t = useT()
  const text = (
    key: 'language' | 'interpreter' | 'witness' | 'present',
    label: string,
    required: boolean,
  ) => (
    <TextInput
      label={label}
      required={required}
      value={talk[key]}
      onChange={(event) => onChange({ ...talk, [key]: event.currentTarget.value })}
    />
  )
  const check = (key: 'privateRoom' | 'guardAbsent' | 'alternatives', label: string) => (
    <Checkbox
      label={label}
      checked={talk[key]}
      onChange={(event) => onChange({ ...talk, [key]: event.currentTarget.checked })}
    />
  )
  return (
    <>
      {text('language', t('operations.talk.language'), true)}
      {text('interpreter', t('operations.talk.interpreter'), false)}
      {text('witness', t('operations.talk.witness'), true)}
      {text('present', t('operations.talk.present'), true)}
      {check('privateRoom', t('operations.talk.private'))}
      {check('guardAbsent', t('operations.talk.no-guard'))}
      {check('alternatives', t('operations.talk.alternatives'))}
    </>
  )
}
