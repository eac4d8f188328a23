import { Text } from '@mantine/core'
import { type Contradiction, personContradictions } from '@oralu/domain'
import type { ReactNode } from 'react'
import { useAnswer } from '../api/hooks.ts'
import { DayText } from '../components/text.tsx'
import { T, useT } from '../i18n/index.tsx'
import { Section } from './Section.tsx'
import classes from './workbench.module.css'

/** What the sources say that cannot hold together: statements, each with its source. */
export function ContradictionList({ items }: { items: readonly Contradiction[] }) {
  return (
    <ul className={classes.contradictions}>
      {items.map((item) => (
        <li key={item.code + item.about.join() + JSON.stringify(item.params)}>
          <T id={`people.contradiction.${item.code}`} values={valuesOf(item)} />
        </li>
      ))}
    </ul>
  )
}

function valuesOf({ params }: Contradiction): Record<string, ReactNode> {
  const text = (key: string) => params[key] !== undefined && { [key]: <bdi>{String(params[key])}</bdi> }
  const day = (key: string) => params[key] !== undefined && { [key]: <DayText value={String(params[key])} /> }
  const born = (side: 'A' | 'B') =>
    params[`from${side}`] !== undefined && {
      [`born${side}`]: (
        <DayText value={{ from: String(params[`from${side}`]), to: String(params[`to${side}`]) }} />
      ),
    }
  return {
    ...text('source'),
    ...text('sourceA'),
    ...text('sourceB'),
    ...text('a'),
    ...text('b'),
    ...text('name'),
    ...day('day'),
    ...day('from'),
    ...born('A'),
    ...born('B'),
    ...(params.years === undefined ? {} : { years: Number(params.years) as never }),
    ...(params.days === undefined ? {} : { days: Number(params.days) as never }),
  }
}

/** Of a person's page: shown where there is something to show. */
export function ContradictionsSection({ id }: { id: string }) {
  const t = useT()
  const { data } = useAnswer(personContradictions, { params: { id } }, { keep: false })
  if (!data || data.items.length === 0) return null
  return (
    <Section title={t('people.contradictions')}>
      <Text size="sm" c="dimmed" mb="xs">
        {t('people.contradictions.definition')}
      </Text>
      <ContradictionList items={data.items} />
    </Section>
  )
}
