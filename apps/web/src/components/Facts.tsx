import { Popover, UnstyledButton } from '@mantine/core'
import type { Day, Instant } from '@oralu/domain'
import { IconFileText } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useT } from '../i18n/index.tsx'
import classes from './Facts.module.css'
import { DayText, InstantText } from './text.tsx'

/** Where a fact comes from. */
export interface Provenance {
  /** The source, e.g. the name of a list. */
  source: string
  /** The day of the source. */
  day?: Day | null
  /** Who entered it, and when. */
  by?: string | null
  at?: Instant | null
  /** Address of the original line in Oralu. */
  line?: string | null
  /** What the original line says, in its own script, and how it sounds. */
  original?: { text: string; transliteration?: string } | null
}

export interface Fact {
  label: string
  value: ReactNode
  /** Every fact of a person or a mission has one; left out only for what Oralu computes. */
  from?: Provenance | undefined
}

/** Label, value, source. */
export function Facts({ facts, title }: { facts: readonly Fact[]; title?: string }) {
  return (
    <section className={classes.root} {...(title ? { 'aria-label': title } : {})}>
      {title && <h2 className={classes.title}>{title}</h2>}
      <dl className={classes.list}>
        {facts.map(({ label, value, from }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two sources may state the same label
          <div key={index} className={classes.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
            <dd className={classes.source}>{from && <Source from={from} />}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The source of a fact, short; opens to date, who entered it, and the original line. */
export function Source({ from }: { from: Provenance }) {
  const t = useT()
  return (
    <Popover position="bottom-end" width="20rem" withArrow trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.button} title={t('components.source.open')}>
          <IconFileText size={14} aria-hidden />
          <bdi>{from.source}</bdi>
          {from.day && (
            <>
              {' '}
              <DayText value={from.day} />
            </>
          )}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <dl className={classes.provenance}>
          <dt>{t('components.source.source')}</dt>
          <dd>
            <bdi>{from.source}</bdi>
          </dd>
          <dt>{t('components.source.day')}</dt>
          <dd>
            <DayText value={from.day} />
          </dd>
          {from.by && (
            <>
              <dt>{t('components.source.by')}</dt>
              <dd>
                <bdi>{from.by}</bdi>
                {from.at && (
                  <>
                    <br />
                    <InstantText value={from.at} />
                  </>
                )}
              </dd>
            </>
          )}
          {from.original && (
            <>
              <dt>{t('components.source.original')}</dt>
              <dd>
                <bdi className={classes.original}>{from.original.text}</bdi>
                {from.original.transliteration && (
                  <>
                    <br />
                    <bdi>{from.original.transliteration}</bdi>
                  </>
                )}
              </dd>
            </>
          )}
        </dl>
        {from.line && <Link to={from.line as '/'}>{t('components.source.line')}</Link>}
      </Popover.Dropdown>
    </Popover>
  )
}
