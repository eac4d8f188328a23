// A disclosure as whoever asked for it sees it: not given, or what was given while its time lasts.
import { Stack, Text } from '@mantine/core'
import { crossingEndpoints } from '@oralu/domain'
import { useParams } from '@tanstack/react-router'
import { useAnswer } from '../api/client.ts'
import { Section } from '../cases/Section.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Crossed, CrossingFacts } from './CrossingFacts.tsx'
import { useSide } from './CrossingsPage.tsx'
import styles from './justice.module.css'

export function CrossingPage() {
  const t = useT()
  const side = useSide()
  const { crossingId: id } = useParams({ strict: false }) as { crossingId: string }
  const read = useAnswer(crossingEndpoints[side].get, { params: { id } }, { keep: false })
  return (
    <Loaded from={read}>
      {(of) => (
        <>
          <PageTitle title={t('justice.crossing.title', { reference: of.reference })}>
            <p className={styles.state}>{t(`justice.crossing.state.${word(of.state)}`)}</p>
            <Text c="dimmed">{t(`justice.crossing.state-hint.${word(of.state)}`)}</Text>
          </PageTitle>
          <Stack gap="lg">
            {of.copy && (
              <Section title={t('justice.crossing.copy')}>
                <p>
                  {t('justice.crossing.copy-hint')} <DayText value={of.copy.untilOn} />
                </p>
                <Stack gap="xs">
                  {of.copy.fields.map((each, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a frozen copy keeps its order
                    <div key={index} className={styles.field}>
                      <strong>{t(`justice.cross.${each.field}`)}</strong>
                      <Crossed of={each} />
                    </div>
                  ))}
                </Stack>
              </Section>
            )}
            <CrossingFacts of={of} />
          </Stack>
        </>
      )}
    </Loaded>
  )
}
