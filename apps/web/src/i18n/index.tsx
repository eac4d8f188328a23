import { DirectionProvider, useDirection } from '@mantine/core'
import type { Language } from '@oralu/domain'
import { type ReactNode, useCallback, useEffect } from 'react'
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

/** `const t = useT(); t('shell.search.title')`: a message as text. */
export function useT(): (id: string, values?: Record<string, Value>) => string {
  const { formatMessage } = useIntl()
  return useCallback(
    (id, values) => (formatMessage as (d: { id: string }, v?: object) => string)({ id }, values),
    [formatMessage],
  )
}

/** A message as elements: `<T id="shell.x" values={{ link: (text) => <a href="…">{text}</a> }} />`; `<b>` works. */
export function T({ id, values }: { id: string; values?: Record<string, Rich> }) {
  const { formatMessage } = useIntl()
  return <>{(formatMessage as (d: { id: string }, v?: object) => ReactNode)({ id }, values)}</>
}
