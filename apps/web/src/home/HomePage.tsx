import { Stack, Text } from '@mantine/core'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { Empty } from '../components/Empty.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { Skeletons } from '../components/Skeletons.tsx'
import { useMe } from '../frame/me.ts'
import { useT } from '../i18n/index.tsx'
import { parts } from './slots.ts'
import { Waiting } from './waiting.ts'

const PortalHome = lazy(() => import('../portal/PortalHome.tsx'))

export function HomePage() {
  const { role } = useMe()
  return role === 'partner_guest' ? (
    <Suspense fallback={<Skeletons lines={6} />}>
      <PortalHome />
    </Suspense>
  ) : (
    <OfficerHome />
  )
}

function OfficerHome() {
  const t = useT()
  const { account, agency, role } = useMe()
  const mine = useMemo(() => parts[role].map((part) => ({ part, View: lazy(part) })), [role])
  const [counts, setCounts] = useState<Record<string, number | undefined>>({})
  const say = useCallback((part: string, count: number | undefined) => {
    setCounts((before) => ({ ...before, [part]: count }))
  }, [])
  const said = Object.values(counts)
  const nothing = said.length >= mine.length && said.every((count) => count === 0)

  return (
    <Waiting value={say}>
      <PageTitle title={t('home.greeting', { name: account.name })}>
        <Text c="dimmed">
          {t(`role.${role}`)} · <bdi>{agency.name}</bdi>
        </Text>
      </PageTitle>
      {nothing && <Empty title={t('home.nothing.title')} hint={t('home.nothing.hint')} />}
      <Stack gap="xl">
        {mine.map(({ View }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a role are constant
          <Suspense key={index} fallback={<Skeletons lines={3} />}>
            <View />
          </Suspense>
        ))}
      </Stack>
    </Waiting>
  )
}
