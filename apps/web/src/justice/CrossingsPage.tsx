// Disclosures of one side: what it asked for, and what waits for its decision.
import { Text } from '@mantine/core'
import { type Crossing, crossingEndpoints } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer } from '../api/client.ts'
import classes from '../cases/cases.module.css'
import { Places } from '../cases/Places.tsx'
import { CasePerson } from '../cases/person.tsx'
import { Section } from '../cases/Section.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { AskForm } from './AskForm.tsx'
import { compartmentName } from './CrossingFacts.tsx'

/** The side of the wall on which one works. */
export const useSide = () => (useCan()('legal.read') ? 'legal' : 'care')

export function CrossingsPage() {
  const t = useT()
  const can = useCan()
  const side = useSide()
  const read = useAnswer(crossingEndpoints[side].list)
  const [asking, setAsking] = useState(false)
  const asks = can('legal.write') || can('care.decide')
  return (
    <>
      <Places />
      <PageTitle
        title={t('justice.crossings')}
        action={asks ? { label: t('justice.crossing.ask'), onClick: () => setAsking(true) } : undefined}
      >
        <Text c="dimmed">{t('justice.crossings-hint')}</Text>
      </PageTitle>
      <Loaded from={read}>
        {({ asked, toDecide }) => (
          <>
            <Section title={t('justice.crossing.to-decide')}>
              <Lines
                items={toDecide}
                to={(id) => `/cases/crossings/${id}/decision`}
                none={t('justice.crossing.to-decide-none')}
              />
            </Section>
            {asks && (
              <Section title={t('justice.crossing.asked')}>
                <Lines
                  items={asked}
                  to={(id) => `/cases/crossings/${id}`}
                  none={t('justice.crossing.asked-none')}
                />
              </Section>
            )}
          </>
        )}
      </Loaded>
      {asking && <AskForm side={side} onClose={() => setAsking(false)} />}
    </>
  )
}

function Lines({ items, to, none }: { items: Crossing[]; to: (id: string) => string; none: string }) {
  const t = useT()
  if (items.length === 0) return <p className={classes.quiet}>{none}</p>
  return (
    <ul className={classes.lines}>
      {items.map((of) => (
        <li key={of.id}>
          <Link to={to(of.id) as '/'} className={classes.grow}>
            <CasePerson person={of.person} /> · <bdi>{of.authority}</bdi>
          </Link>
          <span>{compartmentName(t, of.compartment)}</span>
          <span>
            <strong>{t(`justice.crossing.state.${word(of.state)}`)}</strong>
            {of.noticeDue && <> · {t('justice.crossing.notice-due-short')}</>}
          </span>
          <span className={classes.quiet}>
            <InstantText value={of.askedAt} />
          </span>
        </li>
      ))}
    </ul>
  )
}
