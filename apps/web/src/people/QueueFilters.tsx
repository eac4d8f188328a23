import { listSources, matchKinds, scripts } from '@oralu/domain'
import { useSearch } from '@tanstack/react-router'
import { useAnswer } from '../api/hooks.ts'
import { ListFilters } from '../components/ListFilters.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import type { Filters } from './desk.ts'

/** What the queue is narrowed to, from the address. */
export function useFilters(): Filters {
  const { person, source, script, kind } = useSearch({ strict: false }) as Record<string, string | undefined>
  return {
    person,
    source,
    script: scripts.find((each) => each === script),
    kind: matchKinds.find((each) => each === kind),
  }
}

export function QueueFilters() {
  const t = useT()
  const { data } = useAnswer(listSources)
  return (
    <ListFilters
      filters={[
        {
          name: 'source',
          label: t('people.source'),
          kind: 'choice',
          options: data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [],
        },
        {
          name: 'script',
          label: t('people.queue.script'),
          kind: 'choice',
          options: (['Cyrl', 'Latn', 'Arab'] as const).map((value) => ({
            value,
            label: t(`people.queue.script.${value.toLowerCase()}`),
          })),
        },
        {
          name: 'kind',
          label: t('people.queue.kind'),
          kind: 'choice',
          options: matchKinds.map((value) => ({ value, label: t(`people.queue.kind.${word(value)}`) })),
        },
      ]}
    />
  )
}
