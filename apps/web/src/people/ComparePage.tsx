import { Text } from '@mantine/core'
import { compareTwo, decide, giveOpinion } from '@oralu/domain'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useAnswer, useSend } from '../api/hooks.ts'
import { FormProblem } from '../components/FormProblem.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { useCan } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { DecideBar } from './DecideBar.tsx'
import { MatchLinks } from './MatchesPage.tsx'
import { PairContextParts } from './PairContextParts.tsx'
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
    onDone: ({ state, personId }) =>
      void navigate({ to: state === 'disagreed' ? '/matches/questions' : `/people/${personId}` }),
  })
  const leave = useSend(giveOpinion, {
    invalidates: ['/people'],
    onDone: () => void navigate({ to: '/matches' }),
  })
  return (
    <>
      <PageTitle title={t('people.compare')} aside={<MatchLinks />} />
      <FormProblem error={send.error ?? leave.error} />
      <Loaded from={comparison}>
        {(pair) => (
          <>
            <PairTable pair={pair} />
            <PairContextParts pair={pair} />
            {pair.decisionId || pair.grouped ? (
              <Text mt="sm">{t('people.already-decided')}</Text>
            ) : (
              can('identity.decide') && (
                <DecideBar
                  pair={left + right}
                  needsSecond={pair.needsSecond}
                  onDecide={({ verdict, byTwo, ...words }) => {
                    const body = { leftAnchorId: left, rightAnchorId: right, ...words }
                    if (byTwo || verdict === 'unsure') leave.mutate({ body: { ...body, verdict } })
                    else send.mutate({ body: { ...body, verdict } })
                  }}
                />
              )
            )}
          </>
        )}
      </Loaded>
    </>
  )
}
