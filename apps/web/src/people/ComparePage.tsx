import { Text } from '@mantine/core'
import { compareTwo, decide } from '@oralu/domain'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useAnswer, useSend } from '../api/hooks.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { DecideBar } from './DecideBar.tsx'
import { MatchLinks } from './MatchesPage.tsx'
import { PairTable } from './PairTable.tsx'

/** Two records that an officer set side by side by hand. */
export function ComparePage() {
  const t = useT()
  const can = useCan()
  const navigate = useNavigate()
  const { left = '', right = '' } = useSearch({ strict: false }) as { left?: string; right?: string }
  const comparison = useAnswer(compareTwo, { query: { left, right } }, { keep: false })
  const send = useSend(decide, {
    invalidates: ['/people'],
    onDone: ({ personId }) => void navigate({ to: `/people/${personId}` }),
  })
  return (
    <>
      <PageTitle title={t('people.compare')} aside={<MatchLinks />} />
      <FormProblem error={send.error} />
      <Loaded from={comparison}>
        {(pair) => (
          <>
            <PairTable pair={pair} />
            {pair.decisionId || pair.grouped ? (
              <Text mt="sm">{t('people.already-decided')}</Text>
            ) : (
              can('identity.decide') && (
                <DecideBar
                  pair={left + right}
                  needsSecond={pair.needsSecond}
                  onDecide={(verdict) =>
                    send.mutate({ body: { leftAnchorId: left, rightAnchorId: right, ...verdict } })
                  }
                />
              )
            )}
          </>
        )}
      </Loaded>
    </>
  )
}
