import { Stack, Text, Title } from '@mantine/core'
import { getClaim } from '@oralu/domain'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { InstantText } from '../components/text.tsx'
import { useCan } from '../frame/me.ts'
import { T, useT } from '../i18n/index.tsx'
import { ClaimFacts } from './ClaimFacts.tsx'
import { ClaimForm } from './ClaimForm.tsx'
import { byKey, FindingCard } from './FindingCard.tsx'
import classes from './figures.module.css'
import { Places } from './Places.tsx'

/** A statement, and what the sums say of it. */
export function ClaimPage() {
  const t = useT()
  const can = useCan()
  const { claimId } = useParams({ strict: false }) as { claimId: string }
  const found = useAnswer(getClaim, { params: { id: claimId } })
  const [writing, setWriting] = useState(false)
  return (
    <>
      <Places />
      <Loaded from={found}>
        {({ claim, recordedBy, supersededReason, earlier, findings, named }) => (
          <Stack>
            <PageTitle
              title={claim.key}
              {...(can('press.write') && !claim.supersededBy
                ? { action: { label: t('figures.claims.supersede'), onClick: () => setWriting(true) } }
                : {})}
            >
              <Text c="dimmed">
                {t('figures.claims.recorded')} <InstantText value={claim.recordedAt} />{' '}
                <bdi>{recordedBy}</bdi>
              </Text>
            </PageTitle>
            {claim.supersededBy && (
              <div className={classes.notice} role="note">
                <T
                  id="figures.claims.superseded"
                  values={{
                    link: (text) => <Link to={`/figures/claims/${claim.supersededBy}` as '/'}>{text}</Link>,
                  }}
                />{' '}
                <bdi>{supersededReason}</bdi>
              </div>
            )}
            <div className={classes.facts}>
              <ClaimFacts claim={claim} />
            </div>
            {earlier.length > 0 && (
              <section>
                <Title order={2}>{t('figures.claims.earlier')}</Title>
                <ul>
                  {earlier.map((each) => (
                    <li key={each.id}>
                      <Link to={`/figures/claims/${each.id}` as '/'}>
                        <InstantText value={each.recordedAt} />
                      </Link>
                      : <bdi>{each.reason}</bdi>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {!claim.supersededBy && (
              <section>
                <Title order={2} mb="sm">
                  {t('figures.claims.findings')}
                </Title>
                {findings.length === 0 && <Text>{t('figures.claims.no-findings')}</Text>}
                <Stack component="ol" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
                  {findings.map((finding) => (
                    <FindingCard
                      key={`${finding.code} ${finding.category} ${finding.arithmetic}`}
                      finding={finding}
                      named={byKey(named)}
                    />
                  ))}
                </Stack>
              </section>
            )}
            {writing && <ClaimForm replaces={claim} onClose={() => setWriting(false)} />}
          </Stack>
        )}
      </Loaded>
    </>
  )
}
