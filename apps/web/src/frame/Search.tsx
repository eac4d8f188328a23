import '@mantine/spotlight/styles.layer.css'
import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight, spotlight } from '@mantine/spotlight'
import { IconArrowRight, IconSearch } from '@tabler/icons-react'
import { useQueries } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useT } from '../i18n/index.tsx'
import { type Found, searchers } from '../search.ts'
import { subjects } from '../subjects.ts'
import { useCan } from './me.ts'
import { useShortcut } from './shortcuts.ts'

interface Group {
  title: string
  found: Found[]
}

/** Ctrl-K: goes to a subject by name, or asks each subject's searcher. */
export function Search() {
  const t = useT()
  const can = useCan()
  const router = useRouter()
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), 180)
  useShortcut('mod+K', 'shell.search.open', () => spotlight.open())

  const mine = searchers.filter(({ right }) => can(right))
  const answers = useQueries({
    queries: mine.map(({ title, find }) => ({
      queryKey: ['search', title, asked],
      queryFn: ({ signal }: { signal: AbortSignal }) => find(asked, signal),
      enabled: asked.length >= 2,
      staleTime: 5_000,
    })),
  })
  const places: Found[] = subjects
    .filter(({ to, rights }) => to in router.routesByPath && rights.some(can))
    .map(({ to, title }) => ({ id: to, to, label: t(title) }))
    .filter(({ label }) => label.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase()))
  const groups: Group[] = [
    ...mine.map(({ title }, index) => ({ title, found: answers[index]?.data ?? [] })),
    { title: 'shell.search.places', found: places },
  ].filter(({ found }) => found.length > 0)
  const busy = text.trim() !== asked || answers.some(({ isFetching }) => isFetching)
  const failed = answers.some(({ isError }) => isError)

  return (
    <Spotlight.Root
      query={text}
      onQueryChange={setText}
      shortcut={null}
      scrollable
      maxHeight="60vh"
      clearQueryOnClose
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      transitionProps={{ duration: 0 }}
    >
      <Spotlight.Search
        placeholder={t('shell.search.hint')}
        aria-label={t('shell.search.hint')}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {groups.map(({ title, found }) => (
          <Spotlight.ActionsGroup key={title} label={t(title)}>
            {found.map(({ id, to, label, about }) => (
              <Spotlight.Action
                key={id}
                label={label}
                {...(about ? { description: about } : {})}
                rightSection={<IconArrowRight size={16} aria-hidden className="flip" />}
                onClick={() => router.history.push(to)}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {(groups.length === 0 || failed) && (
          <Spotlight.Empty>
            {t(busy ? 'components.loading' : failed ? 'shell.search.failed' : 'shell.search.nothing')}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
