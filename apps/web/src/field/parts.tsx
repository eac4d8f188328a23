// What the screens of the field share: fields of a form, a choice, a notice, a person of the pack, and drafts.
import type { FieldAct } from '@oralu/domain'
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Name } from '../components/Name.tsx'
import { scriptOf, useLanguage, useT } from '../i18n/index.tsx'
import classes from './field.module.css'
import type { PackLine } from './find.ts'
import { useTablet } from './kit.ts'

/** The heading of a screen; it takes the focus when the screen comes. */
export function Heading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}

interface TextProps {
  label: string
  hint?: string | undefined
  value: string
  onChange: (value: string) => void
  /** Lines shown; 1 is a single line. */
  lines?: number
  kind?: 'text' | 'number' | 'password' | 'date' | 'search' | 'datetime-local'
  required?: boolean
  max?: number
  dir?: 'ltr'
}

/** Nothing typed here is remembered by the browser: it would lie on the disk in the clear. */
export function Text({
  label,
  hint,
  value,
  onChange,
  lines = 1,
  kind = 'text',
  max = 500,
  ...more
}: TextProps) {
  const id = useId()
  const own = {
    id,
    value,
    autoComplete: 'off',
    autoCorrect: 'off',
    spellCheck: false,
    maxLength: max,
    'aria-describedby': hint ? `${id}-hint` : undefined,
    ...more,
  }
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span id={`${id}-hint`} className={classes.hint}>
          {hint}
        </span>
      )}
      {lines > 1 ? (
        <textarea {...own} rows={lines} onChange={(event) => onChange(event.currentTarget.value)} />
      ) : (
        <input
          {...own}
          type={kind}
          {...(kind === 'number' ? { min: 0 } : {})}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </div>
  )
}

interface FileProps {
  label: string
  accept: string
  camera?: boolean
  onChoose: (file: File) => void
}

/** A file or a photo; in our words, not the browser's. */
export function FileButton({ label, accept, camera = false, onChoose }: FileProps) {
  return (
    <label className={classes.file}>
      <input
        type="file"
        className="visually-hidden"
        accept={accept}
        {...(camera ? { capture: 'environment' as const } : {})}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          if (file) onChoose(file)
        }}
      />
      <span>{label}</span>
    </label>
  )
}

interface ChoiceProps<T extends string> {
  label: string
  options: readonly (readonly [T, string])[]
  value: T | null
  onChange: (value: T) => void
}

/** One of a few. */
export function Choice<T extends string>({ label, options, value, onChange }: ChoiceProps<T>) {
  const name = useId()
  return (
    <fieldset className={classes.choices}>
      <legend>{label}</legend>
      {options.map(([option, text]) => (
        <label key={option} className={classes.choice}>
          <input type="radio" name={name} checked={value === option} onChange={() => onChange(option)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}

export function Tick({
  label,
  value,
  onChange,
}: {
  label: string
  value: boolean
  onChange: (on: boolean) => void
}) {
  return (
    <label className={classes.choice}>
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  )
}

export function Notice({ children, loses = false }: { children: ReactNode; loses?: boolean }) {
  return (
    <div role="alert" className={loses ? classes.loses : classes.notice}>
      {children}
    </div>
  )
}

interface FormProps {
  act: string
  ready: boolean
  onSubmit: () => Promise<unknown>
  onCancel?: (() => void) | undefined
  /** Not the first thing to do on its screen. */
  quiet?: boolean
  children?: ReactNode
}

/** A form whose button works until what was done is on the disk. */
export function Form({ act, ready, onSubmit, onCancel, quiet = false, children }: FormProps) {
  const t = useT()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setFailed(false)
    await onSubmit().catch(() => setFailed(true))
    setBusy(false)
  }
  return (
    <form className={classes.form} autoComplete="off" onSubmit={(event) => void submit(event)}>
      {children}
      {failed && <Notice>{t('field.not-recorded')}</Notice>}
      <div className={classes.buttons}>
        <button type="submit" data-first={!quiet || undefined} disabled={!ready || busy}>
          {act}
        </button>
        {onCancel && (
          <button type="button" onClick={onCancel}>
            {t('field.back')}
          </button>
        )}
      </div>
    </form>
  )
}

/** The name as plain text in the reader's script. */
export function useNameOf(): (line: PackLine) => string {
  const t = useT()
  const script = scriptOf[useLanguage()]
  return ({ names }) =>
    names.find((form) => form.script === script)?.form ?? names[0]?.latin ?? t('components.no-name')
}

export function LineName({ line }: { line: PackLine }) {
  const latin = line.names[0]?.latin
  return (
    <Name
      stacked
      forms={line.names.map(({ form, script }, at) => ({ text: form, script, original: at === 0 }))}
      {...(latin ? { transliteration: latin } : {})}
    />
  )
}

/**
 * A form's content, kept in the vault as it is typed, so that a killed tab loses nothing.
 * @returns the content, a change of some of it, and what records an act and then forgets the draft
 */
export function useDraft<T extends object>(name: string, empty: T) {
  const { tablet } = useTablet()
  const [draft, setDraft] = useState<T>(() => ({ ...empty, ...tablet.draft<Partial<T>>(name) }))
  const last = useRef(draft)
  const change = (some: Partial<T>) => {
    last.current = { ...last.current, ...some }
    setDraft(last.current)
    // A failure is shown by the shell; what was typed stays on the screen.
    tablet.keepDraft(name, last.current).catch(() => {})
  }
  const clear = async () => {
    last.current = empty
    setDraft(empty)
    await tablet.keepDraft(name, undefined)
  }
  const record = async (act: FieldAct, pictures: Parameters<typeof tablet.act>[1] = []) => {
    const done = await tablet.act(act, pictures)
    await clear()
    return done
  }
  return { draft, change, clear, record }
}
