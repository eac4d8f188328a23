// What is recorded of one person with words: why they stay, that they withdraw, a fear, an urgency, a gate passed.
import { canBePassed, type GateKind, type Urgency, urgencies } from '@oralu/domain'
import { useState } from 'react'
import { useT } from '../i18n/index.tsx'
import type { PackLine } from './find.ts'
import { useTablet } from './kit.ts'
import { Choice, Form, Heading, LineName, Notice, Text, Tick, useDraft } from './parts.tsx'
import { sealed } from './sealed.ts'

interface Props {
  line: PackLine
  onDone: () => void
}

const titles = {
  'not boarded': 'operations.boarding.stays',
  withdraw: 'field.withdraw',
  note: 'field.note',
} as const
const hints = {
  'not boarded': 'operations.boarding.stays-hint',
  withdraw: 'field.withdraw-hint',
  note: 'field.note-hint',
} as const

export function Reason({ kind, line, onDone }: Props & { kind: keyof typeof titles }) {
  const t = useT()
  const { draft, change, record } = useDraft(`${kind} ${line.id}`, { text: '' })
  const act = () => {
    const text = draft.text.trim()
    if (kind === 'note') return record({ kind, body: { line: line.id, text } })
    return record({ kind, body: { line: line.id, reason: text.replace(/\s+/g, ' ') } })
  }
  return (
    <>
      <Heading>{t(titles[kind])}</Heading>
      <p>
        <LineName line={line} />
      </p>
      <p>{t(hints[kind])}</p>
      <Form
        act={t(titles[kind])}
        ready={draft.text.trim() !== ''}
        onCancel={onDone}
        onSubmit={() => act().then(onDone)}
      >
        <Text
          label={t(kind === 'note' ? 'field.note' : 'operations.reason')}
          lines={3}
          value={draft.text}
          onChange={(text) => change({ text })}
        />
      </Form>
    </>
  )
}

/** Sealed at once to protection: not even this tablet can read it again, so nothing is kept while it is typed. */
export function Fear({ line, onDone }: Props) {
  const t = useT()
  const { tablet } = useTablet()
  const [said, setSaid] = useState('')
  const submit = async () => {
    const text = await sealed(tablet.pack.protectionRecipient, said.trim())
    await tablet.act({ kind: 'hold', body: { line: line.id, about: 'fear expressed', said: text } })
    onDone()
  }
  return (
    <>
      <Heading>{t('field.fear')}</Heading>
      <p>
        <LineName line={line} />
      </p>
      <p>{t('field.fear-hint')}</p>
      <Form act={t('field.fear-act')} ready={said.trim() !== ''} onCancel={onDone} onSubmit={submit}>
        <Text
          label={t('field.fear-said')}
          hint={t('field.fear-said-hint')}
          lines={5}
          max={8000}
          value={said}
          onChange={setSaid}
        />
      </Form>
    </>
  )
}

export function UrgencyForm({ line, onDone }: Props) {
  const t = useT()
  const { tablet } = useTablet()
  const [urgency, setUrgency] = useState<Urgency | null>(null)
  const [by, setBy] = useState('')
  const [need, setNeed] = useState('')
  const submit = async () => {
    const text = need.trim() ? await sealed(tablet.pack.protectionRecipient, need.trim()) : null
    await tablet.act({
      kind: 'urgency',
      body: { line: line.id, urgency: urgency!, followUpBy: by, need: text },
    })
    onDone()
  }
  return (
    <>
      <Heading>{t('field.urgency')}</Heading>
      <p>
        <LineName line={line} />
      </p>
      <p>{t('field.urgency-hint')}</p>
      <Form
        act={t('field.urgency-act')}
        ready={urgency !== null && by !== ''}
        onCancel={onDone}
        onSubmit={submit}
      >
        <Choice
          label={t('field.urgency')}
          options={urgencies.map((each) => [each, t(`cases.urgency.${each}`)])}
          value={urgency}
          onChange={setUrgency}
        />
        <Text label={t('field.urgency-by')} kind="date" value={by} onChange={setBy} />
        <Text
          label={t('field.urgency-need')}
          hint={t('field.fear-said-hint')}
          lines={3}
          max={8000}
          value={need}
          onChange={setNeed}
        />
      </Form>
    </>
  )
}

/** A named authority lets gates pass; who travels of their own will is never decided by another. */
export function PassGates({ line, gates, onDone }: Props & { gates: readonly GateKind[] }) {
  const t = useT()
  const passable = gates.filter(canBePassed)
  const { draft, change, record } = useDraft(`gates ${line.id}`, {
    authority: '',
    reason: '',
    chosen: passable as readonly GateKind[],
  })
  const chosen = draft.chosen.filter((gate) => passable.includes(gate))
  const submit = async () => {
    const { authority, reason } = draft
    await record({ kind: 'gate passed', body: { line: line.id, gates: [...chosen], authority, reason } })
    onDone()
  }
  return (
    <>
      <Heading>{t('field.pass-gates')}</Heading>
      <p>
        <LineName line={line} />
      </p>
      <Notice>{t('field.pass-gates-hint')}</Notice>
      <Form
        act={t('field.pass-gates')}
        ready={chosen.length > 0 && draft.authority.trim() !== '' && draft.reason.trim() !== ''}
        onCancel={onDone}
        onSubmit={submit}
      >
        {passable.map((gate) => (
          <Tick
            key={gate}
            label={t(`operations.gate.${gate}`)}
            value={chosen.includes(gate)}
            onChange={(on) =>
              change({ chosen: on ? [...chosen, gate] : chosen.filter((each) => each !== gate) })
            }
          />
        ))}
        <Text
          label={t('field.authority')}
          hint={t('field.authority-hint')}
          value={draft.authority}
          onChange={(authority) => change({ authority })}
        />
        <Text
          label={t('operations.reason')}
          lines={3}
          value={draft.reason}
          onChange={(reason) => change({ reason })}
        />
      </Form>
    </>
  )
}
