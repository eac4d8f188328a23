// The form of a fact of a child's family and care, or of what became of one.
import { Button, Group, Select, TextInput } from '@mantine/core'
import {
  actOnKin,
  addKin,
  type ChildFamily,
  daysAfter,
  type Endpoint,
  type KinKind,
  monthsAfter,
  type ProtectedFamily,
  panelAtLeast,
  panelDuties,
  today,
  withdrawKin,
} from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { Amount, Choice, DayField, OneLine, Tick, Words } from '../components/fields.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { PersonPicker } from '../people/PersonPicker.tsx'
import { actFields, type Field, kinFields, type Values } from './fields.ts'
import classes from './kinship.module.css'

/** A form that is open: of a new fact, or of what becomes of one. */
export type Opened =
  | { kind: KinKind; given?: Record<string, string>; start?: Values }
  | { kind: KinKind; id: string; act: string }

interface Props {
  anchorId: string
  open: Opened
  family: ChildFamily
  guarded: ProtectedFamily | undefined
  onClose: () => void
}

export function KinForm({ anchorId, open, family, guarded, onClose }: Props) {
  const t = useT()
  const act = 'act' in open ? open.act : undefined
  const all = act ? actFields(open.kind, act) : kinFields[open.kind]
  const [values, setValues] = useState<Values>(() => ({
    ...Object.fromEntries(all.map((field) => [field.name, startOf(field)])),
    ...('start' in open ? open.start : {}),
  }))
  const fields = all.filter(
    ({ when, input }) =>
      (!when || when(values)) &&
      // Nothing to choose from, nothing to ask.
      (input !== 'change' || guarded?.owed.length) &&
      (input !== 'journey' || guarded?.journeys.length),
  )
  const endpoint = (
    act === 'withdraw'
      ? withdrawKin[open.kind]
      : act
        ? (actOnKin as Record<string, Record<string, unknown>>)[open.kind]?.[act]
        : addKin[open.kind]
  ) as Endpoint
  const send = useSend(endpoint, { invalidates: ['/cases'], onDone: onClose })
  const ready = fields.every((field) => field.optional?.(values) || isSaid(field, values[field.name]))
  const title = act
    ? act === 'withdraw'
      ? t('kinship.act.withdraw')
      : t(`kinship.act.${open.kind}.${act}`)
    : t(`kinship.add.${open.kind}`)
  return (
    <FormModal
      title={title}
      hint={act ? hintOfAct(t, open.kind, act) : t(`kinship.hint.${open.kind}`)}
      act={t(act === 'sign' ? 'kinship.sign' : 'kinship.save')}
      ready={ready}
      busy={send.isPending}
      error={send.error}
      wide={fields.length > 5}
      onSubmit={() =>
        send.mutate({
          params: 'id' in open ? { id: open.id } : { anchorId },
          body: { ...('given' in open ? open.given : {}), ...bodyOf(fields, values) },
        } as never)
      }
      onClose={onClose}
    >
      {fields.map((field) => (
        <Input
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          values={values}
          family={family}
          guarded={guarded}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
    </FormModal>
  )
}

function hintOfAct(t: ReturnType<typeof useT>, kind: KinKind, act: string) {
  if (act === 'withdraw') return t('kinship.withdraw-hint')
  if (kind === 'tracing') return t(`kinship.hint-act.tracing.${act}`)
  return act === 'sign' ? t('kinship.sign-hint') : undefined
}

function startOf({ input, name, choices, optional }: Field): Values[string] {
  if (input === 'day') return optional ? '' : today()
  if (input === 'coming') return name === 'reviewOn' ? monthsAfter(today(), 1) : daysAfter(today(), 7)
  if (input === 'choice') return choices?.[0] ?? ''
  if (input === 'tick') return false
  if (input === 'amount') return '7'
  if (input === 'panel') return panelDuties.slice(0, panelAtLeast).flatMap((duty) => ['', duty])
  return ''
}

function isSaid({ input }: Field, value: Values[string] | undefined): boolean {
  if (input === 'tick') return true
  if (Array.isArray(value)) return value.every((each) => each.trim() !== '')
  return typeof value === 'string' && value.trim() !== ''
}

/** What is sent: what is left empty says nothing. */
function bodyOf(fields: readonly Field[], values: Values) {
  return Object.fromEntries(
    fields.flatMap(({ name, input }): [string, unknown][] => {
      const value = values[name] ?? ''
      if (input === 'tick') return [[name, value === true]]
      if (input === 'panel') {
        const list = value as readonly string[]
        return [
          ['members', list.filter((_, at) => at % 2 === 0).map((each) => each.trim())],
          ['duties', list.filter((_, at) => at % 2 === 1)],
        ]
      }
      const said = String(value).trim()
      if (input === 'change') {
        const [change, id] = said.split(' ')
        return change && id ? [[`${change}Id`, id]] : []
      }
      if (input === 'amount') return [[name, Number(said)]]
      return [[name, said === '' ? null : said]]
    }),
  )
}

interface InputProps {
  field: Field
  value: Values[string]
  values: Values
  family: ChildFamily
  guarded: ProtectedFamily | undefined
  onChange: (value: Values[string]) => void
}

function Input({ field, value, values, family, guarded, onChange }: InputProps) {
  const t = useT()
  const { name, input, label = name, choices = [], head = '' } = field
  const optional = field.optional?.(values) ?? false
  const common = { label: t(`kinship.field.${label}`), value: String(value), onChange, optional }
  switch (input) {
    case 'words':
      return <Words {...common} />
    case 'line':
      return <OneLine {...common} />
    case 'day':
      return <DayField {...common} max={today()} />
    case 'coming':
      return <DayField {...common} />
    case 'amount':
      return <Amount {...common} />
    case 'tick':
      return <Tick label={common.label} value={value === true} onChange={onChange} />
    case 'choice':
      return (
        <Choice
          label={common.label}
          say={(code) => t(`kinship.${head}.${code}`)}
          codes={choices}
          value={common.value}
          onChange={onChange}
        />
      )
    case 'person':
      return (
        <PersonPicker
          label={common.label}
          value={common.value || null}
          onChange={(id) => onChange(id ?? '')}
        />
      )
    case 'panel':
      return <Panel value={value as readonly string[]} onChange={onChange} />
    default:
      return (
        <Select
          label={common.label}
          description={input === 'home' ? t('kinship.home-hint') : null}
          required={!optional}
          clearable={optional}
          data={listOf(input, t, family, guarded)}
          value={common.value || null}
          onChange={(id) => onChange(id ?? '')}
        />
      )
  }
}

/** What can be chosen of what stands already. */
function listOf(
  input: Field['input'],
  t: ReturnType<typeof useT>,
  family: ChildFamily,
  guarded: ProtectedFamily | undefined,
) {
  if (input === 'home')
    return family.homes
      .filter(({ finding }) => finding !== 'not approved')
      .map(({ id, homeOf, assessedOn }) => ({ value: id, label: `${homeOf}, ${assessedOn}` }))
  if (input === 'change')
    return (guarded?.owed ?? []).map(({ change, id, name, on }) => ({
      value: `${change} ${id}`,
      label: `${t(`kinship.change.${change}`)}: ${[name, on].filter(Boolean).join(', ')}`,
    }))
  return (guarded?.journeys ?? []).map(({ id, legalBasis, recordedAt }) => ({
    value: id,
    label: `${legalBasis}, ${recordedAt.slice(0, 10)}`,
  }))
}

/** Who sat in a panel: a name and a duty each, three at least. */
function Panel({
  value,
  onChange,
}: {
  value: readonly string[]
  onChange: (value: readonly string[]) => void
}) {
  const t = useT()
  const set = (at: number, to: string) => onChange(value.map((each, index) => (index === at ? to : each)))
  return (
    <fieldset className={classes.panel}>
      <legend>{t('kinship.field.panel')}</legend>
      {Array.from({ length: value.length / 2 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a seat in the panel
        <Group key={row} gap="xs" grow>
          <TextInput
            aria-label={t('kinship.member', { number: row + 1 })}
            placeholder={t('kinship.member', { number: row + 1 })}
            maxLength={500}
            value={value[row * 2] ?? ''}
            onChange={(event) => set(row * 2, event.currentTarget.value)}
          />
          <Select
            aria-label={t('kinship.duty-of', { number: row + 1 })}
            data={panelDuties.map((duty) => ({ value: duty, label: t(`kinship.duty.${word(duty)}`) }))}
            value={value[row * 2 + 1] ?? null}
            onChange={(duty) => set(row * 2 + 1, duty ?? '')}
            allowDeselect={false}
          />
        </Group>
      ))}
      <Button
        size="compact-xs"
        variant="subtle"
        disabled={value.length / 2 >= panelDuties.length}
        onClick={() =>
          onChange([...value, '', panelDuties.find((duty) => !value.includes(duty)) ?? panelDuties[0]])
        }
      >
        {t('kinship.add-member')}
      </Button>
    </fieldset>
  )
}
