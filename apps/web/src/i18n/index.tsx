import { DirectionProvider, useDirection } from '@mantine/core'
import type { Language } from '@oralu/domain'
import { type ReactNode, useEffect } from 'react'
import { IntlProvider, useIntl } from 'react-intl'
import { useStore } from '../api/store.ts'
import { directionOf, localeOf, speech } from './language.ts'

export { languages, nameOf, scriptOf, speak } from './language.ts'

type Value = string | number | bigint | boolean | Date | null | undefined
type Rich = Value | ReactNode | ((parts: ReactNode[]) => ReactNode)

const strong = (parts: ReactNode[]) => <strong>{parts}</strong>

export function Speech({ children }: { children: ReactNode }) {
  const { language, messages } = useStore(speech)
  return (
    <IntlProvider
      locale={localeOf[language]}
      messages={messages}
      defaultRichTextElements={{ b: strong as never }}
      onError={(error) => {
        if (import.meta.env.DEV) console.error(error)
      }}
    >
      <DirectionProvider initialDirection={directionOf(language)} detectDirection={false}>
        <Direction />
        {children}
      </DirectionProvider>
    </IntlProvider>
  )
}

/** Tells Mantine when the direction changes. */
function Direction() {
  const { setDirection } = useDirection()
  const to = directionOf(useLanguage())
  useEffect(() => setDirection(to), [to, setDirection])
  return null
}

export function useLanguage(): Language {
  return useStore(speech).language
}

type Say = (id: string, values?: Record<string, Value>) => string

/** `const t = useT(); t('shell.search.title')`: a message as text. */
export function useT(): Say {
  const { formatMessage } = useIntl()
  return sayWith(formatMessage as unknown as Format)
}

type Format = (message: { id: string }, values?: object) => string

const saying = new WeakMap<Format, Say>()

/** A message without values is worded once, however many rows of a list say it. */
function sayWith(format: Format): Say {
  const known = saying.get(format)
  if (known) return known
  const texts = new Map<string, string>()
  const say: Say = (id, values) => {
    if (values) return format({ id }, values)
    const text = texts.get(id) ?? format({ id })
    texts.set(id, text)
    return text
  }
  saying.set(format, say)
  return say
}

/** A message as elements: `<T id="shell.x" values={{ link: (text) => <a href="…">{text}</a> }} />`; `<b>` works. */
export function T({ id, values }: { id: string; values?: Record<string, Rich> }) {
  const { formatMessage } = useIntl()
  return <>{(formatMessage as (d: { id: string }, v?: object) => ReactNode)({ id }, values)}</>
}
