import { CloseButton, Group, Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useShortcut } from '../frame/shortcuts.ts'
import { useT } from '../i18n/index.tsx'
import classes from './DataList.module.css'
import { useListAddress } from './list-address.ts'

export interface ListFilter<Name extends string = string> {
  /** The name in the endpoint's query and in the address. */
  name: Name
  label: string
  kind: 'text' | 'choice' | 'day'
  options?: readonly { value: string; label: string }[]
}

/** The filters of a list, kept in the address. '/' goes to the first one that is text. */
export function ListFilters({ filters, children }: { filters: readonly ListFilter[]; children?: ReactNode }) {
  const { search, set } = useListAddress()
  const first = filters.find(({ kind }) => kind === 'text')?.name
  return (
    <Group className={`${classes.filters} no-print`} gap="sm" role="search">
      {filters.map(({ name, label, kind, options = [] }) => {
        const value = String(search[name] ?? '')
        const change = (next: string) =>
          void set({ [name]: next || undefined, from: undefined, open: undefined })
        if (kind === 'choice') {
          return (
            <Select
              key={name}
              aria-label={label}
              placeholder={label}
              data={[...options]}
              value={value || null}
              onChange={(next) => change(next ?? '')}
              clearable
              w="13rem"
            />
          )
        }
        return (
          <TextFilter
            key={name}
            label={label}
            kind={kind}
            value={value}
            change={change}
            first={name === first}
          />
        )
      })}
      {children}
    </Group>
  )
}

interface TextProps {
  label: string
  kind: 'text' | 'day'
  value: string
  change: (value: string) => void
  first: boolean
}

function TextFilter({ label, kind, value, change, first }: TextProps) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  const latest = useRef(change)
  latest.current = change
  const sent = useRef(value)
  useEffect(() => {
    // Only a change from outside (the way back, a link) takes over what is being typed.
    if (value !== sent.current) setText(value)
    sent.current = value
  }, [value])
  useEffect(() => {
    if (text === sent.current) return
    const timer = setTimeout(() => {
      sent.current = text
      latest.current(text)
    }, 250)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <>
      <TextInput
        ref={input}
        aria-label={label}
        placeholder={label}
        type={kind === 'day' ? 'date' : 'search'}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        leftSection={kind === 'text' ? <IconSearch size={16} aria-hidden /> : null}
        rightSection={
          text && kind === 'text' ? (
            <CloseButton size="sm" aria-label={t('components.list.clear')} onClick={() => setText('')} />
          ) : null
        }
        w={kind === 'text' ? '18rem' : '11rem'}
      />
      {first && <Slash onPress={() => input.current?.focus()} />}
    </>
  )
}

function Slash({ onPress }: { onPress: () => void }) {
  useShortcut('/', 'shell.shortcuts.filter', onPress)
  return null
}
