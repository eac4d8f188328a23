// What the screens of meetings share: a box with a heading, a state in words, two languages for a paper.
import { Group, NativeSelect } from '@mantine/core'
import type { CommitmentLine, Language } from '@oralu/domain'
import { type ReactNode, useState } from 'react'
import { languages, nameOf, useLanguage, useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './meetings.module.css'

export function Box({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.box} aria-label={title}>
      <div className={classes.head}>
        <h2>{title}</h2>
        {aside && <Group gap="xs">{aside}</Group>}
      </div>
      {children}
    </section>
  )
}

/** What someone wrote, in its own direction. */
export function Words({ children }: { children: string }) {
  return <p className={classes.words}>{children}</p>
}

export function Standing({ of }: { of: Pick<CommitmentLine, 'state' | 'late'> }) {
  const t = useT()
  return of.late ? (
    <span className={classes.late}>{t('meetings.late')}</span>
  ) : (
    <span>{t(`meetings.standing.${word(of.state)}`)}</span>
  )
}

/** Two languages for a paper: first the reader's own. */
export function useSides() {
  const t = useT()
  const own = useLanguage()
  const [[left, right], setPair] = useState<[Language, Language]>([own, own === 'en' ? 'kk' : 'en'])
  const choose = (at: 0 | 1, value: Language) =>
    setPair((now) => {
      const other = now[at === 0 ? 1 : 0]
      const kept = other === value ? now[at] : other
      return at === 0 ? [value, kept] : [kept, value]
    })
  const select = (at: 0 | 1, label: string) => (
    <NativeSelect
      size="xs"
      aria-label={label}
      value={at === 0 ? left : right}
      onChange={(event) => choose(at, event.currentTarget.value as Language)}
      data={languages.map((value) => ({ value, label: nameOf[value] }))}
    />
  )
  return {
    query: { left, right },
    fields: (
      <>
        {select(0, t('meetings.language.first'))}
        {select(1, t('meetings.language.second'))}
      </>
    ),
  }
}
