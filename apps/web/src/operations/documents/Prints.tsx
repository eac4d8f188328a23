// What is printed of a frozen version, in two languages side by side.
import { Anchor, Group, NativeSelect } from '@mantine/core'
import { type DocumentsPage, type Language, type Paper, papers, printPaper } from '@oralu/domain'
import { useState } from 'react'
import { addressOf } from '../../api/client.ts'
import { useLanguage, useT } from '../../i18n/index.tsx'
import classes from '../operations.module.css'
import { Section, useNameText } from '../parts.tsx'

const languages: readonly Language[] = ['kk', 'ru', 'en', 'ar']

/** Two languages for a paper: first the reader's own. */
export function useLanguagePair() {
  const t = useT()
  const own = useLanguage()
  const [[one, two], setPair] = useState<[Language, Language]>([own, own === 'ar' ? 'kk' : 'ar'])
  const choose = (at: 0 | 1, value: Language) =>
    setPair((now) => {
      const other = now[at === 0 ? 1 : 0]
      const kept = other === value ? now[at] : other
      return at === 0 ? [value, kept] : [kept, value]
    })
  const select = (at: 0 | 1, label: string) => (
    <NativeSelect
      size="xs"
      label={label}
      value={at === 0 ? one : two}
      onChange={(event) => choose(at, event.currentTarget.value as Language)}
      data={languages.map((value) => ({ value, label: t(`operations.documents.language.${value}`) }))}
    />
  )
  return {
    pair: `${one}-${two}`,
    fields: (
      <>
        {select(0, t('operations.documents.language-one'))}
        {select(1, t('operations.documents.language-two'))}
      </>
    ),
  }
}

export function Prints({ missionId, documents }: { missionId: string; documents: DocumentsPage }) {
  const t = useT()
  const last = documents.versions[0]!.number
  const [version, setVersion] = useState(last)
  const { pair, fields } = useLanguagePair()
  const nameOf = useNameText()
  // Custody is of the detained alone, so one is chosen; nobody is taken for detained.
  const [held, setHeld] = useState('')
  const children = documents.people.filter(({ child }) => child)
  const adults = documents.people.filter(({ child }) => !child)
  const linesFor = (paper: Paper): string | undefined =>
    paper === 'custody' ? held : paper === 'care' ? children.map(({ lineId }) => lineId).join(',') : undefined
  return (
    <Section title={t('operations.documents.prints')}>
      <Group gap="sm" mb="sm">
        {fields}
        <NativeSelect
          size="xs"
          label={t('operations.documents.version')}
          value={version}
          onChange={(event) => setVersion(Number(event.currentTarget.value))}
          data={documents.versions.map(({ number }) => ({
            value: String(number),
            label: t('operations.version', { number }),
          }))}
        />
      </Group>
      <ul className={classes.lines}>
        {papers.map((paper) => {
          const lines = linesFor(paper)
          const ofSome = lines !== undefined
          if ((ofSome && version !== last) || (paper === 'care' && !lines)) return null
          return (
            <li key={paper}>
              {lines === '' ? (
                <span className={classes.grow}>{t(`operations.documents.paper.${paper}`)}</span>
              ) : (
                <Anchor
                  className={classes.grow}
                  target="_blank"
                  href={addressOf(printPaper, {
                    params: { id: missionId, paper },
                    query: { languages: pair, version, ...(lines ? { lines } : {}) } as never,
                  })}
                >
                  {t(`operations.documents.paper.${paper}`)}
                </Anchor>
              )}
              {paper === 'custody' ? (
                <NativeSelect
                  size="xs"
                  aria-label={t('operations.documents.of-whom')}
                  value={held}
                  onChange={(event) => setHeld(event.currentTarget.value)}
                  data={[
                    { value: '', label: t('operations.documents.of-whom') },
                    ...adults.map(({ lineId, person }) => ({ value: lineId, label: nameOf(person) })),
                  ]}
                />
              ) : (
                <span className={classes.quiet}>{t(`operations.documents.paper-hint.${paper}`)}</span>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
