import { SegmentedControl, Stack, Text } from '@mantine/core'
import { listFindings } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer } from '../api/client.ts'
import { Empty } from '../components/Empty.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { T, useT } from '../i18n/index.tsx'
import { byKey, FindingCard } from './FindingCard.tsx'
import { Places } from './Places.tsx'

const verdicts = ['conflicts', 'deduced', 'agrees'] as const

/** Which statements cannot all hold, and by how much. */
export function FindingsPage() {
  const t = useT()
  const found = useAnswer(listFindings)
  const [shown, setShown] = useState<string>('conflicts')
  return (
    <>
      <Places />
      <PageTitle title={t('figures.findings.title')}>
        <Text c="dimmed">{t('figures.findings.hint')}</Text>
      </PageTitle>
      <Loaded from={found}>
        {({ findings, named }) =>
          findings.length === 0 ? (
            <Empty
              title={t('figures.findings.none')}
              hint={
                <T
                  id="figures.findings.none-hint"
                  values={{ link: (text) => <Link to={'/figures/claims' as '/'}>{text}</Link> }}
                />
              }
            />
          ) : (
            <Stack>
              <SegmentedControl
                className="no-print"
                aria-label={t('figures.findings.show')}
                value={shown}
                onChange={setShown}
                data={verdicts.map((verdict) => ({
                  value: verdict,
                  label: `${t(`figures.verdict.${verdict}`)} (${findings.filter((each) => each.verdict === verdict).length})`,
                }))}
                style={{ alignSelf: 'start' }}
              />
              <Stack component="ol" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
                {findings
                  .filter((each) => each.verdict === shown)
                  .map((finding) => (
                    <FindingCard
                      key={`${finding.code} ${finding.category} ${finding.arithmetic} ${finding.claims.join()}`}
                      finding={finding}
                      named={byKey(named)}
                    />
                  ))}
              </Stack>
            </Stack>
          )
        }
      </Loaded>
    </>
  )
}
